import type { Expression } from "../../grammar/ast.js";
import type { Span } from "../../grammar/source.js";
import { expressionsOf, visitExpression, visitItems } from "../../grammar/tree.js";
import type { Project } from "../project/project.js";
import { jobsOf } from "./plan.js";
import { testPartsOf } from "./test_parts.js";

/** Where a name stands. */
export interface NamePlace {
	readonly name: string;
	readonly file: string;
	readonly line: number;
}

/** The environment variables that the programs of a project name. */
export interface EnvironmentNames {
	/** Those that jobs list in `env`, each with the titles of these jobs. */
	readonly declared: ReadonlyMap<string, readonly string[]>;
	/** The first place of every `$env.NAME` outside of tests. */
	readonly used: readonly NamePlace[];
}

/** Finds what the programs of a project ask the environment for, without looking at the environment. */
export function environmentNames(project: Project): EnvironmentNames {
	const declared = new Map<string, string[]>();
	for (const { title, environment } of jobsOf(project))
		for (const name of new Set(environment ?? [])) declared.set(name, [...(declared.get(name) ?? []), title]);
	const used = new Map<string, NamePlace>();
	const isOfTest = testPartsOf(project.constructs);
	for (const { node, source } of project.constructs) {
		const look = (expression: Expression): void => {
			const found = nameIn(expression);
			if (found === null || used.has(found.name) || isOfTest({ source, span: found.span })) return;
			const { line } = source.lineAndColumn(found.span.start);
			used.set(found.name, { name: found.name, file: source.name, line });
		};
		visitItems(node.body?.items ?? [], (item) => {
			for (const expression of expressionsOf(item)) visitExpression(expression, look);
		});
	}
	return { declared, used: [...used.values()] };
}

/** The name in `$env.NAME` and `$env["NAME"]`; null for any other expression. */
function nameIn(node: Expression): { readonly name: string; readonly span: Span } | null {
	if (node.kind !== "Access" || node.base.kind !== "Variable" || node.base.name !== "env") return null;
	const [step] = node.steps;
	if (step?.kind === "member") return { name: step.name, span: node };
	if (step?.kind === "index" && step.expression.kind === "Text") return { name: step.expression.value, span: node };
	return null;
}
