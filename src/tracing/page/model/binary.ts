/**
 * The first index, from `from` on and before `to`, at which something holds that holds for all after it; `to` if there is
 * none.
 */
export function firstThat(holds: (index: number) => boolean, from: number, to: number): number {
	let [low, high] = [from, to];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
