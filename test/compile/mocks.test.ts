import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Statement } from "../../grammar/ast.js";
import { attributeOf, blockOf, plainName, visitItems } from "../../grammar/tree.js";
import { arrayUpdates } from "../../src/compile/analysis.js";
import { programs, waiting } from "./generate.js";
import { settingPrograms } from "./generate_setting.js";
import { sharingPrograms } from "./generate_sharing.js";
import { catalogue, compileText, functionsOf, type Outcome, outcomeOf, quietRun } from "./harness.js";

/** How many programs; more are run by hand with `PROGRAMS=5000 npx vitest run test/compile/mocks.test.ts`. */
const numRuns = Number(process.env.PROGRAMS ?? 10);

const values = [
	"$a",
	"[$a, $b]",
	"{k: [1], m: $c}",
	"$a|first",
	"$n + 1",
	"$u ?? [[1, 2], [3]]",
	"($a|count) > 1 ? $a : $b",
	"null",
	"false",
	'"text"',
	"[]",
	"{}",
];

/** Parts of other statements, which have no mocks. */
const parts = new Set(["if", "elseif", "else", "case", "default", "each", "try", "catch", "finally", "stack"]);

interface Replacement {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

function statementsIn(text: string): Statement[] {
	const found: Statement[] = [];
	for (const { node } of functionsOf(text).values())
		visitItems(blockOf(node, "stack")?.items ?? [], (item) => {
			if (item.kind !== "Statement" || parts.has(item.name)) return;
			if (plainName(attributeOf(item, "disabled")?.value) !== "true") found.push(item);
		});
	return found;
}

/** Few, but what they skip matters to all behind them. */
const jumps = new Set(["throw", "break", "continue", "return"]);

/** Some statements of which none stands in another, each with the value of its mock. */
function chosenFrom(text: string, tape: readonly number[]): { node: Statement; value: string }[] {
	const statements = statementsIn(text);
	const jumping = statements.filter(({ name }) => jumps.has(name));
	const chosen: { node: Statement; value: string }[] = [];
	for (const number of tape) {
		const candidates = number % 3 === 0 ? jumping : statements;
		const node = candidates[number % candidates.length];
		if (!node || chosen.some((each) => each.node.start < node.end && node.start < each.node.end)) continue;
		chosen.push({ node, value: values[number % values.length] as string });
	}
	return chosen;
}

function mocked({ node, value }: { node: Statement; value: string }, test: string): Replacement {
	const mock = `\nmock = {"${test}": ${value}}\n`;
	if (node.body !== null) return { start: node.body.start + 1, end: node.body.start + 1, text: mock };
	const end = Math.max(node.nameSpan.end, ...[...node.args, ...node.namedArguments].map((each) => each.end));
	return { start: end, end, text: ` {${mock}}` };
}

/** What a statement with that mock comes to, written without one. */
function instead({ node, value }: { node: Statement; value: string }, text: string): Replacement {
	const { start, end } = node;
	const written = (span: { start: number; end: number }): string => text.slice(span.start, span.end);
	const setting = (place: string, to: string): string =>
		`var.update ${place.startsWith("$") ? place : `$${place}`} {\nvalue = ${to}\n}`;
	if (node.name === "return") return { start, end, text: `return {\nvalue = ${value}\n}` };
	if (node.result?.kind === "Pipe") {
		const { subject } = node.result;
		const filters = text.slice(subject.end, node.result.end);
		return { start, end, text: setting(written(subject), `(${value})${filters}`) };
	}
	if (node.result) return { start, end, text: setting(written(node.result), value) };
	const definition = catalogue.statement(node.name);
	const changes =
		node.name === "var" ||
		node.name === "var.update" ||
		definition?.effects === "mutates" ||
		(arrayUpdates.has(node.name) && definition?.binds === "never");
	const [place] = node.args;
	return { start, end, text: changes && place ? setting(written(place), value) : "" };
}

function replaced(text: string, replacements: readonly Replacement[]): string {
	return [...replacements]
		.sort((one, other) => other.start - one.start)
		.reduce((so, { start, end, text }) => so.slice(0, start) + text + so.slice(end), text);
}

function run(text: string, test: string | null): Promise<Outcome> {
	const compiled = compileText(text, test === null ? {} : { mocks: true });
	return outcomeOf(compiled, {}, quietRun({ iterations: 20_000 }, test === null ? {} : { test }));
}

const tapes = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 6 });

describe("a mocked statement does what setting its variable does", () => {
	test.each([
		["any program", programs, numRuns],
		["any program that waits", programs.map(waiting), numRuns],
		["programs about what is set on which way", settingPrograms, numRuns * 4],
		["programs about who shares what with whom", sharingPrograms, numRuns * 2],
	])("%s", { timeout: 3_600_000 }, async (_, texts, numRuns) => {
		await fc.assert(
			fc.asyncProperty(texts, tapes, async (text, tape) => {
				const chosen = chosenFrom(text, tape);
				const withMocks = replaced(
					text,
					chosen.map((each) => mocked(each, "this")),
				);
				const withoutAny = await run(text, null);
				const written = await run(
					replaced(
						text,
						chosen.map((each) => instead(each, text)),
					),
					null,
				);
				// Where a limit ends a run depends on what was compiled.
				fc.pre(![withoutAny, written].some(({ end }) => end.startsWith("limit")));
				expect(await run(withMocks, "this")).toEqual(written);
				expect(await run(withMocks, "other")).toEqual(withoutAny);
				expect(await run(withMocks, null)).toEqual(withoutAny);
			}),
			{ numRuns, maxSkipsPerRun: 50 },
		);
	});
});
