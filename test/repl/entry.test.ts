import { describe, expect, test } from "vitest";
import { readEntry } from "../../src/repl/entry.js";

describe("what has been typed", () => {
	test.each([
		["", "empty"],
		["  ", "empty"],
		["// a remark", "empty"],
		["1 + 2", "expression"],
		["$x|to_upper", "expression"],
		['{a: 1}|get:"a"', "expression"],
		["now", "expression"],
		["now|to_ms", "expression"],
		["true", "expression"],
		["!true", "expression"],
		["null", "expression"],
		["-5", "expression"],
		['"abc"', "expression"],
		['"""\na\nb\n"""', "expression"],
		["$x.a[1].b", "expression"],
		["$a == 1 ? 2 : 3", "expression"],
		["var $x { value = 1 }", "statements"],
		["var $x { value = 1 }\nvar $y { value = 2 }", "statements"],
		["array.find ($list) if ($$ > 3) as $y", "statements"],
		["hello", "statements"],
		["x = 1", "statements"],
		['function "x" {\n  stack {\n  }\n}', "definitions"],
		['run.job "x" {\n  main = {name: "y"}\n}', "definitions"],
		["$x = 1", "unreadable"],
		["1 1", "unreadable"],
		["foo (]", "unreadable"],
		["}", "unreadable"],
		["let x = 5", "unreadable"],
	])("%j", (text, kind) => {
		expect(readEntry("repl[1]", text).kind).toBe(kind);
	});

	test.each([
		["foreach ($x) {", "unreadable"],
		["foreach ($x) {\n  each as $y {\n  }", "unreadable"],
		["[1,", "unreadable"],
		["{a: 1", "unreadable"],
		["(1 +", "unreadable"],
		['function.run "greet" {', "unreadable"],
		['"a\nb', "unreadable"],
		['"""', "unreadable"],
		['"""\nbraces } in it', "unreadable"],
		["`1 + 2", "unreadable"],
		["1 +", "unreadable"],
		["$x|", "unreadable"],
		["$x ?", "unreadable"],
		['function "x" {\n  stack {\n    var $y {\n      value = 1 +', "unreadable"],
	])("%j goes on, and is a mistake where nothing follows", (text, kind) => {
		expect(readEntry("repl[1]", text).kind).toBe("incomplete");
		expect(readEntry("repl[1]", text, true).kind).toBe(kind);
	});

	test("an empty line says that nothing follows an operator", () => {
		expect(readEntry("repl[1]", "1 +\n").kind).toBe("unreadable");
	});

	test("is a file with the name of the entry", () => {
		const entry = readEntry("repl[7]", "1 + ) ");
		expect(entry).toMatchObject({ kind: "unreadable", file: { source: { name: "repl[7]", text: "1 + ) " } } });
	});
});
