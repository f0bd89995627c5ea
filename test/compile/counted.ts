import type { FunctionSites, ProgramCoverage } from "../../src/compile/coverage.js";
import type { Program } from "../../src/compile/program.js";
import type { XanoObject } from "../../src/values/kinds.js";
import { compileText, functionText, type Outcome, outcomeOf, quietRun } from "./harness.js";

/** What was counted, written so that one can count along: `3 var $x` and `conditional: if 1, else 0`. */
export interface Counted {
	readonly statements: readonly string[];
	readonly choices: readonly string[];
	readonly calls: Readonly<Record<string, number>>;
	readonly outcome: Outcome;
}

export function coverageIn(program: Program): ProgramCoverage {
	if (program.coverage === null) throw new Error("the program counts nothing");
	return program.coverage;
}

/** Counts the first function of a text and all it calls, run with one input after the other. */
export async function countedIn(text: string, inputs: readonly XanoObject[] = [{}]): Promise<Counted> {
	const program = compileText(text, { coverage: true });
	let outcome: Outcome = { logs: [], end: "" };
	for (const input of inputs) outcome = await outcomeOf(program, input, quietRun());
	return { ...countsOf(coverageIn(program)), outcome };
}

/** The same for the statements of one function. */
export function counted(stack: string, response = "null"): Promise<Counted> {
	return countedIn(functionText(stack, response));
}

export function countsOf({ functions, counts }: ProgramCoverage): Omit<Counted, "outcome"> {
	const count = (counter: number): number => counts[counter] as number;
	const inOrder = <Site extends { span: { start: number } }>(sites: readonly Site[]): Site[] =>
		[...sites].sort((a, b) => a.span.start - b.span.start);
	return {
		statements: functions.flatMap((each) =>
			inOrder(each.statements).map(({ span, counter }) => `${count(counter)} ${firstWords(each, span)}`),
		),
		choices: functions.flatMap((each) =>
			inOrder(each.choices).map(
				({ kind, ways }) => `${kind}: ${ways.map(({ name, counter }) => `${name} ${count(counter)}`).join(", ")}`,
			),
		),
		calls: Object.fromEntries(functions.map(({ name, counter }) => [name, count(counter)])),
	};
}

function firstWords({ source }: FunctionSites, { start, end }: { start: number; end: number }): string {
	return source.text.slice(start, end).replace(/\{.*$/s, "").trim();
}
