import { parseExpression } from "../../../grammar/parse.js";
import { quote } from "../../../grammar/print/texts.js";
import { Source } from "../../../grammar/source.js";
import { isObject, type Value } from "../../values/kinds.js";
import { entriesOf } from "../../values/object.js";

/** A value that cannot stand in a program. */
export class Unwritable extends Error {
	override readonly name = "Unwritable";
}

/**
 * A value as it stands in a program, on one line.
 * @param other writes a text in another way than in quotes, such as `$env.NAME`; null for most
 * @throws Unwritable when the language has no way to write it
 */
export function literal(value: Value, other: (text: string) => string | null = () => null): string {
	const text = written(value, other);
	// A file is UTF-8, in which half a character cannot be; brackets nest only so deep.
	if (/\p{Surrogate}/u.test(text)) throw new Unwritable("it holds half a character, which no file can hold");
	if (text.includes("\0")) throw new Unwritable("it holds the character 0, which no program can hold");
	const { expression, issues } = parseExpression(new Source("", text));
	if (expression === null || issues.length > 0) throw new Unwritable("it is nested too deeply");
	return text;
}

function written(value: Value, other: (text: string) => string | null): string {
	if (value === null) return "null";
	if (typeof value === "string") return other(value) ?? quote(value);
	if (typeof value === "number") return decimal(value);
	if (Array.isArray(value)) return `[${value.map((element) => written(element, other)).join(", ")}]`;
	if (isObject(value)) {
		const entries = entriesOf(value).map(([key, element]) => `${keyText(key)}: ${written(element, other)}`);
		return `{${entries.join(", ")}}`;
	}
	return String(value);
}

function keyText(key: string): string {
	return isPlainName(key) ? key : quote(key);
}

/** Whether a key can be written without quotes, and stand behind a dot. */
export function isPlainName(key: string): boolean {
	return /^[A-Za-z_]\w*$/.test(key) && !/^(?:true|false|null|now)$/.test(key);
}

/** The language has no exponents, and tells a decimal from a 64-bit int by its dot. */
function decimal(number: number): string {
	if (!Number.isFinite(number)) throw new Unwritable(`it holds a number that is ${number}`);
	if (Number.isSafeInteger(number)) return String(number);
	if (Number.isInteger(number)) return `${BigInt(number)}.0`;
	const text = String(number);
	const [, sign = "", whole = "", fraction = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e-(\d+))?$/.exec(text) ?? [];
	if (exponent === undefined) return text;
	return `${sign}0.${"0".repeat(Number(exponent) - 1)}${whole}${fraction}`;
}
