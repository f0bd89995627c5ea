import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Claim, detailsOf, failureOf } from "../../../src/catalogue/assertions/define.js";
import { explainDifference } from "../../../src/catalogue/assertions/difference.js";
import { allAssertions } from "../../../src/catalogue/assertions/index.js";
import { isSame } from "../../../src/catalogue/assertions/same.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value } from "../../../src/values/kinds.js";
import { instantClock } from "../../host/clocks.js";
import { values } from "../../values/generators.js";
import { contextWith } from "../functions/context.js";

const noon = Date.UTC(2025, 0, 31, 12);

function claimOf(subject: Value, attributes: Record<string, Value>): Claim {
	return { context: contextWith({ clock: instantClock(noon) }), subject, attributes, isMissing: false };
}

/** What is said of a claim that has to fail. */
function detailsIn(name: string, subject: Value, attributes: Record<string, Value> = {}) {
	const assertion = allAssertions.find((each) => each.name === name);
	if (!assertion) throw new Error(`there is no ${name}`);
	const claim = claimOf(subject, attributes);
	expect(failureOf(assertion, claim)).not.toBe(null);
	return detailsOf(assertion, claim);
}

describe("why two values are not equal", () => {
	test.each<[actual: Value, expected: Value, explanation: string | null]>([
		[1, 2, null],
		["a", "b", null],
		[1, "1", 'To `==` they are equal, but not of one kind: 1 is an int, "1" is a text.'],
		["5", 5, "`|to_int`"],
		["5.5", 5.5, "`|to_decimal`"],
		[1, true, "`|to_bool`"],
		[null, false, "null is only itself"],
		[null, 0, "`??`"],
		[0.1 + 0.2, 0.3, "Decimals are not exact"],
		[10, 11, null],
		[1700000000, 1700000000000, "looks like seconds"],
		[1, 1000, null],
		[[], {}, "[] is an empty list and {} an empty object."],
		[[1], 1, "`|first`"],
		['{"a":1}', { a: 1 }, "What there is is a text that holds JSON"],
		[[1], "[1]", "What was expected is a text that holds JSON"],
		["Ada", "ada", "in case only"],
		["a ", "a", "white space at the beginning or end only"],
		["a\r\nb", "a\nb", "white space or line breaks only"],
		["e\u0301", "\u00e9", "accents"],
		[[1, 2], [2, 1], "another order"],
		[[1, 1], [2, 1], "`[0]` is 1, 2 was expected."],
		[[1, 2], [1], "there is a `[1]`, 2, that was not expected."],
		[{ a: 1 }, { a: 1, b: 2 }, "`.b` is missing, 2 was expected."],
		[{ a: 1 }, { a: 1, b: null }, "a key that is missing is not null"],
		[{ a: 1, b: null }, { a: 1 }, "a key that is null is not missing"],
		[{ "a b": [{ c: 1 }] }, { "a b": [{ c: "1" }] }, '`["a b"][0].c` is 1, "1" was expected.\nTo `==`'],
		[{ a: { b: {} } }, { a: { b: [] } }, "`.a.b` is {}, [] was expected.\n[] is an empty list"],
		[{ list: [1, 2] }, { list: 3 }, "`.list` is [1,2], 3 was expected."],
	])("%j and %j", (actual, expected, explanation) => {
		const said = explainDifference(actual, expected);
		if (explanation === null) expect(said).toBe(null);
		else expect(said).toContain(explanation);
	});

	test("two of the same are never explained, and every other pair without a failure", () => {
		fc.assert(
			fc.property(values, values, (one, other) => {
				if (isSame(one, other)) return;
				const said = explainDifference({ inside: [one] }, { inside: [other] });
				expect(said).toMatch(/^The first difference: (?:there is a )?`\.inside\[0\]/);
			}),
		);
	});

	test("what is the same however deep is the same", () => {
		let deep: Value = 1;
		for (let depth = 0; depth < 100_000; depth++) deep = [deep];
		expect(isSame(deep, deep)).toBe(true);
		expect(isSame({ a: [deep] }, { a: [deep] })).toBe(true);
	});

	test("long lists are not searched for one another's elements", () => {
		const list = Array.from({ length: 5000 }, (_, index) => index);
		expect(explainDifference(list, [...list].reverse())).toContain("`[0]` is 0, 4999 was expected.");
	});
});

describe("what helps", () => {
	test.each<[name: string, subject: Value, attributes: Record<string, Value>, help: string | null]>([
		["to_be_true", "true", {}, '"true" is a text: `|to_bool`'],
		["to_be_true", [], {}, null],
		["to_be_false", 0, {}, "In a condition 0, an int, counts as false"],
		["to_be_false", true, {}, null],
		["to_be_null", [], {}, "`expect.to_be_empty`"],
		["to_be_null", "x", {}, null],
		["to_be_empty", " \n", {}, "`|trim`"],
		["to_be_empty", [null, ""], {}, "`|filter_empty`"],
		["to_be_empty", [0, 1], {}, null],
		["to_be_greater_than", true, { value: 1 }, "a bool has none"],
		["to_be_greater_than", 2.5, { value: 2.5 }, "a little lower."],
		["to_be_less_than", 5, { value: 5 }, "`value = 6`"],
		["to_be_less_than", 6, { value: 5 }, null],
		["to_be_within", 1.5, { min: 1.5, max: 3 }, "lower `min` a little"],
		["to_be_within", 9, { min: 1, max: 3 }, null],
		["to_be_in_the_future", 1_700_000_000, {}, "looks like seconds"],
		["to_be_in_the_past", 1_700_000_000_000_000, {}, "looks like microseconds"],
		["to_be_in_the_past", "2999-01-01", {}, "It is 2999-01-01T00:00:00.000Z, and now is 20"],
		["to_be_in_the_future", 1_706_702_400_000, {}, "It is 2024-01-31T12:00:00.000Z, and now is 20"],
		["to_be_in_the_future", -9_000_000_000_000, {}, "It is 1684-10-19T08:00:00.000Z"],
		["to_contain", {}, { value: 1 }, "This one has no keys."],
		["to_contain", ["b"], { value: "a" }, null],
		[
			"to_contain",
			[{ id: 1, v: "x" }, { id: 2, v: "y" }, 3],
			{ value: { id: 2, v: "z" } },
			'`[1]` comes nearest. The first difference: `.v` is "y", "z" was expected.',
		],
		["to_contain", [{ id: 1 }, 3], { value: { id: 2 } }, null],
		["to_start_with", "  ab", { value: "a" }, "`|trim`"],
		["to_match", ["a"], { value: "/a/" }, "this is an array"],
		["to_match", "b", { value: "/a/" }, null],
		["to_match", "A", { value: "a" }, "`i` behind the pattern"],
		["to_throw", null, {}, null],
		["to_throw", { message: "Missing param: a", code: "ERROR_CODE_INPUT_ERROR" }, { value: "x" }, "neither null nor"],
		["to_throw", { message: "Late", code: "ERROR_FATAL", name: "Slow" }, { value: "x" }, 'its name "Slow"'],
	])("%s %j %j", (name, subject, attributes, help) => {
		const said = detailsIn(name, subject, attributes).help;
		if (help === null) expect(said).toBe(null);
		else expect(said).toContain(help);
	});
});

test("two values are laid side by side where they make a pair", () => {
	expect(detailsIn("to_equal", [1], { value: [2] }).comparison).toEqual({ expected: [2], actual: [1] });
	expect(detailsIn("to_be_true", 1).comparison).toEqual({ expected: true, actual: 1 });
	expect(detailsIn("to_be_null", 1).comparison).toEqual({ expected: null, actual: 1 });
	expect(detailsIn("to_throw", { message: "a" }, { value: "b" }).comparison).toEqual({ expected: "b", actual: "a" });
	expect(detailsIn("to_throw", null, { value: "b" }).comparison).toBe(null);
	expect(detailsIn("to_contain", [1], { value: 2 }).comparison).toBe(null);
});

describe("an error that is waited for by another of its parts", () => {
	const error = { message: "It is gone", code: "ERROR_CODE_NOT_FOUND", name: "Gone Error" };

	test.each([
		["is GONE", null],
		["error_code_not_found", "code"],
		["gone error", "name"],
	])("%s", (value, part) => {
		const context = contextWith();
		const assertion = allAssertions.find(({ name }) => name === "to_throw");
		expect(assertion?.judge({ ...claimOf(error, { value }), context })).toBe(null);
		expect(context.warnings.map(([code, message]) => [code, message.includes(`the ${part} of`)])).toEqual(
			part === null ? [] : [["error-by-name", true]],
		);
	});
});

test("a value on a bound is told of", () => {
	const context = contextWith();
	const within = allAssertions.find(({ name }) => name === "to_be_within");
	for (const subject of [1, 2, 3, 9]) within?.judge({ ...claimOf(subject, { min: 1, max: 3 }), context });
	expect(context.warnings.map(([code]) => code)).toEqual(["excluded-bounds", "excluded-bounds"]);
});

test("whatever fails has details that can be said", () => {
	fc.assert(
		fc.property(values, values, values, (subject, value, other) => {
			for (const assertion of allAssertions) {
				const claim = claimOf(subject, { value, min: value, max: other, exception: other });
				try {
					if (failureOf(assertion, claim) === null) continue;
				} catch (thrown) {
					if (!(thrown instanceof XanoError)) throw thrown;
					continue;
				}
				const { help } = detailsOf(assertion, claim);
				expect(help === null || /[.`]$|\.\n/.test(help)).toBe(true);
			}
		}),
	);
});
