/**
 * Lines up cells in columns: the first to the left, the others to the right.
 * @param rows arrays of texts; null makes a rule
 */
export function table(rows) {
	const widths = [];
	for (const row of rows) {
		for (const [column, cell] of (row ?? []).entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
	}
	const lines = rows.map((row) => {
		if (row === null) return widths.map((width) => "─".repeat(width)).join("──");
		return row
			.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
			.join("  ");
	});
	return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

export function factor(value) {
	return Number.isFinite(value) ? value.toFixed(2) : "–";
}

export function milliseconds(value) {
	if (!Number.isFinite(value)) return "–";
	return value < 10 ? value.toFixed(2) : value.toFixed(1);
}

export function percent(share) {
	return Number.isFinite(share) ? `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %` : "–";
}
