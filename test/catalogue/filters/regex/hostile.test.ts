import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileProgram } from "../../../../src/catalogue/filters/regex/compiler.js";
import { Matcher } from "../../../../src/catalogue/filters/regex/matcher.js";
import { parsePattern } from "../../../../src/catalogue/filters/regex/parser.js";
import { StepBudget } from "../../../../src/catalogue/filters/regex/step_budget.js";
import { compilePattern } from "../../../../src/catalogue/input_helpers.js";
import { XanoError } from "../../../../src/values/error.js";
import type { Value } from "../../../../src/values/kinds.js";
import { outcomeOf, stillRun } from "../evaluate.js";
import { applyRegex } from "./apply.js";

const LENGTH = 100_000;
const TOO_MANY_STEPS = "error: The regular expression took too many steps";

/** Looks for the first match and tells the steps it took. */
function count(body: string, subject: string, flags = "", most?: number): { steps: number; end: number } {
	const budget = new StepBudget(subject.length, most);
	const given = budget.left;
	const matcher = new Matcher(compileProgram(parsePattern({ body, flags })), subject, budget);
	const found = matcher.find(0, false);
	return { steps: given - budget.left, end: found ? (matcher.slots[1] as number) : -1 };
}

describe("patterns that try everything end with an error", () => {
	test.each([
		["(a+)+$", `${"a".repeat(40)}b`],
		["^(a|a)*$", `${"a".repeat(60)}b`],
		["^(?:a*)*$", `${"a".repeat(60)}b`],
		["^(a?){50}a{50}c?$", `${"a".repeat(49)}b${"a".repeat(49)}`],
		["(x+x+)+y?$", `${"x".repeat(50)}z`],
		["^(([a-z])+.)+[A-Z]([a-z])+$", "a".repeat(60)],
		["(.*)*[^\\d\\D]", "x".repeat(60)],
	])("%s", (body, subject) => {
		expect(() => count(body, subject, "", 60_000)).toThrow(/took too many steps$/);
	});

	test("loops over nothing", () => {
		expect(() => count("(?:(?:){65535}){65535}", "", "", 60_000)).toThrow(/took too many steps$/);
	});

	test("the documented one is refused", () => {
		expect(outcomeOf(() => applyRegex("regex_matches", "/(a+)+$/", [`${"a".repeat(40)}b`]))).toBe(TOO_MANY_STEPS);
	});

	test("a possessive repetition answers instead", () => {
		expect(applyRegex("regex_matches", "/^(a++)++$/", [`${"a".repeat(40)}b`])).toBe(false);
	});

	test("recursion that takes nothing", () => {
		for (const pattern of ["/(?R)/", "/(a?(?1))/", "/((?2))((?1))/"]) {
			expect(outcomeOf(() => applyRegex("regex_matches", pattern, ["aaa"]))).toMatch(
				/^error: The regular expression calls/,
			);
		}
	});
});

describe("long texts", () => {
	test.each([
		["(a+)+", "a".repeat(LENGTH), LENGTH],
		["(?:(a)|b)*", "ab".repeat(LENGTH / 2), LENGTH],
		["^(?:(?:(?:a|b)+c?)+d?)+$", "abacabd".repeat(14_000), 98_000],
		["(?:a|(?=b))*b", `${"a".repeat(LENGTH)}b`, LENGTH + 1],
		["(?>(?>a)+)+b", `${"a".repeat(LENGTH)}b`, LENGTH + 1],
		["\\((?:[^()]|(?R))*\\)", "(".repeat(20_000) + ")".repeat(20_000), 40_000],
		["(.)*\\1", "a".repeat(LENGTH), LENGTH],
		['"(?:[^"\\\\]|\\\\.)*"', `"${'x\\"'.repeat(30_000)}"`, 90_002],
		["(?:😀|é)*$", "😀é".repeat(20_000), 60_000],
	])("%s", (body, subject, end) => {
		const { steps, end: found } = count(body, subject, "u");
		expect(found).toBe(end);
		expect(steps).toBeLessThan(40 * subject.length);
	});

	test("steps grow with the length, not with its square", () => {
		for (const body of [".*x", "[^,]*,x", "\\w+@\\w+", "^(?:[^,]*,)*$", "^a.*?d.*?x", "(\\d+) ?-"]) {
			const subject = (length: number): string => "abc,de12 ".repeat(length);
			const short = count(body, subject(1_000)).steps;
			const long = count(body, subject(8_000)).steps;
			expect(long, body).toBeLessThan(short * 9 + 1_000);
		}
	});

	test("the many matches of one text", () => {
		const subject = "word ".repeat(20_000);
		expect(applyRegex("regex_replace", "/\\b(\\w)(\\w*)/", ["$2$1", subject])).toBe("ordw ".repeat(20_000));
	});

	test("results keep to the limits", () => {
		const run = stillRun({ size: 1_000 });
		expect(outcomeOf(() => applyRegex("regex_replace", "/a/", ["$0$0$0", "a".repeat(900)], run))).toMatch(
			/^error: A text grew beyond 1,000/,
		);
		expect(outcomeOf(() => applyRegex("regex_get_all_matches", "//", ["a".repeat(1_000)], run))).toMatch(
			/^error: An array grew beyond 1,000/,
		);
	});
});

describe("hostile patterns", () => {
	test.each([
		["nested groups", "(".repeat(50_000)],
		["nested classes", "[".repeat(50_000)],
		["many groups", "(a)".repeat(20_000)],
		["many alternatives", "a|".repeat(30_000)],
		["nested counts", `${"(".repeat(20)}a${"){1000}".repeat(20)}`],
		[
			"groups that double",
			`(x)${Array.from({ length: 60 }, (_, i) => `((?${i + 1})(?${i + 1}))`).join("")}(?<=(?61))y`,
		],
		["lookbehind of itself", "(?<=(a(?1)(?1)|(?1)))b"],
		["all letters without case", "[\\x{0}-\\x{10ffff}]".repeat(50)],
		["too long", "a".repeat(70_000)],
	])("%s", (_name, body) => {
		const outcome = outcomeOf(() => applyRegex("regex_matches", `/${body}/iu`, ["x".repeat(100)]));
		expect(outcome).toMatch(/^(?:true|false|error: .*)$/);
	});

	const pieces = fc.constantFrom(
		..."abxé😀.^$|()[]{}*+?\\-:=!<>#,/ 0123\n",
		..."(?: (?= (?! (?<= (?<! (?> (?| (?i) (?<n> (?R) (?1) (?(1) (?&n) (*SKIP) (*F) (*ACCEPT) (*COMMIT) (*THEN) (*PRUNE)".split(
			" ",
		),
		..."\\d \\w \\b \\B \\A \\z \\K \\R \\X \\1 \\k<n> \\p{L} \\P{Lu} \\Q \\E \\x{61} {2} {1,} {0,3} *+ +? [a-z] [^b] [[:alpha:]]".split(
			" ",
		),
	);
	const patterns = fc.oneof(
		fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join("")),
		fc.string({ unit: "binary", maxLength: 12 }),
	);
	const flags = fc.constantFrom("", "u", "iu", "mi", "xs", "U", "A", "D", "J", "n", "q");
	const subjects = fc.oneof(
		fc
			.array(fc.constantFrom("a", "b", "x", "é", "😀", "\n", " ", "1"), { maxLength: 10 })
			.map((parts) => parts.join("")),
		fc.string({ unit: "binary", maxLength: 12 }),
	);

	test("any text as pattern and any text as subject give a value or an error of the language", () => {
		const check = (action: () => Value): void => {
			try {
				action();
			} catch (error) {
				expect(error).toBeInstanceOf(XanoError);
			}
		};
		fc.assert(
			fc.property(patterns, flags, subjects, (body, letters, subject) => {
				const pattern = `/${body}/${letters}`;
				check(() => applyRegex("regex_get_first_match", pattern, [subject]));
				check(() => applyRegex("regex_get_all_matches", pattern, [subject]));
				check(() => applyRegex("regex_replace", pattern, ["<$1>", subject]));
				check(() => applyRegex("regex_matches", body, [subject]));
				check(() => compilePattern(body)(subject));
			}),
			{ numRuns: 700 },
		);
	});

	test("a quoted text matches itself", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				const quoted = applyRegex("regex_quote", text, ["/"]);
				expect(applyRegex("regex_matches", `/^${quoted}$/Du`, [text])).toBe(true);
			}),
			{ numRuns: 200 },
		);
	});
});
