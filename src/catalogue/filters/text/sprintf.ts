import { toDecimal, toInt } from "../../../values/convert.js";
import { fatalError, type XanoError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { codePointLength, sliceCodePoints, toText } from "../../../values/text.js";
import type { CallContext } from "../../define.js";
import { checkLength, describeKind } from "../subject.js";
import { type DecimalDigits, exactDigits, roundDigits } from "./decimal_digits.js";

/** `%`, position, flags, width, precision, conversion. A point without digits means nothing. */
const DIRECTIVE = /%(?:%|(?:(\d+)\$)?((?:[-+ 0]|'.)*)(\*(?:\d+\$)?|\d+)?(?:\.(\*(?:\d+\$)?|\d*))?l?(.?))/gsu;

/** PHP writes no more decimals than these. */
const LARGEST_PRECISION = 53;

interface Directive {
	readonly left: boolean;
	readonly plus: boolean;
	readonly padding: string;
	readonly width: number;
	/** null when none is written. */
	readonly precision: number | null;
}

/**
 * The `sprintf` filter: fills a format the way PHP 8 does. Widths count characters, not bytes (our choice).
 *
 * @param format the text with directives such as `%s`, `%05.2f`, `%1$d`
 * @throws XanoError for unknown directives, missing values, and values that are arrays or objects
 */
export function formatText(context: CallContext, format: string, values: readonly Value[]): string {
	let result = "";
	let end = 0;
	let next = 0;
	const argument = (position: number): Value => {
		const value = values[position];
		if (value !== undefined) return value;
		throw fatalError(
			`The format of \`sprintf\` needs ${position + 1} values, ${values.length} ${values.length === 1 ? "is" : "are"} given`,
			"Every % needs a value, in the order of the format; a percent sign itself is written %%.",
		);
	};
	const star = (written: string): number => {
		const position = written.length > 1 ? Number(written.slice(1, -1)) - 1 : next++;
		const value = argument(position);
		if (typeof value === "number" && Number.isInteger(value)) return value;
		throw fatalError("A `*` in the format of `sprintf` needs an int", `It got ${describeKind(value)}.`);
	};
	for (const match of format.matchAll(DIRECTIVE)) {
		const [whole, position, flags = "", width, precision, conversion] = match;
		result += format.slice(end, match.index);
		end = match.index + whole.length;
		if (conversion === undefined) {
			result += "%";
			continue;
		}
		if (conversion === "") throw badFormat("the format ends before the directive does");
		if (position !== undefined && Number(position) === 0) throw badFormat("positions count from 1");
		const directive = readDirective(
			flags,
			width?.startsWith("*") ? star(width) : Number(width ?? 0),
			precision?.startsWith("*") ? star(precision) : precision ? Number(precision) : null,
		);
		checkLength(context, result.length + directive.width);
		const index = position === undefined ? next++ : Number(position) - 1;
		result += convert(conversion, directive, () => argument(index));
	}
	return result + format.slice(end);
}

function badFormat(reason: string): XanoError {
	return fatalError(`The format of \`sprintf\` is wrong: ${reason}`, "A percent sign itself is written %%.");
}

function readDirective(flags: string, width: number, precision: number | null): Directive {
	let left = false;
	let plus = false;
	let padding = " ";
	for (let i = 0; i < flags.length; i++) {
		const flag = flags.charAt(i);
		if (flag === "-") left = true;
		else if (flag === "+") plus = true;
		else if (flag === "'") {
			padding = String.fromCodePoint(flags.codePointAt(i + 1) as number);
			i += padding.length;
		} else padding = flag;
	}
	if (width < 0 || width > 2_147_483_647) throw badFormat("a width must lie between 0 and 2147483647");
	if (precision !== null && (precision < 0 || precision > 2_147_483_647)) {
		throw badFormat("a precision must lie between 0 and 2147483647");
	}
	return { left, plus, padding, width, precision };
}

function convert(conversion: string, directive: Directive, value: () => Value): string {
	switch (conversion) {
		case "s": {
			const text = scalarText(value());
			return pad(directive.precision === null ? text : sliceCodePoints(text, 0, directive.precision), directive);
		}
		case "d":
			return padInteger(BigInt(toInt(scalar(value()))), directive);
		case "u":
			return padInteger(unsigned(value()), { ...directive, plus: false });
		case "x":
			return padBits(value(), 16, directive);
		case "X":
			return padBits(value(), 16, directive, true);
		case "o":
			return padBits(value(), 8, directive);
		case "b":
			return padBits(value(), 2, directive);
		case "c":
			return String.fromCharCode(Number(unsigned(value()) & 0xffn));
		case "e":
		case "E":
		case "f":
		case "F":
		case "g":
		case "G":
		case "h":
		case "H":
			return padDecimal(toDecimal(scalar(value())), conversion, directive);
		default:
			throw badFormat(`there is no directive "%${conversion}"`);
	}
}

function scalar(value: Value): Value {
	if (typeof value !== "object" || value === null) return value;
	throw fatalError(
		`\`sprintf\` cannot fill in ${describeKind(value)}`,
		Array.isArray(value) ? "Join it with `|join:`, or write `|json_encode`." : "Write `|json_encode`.",
	);
}

/** Bools as PHP casts them: "1" and "". */
function scalarText(value: Value): string {
	return typeof value === "boolean" ? (value ? "1" : "") : toText(scalar(value));
}

/** The 64 bits of an int read without a sign. */
function unsigned(value: Value): bigint {
	return BigInt.asUintN(64, BigInt(toInt(scalar(value))));
}

/** PHP applies a precision to the digits as to a text, but always as 0: none are left. */
function padBits(value: Value, base: number, directive: Directive, upper = false): string {
	const digits = unsigned(value).toString(base);
	return pad(directive.precision !== null ? "" : upper ? digits.toUpperCase() : digits, directive);
}

function pad(text: string, directive: Directive): string {
	const missing = directive.width - codePointLength(text);
	if (missing <= 0) return text;
	const padding = directive.padding.repeat(missing);
	return directive.left ? text + padding : padding + text;
}

/** Zeros go between the sign and the digits; any other padding goes before the sign. */
function padSigned(sign: string, digits: string, directive: Directive): string {
	if (directive.left || directive.padding !== "0" || sign === "") return pad(sign + digits, directive);
	return sign + pad(digits, { ...directive, width: directive.width - sign.length });
}

/** Zeros never stand behind an int: there spaces do. */
function padInteger(number: bigint, directive: Directive): string {
	const sign = number < 0n ? "-" : directive.plus ? "+" : "";
	const padding = directive.left && directive.padding === "0" ? " " : directive.padding;
	return padSigned(sign, (number < 0n ? -number : number).toString(), { ...directive, padding });
}

function padDecimal(number: number, conversion: string, directive: Directive): string {
	const exact = exactDigits(Math.abs(number));
	const precision = Math.min(directive.precision ?? 6, LARGEST_PRECISION);
	const lower = conversion.toLowerCase();
	const text =
		lower === "f" ? fixed(exact, precision) : lower === "e" ? scientific(exact, precision) : general(exact, precision);
	const sign = number < 0 || Object.is(number, -0) ? "-" : directive.plus ? "+" : "";
	return padSigned(sign, conversion === lower ? text : text.toUpperCase(), directive);
}

function fixed(exact: DecimalDigits, precision: number): string {
	const { digits, point } = roundDigits(exact, exact.point + precision);
	const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
	if (precision === 0) return whole;
	const decimals = point >= 0 ? digits.slice(point) : "0".repeat(-point) + digits;
	return `${whole}.${decimals.padEnd(precision, "0").slice(0, precision)}`;
}

function scientific(exact: DecimalDigits, precision: number): string {
	const { digits, point } = roundDigits(exact, precision + 1);
	const decimals = digits.slice(1).padEnd(precision, "0").slice(0, precision);
	const exponent = point - 1;
	return `${digits.charAt(0)}${precision > 0 ? `.${decimals}` : ""}e${exponent < 0 ? "" : "+"}${exponent}`;
}

/** The shorter of both, without zeros at the end; exponents below -4 and from the precision on are written out. */
function general(exact: DecimalDigits, precision: number): string {
	const rounded = roundDigits(exact, Math.max(precision, 1));
	const digits = rounded.digits.replace(/0+$/, "") || "0";
	const point = rounded.point;
	if (digits === "0") return "0";
	if (point < -3 || point > Math.max(precision, 1)) {
		const exponent = point - 1;
		return `${digits.charAt(0)}.${digits.slice(1) || "0"}e${exponent < 0 ? "" : "+"}${exponent}`;
	}
	if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
	if (digits.length <= point) return digits.padEnd(point, "0");
	return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
