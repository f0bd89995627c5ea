import { nameOf, statementsOf } from "../../grammar/tree.js";
import { findConstruct } from "../catalogue/constructs/index.js";
import type { Construct, Project, ProjectFile } from "../project/project.js";
import type { TestCase } from "./options.js";

/**
 * Finds the tests of a project, by file and place: the `test` blocks of its constructs, and its workflow tests. Those of
 * constructs that do not run here are among them, with the reason.
 * @param files only those that stand in these; all when left out
 */
export function discoverTests(project: Project, files?: ReadonlySet<ProjectFile>): TestCase[] {
	const sources = files && new Set([...files].map(({ source }) => source));
	return [...project.constructs]
		.filter(({ source }) => sources?.has(source) ?? true)
		.sort((a, b) => compareNames(a.source.name, b.source.name) || a.node.start - b.node.start)
		.flatMap(testsOf);
}

function testsOf(construct: Construct): TestCase[] {
	const { kind, name, node, source } = construct;
	const identity = { kind, construct: name, file: source.name };
	if (kind === "workflow_test") {
		const place = { source, span: node.args[0] ?? node.nameSpan };
		return [{ ...identity, name, place, skipped: reasonToSkip(kind), work: { kind: "block", node } }];
	}
	return statementsOf(node.body)
		.filter((statement) => statement.name === "test")
		.map((test) => ({
			...identity,
			name: nameOf(test.args[0]) ?? "",
			place: { source, span: test.args[0] ?? test.nameSpan },
			skipped: reasonToSkip(kind),
			work: { kind: "block", node: test },
		}));
}

const plurals: Readonly<Record<string, string>> = {
	query: "tests of queries",
	middleware: "tests of middleware",
	workflow_test: "workflow tests",
};

/** Why the tests of a kind of construct do not run; null for those that do. */
function reasonToSkip(kind: string): string | null {
	if (findConstruct(kind)?.runs) return null;
	return `${plurals[kind] ?? `tests of ${kind} constructs`} do not run in this version`;
}

function compareNames(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
