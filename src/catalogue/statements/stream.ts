import { type StatementDefinition, statement } from "../define.js";
import { requestAttributes } from "./api/attributes.js";

const walked =
	'The rows are made while a `foreach` walks the stream; anything else sees the object `{stream: "@stream"}`, and what looks for elements in it, such as `count`, `map` and `array.filter`, raises. Another walk begins anew, with a warning: on Xano the stream may be used up.';

/** Lists that are never in memory as a whole. What the statements need is loaded with the first one. */
export const streamStatements: readonly StatementDefinition[] = [
	statement({
		name: "stream.from_csv",
		family: "stream",
		summary: "Binds a stream of the rows of a CSV file, as objects keyed by the first row.",
		positional: [],
		attributes: [
			{ name: "value", kind: "any", required: true, summary: "The file, or CSV as a text." },
			{
				name: "headers",
				kind: "bool",
				required: false,
				default: true,
				refusedOnXano: true,
				summary: "false binds every row as a list; only a page of the documentation has it.",
			},
			{
				name: "separator",
				kind: "text",
				required: false,
				default: ",",
				requiredOnXano: "undocumented",
				summary: "Between cells.",
			},
			{
				name: "enclosure",
				kind: "text",
				required: false,
				default: '"',
				requiredOnXano: "undocumented",
				summary: "Around cells.",
			},
			{
				name: "escape_char",
				kind: "text",
				required: false,
				default: '"',
				requiredOnXano: "undocumented",
				summary: "Before an enclosure in a cell. The enclosure itself means that it is doubled.",
			},
		],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: `Cells are texts; those a row lacks are null, those beyond the first row are dropped, blank lines are passed over, and a byte order mark is no part of the first name, as in \`csv_parse\`. ${walked}`,
		examples: [
			{
				code: 'stream.from_csv { value = "name,age\\nAda,36\\nAlan,41" } as $rows\nvar $names { value = [] } foreach ($rows) { each as $row { array.push $names { value = $row.name } } } response = $names',
				result: '["Ada", "Alan"]',
			},
			{ code: 'stream.from_csv { value = "a\\n1" } as $rows\nresponse = $rows', result: '{"stream": "@stream"}' },
		],
		run: async (call) => (await import("./stream/run.js")).streamCsv(call),
	}),
	statement({
		name: "stream.from_jsonl",
		family: "stream",
		summary: "Binds a stream of the values of a file that holds JSON in each line.",
		positional: [],
		attributes: [{ name: "value", kind: "any", required: true, summary: "The file, or its lines as a text." }],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: `Blank lines are passed over. A line that is no JSON raises when its turn comes. ${walked}`,
		examples: [
			{
				code: 'stream.from_jsonl { value = "{\\"n\\": 1}\\n{\\"n\\": 2}" } as $rows\nvar $sum { value = 0 } foreach ($rows) { each as $row { math.add $sum { value = $row.n } } } response = $sum',
				result: "3",
			},
		],
		run: async (call) => (await import("./stream/run.js")).streamJsonLines(call),
	}),
	statement({
		name: "stream.from_request",
		family: "stream",
		summary: "Sends an HTTP request as `api.request` does and binds a stream of its body, text by text.",
		positional: [],
		attributes: [
			...requestAttributes.map((each) =>
				each.name === "url" ? { ...each, required: false, requiredUnless: ["format"] } : each,
			),
			...["format", "separator", "chunk_size"].map((name) => ({
				name,
				kind: "any" as const,
				required: false,
				refusedOnXano: true as const,
				summary: "Of the request that is answered; only a page of the documentation has it.",
			})),
		],
		binds: "optional",
		mock: "[]",
		effects: "async",
		evidence: "documented",
		notes: `The whole body is received before the stream is bound, and then handed out in texts of up to 8,192 bytes that end where a character does (our choice). A request without an answer raises; a status from 400 on is a warning. ${walked}`,
		examples: [
			{
				code: 'stream.from_request { url = "https://example.com/items" method = "GET" } as $parts\nvar $body { value = "" } foreach ($parts) { each as $part { text.append $body { value = $part } } } response = $body|json_decode|get:"path"',
				result: '"/items"',
			},
		],
		run: async (call) => (await import("./stream/run.js")).streamRequest(call),
	}),
];
