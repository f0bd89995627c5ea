import { expect, test } from "vitest";
import type { Statement } from "../../../grammar/ast.js";
import { parse } from "../../../grammar/parse.js";
import { Source } from "../../../grammar/source.js";
import { insertMock, insertTest } from "../../../src/testing/writing/edits.js";
import { type Placed, statementsWithin } from "../../../src/testing/writing/places.js";
import { rewritten } from "../../../src/testing/writing/rewritten.js";

/** Adds a test, and mocks to the statements of these names. */
function edited(text: string, mocked: readonly string[] = [], value = "1"): string {
	const source = new Source("program.xs", text);
	const { file } = parse(source);
	const construct = file.items.find((item) => item.kind === "Statement" && item.name === "function") as Statement;
	const written = { source, file };
	const placed = statementsWithin(construct).filter(({ node }) => mocked.includes(node.name));
	const mocks = placed.map((each: Placed) => insertMock(each, "new", value, written));
	const block = 'test "new" {\ninput = {a: 1}\nexpect.to_be_true ($response)\n}';
	return rewritten(source, [...mocks.filter((edit) => edit !== null), insertTest(construct, block, written)]);
}

test("a test stands behind the response, before what describes the function", () => {
	expect(edited('function "f" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = 1\n  tags = ["x"]\n}\n')).toBe(
		'function "f" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = 1\n\n  test "new" {\n    input = {a: 1}\n\n    expect.to_be_true ($response)\n  }\n\n  tags = ["x"]\n}\n',
	);
});

test("a test stands behind the last one, and comments stay where they are", () => {
	const before = `function "f" {
  input {
  }

  stack {
  }

  response = 1 // one

  test "old" {
    expect.to_be_true ($response)
  } // behind the old one

  // At the end
}
`;
	expect(edited(before)).toBe(
		before.replace(
			"one\n\n  // At",
			'one\n\n  test "new" {\n    input = {a: 1}\n\n    expect.to_be_true ($response)\n  }\n\n  // At',
		),
	);
});

test("in a file with a layout of its own, only what is put in is laid out", () => {
	const before = `function "f"   {
\tinput{ int a }
\tstack {
\t\tapi.request { url="https://a.example" } as $a
\t\tapi.request {
\t\t\turl = "https://b.example"
\t\t\t// why
\t\t} as $b
\t\tredis.get as $c
\t\tvar $d { value = 1   // one
\t\t}
\t}
\tresponse=$a
\tguid = "x"}`;
	expect(edited(before, ["api.request", "redis.get", "var"], '{a: "x"}')).toBe(`function "f"   {
\tinput{ int a }
\tstack {
\t\tapi.request { url="https://a.example"
\t\t\tmock = {new: {a: "x"}}
\t\t} as $a
\t\tapi.request {
\t\t\turl = "https://b.example"
\t\t\t// why
\t\t\tmock = {new: {a: "x"}}
\t\t} as $b
\t\tredis.get {
\t\t\tmock = {new: {a: "x"}}
\t\t} as $c
\t\tvar $d { value = 1   // one
\t\t\tmock = {new: {a: "x"}}
\t\t}
\t}
\tresponse=$a

\ttest "new" {
\t\tinput = {a: 1}

\t\texpect.to_be_true ($response)
\t}

\tguid = "x"}`);
});

test.each([
	["mock = {}", 'mock = {"new": 1}'],
	["mock = { }", 'mock = {"new": 1 }'],
	['mock = {"old": 2}', 'mock = {"old": 2, "new": 1}'],
	['mock = { "old": 2, }', 'mock = { "old": 2, "new": 1 }'],
	["mock = {\n        old: 2\n      }", 'mock = {\n        old: 2\n        "new": 1\n      }'],
	["mock = {\n\told: 2, // two\n}", 'mock = {\n\told: 2, // two\n\t"new": 1\n}'],
	["mock = { old: 2\n}", 'mock = { old: 2\n  "new": 1\n}'],
	["mock = ({\n   old: 2,\n   other: 3 })", 'mock = ({\n   old: 2,\n   other: 3, "new": 1 })'],
])("%j gets another entry", (before, after) => {
	const text = (mock: string): string =>
		`function "f" {\n  stack {\n    redis.get {\n      key  = "x"\n      ${mock}\n    } as $x\n  }\n  response = $x\n}`;
	const block = '\n\n  test "new" {\n    input = {a: 1}\n\n    expect.to_be_true ($response)\n  }\n}';
	expect(edited(text(before), ["redis.get"])).toBe(text(after).replace(/\n}$/, block));
});

test("what stands for the mocks may be no object that could be added to", () => {
	const text = 'function "f" {\n  stack {\n    redis.get {\n      mock = $x\n    } as $x\n  }\n}\n';
	expect(edited(text, ["redis.get"])).not.toContain('"new":');
});

test("a function on one line", () => {
	expect(edited('function "f" { stack { } response = 1 }\n')).toBe(
		'function "f" { stack { } response = 1\n\n  test "new" {\n    input = {a: 1}\n\n    expect.to_be_true ($response)\n  }\n}\n',
	);
	expect(edited('function "f" {}\n')).toBe(
		'function "f" {\n  test "new" {\n    input = {a: 1}\n\n    expect.to_be_true ($response)\n  }\n}\n',
	);
});

test("line ends and the mark at the beginning of a file stay", () => {
	const lines = ["\ufefffunction f {", "  input {", "  }", "", "  stack {", "  }", "", "  response = 1", "}", ""];
	const after = edited(lines.join("\r\n"));
	expect(after.startsWith("\ufefffunction f {\r\n")).toBe(true);
	expect(after).toContain('\r\n\r\n  test "new" {\r\n    input = {a: 1}\r\n\r\n');
	expect(after.replaceAll("\r\n", "")).not.toContain("\n");
});

test("a formatted file with CRLF and without a last line end stays formatted", () => {
	const after = edited(
		"function f {\r\n  input {\r\n  }\r\n\r\n  stack {\r\n    redis.get as $x\r\n  }\r\n\r\n  response = 1\r\n}",
		["redis.get"],
		'"x"',
	);
	expect(after).toBe(
		'function f {\r\n  input {\r\n  }\r\n\r\n  stack {\r\n    redis.get {\r\n      mock = {new: "x"}\r\n    } as $x\r\n  }\r\n\r\n  response = 1\r\n\r\n  test "new" {\r\n    input = {a: 1}\r\n\r\n    expect.to_be_true ($response)\r\n  }\r\n}',
	);
});

test("other constructs of the file are left alone", () => {
	const rest = '---\nfunction "g" { response = 1 }';
	expect(edited(`function "f" {\n  response = 1\n}\n${rest}`).endsWith(`\n  }\n}\n${rest}`)).toBe(true);
});
