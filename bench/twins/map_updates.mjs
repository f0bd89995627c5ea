export default function mapUpdates(n) {
	let seed = 3;
	const totals = new Map();
	for (let i = 0; i < n; i++) {
		seed = (seed * 16807) % 2147483647;
		const key = `key${seed % 5000}`;
		totals.set(key, (totals.get(key) ?? 0) + i);
	}
	let checksum = 0;
	for (const total of totals.values()) checksum = (checksum * 31 + total) % 1000003;
	return checksum;
}
