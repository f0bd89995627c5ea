/** The exact decimal digits of a number: `digits` is a whole number, the decimal point stands behind `point` digits. */
export interface DecimalDigits {
	readonly digits: string;
	/** How many of the digits stand before the decimal point; negative when zeros come between. */
	readonly point: number;
}

/**
 * Every digit of a double: 0.1 has 55 of them. PHP rounds these, so 1.005 to two decimals is 1.00.
 *
 * @param number finite, not negative
 */
export function exactDigits(number: number): DecimalDigits {
	if (number === 0) return { digits: "0", point: 1 };
	const view = new DataView(new ArrayBuffer(8));
	view.setFloat64(0, number);
	const bits = view.getBigUint64(0);
	const field = Number(bits >> 52n) & 0x7ff;
	const fraction = bits & 0xf_ffff_ffff_ffffn;
	const mantissa = field === 0 ? fraction : fraction | (1n << 52n);
	const exponent = (field === 0 ? 1 : field) - 1075;
	if (exponent >= 0) {
		const digits = (mantissa << BigInt(exponent)).toString();
		return { digits, point: digits.length };
	}
	// m / 2^k is m · 5^k / 10^k.
	const digits = (mantissa * 5n ** BigInt(-exponent)).toString();
	return { digits, point: digits.length + exponent };
}

/**
 * Keeps a number of digits and rounds the rest, a tie to the even digit.
 *
 * @param keep how many digits to keep from the front; 0 or less gives 0 or 1
 */
export function roundDigits(number: DecimalDigits, keep: number): DecimalDigits {
	const { digits, point } = number;
	if (keep >= digits.length) return number;
	if (keep < 0) return { digits: "0", point: point - keep };
	const kept = digits.slice(0, keep);
	const next = digits.charCodeAt(keep) - 48;
	const tie = next === 5 && /^0*$/.test(digits.slice(keep + 1));
	const odd = keep > 0 && digits.charCodeAt(keep - 1) % 2 === 1;
	if (next < 5 || (tie && !odd)) return { digits: kept === "" ? "0" : kept, point: kept === "" ? point + 1 : point };
	const up = (BigInt(kept === "" ? "0" : kept) + 1n).toString();
	return { digits: up, point: point + up.length - kept.length };
}
