export default function wordCount(n) {
	let seed = 1;
	const words = [];
	for (let i = 0; i < n; i++) {
		seed = (seed * 16807) % 2147483647;
		const rank = ((seed % 997) * (seed % 3)) % 997;
		words.push(`Word${rank}`);
	}
	const text = words.join(" ").toLowerCase();
	const counts = new Map();
	for (const word of text.split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
	let checksum = counts.size;
	for (const [word, count] of counts) checksum = (checksum * 31 + count + word.length) % 1000003;
	return checksum;
}
