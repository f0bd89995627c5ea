import * as T from "../../../../grammar/tokens.js";
import { findConstruct } from "../../../catalogue/constructs/index.js";
import { signs } from "../../../reference/signs.js";
import type { Assignment, ConstructMentions } from "../construct_mentions.js";
import { knownOfVariable } from "../known.js";
import { kindInWords } from "../known_value.js";
import type { Completion } from "../results.js";
import { type CompletionContext, completion, type Proposal } from "./context.js";

/**
 * Variables behind `$`, and those the language itself sets.
 * @param dollar what stands before the name in the text and is kept: with `""` the sign is part of what is put in
 */
export function variableCompletions(context: CompletionContext, dollar: "$" | ""): Completion[] {
	const found = [...ownVariables(context), ...specialVariables(context)];
	const all = found.map((proposal): Proposal => {
		const text = dollar === "$" ? (proposal.text ?? proposal.label.slice(1)) : proposal.label;
		return { ...proposal, text, filterText: dollar === "$" ? proposal.label.slice(1) : proposal.label };
	});
	return all.map((proposal) => completion(proposal, context));
}

/** Variables that are set where the cursor is, the latest first. */
function ownVariables(context: CompletionContext): Proposal[] {
	const { construct, former, offset, document, standpoint } = context;
	const names = new Map<string, Assignment>();
	for (const each of [former, construct]) {
		for (const [name, assignments] of each?.assignments ?? []) {
			const last = assignments.filter((assignment) => isSet(assignment, offset, each === former)).at(-1);
			if (last) names.set(name, last);
		}
	}
	return [...names].map(([name, { span }]) => {
		const line = document.source.lineAndColumn(span.start).line;
		const from = (construct?.assignments.has(name) ? construct : former) as ConstructMentions;
		return {
			label: `$${name}`,
			kind: "variable" as const,
			detail: kindInWords(knownOfVariable(name, { ...standpoint, construct: from })),
			documentation: `Set in line ${line}.`,
			rank: 10,
		};
	});
}

function isSet({ from, loop }: Assignment, offset: number, isFormer: boolean): boolean {
	// Places in the former text say nothing about this one.
	if (isFormer || from <= offset) return true;
	return loop !== null && loop.start < offset && offset < loop.end;
}

function specialVariables(context: CompletionContext): Proposal[] {
	const { construct, standpoint, roles, levels } = context;
	const definition = construct === null ? undefined : findConstruct(construct.owner.kind);
	const found: Proposal[] = [];
	const special = (name: string, rank: number, continues: boolean, summary?: string): void => {
		found.push({
			label: `$${name}`,
			kind: "variable",
			detail: "",
			documentation: summary ?? signs().get(`$${name}`)?.meaning ?? null,
			rank,
			continues,
			text: name + (continues ? "." : ""),
		});
	};
	if (standpoint.element !== undefined) {
		for (const name of ["$", "this", "index", "parent", "result"]) special(name, 5, false);
	}
	if (standpoint.table !== undefined) special("db", 6, true, "The row that the query looks at: `$db.table.column`.");
	if (standpoint.isTest) special("response", 4, false, "What the construct gave.");
	if (levels.all.some(({ head }) => head[0]?.tokenType === T.StatementName && head[0].payload === "catch"))
		special("error", 8, true);
	if (definition === undefined || definition.parts.some(({ block }) => block === "inputs")) special("input", 20, true);
	special("env", 30, true);
	if (roles.some((role) => role.kind === "statements"))
		special("auth", 40, true, "Who asks: `$auth.id` is the id of the user.");
	special("var", 50, true);
	return found;
}
