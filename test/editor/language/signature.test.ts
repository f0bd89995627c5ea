import { describe, expect, test } from "vitest";
import { signature } from "../../../src/editor/language/index.js";
import { inStack, withCursor } from "./support.js";

type Texts = string | Readonly<Record<string, string>>;

/** The label with the active parameter between angle brackets; null when nothing is being called. */
function active(files: Texts): string | null {
	const { workspace, path, offset } = withCursor(files);
	const help = signature(workspace, path, offset);
	if (help === null) return null;
	const { label, parameters } = help;
	const parameter = help.active === null ? undefined : parameters[help.active];
	if (parameter === undefined) return label;
	const { start, end } = parameter.label;
	return `${label.slice(0, start)}<${label.slice(start, end)}>${label.slice(end)}`;
}

const inValue = (value: string): string => inStack(`var $x { value = ${value} }`);

describe("filters", () => {
	test("the argument is the one behind the last colon", () => {
		expect(active(inValue('"a"|split:‸'))).toBe("|split:<separator>");
		expect(active(inValue('"a"|split:"‸'))).toBe("|split:<separator>");
		expect(active(inValue("[1]|slice:1‸"))).toBe("|slice:<offset>[:length]");
		expect(active(inValue("[1]|slice:1:2‸"))).toBe("|slice:offset[:<length>]");
		expect(active(inValue("[1]|slice:1:2:‸"))).toBe("|slice:offset[:length]");
	});

	test("colons within brackets are those of other things", () => {
		expect(active(inValue("[1]|slice:(2 + ‸):3"))).toBe("|slice:<offset>[:length]");
		expect(active(inValue('[1]|slice:("a"|index:‸)'))).toBe("|index:<search>");
		expect(active(inValue('{a: 1, b: ‸}|get:"a"'))).toBeNull();
		expect(active(inValue("true ? [1]|first : ‸"))).toBeNull();
	});

	test("what has no colon yet, and what has ended, has none", () => {
		expect(active(inValue('"a"|split‸'))).toBeNull();
		expect(active(inValue("([1]|slice:1) == ‸"))).toBeNull();
	});

	test("parameters say what they are for", () => {
		const { workspace, path, offset } = withCursor(inValue('"a"|split:‸'));
		expect(signature(workspace, path, offset)).toMatchObject({
			documentation: "Cuts a text at every separator.",
			parameters: [{ documentation: 'Where to cut; "" gives the characters.\n\ntext' }],
		});
	});
});

describe("statements", () => {
	test("what stands behind their names", () => {
		expect(active(inStack("function.run ‸"))).toBe('function.run "<function>"');
		expect(active(inStack("for (‸) {\n}"))).toBe("for (<count>)");
		expect(active(inStack("var $‸"))).toBe("var <$variable>");
	});

	test("within their braces nothing is called", () => {
		expect(active(inStack("var $x {\n  ‸\n}"))).toBeNull();
	});
});

describe("calls", () => {
	const add =
		'function "add" {\n  input {\n    int first\n    int second? {\n      description = "What is added."\n    }\n  }\n}';
	const call = (input: string): Texts => ({
		"main.xs": inStack(`function.run "add" {\n  input = {${input}}\n}`),
		"add.xs": add,
	});

	test("the input is the one whose key has been written", () => {
		expect(active(call("‸"))).toBe("add(int first, int second?)");
		expect(active(call("first: ‸"))).toBe("add(<int first>, int second?)");
		expect(active(call("first: 1, second: ‸"))).toBe("add(int first, <int second?>)");
		expect(active(call("third: ‸"))).toBe("add(int first, int second?)");
	});

	test("of built-in functions, too", () => {
		const builtin = inStack('function.run "openai_chat_completion" {\n  input = {model: ‸}\n}');
		expect(active(builtin)).toContain("openai_chat_completion(<text model?>, object[] messages");
	});

	test("filters in an input come first", () => {
		expect(active(call('first: "a"|split:‸'))).toBe("|split:<separator>");
	});

	test("of functions that are not there nothing is known", () => {
		expect(active(inStack('function.run "none" {\n  input = {‸}\n}'))).toBeNull();
	});
});

test("no document, no signature", () => {
	const { workspace } = withCursor("‸");
	expect(signature(workspace, "other.xs", 0)).toBeNull();
});
