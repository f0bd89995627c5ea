export default function pushes(n) {
	const list = [];
	for (let i = 0; i < n; i++) list.push(i % 1000);
	let sum = 0;
	for (const number of list) sum += number;
	return sum + list.length;
}
