import { bytesOf, textOfBytes } from "../../../values/bytes.js";
import { depthError, fatalError } from "../../../values/error.js";
import { encodeUrl } from "../../filters/url/percent.js";
import { type Container, isContainer, pairsOf } from "../arrays.js";
import type { TwigFilter } from "../callable.js";
import { intOf, textOf } from "../convert.js";
import { encodePhpJson } from "../json.js";
import type { Rendering } from "../rendering.js";
import { isEmptyValue } from "../tests.js";
import { Arrow, type TwigValue } from "../values.js";

/** PHP's `http_build_query`: keys of inner arrays in brackets; null is left out. */
function* queryParts(container: Container, prefix: string, depth: number): Generator<string> {
	if (depth > 512) throw depthError("Nesting level too deep", depth);
	for (const [key, value] of pairsOf(container)) {
		const name = prefix === "" ? encodeUrl(String(key), true) : `${prefix}%5B${encodeUrl(String(key), true)}%5D`;
		if (isContainer(value)) yield* queryParts(value, name, depth + 1);
		else if (value !== null)
			yield `${name}=${encodeUrl(typeof value === "boolean" ? String(Number(value)) : textOf(value), true)}`;
	}
}

function queryOf(container: Container, rendering: Rendering): string {
	let query = "";
	for (const part of queryParts(container, "", 0)) {
		query += query === "" ? part : `&${part}`;
		rendering.checkLength(query.length);
	}
	return query;
}

const singleByte: ReadonlySet<string> = new Set([
	"iso-8859-1",
	"latin1",
	"ascii",
	"us-ascii",
	"windows-1252",
	"cp1252",
]);

/** A text whose bytes are read in one encoding and written in another; texts of the language are UTF-8. */
function convertEncoding(text: string, to: string, from: string): string {
	let decoded: string;
	try {
		decoded = new TextDecoder(from).decode(bytesOf(text));
	} catch {
		throw fatalError(`Unable to convert from encoding "${from}".`, 'Write for example "UTF-8" or "ISO-8859-1".');
	}
	const target = to.toLowerCase().replace(/\/\/.*$/, "");
	if (target === "utf-8" || target === "utf8") return decoded;
	if (!singleByte.has(target))
		throw fatalError(`Unable to convert to encoding "${to}".`, 'Write "UTF-8" or "ISO-8859-1".');
	if (/[^\0-\xff]/.test(decoded)) throw fatalError("Detected an illegal character in input string");
	return textOfBytes(Buffer.from(decoded, "latin1"));
}

/** Filters that encode, and those that fit nowhere else. */
export const encodingFilters: readonly TwigFilter[] = [
	{
		name: "json_encode",
		parameters: [
			{ name: "flags", default: 0 },
			{ name: "depth", default: 512 },
		],
		run: (rendering, subject, [flags = null, depth = null]) =>
			encodePhpJson(subject, Number(intOf(flags)), Number(intOf(depth)), rendering),
	},
	{
		name: "url_encode",
		parameters: [],
		run: (rendering, subject) =>
			isContainer(subject) ? queryOf(subject, rendering) : encodeUrl(textOf(subject), true),
	},
	{
		name: "convert_encoding",
		parameters: [{ name: "to" }, { name: "from" }],
		run: (_, subject, [to = null, from = null]) => convertEncoding(textOf(subject), textOf(to), textOf(from)),
	},
	{
		name: "default",
		parameters: [{ name: "default", default: "" }],
		run: (_, subject, [fallback = null]) => (isEmptyValue(subject) ? fallback : subject),
	},
	{
		name: "invoke",
		parameters: [],
		isVariadic: true,
		run: (_, subject, args: readonly TwigValue[]) => {
			if (subject instanceof Arrow) return subject.call(...args);
			throw fatalError('The "invoke" filter expects an arrow function.');
		},
	},
];
