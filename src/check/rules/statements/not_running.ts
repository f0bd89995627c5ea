import type { Block, Statement } from "../../../../grammar/ast.js";
import type { Source } from "../../../../grammar/source.js";
import { isSwitchedOff, statementsOf } from "../../../../grammar/tree.js";
import type { Catalogue } from "../../../catalogue/catalogue.js";
import type { Construct, Project } from "../../../project/project.js";
import { type Context, rule } from "../../rule.js";

/**
 * Statements Xano has and this version does not run: said once for each name in a file, at its first use. The program
 * is right, so it is no error; a run stops where it meets one.
 */
export const notRunning = rule({
	name: "not-running",
	// Other constructs do not run here at all.
	kinds: ["function"],
	create: (context) => {
		const first = new Map<string, Statement>();
		return {
			statement: (node, _place, meaning) => {
				if (meaning.kind !== "statement" || meaning.definition.gap === undefined) return;
				const { name } = meaning.definition;
				if (!first.has(name)) first.set(name, node);
			},
			end: () => {
				for (const [name, node] of first) tell(name, node, context);
			},
		};
	},
});

function tell(name: string, node: Statement, context: Context): void {
	const { project, construct, options, catalogue, report } = context;
	let further = -1;
	for (const other of besides(construct, project)) {
		if (options.only && !options.only.has(other)) continue;
		const uses = usesIn(other.node, catalogue).get(name) ?? 0;
		if (uses > 0 && other.node.start < construct.node.start) return;
		further += uses;
	}
	report({
		code: "unsupported-statement",
		severity: "warning",
		message: `${catalogue.gap(name)}${further > 0 ? ` (and in ${further === 1 ? "another place" : `${further} other places`} of this file)` : ""}`,
		span: node.nameSpan,
		why: "It is right on Xano. Here a run stops where it meets it.",
		help: `write \`!${node.name}\` to leave it out and run the rest`,
	});
}

const byFile = new WeakMap<Project, ReadonlyMap<Source, readonly Construct[]>>();

/** The constructs of the same file, in their order. */
function besides({ source }: Construct, project: Project): readonly Construct[] {
	let files = byFile.get(project);
	if (files === undefined) {
		const found = new Map<Source, Construct[]>();
		for (const each of project.constructs) {
			const others = found.get(each.source);
			if (others) others.push(each);
			else found.set(each.source, [each]);
		}
		files = found;
		byFile.set(project, files);
	}
	return files.get(source) ?? [];
}

const known = new WeakMap<Statement, ReadonlyMap<string, number>>();

/** How often a construct uses each of them. */
function usesIn(construct: Statement, catalogue: Catalogue): ReadonlyMap<string, number> {
	const before = known.get(construct);
	if (before) return before;
	const uses = new Map<string, number>();
	const visit = (block: Block | null): void => {
		for (const node of statementsOf(block)) {
			if (isSwitchedOff(node)) continue;
			const definition = catalogue.statement(node.name);
			if (definition?.gap !== undefined) uses.set(definition.name, (uses.get(definition.name) ?? 0) + 1);
			visit(node.body);
		}
	};
	visit(construct.body);
	known.set(construct, uses);
	return uses;
}
