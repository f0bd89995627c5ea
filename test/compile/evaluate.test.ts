import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultCatalogue } from "../../src/catalogue/index.js";
import { evaluateText } from "../../src/compile/evaluate.js";
import { LimitError } from "../../src/runtime/signals.js";
import { XanoError } from "../../src/values/error.js";
import type { Value, XanoObject } from "../../src/values/kinds.js";
import { texts } from "../values/generators.js";
import { quietRun } from "./harness.js";

const catalogue = defaultCatalogue();

function evaluate(text: string, variables: XanoObject = {}, input: XanoObject = {}): Value {
	return evaluateText(text, { variables: () => variables, input: () => input, print: () => {} }, quietRun(), catalogue);
}

describe("a text as an expression", () => {
	test("sees variables and inputs, also as a whole", () => {
		expect(evaluate("$a + $input.b", { a: 1 }, { b: 2 })).toBe(3);
		expect(evaluate("[$var, $input]", { a: 1 }, { b: 2 })).toEqual([{ a: 1 }, { b: 2 }]);
		expect(evaluate("$list[$$ > 1]|map:$$ * $factor", { list: [1, 2, 3], factor: 10 })).toEqual([20, 30]);
	});

	test("is the same whatever was evaluated before under other inputs", () => {
		expect(evaluate("$input.x ?? 0", {}, { x: 5 })).toBe(5);
		expect(evaluate("$input.x ?? 0", {}, { y: 6, x: 7 })).toBe(7);
		expect(evaluate("$input.x ?? 0", {}, { y: 6 })).toBe(0);
	});

	test("may hold names that mean something to JavaScript", () => {
		const variables = { __proto__x: 1, constructor: 2, R: 3, K: 4, allVariables: 5, arguments: 6, in0: 7 };
		for (const [name, value] of Object.entries(variables))
			expect(evaluate(`$${name}`, variables as XanoObject, { in0: "other" })).toBe(value);
		expect(() => evaluate("$toString")).toThrow("Missing var entry: toString");
	});

	test("that goes on for long is evaluated, one that is nested too deep refused", () => {
		expect(evaluate(Array.from({ length: 900 }, () => "1").join(" + "))).toBe(900);
		expect(() => evaluate(`${"(".repeat(300)}1${")".repeat(300)}`)).toThrow(XanoError);
	});

	test("that evaluates itself ends at the limit of nested calls", () => {
		expect(() => evaluate("$text|to_expr", { text: "$text|to_expr" })).toThrow(LimitError);
	});

	test("gives a value or an error of the language, never one of JavaScript", () => {
		const pieces = fc.constantFrom(
			"$a",
			"$b.c",
			"1",
			"'x'",
			"+",
			"-",
			"|",
			":",
			"count",
			"map",
			"$$",
			"$1",
			"[",
			"]",
			"(",
			")",
			"{",
			"}",
			"=",
			"==",
			"??",
			"?",
			".",
			"..",
			"...",
			"~",
			"`",
			'"',
			"!",
			"!expr",
			"set",
			"\n",
			"//",
			"\u2028",
			"${",
			"\\",
		); // prettier-ignore
		const made = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(" "));
		fc.assert(
			fc.property(fc.oneof(made, texts), (text) => {
				try {
					evaluate(text, { a: [1, { c: 2 }], b: { c: "d" } });
				} catch (thrown) {
					if (!(thrown instanceof XanoError)) throw thrown;
				}
			}),
			{ numRuns: 2_000 },
		);
	});
});
