export default function queens(n) {
	const columnTaken = new Array(2 * n).fill(false);
	const risingTaken = new Array(2 * n).fill(false);
	const fallingTaken = new Array(2 * n).fill(false);
	const placed = new Array(2 * n).fill(0);
	let row = 0;
	let column = 0;
	let checksum = 0;
	while (row >= 0) {
		while (column < n && (columnTaken[column] || risingTaken[row + column] || fallingTaken[row - column + n])) column++;
		if (column === n) {
			row--;
			if (row >= 0) {
				column = placed[row];
				columnTaken[column] = false;
				risingTaken[row + column] = false;
				fallingTaken[row - column + n] = false;
				column++;
			}
		} else if (row === n - 1) {
			checksum += 1000 + (placed[0] + 1) * (column + 1);
			column++;
		} else {
			placed[row] = column;
			columnTaken[column] = true;
			risingTaken[row + column] = true;
			fallingTaken[row - column + n] = true;
			row++;
			column = 0;
		}
	}
	return checksum;
}
