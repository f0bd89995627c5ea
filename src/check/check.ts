import type { Source } from "../../grammar/source.js";
import { enabledItems } from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { suggest } from "../diagnostics/suggest.js";
import { constructSynonyms } from "../diagnostics/synonyms.js";
import type { Construct, Project } from "../project/project.js";
import { constructKinds } from "./constructs.js";
import { factsOf } from "./facts.js";
import { namesOf } from "./meaning.js";
import type { CheckOptions, Context, FileContext, Handlers } from "./rule.js";
import { fileRules, rules } from "./rules/index.js";
import { withoutSuppressed } from "./suppressions.js";
import { walkConstruct } from "./walk.js";

export type { CheckOptions } from "./rule.js";

/**
 * Everything that can be said about a project without running it, apart from what its reader said already: names,
 * places, arguments, what Xano does differently, what is probably meant otherwise. Never throws, whatever the program.
 * @param options see `CheckOptions`
 * @returns by file and place; `renderDiagnostics` shows at most 50 of one file and counts the rest
 */
export function check(project: Project, catalogue: Catalogue, options: CheckOptions = {}): Diagnostic[] {
	const names = namesOf(catalogue);
	const constructs = new Map<Source, Construct[]>();
	for (const declared of project.constructs) {
		if (options.only && !options.only.has(declared)) continue;
		const construct = asMeant(declared);
		constructs.set(construct.source, [...(constructs.get(construct.source) ?? []), construct]);
	}
	const all: Diagnostic[] = [];
	for (const file of [...project.files].sort((a, b) => compareText(a.source.name, b.source.name))) {
		if (options.files && !options.files.has(file)) continue;
		const found: Diagnostic[] = [];
		const context: FileContext = {
			project,
			catalogue,
			names,
			options,
			file,
			report: (finding) => found.push({ ...finding, source: file.source }),
		};
		if (!options.only) for (const { check: checkFile } of fileRules) checkFile(context);
		for (const construct of constructs.get(file.source) ?? []) checkConstruct(construct, context);
		found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compareText(a.code, b.code));
		all.push(...withoutSuppressed(withoutTheSame(found), file));
	}
	return all;
}

/** `functon "greet" { … }`: what is in its braces is looked into as what it was to be. */
function asMeant(construct: Construct): Construct {
	if (
		constructKinds.includes(construct.kind) ||
		enabledItems(construct.node.body).length === 0 ||
		construct.name === ""
	)
		return construct;
	const [kind] = suggest(construct.kind, constructKinds, { synonyms: constructSynonyms(), maximum: 1 });
	return kind === undefined ? construct : { ...construct, kind };
}

function checkConstruct(construct: Construct, fileContext: FileContext): void {
	const { source, kind, node } = construct;
	const context: Context = {
		...fileContext,
		construct,
		facts: factsOf(node, kind, fileContext.catalogue, fileContext.names, construct.opened),
		textOf: ({ start, end }) => source.text.slice(start, end),
	};
	const handlers: Handlers[] = [];
	for (const { kinds, create } of rules) if (!kinds || kinds.includes(kind)) handlers.push(create(context));
	if (handlers.length > 0) walkConstruct(context, handlers);
}

/** One mistake is said once, even where two parts of the tree share it. */
function withoutTheSame(sorted: readonly Diagnostic[]): Diagnostic[] {
	return sorted.filter((diagnostic, index) => {
		const before = sorted[index - 1];
		return (
			before === undefined ||
			before.code !== diagnostic.code ||
			before.span.start !== diagnostic.span.start ||
			before.span.end !== diagnostic.span.end
		);
	});
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
