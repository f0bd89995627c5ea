import type { SaxesParser } from "saxes";
import { bytesOf } from "../../../values/bytes.js";
import { fatalError, type XanoError } from "../../../values/error.js";
import type { Value, XanoObject } from "../../../values/kinds.js";
import { objectFrom } from "../../../values/object.js";
import { loadable } from "../../loadable.js";
import { findCharset } from "../charset/charsets.js";
import { decode } from "../charset/convert.js";

interface Saxes {
	readonly SaxesParser: typeof SaxesParser;
}

/** The parser of XML. A bundle may show a CommonJS module only as its `default`. */
export const saxes = loadable(async () => {
	const loaded: Saxes & { default?: Saxes } = await import("saxes");
	return loaded.default ?? loaded;
});

/** PHP's parser gives up here, too. */
const DEEPEST_XML = 256;

const DECLARED_ENCODING = /^\ufeff?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/;

function badXml(problem: string, line: number, column: number): XanoError {
	return fatalError(
		`Error parsing XML: ${problem} at line ${line}, column ${column}`,
		"The text must be well-formed XML with one outermost element.",
	);
}

/** The characters of an XML text: bytes in another encoding are read as the one it declares, as PHP does. */
function charactersOf(text: string): string {
	if (/^(?:\udcff\udcfe|\udcfe\udcff)/.test(text)) {
		const utf16 = findCharset("UTF-16");
		if (utf16 !== null) return decode(bytesOf(text), utf16).text;
	}
	const name = DECLARED_ENCODING.exec(text)?.[1];
	if (name === undefined) return text;
	const charset = findCharset(name);
	if (charset === null) throw badXml(`the encoding ${JSON.stringify(name)} is not available here`, 1, 1);
	// A text that can be read this far is in no encoding of two or four bytes, whatever it says.
	return charset.form === "utf-8" || charset.form === "wide" ? text : decode(bytesOf(text), charset).text;
}

/** An element whose end is still to come. */
interface Open {
	readonly name: string;
	readonly attributes: (readonly [string, Value])[];
	/** The text so far that stands between two elements. */
	text: string;
	readonly content: Value[];
	hasElements: boolean;
}

/** White space between elements is layout. */
function flushText(open: Open): void {
	if (/[^ \t\r\n]/.test(open.text)) open.content.push(open.text);
	open.text = "";
}

function elementValue(open: Open): XanoObject {
	if (open.hasElements) flushText(open);
	return objectFrom([
		["@attributes", open.attributes.length === 0 ? [] : objectFrom(open.attributes)],
		["value", open.hasElements ? open.content : open.text],
	]);
}

/**
 * `xml_decode`: every element as `{name: {"@attributes": …, value: …}}`, where the value is the text of an element
 * without elements, and otherwise the list of its parts. Entities of a document's own are never expanded. Needs
 * {@link saxes} and the tables of the encodings.
 *
 * @throws XanoError with line and column for a text that is not well-formed, or nested too deep
 */
export function decodeXml(text: string): XanoObject {
	const parser = new saxes.module.SaxesParser({ xmlns: false, position: true });
	const open: Open[] = [];
	let attributes: (readonly [string, Value])[] = [];
	let root: XanoObject | null = null;
	const fail = (problem: string): XanoError => badXml(problem, parser.line, parser.column);
	parser.on("error", (error) => {
		throw fail(error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, ""));
	});
	parser.on("attribute", ({ name, value }) => attributes.push([name, value]));
	parser.on("opentag", ({ name }) => {
		if (open.length >= DEEPEST_XML) throw fail(`elements are nested deeper than ${DEEPEST_XML}`);
		const parent = open.at(-1);
		if (parent !== undefined) {
			flushText(parent);
			parent.hasElements = true;
		}
		open.push({ name, attributes, text: "", content: [], hasElements: false });
		attributes = [];
	});
	parser.on("text", (part) => addText(open, part));
	parser.on("cdata", (part) => addText(open, part));
	parser.on("closetag", () => {
		const closed = open.pop() as Open;
		const element = objectFrom([[closed.name, elementValue(closed)]]);
		const parent = open.at(-1);
		if (parent === undefined) root = element;
		else parent.content.push(element);
	});
	parser.write(charactersOf(text)).close();
	if (root === null) throw fail("there is no element");
	return root;
}

function addText(open: readonly Open[], part: string): void {
	const parent = open.at(-1);
	if (parent !== undefined) parent.text += part;
}
