import type { Construct } from "../../project/project.js";
import type { EditorDocument, Workspace } from "../workspace.js";
import type { ConstructMentions } from "./construct_mentions.js";
import { mentionsIn } from "./mentions.js";
import type { Mention, Owner } from "./symbols.js";

/** Everything a document names, construct by construct. */
export function constructsIn({ file, source }: EditorDocument, workspace: Workspace): readonly ConstructMentions[] {
	return mentionsIn(file, source, workspace.catalogue);
}

/** The construct an offset stands in; null outside of all. What is open at the end of a construct still is in it. */
export function constructAt(document: EditorDocument, offset: number, workspace: Workspace): ConstructMentions | null {
	let found: ConstructMentions | null = null;
	for (const each of constructsIn(document, workspace)) {
		if (each.node.start <= offset && offset <= each.node.end) found = each;
	}
	return found;
}

/** The same construct as it was when the file could be read as a whole; null when there was none. */
export function formerConstruct(
	document: EditorDocument,
	owner: Owner,
	workspace: Workspace,
): ConstructMentions | null {
	const { lastGood } = document;
	if (lastGood === null || document.issues.length === 0) return null;
	const former = mentionsIn(lastGood.file, lastGood.source, workspace.catalogue);
	return former.find((each) => each.owner.kind === owner.kind && each.owner.name === owner.name) ?? null;
}

/** The mention an offset stands in or directly behind; null when nothing is named there. */
export function mentionAt(document: EditorDocument, offset: number, workspace: Workspace): Mention | null {
	let found: Mention | null = null;
	for (const { node, mentions } of constructsIn(document, workspace)) {
		if (offset < node.start || offset > node.end) continue;
		for (const mention of mentions) {
			if (mention.span.start > offset) break;
			// Of two that touch the later one is meant.
			if (offset <= mention.span.end) found = mention;
		}
	}
	return found;
}

/** The construct of that kind and name. */
export function findDeclared(workspace: Workspace, { kind, name }: Owner): Construct | undefined {
	return workspace.project.find(kind, name);
}

/** Names of all constructs of a kind, each once, sorted. */
export function declaredNames(workspace: Workspace, kind: string): string[] {
	const names = workspace.project.all(kind).map((construct) => construct.name);
	return [...new Set(names)].filter((name) => name !== "").sort();
}

/** What a construct of the project names and sets. */
export function mentionsOfConstruct({ path, node }: Construct, workspace: Workspace): ConstructMentions | null {
	const document = workspace.document(path);
	if (document === undefined) return null;
	return constructsIn(document, workspace).find((each) => each.node === node) ?? null;
}
