export default function binarySearch(n) {
	const list = [];
	for (let i = 0; i < 100000; i++) list.push(i * 3);
	let seed = 5;
	let checksum = 0;
	for (let i = 0; i < n; i++) {
		seed = (seed * 16807) % 2147483647;
		checksum += positionOf(list, seed % 300000);
	}
	return checksum;
}

function positionOf(list, wanted) {
	let low = 0;
	let high = list.length - 1;
	while (low <= high) {
		const middle = Math.floor((low + high) / 2);
		const found = list[middle];
		if (found === wanted) return middle;
		if (found < wanted) low = middle + 1;
		else high = middle - 1;
	}
	return -1;
}
