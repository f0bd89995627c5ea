import { bytesOf, textOfBytes } from "../../values/bytes.js";
import { fatalError } from "../../values/error.js";
import { decodeJson, encodeJson } from "../../values/json.js";
import type { Value } from "../../values/kinds.js";
import { type FilterArgument, type FilterDefinition, filter } from "../define.js";
import { decodeBase64, decodeUrlSafe, encodeBase64, encodeUrlSafe } from "./encoding/base64.js";
import { convertBase, readInteger, writeInteger } from "./encoding/bases.js";
import { columnsOf, dialectOf, readRecords, readRows, rowsOf, writeRows } from "./encoding/csv.js";
import { textSubject } from "./text/coerce.js";

/** A filter that turns one text into another. */
function recode(
	name: string,
	summary: string,
	examples: FilterDefinition["examples"],
	run: (text: string) => string,
	notes?: string,
): FilterDefinition {
	return filter({
		name,
		family: "encoding",
		summary,
		arguments: [],
		result: "text",
		evidence: "documented",
		...(notes === undefined ? {} : { notes }),
		examples,
		run: (subject) => run(textSubject(subject, name)),
	});
}

const negative = "A fraction is cut off, and negative ints show their 64 bits. What is no number is an error.";
const ignored = "Characters that are no digits are passed over, as in PHP, and so is a leading 0x.";

/** A pair of filters to and from a base. */
function base(radix: 2 | 8 | 16, word: string, to: string, from: string, digits: string): readonly FilterDefinition[] {
	return [
		filter({
			name: to,
			family: "encoding",
			summary: `Writes an int with ${word} digits.`,
			arguments: [],
			result: "text",
			evidence: "documented",
			notes: negative,
			examples: [{ code: `255|${to}`, result: `"${digits}"` }],
			run: (subject) => writeInteger(subject, radix, to),
		}),
		filter({
			name: from,
			family: "encoding",
			summary: `Reads an int written with ${word} digits.`,
			arguments: [],
			result: "number",
			evidence: "documented",
			notes: `${ignored} Null and "" give 0. Beyond 64 bits the result is a decimal. It is a number, as in PHP; the documentation shows it in quotes.`,
			examples: [{ code: `"${digits}"|${from}`, result: "255" }],
			run: (subject) => readInteger(subject, radix, from),
		}),
	];
}

function fromHexadecimal(text: string): string {
	if (text.length % 2 === 0 && /^[\da-f]*$/i.test(text)) return textOfBytes(Buffer.from(text, "hex"));
	throw fatalError("`hex2bin` needs pairs of hexadecimal digits", "Every byte is written with two of 0-9 and a-f.");
}

const dialect: readonly FilterArgument[] = [
	{ name: "separator", kind: "text", required: false, default: ",", summary: "Between two cells." },
	{ name: "enclosure", kind: "text", required: false, default: '"', summary: "Around cells that need it." },
	{
		name: "escape",
		kind: "text",
		required: false,
		default: '"',
		summary: "Before an enclosure inside a cell; the enclosure itself means that it is doubled.",
	},
];

const threeNeeded = "Xano wants all three characters written out.";

const csv: readonly FilterDefinition[] = [
	filter({
		name: "csv_parse",
		family: "encoding",
		summary: "Reads CSV whose first row names the columns: one object a row.",
		arguments: dialect,
		result: "array",
		evidence: "documented",
		notes: `Cells are texts; those a row lacks are null, those beyond the first row are dropped, and empty lines are passed over. ${threeNeeded}`,
		examples: [
			{
				code: String.raw`"id,name\n1,Ada\n2,\"Bo, Jr\""|csv_parse`,
				result: '[{"id":"1","name":"Ada"},{"id":"2","name":"Bo, Jr"}]',
			},
		],
		run: (subject, ...characters: Value[]) =>
			readRecords(textSubject(subject, "csv_parse"), dialectOf("csv_parse", characters)),
	}),
	filter({
		name: "csv_decode",
		family: "encoding",
		summary: "Reads CSV as a list of rows, each a list of texts.",
		arguments: dialect,
		result: "array",
		evidence: "documented",
		notes: `The first row is a row like the others. Empty lines are passed over. ${threeNeeded}`,
		examples: [{ code: String.raw`"a;b\n1;\"x\"\"y\""|csv_decode:";"`, result: String.raw`[["a","b"],["1","x\"y"]]` }],
		run: (subject, ...characters: Value[]) =>
			readRows(textSubject(subject, "csv_decode"), dialectOf("csv_decode", characters)),
	}),
	filter({
		name: "csv_encode",
		family: "encoding",
		summary: "Writes a list of rows as CSV, without a header.",
		arguments: dialect,
		result: "text",
		evidence: "observed",
		notes: `Rows are lists or objects; true is 1, false and null are empty, nested values are JSON. ${threeNeeded}`,
		examples: [
			{ code: '[[1, "a b", false], [2, "x,y", true]]|csv_encode', result: String.raw`"1,\"a b\",\n2,\"x,y\",1\n"` },
		],
		run: (subject, ...characters: Value[]) =>
			writeRows(rowsOf(subject, "csv_encode", null), dialectOf("csv_encode", characters)),
	}),
	filter({
		name: "csv_create",
		family: "encoding",
		summary: "Writes CSV with a header: the subject names the columns, the argument holds the rows.",
		arguments: [
			{ name: "rows", kind: "array", required: true, summary: "Lists of cells, or objects with the columns as keys." },
			...dialect,
		],
		result: "text",
		evidence: "documented",
		notes: `Cells as in \`csv_encode\`. ${threeNeeded}`,
		examples: [
			{
				code: '["id", "name"]|csv_create:[[1, "Ada"], {name: "Bo", id: 2}]',
				result: String.raw`"id,name\n1,Ada\n2,Bo\n"`,
			},
		],
		run: (subject, rows: Value, ...characters: Value[]) => {
			const columns = columnsOf(subject);
			const cells = [columns, ...rowsOf(rows, "csv_create", columns)];
			return writeRows(cells, dialectOf("csv_create", characters));
		},
	}),
];

/** Filters that write values as text in some encoding, and read them. */
export const encodingFilters: readonly FilterDefinition[] = [
	filter({
		name: "json_encode",
		family: "encoding",
		summary: "Writes a value as JSON.",
		arguments: [],
		result: "text",
		evidence: "documented",
		notes:
			"On one line, without blanks. Slashes and letters beyond ASCII stay as they are (our choice), and so do `{}` and `[]`.",
		examples: [
			{
				code: '{a: 1, b: [true, null], c: "é/"}|json_encode',
				result: JSON.stringify('{"a":1,"b":[true,null],"c":"é/"}'),
			},
		],
		run: (subject) => encodeJson(subject),
	}),
	filter({
		name: "json_decode",
		family: "encoding",
		summary: "Reads a JSON text.",
		arguments: [],
		result: "any",
		evidence: "observed",
		notes:
			'A text that is no JSON is an error, null and "" included. Ints are exact up to 64 bits, keys keep their order, and of a key given twice the last value wins.',
		examples: [
			{ code: `'{"b":1,"a":[2.5]}'|json_decode`, result: '{"b":1,"a":[2.5]}' },
			{ code: `"null"|json_decode`, result: "null" },
			{ code: `'{broken'|json_decode`, result: "error: Error parsing JSON: Syntax error" },
		],
		run: (subject) => decodeJson(textSubject(subject, "json_decode")),
	}),
	recode(
		"base64_encode",
		"Writes a text as base64.",
		[{ code: '"hello"|base64_encode', result: '"aGVsbG8="' }],
		encodeBase64,
		"The bytes of the text are written, which are UTF-8 unless another filter made them.",
	),
	recode(
		"base64_decode",
		"Reads base64.",
		[{ code: '"aGVsbG8="|base64_decode', result: '"hello"' }],
		decodeBase64,
		"Characters outside the alphabet are passed over, as in PHP. Bytes that are no UTF-8 are kept; the filters that work on bytes get them back unchanged.",
	),
	recode(
		"base64_encode_urlsafe",
		"Writes a text as base64 that may stand in a URL.",
		[
			{ code: '"hello?"|base64_encode_urlsafe', result: '"aGVsbG8_"' },
			{ code: '"a"|base64_encode_urlsafe', result: '"YQ.."' },
		],
		encodeUrlSafe,
		'"-", "_" and "." stand for "+", "/" and "=" (observed). One documented example keeps the "=", which is read as well.',
	),
	recode(
		"base64_decode_urlsafe",
		"Reads URL-safe base64.",
		[{ code: '"SGVsbG8_V29ybGQ="|base64_decode_urlsafe', result: '"Hello?World"' }],
		decodeUrlSafe,
		'Padded with "." or "=", or not at all.',
	),
	recode(
		"hex2bin",
		"Reads bytes written as hexadecimal digits.",
		[
			{ code: '"68656c6c6f"|hex2bin', result: '"hello"' },
			{ code: '"abc"|hex2bin', result: "error: `hex2bin` needs pairs of hexadecimal digits" },
		],
		fromHexadecimal,
		"Bytes that are no UTF-8 are kept; the filters that work on bytes get them back unchanged.",
	),
	recode(
		"bin2hex",
		"Writes the bytes of a text as hexadecimal digits.",
		[{ code: '"hello"|bin2hex', result: '"68656c6c6f"' }],
		(text) => bytesOf(text).toString("hex"),
	),
	...base(16, "hexadecimal", "dechex", "hexdec", "ff"),
	...base(2, "binary", "decbin", "bindec", "11111111"),
	...base(8, "octal", "decoct", "octdec", "377"),
	filter({
		name: "base_convert",
		family: "encoding",
		summary: "Writes a number of one base in another.",
		arguments: [
			{ name: "from_base", kind: "int", required: true, summary: "The base of the subject, 2 to 36." },
			{ name: "to_base", kind: "int", required: true, summary: "The base of the result, 2 to 36." },
		],
		result: "text",
		evidence: "documented",
		notes: `${ignored} Signs are lost and digits beyond 64 bits are imprecise, as in PHP.`,
		examples: [
			{ code: '"ff"|base_convert:16:10', result: '"255"' },
			{ code: '"zz"|base_convert:36:2', result: '"10100001111"' },
		],
		run: (subject, from: Value, to: Value) => convertBase(subject, from, to),
	}),
	...csv,
];
