import { compareTexts } from "../../../values/compare.js";

/**
 * The natural order of two texts, as people number things: "file2" before "file10" (PHP 8's `strnatcmp`). Runs of
 * digits compare by their value, or digit by digit like decimals when one begins with 0. White space does not count,
 * nor do zeros at the very front.
 *
 * @returns -1, 0 or 1
 */
export function compareNatural(left: string, right: string): number {
	let i = leadingZeros(left);
	let j = leadingZeros(right);
	while (i < left.length && j < right.length) {
		i = skip(left, i, isSpace);
		j = skip(right, j, isSpace);
		const a = left.charCodeAt(i);
		const b = right.charCodeAt(j);
		if (isDigit(a) && isDigit(b)) {
			const [endLeft, endRight] = [skip(left, i, isDigit), skip(right, j, isDigit)];
			const order = compareDigits(left.slice(i, endLeft), right.slice(j, endRight));
			if (order !== 0) return order;
			i = endLeft;
			j = endRight;
			continue;
		}
		// An end that was reached through white space comes before any character.
		if (Number.isNaN(a) || Number.isNaN(b)) break;
		if (a !== b) return compareTexts(left.slice(i, i + 2), right.slice(j, j + 2));
		i++;
		j++;
	}
	return Math.sign(left.length - i - (right.length - j));
}

function leadingZeros(text: string): number {
	let zeros = 0;
	while (text.charCodeAt(zeros) === 48 && isDigit(text.charCodeAt(zeros + 1))) zeros++;
	return zeros;
}

function compareDigits(left: string, right: string): number {
	const likeDecimals = left.startsWith("0") || right.startsWith("0");
	if (!likeDecimals && left.length !== right.length) return left.length < right.length ? -1 : 1;
	return left === right ? 0 : left < right ? -1 : 1;
}

function skip(text: string, from: number, matches: (unit: number) => boolean): number {
	let index = from;
	while (index < text.length && matches(text.charCodeAt(index))) index++;
	return index;
}

function isDigit(unit: number): boolean {
	return unit >= 48 && unit <= 57;
}

function isSpace(unit: number): boolean {
	return unit === 32 || (unit >= 9 && unit <= 13);
}
