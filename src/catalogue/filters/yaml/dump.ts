import { bytesOf } from "../../../values/bytes.js";
import { isNumericText } from "../../../values/convert.js";
import { depthError } from "../../../values/error.js";
import { isObject, MAXIMUM_DEPTH, type Value } from "../../../values/kinds.js";
import { entriesOf } from "../../../values/object.js";
import { isTimestamp, readPlain } from "./scalars.js";

/** How YAML is written; the bits are those of Symfony's dump flags. */
export interface DumpStyle {
	/** Levels written in block style before the rest goes on one line. */
	readonly inline: number;
	/** Blanks of a level. */
	readonly indent: number;
	readonly literalBlocks: boolean;
	readonly nullAsTilde: boolean;
	/** Called for every value, so that parts shared many times cannot go on for ever. */
	readonly count: () => void;
}

const doubleEscapes: ReadonlyMap<string, string> = new Map([
	["\\", "\\\\"],
	['"', '\\"'],
	["\0", "\\0"],
	["\u0007", "\\a"],
	["\b", "\\b"],
	["\t", "\\t"],
	["\n", "\\n"],
	["\v", "\\v"],
	["\f", "\\f"],
	["\r", "\\r"],
	["\u001b", "\\e"],
	["\u0085", "\\N"],
	["\u00a0", "\\_"],
	["\u2028", "\\L"],
	["\u2029", "\\P"],
]);

function doubleQuoted(text: string): string {
	const escaped = text.replace(/[\\"\u0000-\u001f\u007f\u0085\u00a0\u2028\u2029]/g, (character) => {
		const written = doubleEscapes.get(character);
		return written ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
	});
	return `"${escaped}"`;
}

const singleQuoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const BINARY =
	/[\u0001-\u0006\u000e-\u001a\u001c-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const NEEDS_DOUBLE = /[\u0000-\u001f\u007f\u0085\u00a0\u2028\u2029]/;
const NEEDS_SINGLE = /[\s'":{}[\],&*#?]|^[-?|<>=!%@`\p{Zs}\ufeff]/u;
const RESERVED: ReadonlySet<string> = new Set(["null", "~", "true", "false", "y", "n", "yes", "no", "on", "off"]);

/** Whether a text, written bare, would be read as something else. */
function isMistakable(text: string): boolean {
	if (/^[+-]?\.(?:inf|nan)$/i.test(text) || text === "...") return true;
	return /^[\d+.-]/.test(text) && (isTimestamp(text) || /^[\d_]+$/.test(text) || readPlain(text) !== text);
}

function dumpText(text: string): string {
	if (text === "") return "''";
	if (isNumericText(text) && !/[\f\n\r\t\v]/.test(text)) return singleQuoted(text);
	if (BINARY.test(text)) return `!!binary ${bytesOf(text).toString("base64")}`;
	if (NEEDS_DOUBLE.test(text)) return doubleQuoted(text);
	if (RESERVED.has(text.toLowerCase()) || NEEDS_SINGLE.test(text)) return singleQuoted(text);
	return /^0x[\da-f_]+$/i.test(text) || isMistakable(text) ? singleQuoted(text) : text;
}

/** As PHP writes a decimal: with a point always, in scientific notation when very large or small. */
function dumpDecimal(number: number): string {
	const written = String(number);
	const magnitude = Math.abs(number);
	if (magnitude >= 1e15 || magnitude < 1e-4) {
		const [digits = "", exponent = ""] = number.toExponential().split("e");
		return `${digits.includes(".") ? digits : `${digits}.0`}E${exponent}`;
	}
	return written.includes(".") ? written : `${written}.0`;
}

function dumpScalar(value: Exclude<Value, object> | null, style: DumpStyle): string {
	if (value === null) return style.nullAsTilde ? "~" : "null";
	if (typeof value === "string") return dumpText(value);
	if (typeof value === "number" && !Number.isSafeInteger(value)) return dumpDecimal(value);
	return String(value);
}

/** PHP's arrays make ints of such keys, and so they are written without quotation marks. */
function dumpKey(key: string): string {
	return /^(?:0|-?[1-9]\d{0,17})$/.test(key) ? key : dumpText(key);
}

function checkDepth(depth: number): void {
	if (depth >= MAXIMUM_DEPTH) throw depthError("Error encoding YAML: Maximum stack depth exceeded", depth);
}

function dumpInline(value: Value, style: DumpStyle, depth: number): string {
	style.count();
	if (typeof value !== "object" || value === null) return dumpScalar(value, style);
	checkDepth(depth);
	if (Array.isArray(value)) return `[${value.map((element) => dumpInline(element, style, depth + 1)).join(", ")}]`;
	const pairs = entriesOf(value).map(([key, element]) => `${dumpKey(key)}: ${dumpInline(element, style, depth + 1)}`);
	return `{ ${pairs.join(", ")} }`;
}

/** A text of several lines as a literal block. */
function dumpBlock(text: string, prefix: string, style: DumpStyle): string {
	const lines = text.split("\n");
	const indicator = lines.find((line) => /[^ ]/.test(line))?.startsWith(" ") ? String(style.indent) : "";
	const chomping = text.endsWith("\n\n") ? "+" : text.endsWith("\n") ? "" : "-";
	const blanks = prefix + " ".repeat(style.indent);
	return `|${indicator}${chomping}${lines.map((line) => (line === "" ? "\n" : `\n${blanks}${line}`)).join("")}`;
}

/** Lines of blanks say nothing of how far a block is indented: a text that begins with some stays in quotation marks. */
function isBlock(value: Value, style: DumpStyle): value is string {
	if (!style.literalBlocks || typeof value !== "string" || !value.includes("\n")) return false;
	return !value.includes("\r") && /[^ \n]/.test(value) && !/^\n* +\n/.test(value) && !BINARY.test(value);
}

function dumpLevel(value: Value, style: DumpStyle, level: number, prefix: string): string {
	const entries = isObject(value) ? entriesOf(value) : null;
	const elements = Array.isArray(value) ? value : (entries ?? []);
	if (level >= style.inline || elements.length === 0) return prefix + dumpInline(value, style, level);
	checkDepth(level);
	style.count();
	const parts: string[] = [];
	for (const each of elements) {
		const [key, element] = entries === null ? ["-", each as Value] : (each as [string, Value]);
		// A block ends without a line break.
		if (parts.length > 0 && !parts.at(-1)?.endsWith("\n")) parts.push("\n");
		const start = prefix + (entries === null ? key : `${dumpKey(key)}:`);
		if (isBlock(element, style)) {
			parts.push(`${start} ${dumpBlock(element, prefix, style)}`);
		} else if (level + 1 >= style.inline || isFlat(element)) {
			parts.push(`${start} ${dumpInline(element, style, level + 1)}\n`);
		} else {
			parts.push(`${start}\n`, dumpLevel(element, style, level + 1, prefix + " ".repeat(style.indent)));
		}
	}
	return parts.join("");
}

function isFlat(value: Value): boolean {
	if (typeof value !== "object" || value === null) return true;
	return Array.isArray(value) ? value.length === 0 : entriesOf(value).length === 0;
}

/**
 * A value as YAML, as Symfony's `Yaml::dump` writes it; `[]` and `{}` stay what they are.
 *
 * @throws XanoError for a value nested deeper than 512 levels
 */
export function dumpYaml(value: Value, style: DumpStyle): string {
	return dumpLevel(value, style, 0, "");
}
