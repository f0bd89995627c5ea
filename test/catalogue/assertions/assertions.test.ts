import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Claim, failureOf, shown } from "../../../src/catalogue/assertions/define.js";
import { allAssertions } from "../../../src/catalogue/assertions/index.js";
import { RunError, SetupError } from "../../../src/engine/errors.js";
import { XanoError } from "../../../src/values/error.js";
import { encodeJson } from "../../../src/values/json.js";
import type { Value } from "../../../src/values/kinds.js";
import { programOf } from "../../docs/blocks.js";
import { engineOf } from "../../engine/support.js";
import { instantClock } from "../../host/clocks.js";
import { values } from "../../values/generators.js";
import { contextWith } from "../functions/context.js";

const noon = Date.UTC(2025, 0, 31, 12);

function judge(name: string, subject: Value, attributes: Record<string, Value> = {}, isMissing = false): string | null {
	const assertion = allAssertions.find((each) => each.name === name);
	if (!assertion) throw new Error(`there is no ${name}`);
	const claim: Claim = { context: contextWith({ clock: instantClock(noon) }), subject, attributes, isMissing };
	return failureOf(assertion, claim);
}

describe("what holds and what does not", () => {
	test.each<[name: string, subject: Value, attributes: Record<string, Value>, reason: string | null]>([
		["to_equal", [1, { a: "x" }], { value: [1, { a: "x" }] }, null],
		["to_equal", { a: 1, b: 2 }, { value: { b: 2, a: 1 } }, null],
		["to_equal", 1, { value: "1" }, 'expected value "1" does not equal 1'],
		["to_equal", null, { value: false }, "expected value false does not equal null"],
		["to_equal", [1, 2], { value: [1] }, "expected value [1] does not equal [1,2]"],
		["to_equal", {}, { value: [] }, "expected value [] does not equal {}"],
		["to_equal", { a: null }, { value: { b: null } }, 'expected value {"b":null} does not equal {"a":null}'],
		["to_not_equal", [1], { value: ["1"] }, null],
		["to_not_equal", "a", { value: "a" }, 'a value other than "a" was expected'],
		["to_be_true", 1, {}, "1 is not true"],
		["to_be_true", "true", {}, '"true" is not true'],
		["to_be_false", null, {}, "null is not false"],
		["to_be_null", "", {}, '"" is not null'],
		["to_not_be_null", false, {}, null],
		["to_be_empty", "0", {}, null],
		["to_be_empty", { a: 1 }, {}, '{"a":1} is not empty'],
		["to_be_greater_than", "10", { value: 9 }, null],
		["to_be_greater_than", "2025-02-01", { value: "2025-01-31" }, null],
		["to_be_greater_than", 9, { value: 9 }, "9 is not greater than 9"],
		["to_be_greater_than", [1, 2], { value: 1 }, "[1,2] is not greater than 1"],
		["to_be_less_than", 9223372036854775806n, { value: 9223372036854775807n }, null],
		["to_be_less_than", false, { value: 1 }, "false is not less than 1"],
		["to_be_within", 2, { min: 1, max: 3 }, null],
		["to_be_within", 1, { min: 1, max: 3 }, "1 does not lie between 1 and 3, both excluded"],
		["to_be_within", 3, { min: 1, max: 3 }, "3 does not lie between 1 and 3, both excluded"],
		["to_be_within", null, { min: -1, max: 3 }, "null does not lie between -1 and 3, both excluded"],
		["to_contain", ["a", { b: 1 }], { value: { b: 1 } }, null],
		["to_contain", [1], { value: "1" }, '[1] does not contain "1"'],
		["to_contain", "abc", { value: "B" }, '"abc" does not contain "B"'],
		["to_contain", { a: "x" }, { value: "x" }, '{"a":"x"} does not contain "x"'],
		["to_contain", 1234, { value: 23 }, null],
		["to_start_with", "", { value: "" }, null],
		["to_start_with", ["a"], { value: "a" }, '["a"] does not start with "a"'],
		["to_end_with", "abc", { value: "bc" }, null],
		["to_match", "Ada", { value: "/^ada$/i" }, null],
		["to_match", "+15551234567", { value: "^\\+1\\d{10}$" }, null],
		["to_match", null, { value: "/./" }, "null does not match /./"],
		["to_match", "a\nb", { value: "/^a\nc/" }, '"a\\nb" does not match "/^a\\nc/"'],
		["to_be_in_the_past", noon - 1, {}, null],
		["to_be_in_the_past", noon, {}, `${noon} is not in the past`],
		["to_be_in_the_future", "2025-01-31 12:00:01", {}, null],
		["to_be_in_the_future", noon, {}, `${noon} is not in the future`],
		["to_throw", { message: "Age cannot be negative" }, { value: "CANNOT be" }, null],
		["to_throw", { message: "Age cannot be negative" }, { exception: null }, null],
		["to_throw", { message: "" }, {}, "response is ok"],
		["to_throw", null, { exception: "x" }, "response is ok"],
	])("%s: %#", (name, subject, attributes, reason) => {
		expect(judge(name, subject, attributes)).toBe(reason === null ? null : `${name} failed - ${reason}`);
	});

	test.each([null, [], {}, true])("%j is no pattern", (value) => {
		expect(() => judge("to_match", "abc", { value })).toThrow("`expect.to_match` needs a pattern as value, not ");
	});

	test("a pattern without delimiters is warned about", () => {
		const context = contextWith();
		const assertion = allAssertions.find(({ name }) => name === "to_match");
		expect(assertion?.judge({ context, subject: "1", attributes: { value: "\\d" }, isMissing: false })).toBe(null);
		expect(context.warnings.map(([code]) => code)).toEqual(["undelimited-pattern"]);
	});

	test("long values are cut in messages", () => {
		expect(shown("\u{1F600}".repeat(200))).toBe(`"${"\u{1F600}".repeat(99)}…`);
	});
});

test("every assertion gives a verdict, or an error of the program, for all values", () => {
	fc.assert(
		fc.property(values, values, values, (subject, value, other) => {
			for (const { name } of allAssertions) {
				try {
					const verdict = judge(name, subject, { value, min: value, max: other, exception: other });
					expect(verdict === null || verdict.startsWith(`${name} failed - `)).toBe(true);
				} catch (thrown) {
					if (!(thrown instanceof XanoError)) throw thrown;
				}
			}
		}),
	);
});

test("values equal themselves and nothing of another kind", () => {
	fc.assert(
		fc.property(values, values, (one, other) => {
			expect(judge("to_equal", one, { value: one })).toBe(null);
			const isEqual = judge("to_equal", one, { value: other }) === null;
			expect(judge("to_not_equal", one, { value: other }) === null).toBe(!isEqual);
			if (isEqual) expect(typeof one).toBe(typeof other);
		}),
	);
});

/** What comes of some statements. */
async function outcomeOf(text: string): Promise<string> {
	try {
		return encodeJson((await engineOf(programOf(text)).run({ function: "example" })).value);
	} catch (thrown) {
		if (thrown instanceof RunError) return `${thrown.code} ${thrown.message}`;
		if (thrown instanceof SetupError) return thrown.diagnostics.map(({ message }) => message).join("; ");
		throw thrown;
	}
}

const notDefined = "ERROR_FATAL to_be_defined failed - there is no such value";

describe("a place", () => {
	test.each([
		["$x.a", "true"],
		["$x.none", "true"],
		["$x.missing", notDefined],
		["$x.missing.more", notDefined],
		["$x.list[0]", "true"],
		["$x.list[1]", notDefined],
		["$x.list[9]", notDefined],
		["$x.list[0].deep", "true"],
		["$x.list[9].deep", notDefined],
		['$x["a"]', "true"],
		['$x["missing"]', notDefined],
		["$x.$name", "true"],
		["$input.missing", notDefined],
		["{a: 1}", "true"],
		['$x|get:"missing"', "true"],
		["$later", notDefined],
		["$var.later", notDefined],
	])("%s", async (place, outcome) => {
		const text = `var $x { value = {a: 1, none: null, list: [{deep: 1}, null]} }
		var $name { value = "a" }
		expect.to_be_defined (${place})
		conditional { if ($x.a == 2) { var $later { value = 1 } } }
		response = true`;
		expect(await outcomeOf(text)).toBe(outcome);
		const opposite = await outcomeOf(text.replace("to_be_defined", "to_not_be_defined"));
		expect(opposite === "true").toBe(outcome !== "true");
	});

	test("other errors on the way are errors", async () => {
		expect(await outcomeOf('expect.to_not_be_defined (1 + "a")\nresponse = true')).toBe("ERROR_FATAL Not numeric.");
		expect(await outcomeOf("expect.to_not_be_defined ([]|json_decode)\nresponse = true")).not.toBe("true");
	});
});

describe("a stack that raises", () => {
	const raising = 'throw { name = "Oops" value = "it broke" }';

	test.each([
		["the stack waits", `util.sleep { value = 0 } ${raising}`, "true"],
		["a called function raises", 'precondition (1 > 2) { error = "it broke" }', "true"],
		["its loop is left", `for (3) { each as $i { conditional { if ($i == 1) { break } } } } ${raising}`, "true"],
		["it returns instead", `return { value = 1 } ${raising}`, "ERROR_FATAL to_throw failed - response is ok"],
		["it catches itself", `try_catch { try { ${raising} } catch { } }`, "ERROR_FATAL to_throw failed - response is ok"],
	])("%s", async (_, stack, outcome) => {
		expect(await outcomeOf(`expect.to_throw { stack { ${stack} } exception = "BROKE" }\nresponse = true`)).toBe(
			outcome,
		);
	});

	test("keeps its variables to itself", async () => {
		const text = `var $x { value = [1] }
		var $y { value = 1 }
		expect.to_throw {
			stack {
				var $x { value = [7, 8] }
				array.push $x { value = 9 }
				array.shift $x as $y
				util.get_vars as $all
				throw { value = $all|json_encode }
			}
			exception = "[8,9]"
		}
		array.push $x { value = 2 }
		response = [$x, $y]`;
		expect(await outcomeOf(text)).toBe("[[1,2],1]");
	});

	test("sees none of those around it", async () => {
		const text = `var $x { value = 1 }
		expect.to_throw { stack { debug.log { value = $x } } exception = "missing var entry: x" }
		response = $x`;
		expect(await outcomeOf(text)).toBe("1");
	});

	test("works within loops, and the loop goes on", async () => {
		const text = `var $n { value = 0 }
		for (3) { each as $i { expect.to_throw { stack { ${raising} } } math.add $n { value = 1 } } }
		response = $n`;
		expect(await outcomeOf(text)).toBe("3");
	});

	test("leaves no trace in the depth of calls", async () => {
		const text = `for (300) { each as $i { expect.to_throw { stack { function.run "fails" } } } }\nresponse = true`;
		const program = `${programOf(text)}\n---\nfunction "fails" {\n  input {\n  }\n\n  stack {\n    ${raising}\n  }\n\n  response = null\n}\n`;
		const engine = engineOf(program, { limits: { callDepth: 20 } });
		expect((await engine.run({ function: "example" })).value).toBe(true);
	});

	test("lets limits and debug.stop through", async () => {
		expect(await outcomeOf("expect.to_throw { stack { debug.stop { value = 5 } } }\nresponse = true")).toBe("5");
		const endless = engineOf(programOf("expect.to_throw { stack { while (true) { each { } } } }"), {
			limits: { iterations: 10_000 },
		});
		await expect(endless.run({ function: "example" })).rejects.toMatchObject({ code: "LIMIT_ITERATIONS" });
	});

	test("an error may be caught that says why", async () => {
		const text = `try_catch {
			try { expect.to_be_true (false) }
			catch { var $why { value = $error.message } }
		}
		response = $why`;
		expect(await outcomeOf(text)).toBe('"to_be_true failed - false is not true"');
	});
});

describe("what the checker says", () => {
	const said = (text: string): string[] =>
		engineOf(programOf(text))
			.check()
			.map(({ severity, message }) => `${severity}: ${message}`);

	test("assertions belong in tests", () => {
		expect(said("expect.to_be_true (true)")).toEqual(["portability: `expect.to_be_true` stands outside of a test"]);
	});

	test("a place that is never set may be asked for, but most likely by mistake", () => {
		const text = "expect.to_not_be_defined ($nothing)";
		expect(said(text)).toContain("warning: nothing sets `$nothing`");
		expect(said("expect.to_be_null ($nothing)")).toContain("error: nothing sets `$nothing`");
	});

	test("a place that may not be set may be asked for", () => {
		const text = `conditional { if (1 < 2) { var $a { value = 1 } } }\nexpect.to_be_defined ($a)`;
		expect(said(text).filter((each) => each.includes("may not be set"))).toEqual([]);
	});

	test("what follows a stack that raises is reached, and knows none of its variables", () => {
		const text = `expect.to_throw { stack { var $a { value = 1 } throw { value = "x" } } }\ndebug.log { value = $a }`;
		const found = said(text);
		expect(found.filter((each) => each.includes("never reached"))).toEqual([]);
		expect(found).toContain("warning: `$a` may not be set here");
	});

	test("a stack that raises sees none of the variables around it", () => {
		const text = `var $a { value = 1 }\nexpect.to_throw { stack { debug.log { value = $a } } }\ndebug.log { value = $a }`;
		const found = engineOf(programOf(text))
			.check()
			.filter(({ code }) => code === "maybe-unset");
		expect(found.map(({ message, why }) => `${message}: ${why}`)).toEqual([
			"`$a` may not be set here: The stack of `expect.to_throw` has variables of its own and sees no others.",
		]);
	});

	test("a stack is wanted", () => {
		expect(said("expect.to_throw")).toContain("error: `expect.to_throw` has no block");
		expect(said('expect.to_throw { exception = "x" }').join()).toContain("in a `stack`");
	});
});
