import type { Statement } from "../../grammar/ast.js";
import type { Source } from "../../grammar/source.js";
import { attributeOf, isSwitchedOff, statementsOf } from "../../grammar/tree.js";
import type { StatementCall } from "../catalogue/define.js";
import type { Run } from "../runtime/run.js";
import type { Value } from "../values/kinds.js";
import { declarationLines } from "./declarations.js";
import type { SourceMap } from "./emit.js";
import { expression } from "./expressions.js";
import { FunctionScope, type Linker } from "./scope.js";
import { claimCall } from "./statements/definitions.js";

/** A `test` block as the compiler needs it. */
export interface TestSource {
	/** How its place in a stack is called. */
	readonly name: string;
	readonly source: Source;
	/** The `test` statement. */
	readonly node: Statement;
}

/** What an assertion is about, once the response is known. */
export type EvaluatedClaim = Pick<StatementCall, "subject" | "attributes" | "isMissing">;

/** One assertion of a test. */
export interface CompiledClaim {
	readonly node: Statement;
	/**
	 * Evaluates what stands in it; `subject` is null for one that has none.
	 * @throws what evaluating raises
	 */
	evaluate(run: Run, response: Value): EvaluatedClaim;
}

export interface CompiledTest {
	/** Evaluates the input the function is given. */
	input(run: Run): Value;
	/** Its assertions, in order. */
	readonly claims: readonly CompiledClaim[];
}

/** A generated function: that of the input, or of one assertion. */
export type TestPart = (run: Run, response: Value) => never;

interface TranslatedTest {
	readonly source: TestSource;
	readonly parts: readonly { readonly identifier: string; readonly code: string; readonly map: SourceMap }[];
	/** @param functions what became of the parts, in their order */
	compiled(functions: readonly TestPart[]): CompiledTest;
}

/**
 * Translates a test: its input and each of its assertions become a function of their own, so that one that fails keeps
 * none of the others from being judged.
 * @param index number of the test in the program
 * @param constants those of the program; what this test needs is added
 */
export function translateTest(
	source: TestSource,
	index: number,
	linker: Linker,
	constants: unknown[],
	usedSupport: Set<string>,
): TranslatedTest {
	const translated = (identifier: string, translate: (scope: FunctionScope) => string) => {
		const scope = new FunctionScope(linker, new Map(), noFacts, -1, false, constants.length);
		const { buffer } = scope;
		const start = buffer.length;
		buffer.line(scope.assign("response", "response", false));
		buffer.line(`return ${translate(scope)};`);
		buffer.insert(start, declarationLines(scope, noFacts));
		constants.push(...scope.constants);
		for (const name of scope.usedSupport) usedSupport.add(name);
		return { identifier, ...buffer.finish(`function ${identifier}(R, response) {`, "}") };
	};
	const given = attributeOf(source.node, "input");
	const claims = statementsOf(source.node.body).filter(
		(node) => !isSwitchedOff(node) && linker.catalogue.statement(node.name)?.family === "expect",
	);
	const parts = [
		translated(`test${index}_input`, (scope) => (given ? `(${expression(given.value, scope, "escape").text})` : "{}")),
		...claims.map((node, number) => translated(`test${index}_${number}`, (scope) => claimCall(node, scope))),
	];
	return {
		source,
		parts,
		compiled: ([input, ...functions]) => ({
			input: (run) => (input as TestPart)(run, null),
			claims: claims.map((node, number) => ({
				node,
				evaluate: (run, response) => (functions[number] as TestPart)(run, response),
			})),
		}),
	};
}

const nothing: ReadonlySet<string> = new Set();
const noFacts = { ownable: nothing, nested: nothing, queues: nothing, counters: nothing };
