import type { Value } from "../../values/kinds.js";
import { type FilterArgument, type FilterDefinition, filter } from "../define.js";
import { flagArgument } from "./subject.js";
import { textArgument, textSubject } from "./text/coerce.js";
import { argumentOf, hasArgument, withArgument, withoutArgument } from "./url/arguments.js";
import { parseUrl } from "./url/parse.js";
import { decodeUrl, encodeUrl } from "./url/percent.js";
import { parseQuery } from "./url/query.js";

/** A filter that encodes or decodes a text. */
function recode(
	name: string,
	summary: string,
	code: string,
	result: string,
	run: (text: string) => string,
	notes?: string,
): FilterDefinition {
	return filter({
		name,
		family: "url",
		summary,
		arguments: [],
		result: "text",
		evidence: "documented",
		...(notes === undefined ? {} : { notes }),
		examples: [{ code, result }],
		run: (subject) => run(textSubject(subject, name)),
	});
}

const key: FilterArgument = { name: "key", kind: "text", required: true, summary: "The name of the argument." };

/** Filters that make and read URLs. */
export const urlFilters: readonly FilterDefinition[] = [
	recode(
		"url_encode",
		"Encodes a text for use in a URL; blanks become +.",
		'"Hello World & Xano"|url_encode',
		'"Hello+World+%26+Xano"',
		(text) => encodeUrl(text, false),
		"All but letters, digits, `-`, `_` and `.` is encoded, as by PHP's `urlencode`. For paths use `url_encode_rfc3986`: there a + is a plus sign.",
	),
	recode(
		"url_decode",
		"Reads a text encoded for a URL; + is a blank.",
		'"Hello+World%21"|url_decode',
		'"Hello World!"',
		(text) => decodeUrl(text, false),
		"A % without two hexadecimal digits stays as it is.",
	),
	recode(
		"url_encode_rfc3986",
		"Encodes a text for use in a URL; blanks become %20.",
		'"Hello, World!"|url_encode_rfc3986',
		'"Hello%2C%20World%21"',
		(text) => encodeUrl(text, true),
		"All but letters, digits, `-`, `_`, `.` and `~` is encoded.",
	),
	recode(
		"url_decode_rfc3986",
		"Reads a text encoded for a URL; + stays.",
		'"Hello%2C%20World+%21"|url_decode_rfc3986',
		'"Hello, World+!"',
		(text) => decodeUrl(text, true),
		"A % without two hexadecimal digits stays as it is.",
	),
	filter({
		name: "url_addarg",
		family: "url",
		summary: "Sets an argument in the query of a URL.",
		arguments: [
			key,
			{ name: "value", kind: "text", required: true, summary: "Its value; encoded here." },
			{
				name: "encoding_rfc3986",
				kind: "bool",
				required: false,
				default: false,
				summary: "True writes blanks as %20 instead of +.",
			},
		],
		result: "text",
		evidence: "documented",
		notes: "That an argument of the same name is replaced is our choice. A fragment stays at the end.",
		examples: [
			{ code: '"https://example.com?a=1"|url_addarg:"q":"x y"', result: '"https://example.com?a=1&q=x+y"' },
			{ code: '"https://example.com?a=1&b=2#top"|url_addarg:"a":3', result: '"https://example.com?a=3&b=2#top"' },
		],
		run: (subject, name: Value, value: Value, rfc3986: Value) =>
			withArgument(
				textSubject(subject, "url_addarg"),
				textArgument(name, "url_addarg", "key"),
				textArgument(value, "url_addarg", "value"),
				flagArgument(rfc3986, false),
			),
	}),
	filter({
		name: "url_delarg",
		family: "url",
		summary: "Removes an argument from the query of a URL.",
		arguments: [key],
		result: "text",
		evidence: "documented",
		notes:
			"Arguments written `key[]` go, too. With the last argument the question mark goes. An argument that is not there changes nothing.",
		examples: [
			{ code: '"https://example.com?x=1&y=2"|url_delarg:"x"', result: '"https://example.com?y=2"' },
			{ code: '"https://example.com?x=1"|url_delarg:"x"', result: '"https://example.com"' },
		],
		run: (subject, name: Value) =>
			withoutArgument(textSubject(subject, "url_delarg"), textArgument(name, "url_delarg", "key")),
	}),
	filter({
		name: "url_hasarg",
		family: "url",
		summary: "Whether the query of a URL has an argument.",
		arguments: [key],
		result: "bool",
		evidence: "documented",
		examples: [{ code: '"https://example.com?foo=bar&fiz=buz"|url_hasarg:"fiz"', result: "true" }],
		run: (subject, name: Value) =>
			hasArgument(textSubject(subject, "url_hasarg"), textArgument(name, "url_hasarg", "key")),
	}),
	filter({
		name: "url_getarg",
		family: "url",
		summary: "The value of an argument in the query of a URL.",
		arguments: [key, { name: "default", kind: "any", required: false, default: "", summary: "When there is none." }],
		result: "any",
		evidence: "documented",
		notes:
			"Decoded. Of an argument given twice the last value counts; arguments written `key[]` or `key[x]` give an array or an object.",
		examples: [
			{ code: '"https://example.com?foo=bar&fiz=buz"|url_getarg:"fiz"', result: '"buz"' },
			{ code: '"https://example.com"|url_getarg:"page":"1"', result: '"1"' },
		],
		run: (subject, name: Value, fallback: Value) =>
			argumentOf(textSubject(subject, "url_getarg"), textArgument(name, "url_getarg", "key")) ?? fallback,
	}),
	filter({
		name: "url_parse",
		family: "url",
		summary: "Takes a URL apart: scheme, host, port, user, pass, path, query and fragment, as far as it has them.",
		arguments: [],
		result: "any",
		evidence: "documented",
		notes: "Follows PHP's `parse_url`: the port is an int, nothing is decoded, and what cannot be a URL gives false.",
		examples: [
			{
				code: '"https://ada:pw@example.com:8080/a?b=c#d"|url_parse',
				result:
					'{"scheme":"https","host":"example.com","port":8080,"user":"ada","pass":"pw","path":"/a","query":"b=c","fragment":"d"}',
			},
			{ code: '"http:///x"|url_parse', result: "false" },
		],
		run: (subject) => parseUrl(textSubject(subject, "url_parse")) ?? false,
	}),
	filter({
		name: "querystring_parse",
		family: "url",
		summary: "Reads a query string into an object.",
		arguments: [],
		result: "object",
		evidence: "documented",
		notes:
			"Follows PHP's `parse_str`: `a[]=1` makes arrays, `a[b]=1` objects, of a key given twice the last value stays (one page of the documentation shows an array), blanks and dots in keys become underscores.",
		examples: [
			{ code: '"foo=bar&fiz=buz"|querystring_parse', result: '{"foo":"bar","fiz":"buz"}' },
			{ code: '"a=1&a=2"|querystring_parse', result: '{"a":"2"}' },
			{ code: '"a[]=1&a[]=2&b[c]=3"|querystring_parse', result: '{"a":["1","2"],"b":{"c":"3"}}' },
		],
		run: (subject) => parseQuery(textSubject(subject, "querystring_parse")),
	}),
];
