import type { Span } from "../../../../grammar/source.js";
import type { EditorDocument, Workspace } from "../../workspace.js";
import type { ConstructMentions } from "../construct_mentions.js";
import type { Standpoint } from "../known.js";
import type { Level, Levels } from "../levels.js";
import type { Completion, CompletionKind, DocumentationKey } from "../results.js";
import type { Role } from "../roles.js";

/** The cursor and everything that is known about its place. */
export interface CompletionContext {
	readonly workspace: Workspace;
	readonly document: EditorDocument;
	readonly offset: number;
	readonly levels: Levels;
	/** One for each level. */
	readonly roles: readonly Role[];
	/** The word at the cursor, which an accepted proposal replaces. */
	readonly span: Span;
	/** The construct as it is now, and as it was when the file could be read as a whole. */
	readonly construct: ConstructMentions | null;
	readonly former: ConstructMentions | null;
	readonly standpoint: Standpoint;
}

/** What proposals have in common where nothing else is said. */
export interface Proposal {
	readonly label: string;
	readonly kind: CompletionKind;
	readonly detail?: string;
	readonly documentation?: string | null;
	readonly resolve?: DocumentationKey;
	/** The label when left out. */
	readonly text?: string;
	readonly isSnippet?: boolean;
	readonly filterText?: string;
	/** The lower the earlier; proposals of one rank are in the order of their labels. */
	readonly rank: number;
	readonly deprecated?: boolean;
	readonly continues?: boolean;
	readonly span?: Span;
}

/** Completes a proposal to what editors are given. */
export function completion(proposal: Proposal, { span }: CompletionContext): Completion {
	const { label, rank } = proposal;
	return {
		label,
		kind: proposal.kind,
		detail: proposal.detail ?? "",
		documentation: proposal.documentation ?? null,
		resolve: proposal.resolve ?? null,
		text: proposal.text ?? label,
		isSnippet: proposal.isSnippet ?? false,
		span: proposal.span ?? span,
		filterText: proposal.filterText ?? label,
		sortText: `${String(rank).padStart(3, "0")} ${label}`,
		deprecated: proposal.deprecated ?? false,
		continues: proposal.continues ?? false,
	};
}

/** The role of the innermost bracket that is no part of a value, with its level. */
export function enclosing({ levels, roles }: CompletionContext): {
	readonly role: Role;
	readonly level: Level;
	readonly at: number;
} {
	let at = roles.length - 1;
	while (at > 0 && roles[at]?.kind === "value") at--;
	return { role: roles[at] as Role, level: levels.all[at] as Level, at };
}
