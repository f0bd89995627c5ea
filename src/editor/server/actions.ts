import {
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	type Diagnostic as ProtocolDiagnostic,
} from "vscode-languageserver/node";
import { fixProject } from "../../check/fixing.js";
import { codeOf } from "../../diagnostics/codes.js";
import { appliesOf, type Diagnostic } from "../../diagnostics/diagnostic.js";
import { withLineEnds } from "../../diagnostics/fix.js";
import type { Place } from "../projects.js";
import { lineEdits } from "../structure/line_edits.js";
import { silencing } from "../structure/silencing.js";
import { commands, fixAllKind } from "./capabilities.js";
import { protocolDiagnostic } from "./diagnostics.js";
import { linesIn, placeOf, type Session, workspaceEdit } from "./session.js";

/** What can be done about the problems at a place, and about all of a file. */
export async function codeActions(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
	const place = await placeOf(session, params.textDocument.uri);
	if (!place) return [];
	const { project, document } = place;
	const { only } = params.context;
	const isWanted = (kind: string): boolean =>
		only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
	const wanted = linesIn(session, document).spanOf(params.range);
	const diagnostics = session.checking.diagnosticsOf(project, document);
	const actions: CodeAction[] = [];
	if (isWanted(CodeActionKind.QuickFix)) {
		const here = diagnostics.filter(({ span }) => span.start <= wanted.end && wanted.start <= span.end);
		for (const diagnostic of here) actions.push(...fixes(session, place, diagnostic));
		for (const diagnostic of here) actions.push(...remarks(session, place, diagnostic));
	}
	if (isWanted(fixAllKind) && diagnostics.some((each) => appliesOf(each) === "safe")) {
		const action: CodeAction = { title: "Fix all problems in this file that can be fixed safely", kind: fixAllKind };
		// Lists of actions are asked for at every move of the cursor, and this one is work.
		if (only === undefined && session.abilities.lazyActions)
			actions.push({ ...action, data: { uri: params.textDocument.uri } });
		else actions.push(withFixes(session, action, place));
	}
	return actions;
}

/** Adds the edits to an action that was offered without them. */
export async function resolveAction(session: Session, action: CodeAction): Promise<CodeAction> {
	const { uri } = (action.data ?? {}) as { readonly uri?: unknown };
	const place = typeof uri === "string" ? await placeOf(session, uri) : undefined;
	return place ? withFixes(session, action, place) : action;
}

function withFixes(session: Session, action: CodeAction, { project, document }: Place): CodeAction {
	const { workspace } = project;
	const options = { files: new Set([document]), strict: session.settings.strict };
	const [fixed] = fixProject(workspace.project, workspace.catalogue, options).files;
	const edits = fixed ? lineEdits(document.source.text, fixed.after) : [];
	return { ...action, edit: workspaceEdit(session, [{ document, edits }]) };
}

function fixes(session: Session, { project, document }: Place, diagnostic: Diagnostic): CodeAction[] {
	const { fix } = diagnostic;
	const applies = appliesOf(diagnostic);
	if (!fix || applies === null) return [];
	return [
		{
			title: sentence(fix.title),
			kind: CodeActionKind.QuickFix,
			diagnostics: [protocolDiagnostic(session, project.workspace, document, diagnostic)],
			...(applies === "safe" ? { isPreferred: true } : {}),
			edit: workspaceEdit(session, [{ document, edits: withLineEnds(document.source, fix.edits) }]),
		},
	];
}

/** What does not put the problem right: hearing no more of it, reading more about it. */
function remarks(session: Session, { project, document }: Place, diagnostic: Diagnostic): CodeAction[] {
	const code = codeOf(diagnostic.code);
	const about: ProtocolDiagnostic[] = [protocolDiagnostic(session, project.workspace, document, diagnostic)];
	const actions: CodeAction[] = [];
	// What is said about the text itself cannot be silenced.
	const edit = project.workspace.project.diagnostics.includes(diagnostic) ? null : silencing(document, diagnostic);
	if (edit)
		actions.push({
			title: `Silence ${code} here`,
			kind: CodeActionKind.QuickFix,
			diagnostics: about,
			edit: workspaceEdit(session, [{ document, edits: [edit] }]),
		});
	actions.push({
		title: `Explain ${code}`,
		kind: CodeActionKind.QuickFix,
		diagnostics: about,
		command: { title: `Explain ${code}`, command: commands.explain, arguments: [code] },
	});
	return actions;
}

function sentence(title: string): string {
	return title.charAt(0).toUpperCase() + title.slice(1);
}
