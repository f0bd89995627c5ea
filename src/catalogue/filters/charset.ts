import { bytesOf, textOfBytes } from "../../values/bytes.js";
import { fatalError } from "../../values/error.js";
import type { Value } from "../../values/kinds.js";
import { type FilterDefinition, filter } from "../define.js";
import { charsetNames, findCharset } from "./charset/charsets.js";
import { decode, decodeText, encode, tables } from "./charset/convert.js";
import { charsetOf, charsetsOf, detect } from "./charset/detect.js";
import { textArgument, textSubject } from "./text/coerce.js";

const bytesNote =
	"A text in another encoding is bytes: the filters that work on bytes and `convert_encoding` get them back unchanged.";
const missingNote = 'What an encoding cannot say becomes "?", as in PHP.';

/** Filters for character encodings, by the names of PHP's mbstring. */
export const charsetFilters: readonly FilterDefinition[] = [
	filter({
		name: "list_encodings",
		family: "text",
		summary: "The names of the character encodings that can be converted.",
		arguments: [],
		result: "array",
		evidence: "documented",
		notes: "The subject is ignored and may be left out. A few of Xano's encodings are not available here.",
		examples: [{ code: '""|list_encodings|some:($$ == "ISO-8859-1")', result: "true" }],
		run: () => charsetNames(),
	}),
	filter({
		name: "detect_encoding",
		family: "text",
		summary: "The name of the character encoding a text is most likely in.",
		arguments: [
			{
				name: "encodings",
				kind: "text",
				required: false,
				default: "",
				summary: "The encodings to choose from, between commas; ASCII and UTF-8 when left out.",
			},
		],
		result: "any",
		evidence: "documented",
		notes:
			"A guess: of several encodings that fit, the one that gives the most usual characters. False when none fits, as " +
			"in PHP; a single encoding is believed after the first byte.",
		examples: [
			{ code: '"étude"|detect_encoding', result: '"UTF-8"' },
			{ code: '"study"|detect_encoding', result: '"ASCII"' },
			{ code: '"e974756465"|hex2bin|detect_encoding:"UTF-8,ISO-8859-1"', result: '"ISO-8859-1"' },
		],
		prepare: tables.prepare,
		run: (subject, encodings: Value) => {
			const bytes = bytesOf(textSubject(subject, "detect_encoding"));
			const candidates = charsetsOf(textArgument(encodings, "detect_encoding", "encodings"));
			return detect(bytes, candidates)?.name ?? false;
		},
	}),
	filter({
		name: "to_utf8",
		family: "text",
		summary: "Turns a text in ISO-8859-1 into UTF-8.",
		arguments: [],
		result: "text",
		evidence: "documented",
		notes: "Every byte is one character. A text that is UTF-8 already comes out garbled, as in PHP.",
		examples: [{ code: '"e974756465"|hex2bin|to_utf8', result: '"étude"' }],
		prepare: tables.prepare,
		run: (subject) => decodeText(textSubject(subject, "to_utf8"), charsetOf("ISO-8859-1")).text,
	}),
	filter({
		name: "from_utf8",
		family: "text",
		summary: "Turns a text into ISO-8859-1, or into another character encoding.",
		arguments: [
			{
				name: "encoding",
				kind: "text",
				required: false,
				default: "ISO-8859-1",
				summary: "The encoding of the result.",
			},
		],
		result: "text",
		evidence: "documented",
		notes: `Xano's reference lists no argument, an example of its documentation has one. ${missingNote} ${bytesNote}`,
		examples: [
			{ code: '"étude"|from_utf8|bin2hex', result: '"e974756465"' },
			{ code: '"5 €"|from_utf8:"ISO-8859-15"|bin2hex', result: '"3520a4"' },
			{ code: '"5 €"|from_utf8', result: '"5 ?"' },
		],
		prepare: tables.prepare,
		run: (subject, encoding: Value) => {
			const { text } = decodeText(textSubject(subject, "from_utf8"), charsetOf("UTF-8"));
			return textOfBytes(encode(text, charsetOf(textArgument(encoding, "from_utf8", "encoding"))));
		},
	}),
	filter({
		name: "convert_encoding",
		family: "text",
		summary: "Turns a text in one character encoding into another.",
		arguments: [
			{ name: "to", kind: "text", required: true, summary: "The encoding of the result." },
			{
				name: "from",
				kind: "text",
				required: true,
				summary: "The encoding of the subject, or several between commas of which one is detected.",
			},
		],
		result: "text",
		evidence: "documented",
		notes: `${missingNote} ${bytesNote} One page of the documentation names the arguments the other way round; its examples do not.`,
		examples: [
			{ code: '"étude"|convert_encoding:"ISO-8859-1":"UTF-8"|bin2hex', result: '"e974756465"' },
			{ code: '"80 e9"|replace:" ":""|hex2bin|convert_encoding:"UTF-8":"Windows-1252"', result: '"€é"' },
			{ code: '"a"|convert_encoding:"UTF-99":"UTF-8"', result: 'error: There is no encoding "UTF-99"' },
		],
		prepare: tables.prepare,
		run: (subject, wanted: Value, given: Value) => {
			const bytes = bytesOf(textSubject(subject, "convert_encoding"));
			const [to, from] = [
				textArgument(wanted, "convert_encoding", "to"),
				textArgument(given, "convert_encoding", "from"),
			];
			const target = charsetOf(to);
			const source = findCharset(from) ?? detect(bytes, charsetsOf(from));
			if (source === null) throw fatalError("The text is in none of the encodings `convert_encoding` was given");
			return textOfBytes(encode(decode(bytes, source).text, target));
		},
	}),
];
