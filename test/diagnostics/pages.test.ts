import { describe, expect, test } from "vitest";
import { type ExampleOutcome, outcomeOf, rendered } from "../../scripts/diagnostics/outcome.js";
import { widthOf } from "../../src/diagnostics/cells.js";
import type { CodeEntry } from "../../src/diagnostics/codes/entry.js";
import { allCodes, codeOf, exampleFiles } from "../../src/diagnostics/codes.js";

const programs = allCodes().filter((entry) => exampleFiles(entry, "wrong") !== null);

/** Each example is looked at once for all its renderings. */
const outcomes = new Map<string, Promise<ExampleOutcome>>();
function outcomeOfWrong(entry: CodeEntry): Promise<ExampleOutcome> {
	let outcome = outcomes.get(entry.code);
	if (outcome === undefined) {
		outcome = outcomeOf(entry, "wrong") as Promise<ExampleOutcome>;
		outcomes.set(entry.code, outcome);
	}
	return outcome;
}

describe("the wrong program of every page", () => {
	test.each(programs)("$code $name shows its code", async (entry) => {
		const { said } = await outcomeOfWrong(entry);
		expect([...new Set(said.map(({ code }) => codeOf(code)))].slice(0, 1)).toEqual([entry.code]);
	});

	test.each(programs)("$code $name in black and white, 100 columns", async (entry) => {
		const source = exampleFiles(entry, "wrong")?.join("---\n") ?? "";
		const shown = rendered(await outcomeOfWrong(entry), { color: false, width: 100 });
		expect(`\n${source}\n${shown}\n`).toMatchSnapshot();
	});

	test.each(programs)("$code $name in colour, 100 columns", async (entry) => {
		const shown = rendered(await outcomeOfWrong(entry), { color: true, width: 100 });
		expect(`\n${shown.replaceAll("\u001b[", "‹")}\n`).toMatchSnapshot();
	});

	test.each(programs)("$code $name in black and white, 60 columns", async (entry) => {
		expect(`\n${rendered(await outcomeOfWrong(entry), { color: false, width: 60 })}\n`).toMatchSnapshot();
	});

	test.each(programs)("$code $name fits the terminal and holds no control character", async (entry) => {
		const outcome = await outcomeOfWrong(entry);
		for (const width of [60, 80, 100]) {
			const plain = rendered(outcome, { color: false, width });
			expect(plain).not.toMatch(/[^\P{Cc}\n]/u);
			expect(rendered(outcome, { color: true, width }).replace(/\u001b\[[\d;]*m/g, "")).toBe(plain);
			// A word or a piece of code that is wider than the line is never broken: what is copied has to be whole.
			const wide = plain.split("\n").filter((line) => widthOf(line) > width && !isOneWord(line));
			expect(wide).toEqual([]);
		}
	});
});

describe("the right program of every page", () => {
	test.each(programs)("$code $name does not show its code", async (entry) => {
		const outcome = await outcomeOf(entry, "right");
		expect(outcome?.said.filter(({ code }) => codeOf(code) === entry.code)).toEqual([]);
	});
});

/** Whether nothing in a line but its beginning could stand on a line of its own. */
function isOneWord(line: string): boolean {
	const text = line.replace(/^ *(?:= |\| )?(?:(?:help|fix|suggestion|note|\w+\[\w+\]): )?/, "").trim();
	return /^(?:\S*`[^`]+`\S*|\S+)$/.test(text);
}
