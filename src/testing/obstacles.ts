import type { Source, Span } from "../../grammar/source.js";
import { statementsOf } from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { check } from "../check/check.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { gapCodes } from "../engine/plan.js";
import { reachFrom } from "../engine/reach.js";
import type { Construct, Project } from "../project/project.js";
import type { TestCase } from "./options.js";
import type { TestFailure, TestPlace } from "./results.js";

/**
 * What keeps tests from being run: errors in the function, in what it can reach, and in the test itself; not those in
 * other tests.
 */
export class Obstacles {
	private readonly byConstruct = new Map<Construct, readonly Diagnostic[]>();
	private readonly byFunction = new Map<string, readonly Diagnostic[]>();
	/** Functions that have the name of another, which is the one that is called. */
	private readonly namesakes: readonly Construct[];

	/** @param functions names of those whose tests are to run */
	constructor(
		private readonly project: Project,
		private readonly catalogue: Catalogue,
		functions: readonly string[],
	) {
		const names = new Set(functions);
		this.namesakes = project.all("function").filter((each) => names.has(each.name) && !isFound(each, project));
		const constructs = new Set([...reachFrom(functions, project, catalogue).constructs, ...this.namesakes]);
		const found = [...project.diagnostics, ...check(project, catalogue, { only: constructs })].filter(
			({ severity, code }) => severity === "error" && !gapCodes.has(code) && code !== "function-not-found",
		);
		const shared = new Map<Source, number>();
		for (const { source } of project.constructs) shared.set(source, (shared.get(source) ?? 0) + 1);
		for (const construct of constructs) {
			const { source, node } = construct;
			// What is said beside the constructs of a file with several is none of theirs.
			const isAlone = shared.get(source) === 1;
			this.byConstruct.set(
				construct,
				found.filter(
					(diagnostic) =>
						diagnostic.source === source &&
						(isAlone || (diagnostic.span.start >= node.start && diagnostic.span.end <= node.end)) &&
						// Another file has the name, too; the function that is found by it is tested.
						!(
							diagnostic.code === "duplicate-name" &&
							isName(diagnostic.span, construct) &&
							isFound(construct, project)
						),
				),
			);
		}
	}

	/** Why a test cannot run; empty when it can. */
	of(test: TestCase): TestFailure[] {
		const { node } = test.work.kind === "block" ? test.work : { node: null };
		const own = this.namesakes.find((each) => isWithin(test.place, each));
		return [...((own && this.byConstruct.get(own)) ?? []), ...this.ofFunction(test.construct)]
			.filter(({ span, source }) => {
				const within = this.testAround(source, span.start, span.end);
				return within === null || (within.start === node?.start && source === test.place.source);
			})
			.map(({ code, message, help, source, span }) => ({
				kind: "setup" as const,
				message,
				code,
				place: { source, span },
				comparison: null,
				frames: [],
				help: help ?? null,
			}));
	}

	private ofFunction(name: string): readonly Diagnostic[] {
		let found = this.byFunction.get(name);
		if (found === undefined) {
			const { constructs } = reachFrom([name], this.project, this.catalogue);
			found = [...constructs].flatMap((construct) => this.byConstruct.get(construct) ?? []);
			this.byFunction.set(name, found);
		}
		return found;
	}

	private testAround(source: Diagnostic["source"], start: number, end: number) {
		for (const construct of this.byConstruct.keys()) {
			if (construct.source !== source) continue;
			const around = statementsOf(construct.node.body).find(
				(each) => each.name === "test" && each.start <= start && each.end >= end,
			);
			if (around) return around;
		}
		return null;
	}
}

function isName({ start }: Span, { node }: Construct): boolean {
	return node.args[0]?.start === start;
}

function isFound(construct: Construct, project: Project): boolean {
	return project.find(construct.kind, construct.name) === construct;
}

function isWithin({ source, span }: TestPlace, construct: Construct): boolean {
	const { start, end } = construct.node;
	return construct.source === source && start <= span.start && end >= span.end;
}
