import { describe, expect, test } from "vitest";
import { hover } from "../../../src/editor/language/index.js";
import { code } from "../../../src/editor/language/markdown.js";
import { inStack, withCursor } from "./support.js";

type Texts = string | Readonly<Record<string, string>>;

/** What is said at the cursor, with the text it is about; null when nothing is. */
function said(files: Texts): { readonly about: string; readonly markdown: string } | null {
	const { workspace, path, offset } = withCursor(files);
	const found = hover(workspace, path, offset);
	const text = workspace.document(path)?.source.text ?? "";
	return found && { about: text.slice(found.span.start, found.span.end), markdown: found.markdown };
}

const add = `function "math/add" {
  description = "Adds two numbers."
  input {
    int first
    enum mode? filters=lower {
      description = "How."
      values = ["exact", "rounded"]
    }
  }
  stack {
  }
  response = {sum: $input.first}
}
`;

describe("names of the language", () => {
	test("a filter: how it is written, what it does, examples", () => {
		expect(said(inStack('var $x { value = "a,b"|spl‸it:"," }'))).toEqual({
			about: "split",
			markdown: [
				"```xanoscript\n$value|split:separator\n```",
				"Cuts a text at every separator.",
				'- `separator` (text): Where to cut; "" gives the characters.',
				"Result: an array.",
				"The pieces are texts, empty ones included. `join` is the reverse.",
				'```xanoscript\n"a,b,,c"|split:"," // ["a","b","","c"]\n"test"|split:"" // ["t","e","s","t"]\n""|split:"," // [""]\n```',
				"_Documented by Xano._",
			].join("\n\n"),
		});
	});

	test("a filter under an older name says so", () => {
		expect(said('function "f" {\n  input {\n    text a filters=tri‸m|lower\n  }\n}')?.markdown).toContain(
			"Removes blanks",
		);
	});

	test("statements, their properties and blocks", () => {
		expect(said(inStack("va‸r $x { value = 1 }"))).toMatchObject({ about: "var" });
		expect(said(inStack("va‸r $x { value = 1 }"))?.markdown).toContain("Sets a variable");
		expect(said(inStack('api.request {\n  ur‸l = "x"\n}'))).toEqual({
			about: "url",
			markdown: "```xanoscript\nurl = text\n```\n\nAddress, with or without a query string.\n\ntext; of `api.request`",
		});
		expect(said(inStack("conditional {\n  i‸f (true) {\n  }\n}"))).toEqual({
			about: "if",
			markdown: "```xanoscript\nif (condition) { … }\n```\n\nRuns when its condition holds.\n\nPart of `conditional`.",
		});
		expect(said(inStack('var $x {\n  value = 1\n  desc‸ription = "x"\n}'))?.markdown).toContain(
			"Every statement has it.",
		);
	});

	test("what does not run here says so, and why", () => {
		expect(said(inStack("db.qu‸ery user {\n}"))?.markdown).toContain(
			"**`db.query` does not run here: it needs a database, which this version does not have.**",
		);
	});

	test("constructs and their parts", () => {
		expect(said('func‸tion "f" {\n}')?.markdown).toContain("called by `function.run` from everywhere");
		expect(said('tab‸le "f" {\n}')?.markdown).toContain("It does not run here");
		expect(said('function "f" {\n  sta‸ck {\n  }\n}')).toEqual({
			about: "stack",
			markdown: "```xanoscript\nstack { … }\n```\n\nThe statements, run from top to bottom.\n\nPart of a `function`.",
		});
		expect(said('query "q" verb=GET {\n  api_gr‸oup = "shop"\n}')?.markdown).toContain("The group it belongs to");
	});

	test("types and options of declarations, casts", () => {
		expect(said('function "f" {\n  input {\n    te‸xt[] a\n  }\n}')).toMatchObject({ about: "text[]" });
		expect(said('function "f" {\n  input {\n    text a {\n      sens‸itive = true\n    }\n  }\n}')?.markdown).toContain(
			"out of logs",
		);
		expect(said(inStack('var $x { value = !in‸t "1" }'))).toMatchObject({ about: "!int" });
	});

	test("literals, variables of the language, moments", () => {
		expect(said(inStack("var $x { value = no‸w }"))?.markdown).toContain("current time in milliseconds");
		expect(said(inStack("var $x { value = [1]|filter:$th‸is }"))?.markdown).toContain("the element");
		expect(said(inStack("var $x { value = 17000000000‸00 }"))?.markdown).toBe(
			"As a timestamp: `2023-11-14T22:13:20.000Z`",
		);
		expect(said(inStack("var $x { value = 1‸7 }"))).toBeNull();
	});

	test("codes that are silenced", () => {
		const found = said(inStack("// xano-ignore XS4‸01 it is ours\n    var $x { value = 1|foo }"));
		expect(found).toMatchObject({ about: "XS401" });
		expect(found?.markdown).toContain("**XS401** `unknown-filter`: There is no filter of this name");
		expect(said(inStack("// a comment about XS4‸01"))).toBeNull();
		expect(said(inStack("// xano-ignore unknown-fi‸lter"))).toMatchObject({ about: "unknown-filter" });
	});
});

describe("names of the program", () => {
	test("a variable: what it holds, where it was set", () => {
		const text = inStack(
			"var $list { value = [{id: 1}] }\n    array.push $list { value = {id: 2} }\n    debug.log { value = $li‸st }",
		);
		expect(said(text)).toEqual({
			about: "list",
			markdown: "```xanoscript\n$list: array of objects\n```\n\nSet in lines 7, 8.\n\n- `id` (number)",
		});
	});

	test("a variable that nothing sets", () => {
		expect(said(inStack("debug.log { value = $nothi‸ng }"))?.markdown).toContain("Nothing sets it.");
	});

	test("an input: its declaration, at its own place, where it is read and where it is given", () => {
		const whole =
			"```xanoscript\nenum mode?\n```\n\nOptional input.\n\nHow.\n\nOne of `exact`, `rounded`.\n\nFilters: `lower`.";
		expect(said(add.replace("enum mode", "enum mo‸de"))).toEqual({ about: "mode", markdown: whole });
		const call = inStack('function.run "math/add" {\n  input = {first: 1, mo‸de: "exact"}\n}');
		expect(said({ "main.xs": call, "add.xs": add })?.markdown).toBe(
			whole.replace("Optional input.", "Optional input of the function `math/add`."),
		);
		expect(said(add.replace("$input.first", "$input.fi‸rst"))?.markdown).toContain("Required input.");
	});

	test("what a project says of itself is text: no links, no pictures", () => {
		const picture = "![x](https://example.com/x.png)";
		for (const description of [picture, `\`\`\`${picture}\``, `\` \`\`${picture}`, `<img src=x> [a](command:b)`]) {
			const markdown = said(
				`function "f" {\n  description = ${JSON.stringify(description)}\n  stack {\n    function.run "f‸"\n  }\n}\n`,
			)?.markdown;
			// Nothing of it is left in front of a bracket without the sign that takes its meaning away.
			expect(markdown).not.toMatch(/(?<!\\)\[/);
		}
		expect(code(`f\n\n${picture}`)).toBe(`\`f ${picture}\``);
	});

	test("a function: inputs, description, response, file", () => {
		const call = inStack('function.run "math/a‸dd" {\n  input = {first: 1}\n} as $x');
		expect(said({ "main.xs": call, "add.xs": add })).toEqual({
			about: "math/add",
			markdown: [
				'```xanoscript\nfunction "math/add"(int first, enum mode?)\n```',
				"Adds two numbers.",
				"- `int first`\n- `enum mode?`: How.",
				"Gives: object",
				"- `sum` (number)",
				"Declared in `add.xs`.",
			].join("\n\n"),
		});
		expect(said({ "run.xs": 'run.job "j" {\n  main = {name: "math/ad‸d"}\n}', "add.xs": add })?.markdown).toContain(
			"Adds two",
		);
	});

	test("a built-in function and its inputs", () => {
		const call = (written: string) =>
			inStack(`function.run "openai_chat_completion" {\n  input = {${written}}\n} as $x`);
		expect(said(call("").replace("openai_chat", "openai_‸chat"))?.markdown).toContain("Asks an OpenAI model");
		expect(said(call('mod‸el: "gpt-4o"'))?.markdown).toContain(
			"Input of the built-in function `openai_chat_completion`.",
		);
	});

	test("a function that is not there says nothing", () => {
		expect(said(inStack('function.run "no‸ne" {\n}'))).toBeNull();
	});

	test("an environment variable: who asks for it, never its value", () => {
		const job = 'run.job "j" {\n  main = {name: "f"}\n  env = ["API_KEY"]\n}';
		expect(said({ "main.xs": inStack("debug.log { value = $env.API_‸KEY }"), "run.xs": job })?.markdown).toBe(
			"```xanoscript\n$env.API_KEY\n```\n\nEnvironment variable. Has to be set before `j` runs.",
		);
	});

	test("columns of tables in queries", () => {
		const table =
			'table user {\n  schema {\n    int id\n    text name {\n      description = "As it is shown."\n    }\n  }\n}';
		const query = inStack('db.query user {\n  where = $db.user.na‸me == "Ada"\n}');
		expect(said({ "main.xs": query, "user.xs": table })?.markdown).toBe(
			"```xanoscript\ntext name\n```\n\nColumn of the table `user`.\n\nAs it is shown.",
		);
	});
});

test("nothing is said where nothing is named", () => {
	expect(said(inStack("‸\n    var $x { value = 1 }"))).toBeNull();
	expect(said("‸")).toBeNull();
	const { workspace } = withCursor("‸");
	expect(hover(workspace, "other.xs", 0)).toBeNull();
});
