import { expect, test } from "vitest";
import { hasher, inputOf, isBadLine } from "../../../src/cli/many/input_line.js";
import { Upload } from "../../../src/index.js";

const line = (text: string | null): { number: number; text: string | null; isEnded: boolean } => ({
	number: 3,
	text,
	isEnded: true,
});

test("a line lies over what all have in common", () => {
	const common = new Map<string, string>([
		["a", "common"],
		["b", "common"],
	]);
	expect(inputOf(line('{"b": 1, "__proto__": 2}'), common, "in")).toEqual(
		new Map<string, unknown>([
			["a", "common"],
			["b", 1],
			["__proto__", 2],
		]),
	);
	expect(common.get("b")).toBe("common");
	expect(inputOf(line('{"n": 9007199254740993}'), null, "in")).toEqual(new Map([["n", 9007199254740993n]]));
});

test.each([
	["{bad", "in:3:2 is not valid JSON: A quoted key must stand here."],
	['{"a": 1} x', "in:3:10 is not valid JSON: Nothing may follow the value."],
	["[1]", 'in:3 has to be a JSON object, for example {"name": "value"}'],
	["null", 'in:3 has to be a JSON object, for example {"name": "value"}'],
	[null, "in:3 is longer than 64 MiB"],
])("%s is no input", (text, message) => {
	const bad = inputOf(line(text), null, "in");
	expect(isBadLine(bad)).toBe(true);
	expect(bad).toEqual({ code: "XR814", message });
});

test("results are found again by all that was asked for, and by nothing else", () => {
	const hash = hasher({ function: "f" }, null);
	expect(hash('{"a":1}')).toBe(hasher({ function: "f" }, new Map())('{"a":1}'));
	const others = [
		hash('{"a":2}'),
		hasher({ function: "g" }, null)('{"a":1}'),
		hasher({ job: "f" }, null)('{"a":1}'),
		hasher({ function: "f" }, new Map([["b", 1]]))('{"a":1}'),
		hasher({ function: "f" }, new Map([["b", [new Upload("x", new Uint8Array([1]))]]]))('{"a":1}'),
		hasher({ function: "f" }, new Map([["b", [new Upload("x", new Uint8Array([2]))]]]))('{"a":1}'),
	];
	expect(new Set([hash('{"a":1}'), ...others]).size).toBe(others.length + 1);
});
