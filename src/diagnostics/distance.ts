/**
 * How many letters have to be inserted, deleted, replaced or swapped with their neighbour to make one text of the other
 * (Damerau and Levenshtein, in the form where no stretch is edited twice).
 * @param limit larger distances are not worked out to the end
 * @returns the distance, or `limit + 1` when it is larger than `limit`
 */
export function editDistance(a: string, b: string, limit: number): number {
	if (a === b) return 0;
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let beforePrevious: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		let smallest = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				cost = Math.min(cost, at(beforePrevious, j - 2) + 1);
			current.push(cost);
			if (cost < smallest) smallest = cost;
		}
		if (smallest > limit) return limit + 1;
		beforePrevious = previous;
		previous = current;
	}
	return Math.min(at(previous, b.length), limit + 1);
}

function at(row: readonly number[], index: number): number {
	return row[index] as number;
}
