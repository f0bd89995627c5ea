import { describe, expect, test } from "vitest";
import type { Expression, Statement } from "../../../grammar/ast.js";
import { parse, parseExpression } from "../../../grammar/parse.js";
import { print } from "../../../grammar/print.js";
import { Source } from "../../../grammar/source.js";
import { defaultCatalogue } from "../../../src/catalogue/index.js";
import { constantValue } from "../../../src/compile/constants.js";
import { mockAdvice, mockToPaste } from "../../../src/testing/writing/mock_to_paste.js";

/** A function whose stack is one statement. */
function programOf(statement: string): string {
	return `function "f" {\n  input {\n  }\n\n  stack {\n${statement.replace(/^(?=.)/gm, "    ")}\n  }\n\n  response = null\n}\n`;
}

function statementIn(text: string): Statement {
	const { file, issues } = parse(new Source("f.xs", text));
	expect(issues).toEqual([]);
	const [construct] = file.items as [Statement];
	const stack = construct.body?.items.find(
		(item): item is Statement => item.kind === "Statement" && item.name === "stack",
	);
	return stack?.body?.items[0] as Statement;
}

const catalogue = defaultCatalogue();

const request = 'api.request {\n  url = "https://shop.example/"\n  method = "GET"\n} as $answer';

describe("the mock to paste", () => {
	test("has the shape of what the statement gives", () => {
		expect(mockToPaste("pays the bill", statementIn(programOf(request)), catalogue)).toEqual({
			statement: "api.request",
			form: "property",
			text: 'mock = {"pays the bill": {response: {status: 200, result: {}}}}',
		});
		const textFor = (statement: string): string =>
			mockToPaste("pays the bill", statementIn(programOf(statement)), catalogue).text;
		expect(textFor('function.run "openai_chat_completion" {\n  input = {}\n} as $chat').replace(/\s+/g, "")).toBe(
			'mock={"paysthebill":{success:truemodel:"gpt-4o"content:""usage:{prompt_tokens:0completion_tokens:0total_tokens:0}finish_reason:"stop"}}',
		);
		expect(textFor('function.run "charge" {\n  input = {}\n} as $charge')).toContain('"pays the bill": {}');
		expect(textFor("stream.from_request {\n} as $rows")).toContain('"pays the bill": []');
		expect(textFor("storage.create_image {\n} as $image")).toContain('"pays the bill": null');
		expect(textFor("constructor {\n}")).toContain('"pays the bill": null');
		expect(textFor('function.run "toString" {\n  input = {}\n} as $x')).toContain('"pays the bill": {}');
	});

	const definitions = [...catalogue.statements, ...catalogue.functions].filter(({ mock }) => mock !== undefined);

	test.each(definitions)("of $name is a value", ({ mock = "" }) => {
		const { expression, issues } = parseExpression(new Source("mock", mock));
		expect(issues).toEqual([]);
		expect(constantValue(expression as Expression, { now: () => null, environment: () => null })).toBeDefined();
	});

	test("is one more entry where the statement has a mock for other tests", () => {
		const mocked = request.replace("\n}", '\n  mock = {\n    "other": {}\n  }\n}');
		const found = mockToPaste("pays the bill", statementIn(programOf(mocked)), catalogue);
		expect(found).toMatchObject({ form: "entry", text: '"pays the bill": {response: {status: 200, result: {}}}' });
		expect(mockAdvice(found)).toMatch(/^Add an entry to the `mock` of `api.request`/);
		const chat = 'function.run "openai_chat_completion" {\n  input = {}\n  mock = {"other": {}}\n} as $chat';
		expect(
			mockToPaste("pays the bill", statementIn(programOf(chat)), catalogue)
				.text.split("\n")
				.slice(0, 2),
		).toEqual(['"pays the bill": {', "  success      : true"]);
		const disabled = mocked.replace("mock =", "!mock =");
		expect(mockToPaste("pays the bill", statementIn(programOf(disabled)), catalogue).form).toBe("property");
	});

	test("names the function that is called", () => {
		const advice = mockAdvice(
			mockToPaste("pays the bill", statementIn(programOf('function.run "charge" {\n  input = {}\n} as $x')), catalogue),
		);
		expect(advice.split("\n")[0]).toBe(
			'Give `function.run "charge"` a mock, or record the answer with --update, or let it be sent with --live:',
		);
	});

	test.each(["pays the bill", 'says "no"', "back\\slash", "two\nlines", "emoji 🎉"])(
		"once pasted is as the formatter has it: %j",
		(name) => {
			for (const statement of [request, 'function.run "openai_chat_completion" {\n  input = {}\n} as $chat']) {
				const { text } = mockToPaste(name, statementIn(programOf(statement)), catalogue);
				const pasted = programOf(statement.replace("\n} as", `\n${text.replace(/^/gm, "  ")}\n} as`));
				const { file, issues } = parse(new Source("f.xs", pasted));
				expect(issues).toEqual([]);
				expect(print(file, pasted)).toBe(pasted);
				const mock = statementIn(pasted).body?.items.find((item) => item.kind === "Attribute" && item.name === "mock");
				expect(mock).toMatchObject({ value: { entries: [{ key: name }] } });
			}
		},
	);
});
