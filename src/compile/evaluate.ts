import { Script } from "node:vm";
import { parseExpression } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { CallerScope } from "../catalogue/define.js";
import type { Run } from "../runtime/run.js";
import { MisuseError } from "../runtime/signals.js";
import { fatalError } from "../values/error.js";
import type { Value, XanoObject } from "../values/kinds.js";
import { getKey, keysOf } from "../values/object.js";
import { expression } from "./expressions.js";
import { FunctionScope } from "./scope.js";
import { support } from "./support.js";

type Evaluation = (run: Run, variables: XanoObject, input: XanoObject) => Value;

/** Expressions kept per catalogue; a program that makes up new ones all the time must not fill the memory. */
const mostKept = 500;
const kept = new WeakMap<Catalogue, Map<string, Evaluation>>();

/**
 * Evaluates a text as an expression, with the variables and inputs of the function it stands in.
 *
 * @throws XanoError when the text is no expression, or what evaluating it raises
 */
export function evaluateText(text: string, caller: CallerScope, run: Run, catalogue: Catalogue): Value {
	const variables = caller.variables();
	const input = caller.input();
	// An expression may evaluate a text that evaluates a text.
	if (++run.evaluations > run.maximumDepth) run.enterSlow(run.evaluations);
	try {
		return evaluationOf(text, keysOf(input), catalogue)(run, variables, input);
	} catch (thrown) {
		if (thrown instanceof MisuseError) throw fatalError(thrown.message);
		throw thrown;
	} finally {
		run.evaluations--;
	}
}

function evaluationOf(text: string, inputs: readonly string[], catalogue: Catalogue): Evaluation {
	let known = kept.get(catalogue);
	if (known === undefined) {
		known = new Map();
		kept.set(catalogue, known);
	}
	const key = JSON.stringify([text, inputs]);
	let evaluation = known.get(key);
	if (evaluation === undefined) {
		evaluation = compile(text, inputs, catalogue);
		if (known.size >= mostKept) known.clear();
		known.set(key, evaluation);
	}
	return evaluation;
}

function compile(text: string, inputs: readonly string[], catalogue: Catalogue): Evaluation {
	if (text.trim() === "") throw fatalError("Syntax error in the expression: it is empty");
	const { expression: node, issues } = parseExpression(new Source("expression", text));
	const [issue] = issues;
	if (issue !== undefined) throw fatalError(`Syntax error in the expression: ${issue.message}`, issue.help ?? null);
	if (node === null) throw fatalError("Syntax error in the expression: it is empty");
	const linker = {
		catalogue,
		instruments: {},
		callee: () => null,
		// Whatever an expression can reach has been loaded for the program it is evaluated in.
		prepares: () => {},
	};
	const identifiers = new Map(inputs.map((name, index) => [name, `in${index}`]));
	const nothing: ReadonlySet<string> = new Set();
	const scope = new FunctionScope(
		linker,
		identifiers,
		{ ownable: nothing, nested: nothing, queues: nothing, counters: nothing },
		0,
		false,
		0,
	);
	const { text: value } = expression(node, scope, "escape");
	const lines = [
		...[...identifiers.values()].map((identifier, index) => `const ${identifier} = I[${index}];`),
		...[...scope.locals.values()].map((identifier, index) => `const ${identifier} = V[${index}];`),
		...(scope.declaredTemporaries.length > 0 ? [`let ${scope.declaredTemporaries.join(", ")};`] : []),
		...(scope.countsElements ? ["let beats = 0;"] : []),
	];
	for (const line of lines) scope.buffer.line(line);
	scope.buffer.line(`return ${value};`);
	const head = [
		"(function (S, K) {",
		'"use strict";',
		`const { ${[...scope.usedSupport].sort().join(", ")} } = S;`,
		...(scope.constants.length > 0
			? [`const [${scope.constants.map((_, index) => `k${index}`).join(", ")}] = K;`]
			: []),
		"return function (R, V, I, allVariables) {",
	].join("\n");
	const { code } = scope.buffer.finish(head, "};\n})");
	const factory = new Script(code, { filename: "xanoscript-expression" }).runInThisContext() as (
		...parts: unknown[]
	) => (...parts: unknown[]) => Value;
	const run = factory(support, scope.constants);
	const names = [...scope.locals.keys()];
	return (context, variables, input) =>
		run(
			context,
			names.map((name) => getKey(variables, name)),
			inputs.map((name) => getKey(input, name) ?? null),
			() => variables,
		);
}
