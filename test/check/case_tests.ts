import { describe, expect, test } from "vitest";
import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { type Case, fixed, outcomeOf, shown, wordsOf } from "./cases.js";
import { diagnose } from "./support.js";

/** Holds every program of a folder to what its first line says. */
export function testCases(name: string, cases: readonly Case[]): void {
	describe(name, () => {
		test.each(cases)("$title says what is wrong, once", ({ text, codes, mentions, policy }) => {
			const found = diagnose(text, {}, "program.xs");
			expect(found.map(({ code }) => code)).toEqual(codes);
			const errors = found.filter(({ severity }) => severity === "error");
			if (policy === "A") expect(errors).toEqual([]);
			else expect(errors.length).toBeGreaterThan(0);
			for (const part of mentions) expect(wordsOf(found)).toContain(part);
			// Never a list of what a parser would have liked better.
			expect(wordsOf(found)).not.toMatch(/[Ee]xpecting|Token/);
			for (const { span, message } of found) {
				expect(span.end).toBeGreaterThan(span.start);
				expect(message).not.toMatch(/[\r\n]/);
			}
		});

		test.each(cases)("$title as it is printed", ({ text }) => {
			const found = diagnose(text, {}, "program.xs");
			const after = fixed(text);
			const parts = [text.trimEnd(), shown(found), ...(after === text ? [] : [after.trimEnd()])];
			expect(`\n${parts.join("\n\n----\n\n")}\n`).toMatchSnapshot();
		});

		test.each(cases.filter(({ policy }) => policy === "F"))("$title has fixes that put it right", ({ text, codes }) => {
			const before = diagnose(text).filter(({ severity }) => severity === "error");
			for (const { message, fix } of before) expect(fix?.edits.length ?? 0, message).toBeGreaterThan(0);
			const after = fixed(text);
			expect(parse(new Source("fixed.xs", after)).issues, after).toEqual([]);
			const left = diagnose(after);
			expect(
				left.filter(({ severity }) => severity === "error").map(({ message }) => message),
				after,
			).toEqual([]);
			expect(left.filter(({ code }) => before.some((each) => each.code === code)).map(({ code }) => code)).toEqual([]);
			// Comments stay.
			const comments = (program: string): number => parse(new Source("x", program)).file.comments.length;
			expect(comments(after)).toBeGreaterThanOrEqual(comments(text));
			expect(codes.length).toBeGreaterThan(0);
		});

		test.each(cases.filter(({ result }) => result !== null))("$title runs", async ({ text, policy, input, result }) => {
			const after = fixed(text);
			expect(await outcomeOf(after, input), after).toBe(result);
			// What is accepted means the same before and after its notes are followed.
			if (policy === "A") expect(await outcomeOf(text, input)).toBe(result);
		});
	});
}
