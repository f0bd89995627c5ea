import { parseNumericText } from "../../values/convert.js";
import { fatalError } from "../../values/error.js";
import { type Container, isContainer, isList, pairsOf, sizeOfContainer } from "./arrays.js";
import { toValue } from "./convert.js";
import type { Rendering } from "./rendering.js";
import { isSpecial, type TwigValue } from "./values.js";

/** The bits of PHP's `json_encode` options. */
const HEX_TAG = 1;
const HEX_AMP = 2;
const HEX_APOS = 4;
const HEX_QUOT = 8;
const FORCE_OBJECT = 16;
const NUMERIC_CHECK = 32;
const UNESCAPED_SLASHES = 64;
const PRETTY_PRINT = 128;
const UNESCAPED_UNICODE = 256;

/** Characters that an option writes as an escape, beyond what JSON itself asks for. */
const optional: readonly (readonly [string, number])[] = [
	["<", HEX_TAG],
	[">", HEX_TAG],
	["&", HEX_AMP],
	["'", HEX_APOS],
];

/** A decimal with the fewest digits that read back the same, in PHP's notation. */
function jsonNumber(number: number): string {
	const [mantissa = "", exponentText = "0"] = number.toExponential().split("e");
	const exponent = Number(exponentText);
	if (number === 0 || (exponent >= -4 && exponent < 17)) {
		return Number.isInteger(number) ? BigInt(number).toString() : String(number);
	}
	const shown = mantissa.includes(".") ? mantissa : `${mantissa}.0`;
	return `${shown}e${exponent < 0 ? "" : "+"}${exponent}`;
}

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** What PHP writes for the four characters of HTML: with upper-case digits. */
const hexEscape = (character: string): string => `\\u00${character.charCodeAt(0).toString(16).toUpperCase()}`;

function jsonText(text: string, options: number): string {
	if (/\p{Surrogate}/u.test(text)) throw fatalError("Malformed UTF-8 characters, possibly incorrectly encoded");
	let written = JSON.stringify(text).slice(1, -1);
	if ((options & UNESCAPED_SLASHES) === 0) written = written.replaceAll("/", "\\/");
	if ((options & HEX_QUOT) !== 0) written = written.replaceAll('\\"', "\\u0022");
	for (const [character, option] of optional) {
		if ((options & option) !== 0) written = written.replaceAll(character, hexEscape(character));
	}
	// The two line separators would end a line of JavaScript, so PHP escapes them all the same.
	const escaped = (options & UNESCAPED_UNICODE) === 0 ? /[\x80-\uffff]/g : /[\u2028\u2029]/g;
	return `"${written.replace(escaped, escapeUnit)}"`;
}

class JsonWriter {
	private length = 0;

	constructor(
		private readonly options: number,
		private readonly depth: number,
		private readonly checkLength: (length: number) => void,
	) {}

	/** Arrays that stand in several places are written in each, so the length is watched while it grows. */
	write(value: TwigValue, level: number): string {
		if (isContainer(value)) return this.writeContainer(value, level);
		const written = this.writeScalar(value, level);
		this.length += written.length + 1;
		this.checkLength(this.length);
		return written;
	}

	private writeScalar(value: TwigValue, level: number): string {
		if (isSpecial(value)) return this.write(toValue(value), level);
		if (typeof value === "number") return jsonNumber(value);
		if (typeof value !== "string") return String(value);
		const number = (this.options & NUMERIC_CHECK) === 0 ? undefined : parseNumericText(value);
		return number === undefined ? jsonText(value, this.options) : this.writeScalar(number, level);
	}

	private writeContainer(container: Container, level: number): string {
		if (level >= this.depth) throw fatalError("Maximum stack depth exceeded");
		this.length += 2;
		this.checkLength(this.length);
		const isArray = isList(container) && (this.options & FORCE_OBJECT) === 0;
		const [open, close] = isArray ? "[]" : "{}";
		if (sizeOfContainer(container) === 0) return `${open}${close}`;
		const isPretty = (this.options & PRETTY_PRINT) !== 0;
		const indent = isPretty ? `\n${"    ".repeat(level + 1)}` : "";
		const colon = isPretty ? ": " : ":";
		const items: string[] = [];
		for (const [key, element] of pairsOf(container)) {
			const name = isArray ? "" : jsonText(String(key), this.options) + colon;
			items.push(indent + name + this.write(element, level + 1));
		}
		return `${open}${items.join(",")}${isPretty ? `\n${"    ".repeat(level)}` : ""}${close}`;
	}
}

/**
 * JSON as PHP's `json_encode` writes it: slashes and everything beyond ASCII escaped unless the options say otherwise.
 *
 * @throws XanoError beyond the depth, and for texts that are no Unicode
 */
export function encodePhpJson(value: TwigValue, options: number, depth: number, rendering: Rendering): string {
	const check = (length: number): void => rendering.checkLength(length);
	return new JsonWriter(options, Math.min(depth, 512), check).write(value, 0);
}
