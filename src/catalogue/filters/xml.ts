import { type FilterDefinition, filter } from "../define.js";
import { tables } from "./charset/convert.js";
import { textSubject } from "./text/coerce.js";
import { decodeXml, saxes } from "./xml/decode.js";

/** Filters that read XML. */
export const xmlFilters: readonly FilterDefinition[] = [
	filter({
		name: "xml_decode",
		family: "encoding",
		summary: "Reads an XML text as nested objects.",
		arguments: [],
		result: "object",
		evidence: "documented",
		notes:
			'Every element is `{name: {"@attributes": …, "value": …}}`. The value is the text of an element without elements, ' +
			"otherwise the list of its elements and of the text between them (white space alone is dropped). No attributes are " +
			"`[]`. Comments, processing instructions and the document type are passed over; entities that a document type " +
			"declares are refused. The documentation leaves the last element of its example out, evidently by mistake.",
		examples: [
			{
				code: '"<root><a>1</a><b>2</b></root>"|xml_decode',
				result:
					'{"root":{"@attributes":[],"value":[{"a":{"@attributes":[],"value":"1"}},{"b":{"@attributes":[],"value":"2"}}]}}',
			},
			{
				code: `'<item id="7">A &amp; B</item>'|xml_decode`,
				result: '{"item":{"@attributes":{"id":"7"},"value":"A & B"}}',
			},
			{
				code: '"<a><b></a>"|xml_decode',
				result: "error: Error parsing XML: unexpected close tag at line 1, column 10",
			},
		],
		prepare: async () => {
			await Promise.all([saxes.prepare(), tables.prepare()]);
		},
		run: (subject) => decodeXml(textSubject(subject, "xml_decode")),
	}),
];
