import { describe, expect, test } from "vitest";
import type { Value } from "../../../src/values/kinds.js";
import { objectFrom } from "../../../src/values/object.js";
import { apply, outcomeOf, stillRun } from "./evaluate.js";

const perElement = ["lambda_map", "lambda_filter", "lambda_some", "lambda_every", "lambda_find", "lambda_findIndex"];

describe("filters that run JavaScript", () => {
	test("treat null as their siblings without JavaScript do", () => {
		const ofNull = perElement.map((name) => apply(name, null, ["throw new Error('not called')"]));
		expect(ofNull).toEqual([null, null, false, false, null, -1]);
		expect(apply("lambda_reduce", null, [7, "return 1"])).toBe(7);
		expect(apply("lambda", null, ["return $this === null"])).toBe(true);
	});

	test("refuse a text as a list", () => {
		for (const name of perElement) {
			expect(outcomeOf(() => apply(name, "abc", ["return 1"]))).toBe(`error: \`${name}\` needs an array, not a text`);
		}
	});

	test("keep the keys of an object in their order", () => {
		const subject = objectFrom([
			["b", 1],
			["10", 2],
			["2", 3],
			["__proto__", 4],
		]);
		const mapped = apply("lambda_map", subject, ["return $index + $this"]);
		expect([...(mapped as Map<string, Value>)]).toEqual([
			["b", "b1"],
			["10", "102"],
			["2", "23"],
			["__proto__", "__proto__4"],
		]);
		const kept = apply("lambda_filter", subject, ["return $this !== 2"]);
		expect([...(kept as Map<string, Value>).keys()]).toEqual(["b", "2", "__proto__"]);
		expect(apply("lambda_find", { a: 1, b: 2 }, ["return $index === 'b'"])).toBe(2);
		expect(apply("lambda_findIndex", { a: 1, b: 2 }, ["return $this === 2"])).toBe(1);
		expect(apply("lambda_reduce", { a: 1, b: 2 }, ["", "return $result + $index"])).toBe("ab");
	});

	test("find by position in the order of the program, not of JavaScript", () => {
		const subject = objectFrom([
			["b", 1],
			["2", 2],
		]);
		expect(apply("lambda_find", subject, ["return $this === 1"])).toBe(1);
		expect(apply("lambda_findIndex", subject, ["return $this === 1"])).toBe(0);
	});

	test("give the elements themselves, not what JavaScript makes of them", () => {
		const big = 2n ** 60n + 1n;
		expect(apply("lambda_filter", [big, 1], ["return $this > 5"])).toEqual([big]);
		expect(apply("lambda_find", [big, 1], ["return $this > 5"])).toBe(big);
	});

	test("have JavaScript say what is true", () => {
		expect(apply("lambda_filter", ["0", "", [], {}, 0, null, false], ["return $this"])).toEqual(["0", [], {}]);
		expect(apply("lambda_some", [[]], ["return $this"])).toBe(true);
		expect(apply("lambda_every", ["0"], ["return $this"])).toBe(true);
	});

	test("make the text of an error the value, and warn", () => {
		const run = stillRun();
		const code = "throw new Error('no')";
		for (const name of [...perElement, "lambda"]) expect(apply(name, [1], [code], run)).toBe("[Line 1:Char 16] no");
		expect(apply("lambda_reduce", [1], [0, code], run)).toBe("[Line 1:Char 16] no");
		expect([...run.warnings.values()].map((each) => each.message)).toContain(
			"The code of `lambda_find` failed, and its error became the value: [Line 1:Char 16] no",
		);
		expect(run.warnings.size).toBe(8);
	});

	test("need code and a sensible timeout", () => {
		expect(outcomeOf(() => apply("lambda", 1, [[1]]))).toBe("error: `lambda` needs a text as code, not an array");
		expect(outcomeOf(() => apply("lambda", 1, ["return 1", "soon"]))).toBe(
			"error: The timeout of `lambda` must be a number of seconds",
		);
		expect(outcomeOf(() => apply("lambda", 1, ["return 1", 0]))).toBe(
			"error: The timeout of `lambda` must be more than 0 seconds",
		);
		expect(outcomeOf(() => apply("lambda", 1, ["await new Promise((go) => setTimeout(go, 600))", 0.5]))).toBe(
			"error: The code took longer than 0.5 seconds",
		);
		expect(apply("lambda", 1, ["return $this", "2"])).toBe(1);
	});

	test("take a long list at once", () => {
		const list = Array.from({ length: 20_000 }, (_, index) => index);
		const mapped = apply("lambda_map", list, ["return $this * 2"]) as number[];
		expect(mapped.length).toBe(20_000);
		expect(mapped[19_999]).toBe(39_998);
	});
});
