import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { textMate } from "../../grammar/generate/textmate.js";
import { tokenize } from "../../grammar/lexer.js";
import { Source } from "../../grammar/source.js";
import { highlight, type TextMateGrammar } from "./highlighter.js";

const grammar = JSON.parse(textMate()) as TextMateGrammar;

/** What each kind of token is to be coloured as. Texts may be keys and names, words may be constants and names. */
const colours: Readonly<Record<string, RegExp>> = {
	StatementName: /keyword\.control|support\.function\.statement|storage\.type\.construct/,
	AttributeName: /variable\.parameter\.attribute/,
	NamedArgument: /variable\.parameter\.attribute/,
	ObjectKey: /support\.type\.property-name/,
	Text: /string\.quoted|support\.type\.property-name|entity\.name\.function/,
	Number: /constant\.numeric/,
	Timestamp: /constant\.other\.timestamp/,
	Word: /string\.unquoted|constant\.language|entity\.name\.function|keyword\.control/,
	Variable: /variable\.(?:language|other)/,
	Member: /variable\.other\.property/,
	VariableMember: /variable\.other/,
	Filter: /support\.function\.filter|keyword\.operator\.word/,
	Cast: /storage\.type\.cast/,
	"'as'": /keyword\.control\.as/,
	"'break'": /keyword\.control/,
	ColumnType: /storage\.type\.column/,
	ColumnName: /variable\.parameter\.column/,
	ColumnFilters: /variable\.parameter\.attribute/,
	BinaryOperator: /keyword\.operator/,
	ArgumentOperator: /keyword\.operator/,
	UnaryOperator: /keyword\.operator/,
};

const folders = ["../programs/run/", "../../examples/"].map((folder) => new URL(folder, import.meta.url));
/** What none of those programs has. */
const query = `query "books/{id}" verb=GET {
  response = {since: 2025-01-01 00:00:00+0000}
}
`;
const programs = new Map([
	["query.xs", query],
	...folders.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: "utf8" })
			.filter((name) => name.endsWith(".xs"))
			.map((name) => [name, readFileSync(new URL(name, folder), "utf8").replaceAll("\r\n", "\n")] as const),
	),
]);

/** The tokens of a program that are coloured as something else, and how many there were. */
function differences(text: string): { readonly count: number; readonly wrong: string[] } {
	const { tokens, comments } = tokenize(new Source("program.xs", text));
	const scopes = highlight(grammar, text);
	const wrong: string[] = [];
	let count = 0;
	const compare = (kind: string, colour: RegExp, start: number, at: number): void => {
		count++;
		if (colour.test(scopes[at] ?? "")) return;
		const line = text.slice(0, start).split("\n").length;
		wrong.push(`${line}: ${kind} ${text.slice(start, at + 1)} is ${scopes[at]}`);
	};
	for (const { tokenType, startOffset, end, payload } of tokens) {
		const colour = colours[tokenType.name] ?? colours[tokenType.LABEL ?? ""];
		if (!colour || startOffset === end) continue;
		// Of what begins with a sign or a dot, the name behind it counts.
		const at =
			tokenType.name === "Filter"
				? (payload as { readonly nameStart: number }).nameStart
				: /Number|Member/.test(tokenType.name)
					? end - 1
					: startOffset;
		compare(tokenType.name, colour, startOffset, at);
	}
	for (const { start, end } of comments) compare("comment", /comment\.line/, start, end - 1);
	return { count, wrong };
}

describe("the TextMate grammar", () => {
	test("colours the tokens of every program as what the lexer reads", () => {
		let total = 0;
		const found = [...programs].flatMap(([name, text]) => {
			const { count, wrong } = differences(text);
			total += count;
			return wrong.map((line) => `${name}:${line}`);
		});
		expect(found).toEqual([]);
		expect(total).toBeGreaterThan(10_000);
	});

	test("knows every kind of token that has a colour", () => {
		const seen = new Set<string>();
		for (const text of programs.values())
			for (const { tokenType } of tokenize(new Source("program.xs", text)).tokens)
				seen.add(tokenType.name in colours ? tokenType.name : (tokenType.LABEL ?? tokenType.name));
		expect(Object.keys(colours).filter((name) => !seen.has(name))).toEqual([]);
	});

	test.each([
		["// one", "// one", "comment.line"],
		["{at: 2025-01-01 00:00:00+0000}", "2025-01-01 00:00:00+0000", "constant.other.timestamp"],
		["a = 1.5", "1.5", "constant.numeric"],
		["a = $total", "$total", "variable.other"],
		["a = $input.name", "$input", "variable.language"],
		["a = $input.name", "name", "variable.other.property"],
		["a = $a|trim", "trim", "support.function.filter"],
		["a = $b || $c", "||", "keyword.operator"],
		['a = !int "1"', "!int", "storage.type.cast"],
		["  api.request {", "api.request", "support.function.statement"],
		["  value = 1", "value", "variable.parameter.attribute"],
		["a = null", "null", "constant.language"],
		["a = $x.null", "null", "variable.other.property"],
		["} as $x", "as", "keyword.control.as"],
		["array.find $list if ($this == 1) as $x", "if", "keyword.control"],
		["a = $a not in $b", "not in", "keyword.operator.word"],
		["a = $a ==? $b", "==?", "keyword.operator"],
		["a = {name: 1}", "name", "support.type.property-name"],
		['a = {"full name": 1}', '"full name"', "support.type.property-name"],
		["a = $c ? $x : $y", ":", ""],
		["a = $a|sort:id:int", "int", "string.unquoted"],
		['function "math/add" {', '"math/add"', "entity.name.function"],
		["query books/{id} verb=GET {", "books/{id}", "entity.name.function"],
		["query books/{id} verb=GET {", "verb", "variable.parameter.attribute"],
		["input {\n  text name? filters=trim|min:1", "text", "storage.type.column"],
		["input {\n  text name? filters=trim|min:1", "name", "variable.parameter.column"],
		["input {\n  text name? filters=trim|min:1", "trim", "support.function.filter"],
		["input {\n  text name? filters=trim|min:1", "min", "support.function.filter"],
		["input {\n  text code filters=pattern:^[a-z]{2}$\n  int n", "int", "storage.type.column"],
		["input {\n  object o? {\n    schema {\n      int[] n", "int", "storage.type.column"],
		['a = """\n  // "none"\n  """\nb = 1', "// ", "string.quoted.triple"],
		['a = """\n  say "" \n  """\nb = 1', "b", "variable.parameter.attribute"],
		['api.lambda {\n  code = """\n    return `x\n    """\n  timeout = 10', "return", "meta.embedded.block.javascript"],
		['api.lambda {\n  code = """\n    return `x\n    """\n  timeout = 10', "timeout", "variable.parameter.attribute"],
		['a = $b|lambda_map:"""\n  return $this\n  """\nc = 1', "return", "meta.embedded.block.javascript"],
		["---", "---", "meta.separator"],
	])("in %j colours %s as %s", (text, part, scope) => {
		const start = text.indexOf(part);
		for (const scopes of highlight(grammar, text).slice(start, start + part.length)) expect(scopes).toContain(scope);
	});
});
