import { fatalError, type XanoError } from "../../../values/error.js";
import { encodeJson } from "../../../values/json.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { getKey, objectFrom, valuesOf } from "../../../values/object.js";
import { toText } from "../../../values/text.js";
import { describeKind } from "../subject.js";
import { textArgument, textSubject } from "../text/coerce.js";

/** The characters a CSV text is made with. */
export interface CsvDialect {
	readonly separator: string;
	readonly enclosure: string;
	/** Before an enclosure inside a cell; the enclosure itself, or "", means that it is doubled. */
	readonly escape: string;
}

/**
 * The dialect of the three arguments all CSV filters share.
 *
 * @param name the filter, for messages
 * @param characters separator, enclosure and escape, each null for its default
 * @throws XanoError when one is not a single character, or separator and enclosure are the same
 */
export function dialectOf(name: string, characters: readonly Value[]): CsvDialect {
	const [separator = null, enclosure = null, escapeCharacter = null] = characters;
	const one = (value: Value, argument: string, fallback: string, mayBeEmpty: boolean): string => {
		if (value === null) return fallback;
		const text = textArgument(value, name, argument);
		if (Array.from(text).length === 1 || (mayBeEmpty && text === "")) return text;
		throw fatalError(`The ${argument} of \`${name}\` must be one character`, 'A tab is written "\\t".');
	};
	const dialect = {
		separator: one(separator, "separator", ",", false),
		enclosure: one(enclosure, "enclosure", '"', false),
		escape: one(escapeCharacter, "escape", '"', true),
	};
	if (dialect.separator !== dialect.enclosure) return dialect;
	throw fatalError(`Separator and enclosure of \`${name}\` must differ`);
}

/**
 * The rows of a CSV text, as texts. Line breaks of every kind end a row outside an enclosure, blank lines are passed
 * over, a byte order mark at the start is dropped.
 */
export function readRows(text: string, dialect: CsvDialect): string[][] {
	return Array.from(rowsIn(text, dialect));
}

/** Like {@link readRows}, each row when it is asked for. */
export function* rowsIn(text: string, dialect: CsvDialect): Generator<string[], void, undefined> {
	const { separator, enclosure } = dialect;
	const escaping = dialect.escape === enclosure ? "" : dialect.escape;
	let row: string[] = [];
	let at = text.startsWith("\ufeff") ? 1 : 0;
	while (at < text.length) {
		const cell = readCell(text, at, separator, enclosure, escaping);
		row.push(cell.text);
		at = cell.end;
		if (text.startsWith(separator, at)) {
			at += separator.length;
			if (at < text.length) continue;
			row.push("");
		} else {
			at += text.startsWith("\r\n", at) ? 2 : 1;
		}
		if (row.length > 1 || row[0] !== "" || cell.enclosed) yield row;
		row = [];
	}
}

interface Cell {
	readonly text: string;
	/** Offset of the separator or line break behind the cell. */
	readonly end: number;
	readonly enclosed: boolean;
}

function readCell(text: string, start: number, separator: string, enclosure: string, escaping: string): Cell {
	let at = start;
	while (isBlank(text.charCodeAt(at)) && !text.startsWith(separator, at)) at++;
	if (!text.startsWith(enclosure, at)) {
		const end = endOfCell(text, start, separator);
		return { text: text.slice(start, end), end, enclosed: false };
	}
	let content = "";
	let from = at + enclosure.length;
	while (true) {
		const closing = endOfEnclosed(text, from, enclosure, escaping);
		content += text.slice(from, closing);
		from = Math.min(closing + enclosure.length, text.length);
		if (closing >= text.length || !text.startsWith(enclosure, from)) break;
		// Doubled: the second one belongs to the content, which goes on.
		content += enclosure;
		from += enclosure.length;
	}
	// What follows the closing enclosure still belongs to the cell, as in PHP.
	const end = endOfCell(text, from, separator);
	return { text: content + text.slice(from, end), end, enclosed: true };
}

/** Offset of the next enclosure that no escape character precedes, or the end of the text. */
function endOfEnclosed(text: string, start: number, enclosure: string, escaping: string): number {
	let at = text.indexOf(enclosure, start);
	// PHP keeps the escape character in the cell.
	while (at > start && escaping !== "" && isEscaped(text, start, at, escaping)) {
		at = text.indexOf(enclosure, at + enclosure.length);
	}
	return at < 0 ? text.length : at;
}

/** An escape character may itself be escaped: an odd number of them counts. */
function isEscaped(text: string, start: number, end: number, escaping: string): boolean {
	let count = 0;
	while (
		end - (count + 1) * escaping.length >= start &&
		text.startsWith(escaping, end - (count + 1) * escaping.length)
	) {
		count++;
	}
	return count % 2 === 1;
}

function isBlank(code: number): boolean {
	return code === 32 || code === 9;
}

function endOfCell(text: string, start: number, separator: string): number {
	const first = separator.charCodeAt(0);
	let at = start;
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 10 || code === 13 || (code === first && text.startsWith(separator, at))) break;
	}
	return at;
}

/** `csv_parse`: one object a row, keyed by the first row. Cells a row lacks are null, those beyond the header go. */
export function readRecords(text: string, dialect: CsvDialect): XanoObject[] {
	return Array.from(recordsIn(text, dialect));
}

/** Like {@link readRecords}, each object when it is asked for. */
export function* recordsIn(text: string, dialect: CsvDialect): Generator<XanoObject, void, undefined> {
	let header: readonly string[] | null = null;
	for (const row of rowsIn(text, dialect)) {
		if (header === null) header = row;
		else yield objectFrom(header.map((key, column) => [key, row[column] ?? null] as const));
	}
}

/**
 * The rows of a list of rows; objects stand for their values.
 *
 * @param columns keys to take the values of an object by, in this order
 * @throws XanoError when the value is no list, or a row neither list nor object
 */
export function rowsOf(value: Value, name: string, columns: readonly string[] | null): Value[][] {
	if (!Array.isArray(value)) throw badRows(name, `needs a list of rows, not ${describeKind(value)}`);
	return value.map((row) => {
		if (Array.isArray(row)) return row;
		if (!isObject(row)) throw badRows(name, `needs rows that are lists or objects, not ${describeKind(row)}`);
		return columns === null ? valuesOf(row) : columns.map((column) => getKey(row, column) ?? null);
	});
}

function badRows(name: string, problem: string): XanoError {
	return fatalError(`\`${name}\` ${problem}`, "A row is a list such as [1, 2] or an object.");
}

/** The column names `csv_create` is given. */
export function columnsOf(subject: Value): string[] {
	if (!Array.isArray(subject)) {
		throw fatalError(
			`\`csv_create\` needs the list of column names, not ${describeKind(subject)}`,
			'Write ["id", "name"]|csv_create:$rows.',
		);
	}
	return subject.map((name) => textSubject(name, "csv_create"));
}

/** Rows as CSV, a line feed behind each one. */
export function writeRows(rows: readonly (readonly Value[])[], dialect: CsvDialect): string {
	return rows.map((row) => `${row.map((cell) => writeCell(cell, dialect)).join(dialect.separator)}\n`).join("");
}

function writeCell(value: Value, dialect: CsvDialect): string {
	const { enclosure, escape: escaping } = dialect;
	const text = cellText(value);
	if (!needsEnclosure(text, dialect)) return text;
	const double = (part: string): string => part.replaceAll(enclosure, enclosure + enclosure);
	// An enclosure behind an escape character counts as escaped already (PHP).
	const inside =
		escaping === "" || escaping === enclosure
			? double(text)
			: text
					.split(escaping + enclosure)
					.map(double)
					.join(escaping + enclosure);
	return enclosure + inside + enclosure;
}

/** PHP's rule: white space is enough. */
function needsEnclosure(text: string, dialect: CsvDialect): boolean {
	const { separator, enclosure, escape: escaping } = dialect;
	return (
		/[ \t\r\n]/.test(text) ||
		text.includes(separator) ||
		text.includes(enclosure) ||
		(escaping !== "" && text.includes(escaping))
	);
}

/** True is 1 and false nothing, as seen on Xano; arrays and objects are JSON. */
function cellText(value: Value): string {
	if (typeof value === "boolean") return value ? "1" : "";
	return typeof value === "object" && value !== null ? encodeJson(value) : toText(value);
}
