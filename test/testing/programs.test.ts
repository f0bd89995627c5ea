import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFromText } from "../../src/project/project.js";
import type { TestCase } from "../../src/testing/options.js";
import type { TestReport } from "../../src/testing/results.js";
import { createTesting } from "../../src/testing/testing.js";

/**
 * Programs that test themselves. A line where a test fails ends with what it says: `### "part of the message"`, one for
 * each failure at this line; `### help "part"` stands for its help. Every test without such a line has to pass.
 */
const folder = join(import.meta.dirname, "..", "programs", "test");

/** The clock of the tests. */
const noon = Date.UTC(2025, 0, 31, 12);

interface Expectation {
	readonly line: number;
	readonly message: string;
	readonly help: string | null;
}

/** What a line is marked with: a text for each failure, and after some of them one for the help. */
const mark = /(help )?("(?:[^"\\]|\\.)*")/g;

function expectationsOf(written: string): { text: string; expected: Expectation[] } {
	const expected: Expectation[] = [];
	const lines = written.split("\n").map((line, index) => {
		const [code = "", marks = ""] = line.split(/ ### (?=")/, 2);
		for (const [, isHelp, part = '""'] of marks.matchAll(mark)) {
			const text = JSON.parse(part) as string;
			if (isHelp === undefined) expected.push({ line: index + 1, message: text, help: null });
			else expected.push({ ...(expected.pop() as Expectation), help: text });
		}
		return code;
	});
	return { text: lines.join("\n"), expected };
}

/** @param order puts the tests into another order */
async function reportOf(
	name: string,
	text: string,
	order = (tests: readonly TestCase[]) => tests,
): Promise<TestReport> {
	const project = projectFromText(`${name}.xs`, text, join(folder, "nowhere"));
	const environment = { get: () => undefined, names: () => [] };
	const testing = createTesting({ project, environment: () => environment, limits: { iterations: 100_000 } });
	return testing.run({ tests: order(testing.tests()), now: noon });
}

const programs = readdirSync(folder)
	.filter((name) => name.endsWith(".xs"))
	.map((name) => name.slice(0, -3));

describe("programs that test themselves", () => {
	test.each(programs)("%s", async (name) => {
		const { text, expected } = expectationsOf(readFileSync(join(folder, `${name}.xs`), "utf8"));
		const { results } = await reportOf(name, text);
		const found = results.flatMap(({ failures }) =>
			failures.map(({ place, message, help }) => ({
				line: place?.source.lineAndColumn(place.span.start).line ?? 0,
				message,
				help,
			})),
		);
		const missed = [...expected];
		const surplus = found.filter(({ line, message, help }) => {
			const at = missed.findIndex(
				(each) =>
					each.line === line && message.includes(each.message) && (each.help === null || help?.includes(each.help)),
			);
			if (at >= 0) missed.splice(at, 1);
			return at < 0;
		});
		expect({ missed, surplus }).toEqual({ missed: [], surplus: [] });
		expect(results.some(({ status }) => status === "passed")).toBe(true);
		for (const { status, failures } of results) expect(status).toBe(failures.length > 0 ? "failed" : "passed");
	});

	test.each(programs)("%s, the last test first", async (name) => {
		const { text } = expectationsOf(readFileSync(join(folder, `${name}.xs`), "utf8"));
		const messages = ({ results }: TestReport) =>
			results
				.map(({ construct, name, failures }) => [construct, name, failures.map(({ message }) => message)] as const)
				.sort(([one, first], [other, second]) => (one + first < other + second ? -1 : 1));
		const backwards = await reportOf(name, text, (tests) => [...tests].reverse());
		expect(messages(backwards)).toEqual(messages(await reportOf(name, text)));
	});

	test("use every assertion, once at least so that it holds and once so that it does not", () => {
		const texts = programs.map((name) => readFileSync(join(folder, `${name}.xs`), "utf8")).join("\n");
		const used = new Set([...texts.matchAll(/expect\.(\w+)/g)].map(([, name]) => name));
		const failing = new Set([...texts.matchAll(/### "(\w+) failed/g)].map(([, name]) => name));
		expect(used.size).toBe(19);
		expect([...used].filter((name) => !failing.has(name))).toEqual([]);
	});
});
