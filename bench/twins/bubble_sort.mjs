export default function bubbleSort(n) {
	let seed = 42;
	const list = [];
	for (let i = 0; i < n; i++) {
		seed = (seed * 16807) % 2147483647;
		list.push(seed % 100000);
	}
	for (let end = list.length - 1; end > 0; end--) {
		for (let j = 0; j < end; j++) {
			if (list[j] > list[j + 1]) {
				const larger = list[j];
				list[j] = list[j + 1];
				list[j + 1] = larger;
			}
		}
	}
	let checksum = 0;
	for (const number of list) checksum = (checksum * 31 + number) % 1000003;
	return checksum;
}
