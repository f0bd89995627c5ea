export default function stringBuilding(n) {
	const pieces = ["a", "be", "see", "de", "e", "ef", "gee"];
	let text = "";
	for (let i = 0; i < n; i++) text += pieces[i % 7];
	const middle = Math.floor(n / 2);
	return `${text.length}:${text.slice(middle, middle + 10)}`;
}
