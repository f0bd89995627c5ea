export default function editDistance(n) {
	const first = randomLetters(n, 7);
	const second = randomLetters(n, 11);
	let previous = Array.from({ length: n + 1 }, (_, index) => index);
	for (let i = 0; i < n; i++) {
		const current = [i + 1];
		for (let j = 0; j < n; j++) {
			const cost = first[i] === second[j] ? 0 : 1;
			current.push(Math.min(previous[j] + cost, previous[j + 1] + 1, current[j] + 1));
		}
		previous = current;
	}
	return previous.reduce((sum, distance) => sum + distance, 0) + previous[n];
}

function randomLetters(length, start) {
	const letters = ["a", "b", "c", "d"];
	let seed = start;
	let text = "";
	for (let i = 0; i < length; i++) {
		seed = (seed * 16807) % 2147483647;
		text += letters[seed % 4];
	}
	return text;
}
