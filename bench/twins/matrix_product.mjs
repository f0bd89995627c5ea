export default function matrixProduct(n) {
	const left = [];
	const right = [];
	for (let i = 0; i < n; i++) {
		const leftRow = [];
		const rightRow = [];
		for (let j = 0; j < n; j++) {
			leftRow.push((i * 3 + j) % 17);
			rightRow.push((i + j * 5) % 13);
		}
		left.push(leftRow);
		right.push(rightRow);
	}
	const product = [];
	for (let i = 0; i < n; i++) {
		const leftRow = left[i];
		const row = [];
		for (let j = 0; j < n; j++) {
			let cell = 0;
			for (let k = 0; k < n; k++) cell += leftRow[k] * right[k][j];
			row.push(cell);
		}
		product.push(row);
	}
	let checksum = 0;
	for (const row of product) for (const number of row) checksum = (checksum * 31 + number) % 1000003;
	return checksum;
}
