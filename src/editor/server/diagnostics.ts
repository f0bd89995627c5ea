import {
	type DiagnosticRelatedInformation,
	DiagnosticSeverity,
	DiagnosticTag,
	type Diagnostic as ProtocolDiagnostic,
} from "vscode-languageserver/node";
import { findCode } from "../../diagnostics/codes.js";
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.js";
import { linesOf } from "../text.js";
import type { EditorDocument, Workspace } from "../workspace.js";
import { rangeIn, type Session } from "./session.js";

/** More than this of one file help nobody, and slow clients down. */
const mostOfOneFile = 200;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	// What Xano refuses matters to everybody whose program goes there; its source says what it is.
	portability: DiagnosticSeverity.Warning,
	hint: DiagnosticSeverity.Information,
};

/** By name of the code: what is of no use is shown faint, what has another name now is struck out. */
const tags: Readonly<Record<string, DiagnosticTag>> = {
	unreachable: DiagnosticTag.Unnecessary,
	"unused-environment": DiagnosticTag.Unnecessary,
	"deprecated-filter": DiagnosticTag.Deprecated,
};

/** What was found in a document, as the protocol has it. */
export function protocolDiagnostics(
	session: Session,
	workspace: Workspace,
	document: EditorDocument,
	diagnostics: readonly Diagnostic[],
): ProtocolDiagnostic[] {
	const shown = diagnostics
		.slice(0, mostOfOneFile)
		.map((diagnostic) => protocolDiagnostic(session, workspace, document, diagnostic));
	const rest = diagnostics.length - shown.length;
	if (rest > 0)
		shown.push({
			range: rangeIn(session, document, { start: 0, end: 0 }),
			severity: DiagnosticSeverity.Information,
			source: "xano",
			message: `${rest} more problems in this file are not shown`,
		});
	return shown;
}

/** One thing that was found, as the protocol has it: the rule and the help are part of its text. */
export function protocolDiagnostic(
	session: Session,
	workspace: Workspace,
	document: EditorDocument,
	diagnostic: Diagnostic,
): ProtocolDiagnostic {
	const { severity, message, why, help } = diagnostic;
	const isRefused = severity === "portability" && session.settings.strict;
	const entry = findCode(diagnostic.code);
	const tag = session.abilities.tagged ? tags[entry?.name ?? ""] : undefined;
	const related = session.abilities.related ? relatedOf(session, workspace, document, diagnostic) : [];
	return {
		range: rangeIn(session, document, diagnostic.span),
		severity: severities[isRefused ? "error" : severity],
		code: entry?.code ?? diagnostic.code,
		source: severity === "portability" ? "xano (portability)" : "xano",
		message: [message, why, help === undefined ? undefined : `Help: ${help}`].filter((part) => part).join("\n"),
		...(tag === undefined ? {} : { tags: [tag] }),
		...(related.length === 0 ? {} : { relatedInformation: related }),
	};
}

function relatedOf(
	session: Session,
	workspace: Workspace,
	document: EditorDocument,
	{ related = [] }: Diagnostic,
): DiagnosticRelatedInformation[] {
	return related.flatMap(({ source, span, message }) => {
		const other = source === document.source ? document : documentOf(workspace, source);
		if (!other) return [];
		const range = linesOf(source, session.abilities.encoding).rangeOf(span);
		return [{ location: { uri: other.uri, range }, message }];
	});
}

function documentOf(workspace: Workspace, source: Diagnostic["source"]): EditorDocument | undefined {
	for (const document of workspace.documents()) if (document.source === source) return document;
	return undefined;
}
