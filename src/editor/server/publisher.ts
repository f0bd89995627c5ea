import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { OpenProject } from "../open_project.js";
import type { EditorDocument } from "../workspace.js";
import { protocolDiagnostics } from "./diagnostics.js";
import type { Session } from "./session.js";

/** Tells the client what was found, and only when it is something else than before. */
export class Publisher {
	/** What was said last, by the path of the document. */
	private readonly said = new Map<string, { readonly uri: string; readonly text: string }>();

	constructor(private readonly session: Session) {}

	/** @param document null when it is gone */
	found(
		path: string,
		project: OpenProject | null,
		document: EditorDocument | null,
		diagnostics: readonly Diagnostic[],
	): void {
		const before = this.said.get(path);
		const isShown = document !== null && (this.session.settings.diagnostics === "project" || document.version !== null);
		const shown = isShown && project ? protocolDiagnostics(this.session, project.workspace, document, diagnostics) : [];
		const text = JSON.stringify(shown);
		const uri = document?.uri ?? before?.uri;
		if (uri === undefined || text === (before?.text ?? "[]")) return;
		if (document === null) this.said.delete(path);
		else this.said.set(path, { uri, text });
		const version = document?.version ?? null;
		void this.session.connection.sendDiagnostics({
			uri,
			diagnostics: shown,
			...(version === null ? {} : { version }),
		});
	}
}
