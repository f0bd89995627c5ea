import { fatalError } from "../../values/error.js";
import type { Value } from "../../values/kinds.js";
import { type CallContext, type FilterDefinition, filter } from "../define.js";
import { checkElements, checkLength, wholeArgument } from "./subject.js";
import { textSubject } from "./text/coerce.js";
import { type DumpStyle, dumpYaml } from "./yaml/dump.js";
import { parseYaml, yaml } from "./yaml/parse.js";

/** Symfony's flags that change how XanoScript's values are written. */
const LITERAL_BLOCKS = 128;
const NULL_AS_TILDE = 2048;

function styleOf(context: CallContext, options: Value, inline: Value, indent: Value): DumpStyle {
	const flags = wholeArgument(options, "The options of `yaml_encode`");
	const width = wholeArgument(indent, "The indent of `yaml_encode`");
	if (width < 1 || width > 80) throw fatalError("The indent of `yaml_encode` must lie between 1 and 80");
	let values = 0;
	return {
		count: () => checkElements(context, ++values),
		inline: wholeArgument(inline, "The inline level of `yaml_encode`"),
		indent: width,
		literalBlocks: (flags & LITERAL_BLOCKS) !== 0,
		nullAsTilde: (flags & NULL_AS_TILDE) !== 0,
	};
}

/** Filters that write and read YAML. */
export const yamlFilters: readonly FilterDefinition[] = [
	filter({
		name: "yaml_decode",
		family: "encoding",
		summary: "Reads a YAML text.",
		arguments: [],
		result: "any",
		evidence: "documented",
		notes:
			"As PHP's Symfony reads it: dates become seconds since 1970, `yes` and `no` are texts, numbers with leading zeros " +
			"are texts, tags other than !!str, !!float and !!binary are refused, and so are several documents.",
		examples: [
			{ code: String.raw`"a: 1\nb: 2\nc: 3"|yaml_decode`, result: '{"a":1,"b":2,"c":3}' },
			{
				code: String.raw`"list:\n  - yes\n  - 2.50\n  - 'x'\nnone: ~"|yaml_decode`,
				result: '{"list":["yes",2.5,"x"],"none":null}',
			},
			{
				code: String.raw`"a: 1\na: 2"|yaml_decode`,
				result: 'error: Error parsing YAML: the key "a" is given twice at line 2, column 1',
			},
		],
		prepare: yaml.prepare,
		context: true,
		run: (context, subject) => parseYaml(textSubject(subject, "yaml_decode"), context.limits.size),
	}),
	filter({
		name: "yaml_encode",
		family: "encoding",
		summary: "Writes a value as YAML.",
		arguments: [
			{
				name: "options",
				kind: "int",
				required: false,
				default: 0,
				summary: "Symfony's flags: 128 writes texts of several lines as blocks, 2048 writes null as ~.",
			},
			{
				name: "inline",
				kind: "int",
				required: false,
				default: 2,
				summary: "Levels that get lines of their own; what is deeper stands on one line.",
			},
			{ name: "indent", kind: "int", required: false, default: 4, summary: "Blanks of a level, 1 to 80." },
		],
		result: "text",
		evidence: "documented",
		notes: "As PHP's Symfony writes it, but `[]` stays a list. The defaults are Symfony's.",
		examples: [
			{ code: "{a: 1, b: 2, c: 3}|yaml_encode", result: String.raw`"a: 1\nb: 2\nc: 3\n"` },
			{
				code: '{list: ["1", true, {x: null}], note: "a: b"}|yaml_encode',
				result: String.raw`"list:\n    - '1'\n    - true\n    - { x: null }\nnote: 'a: b'\n"`,
			},
		],
		context: true,
		run: (context, subject, options: Value, inline: Value, indent: Value) => {
			const text = dumpYaml(subject, styleOf(context, options, inline, indent));
			checkLength(context, text.length);
			return text;
		},
	}),
];
