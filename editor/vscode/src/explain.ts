import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
	type Diagnostic,
	languages,
	type TextDocumentContentProvider,
	Uri,
	ViewColumn,
	window,
	workspace,
} from "vscode";
import type { XanoCommand } from "./xano.js";

/** The scheme of the pages. */
export const explainScheme = "xano-explain";

const codePattern = /^[A-Z]{2}\d{3}$/;

/** The page of a code, as `xano explain` prints it. */
export class Explanations implements TextDocumentContentProvider {
	constructor(private readonly xano: () => XanoCommand) {}

	async provideTextDocumentContent({ path }: Uri): Promise<string> {
		const code = path.replace(/\.txt$/, "");
		if (!codePattern.test(code)) return `${code} is not a code.`;
		const { command, args, environment, usesShell } = this.xano();
		const options = { env: { ...process.env, ...environment }, shell: usesShell };
		const { stdout } = await promisify(execFile)(command, [...args, "explain", code], options);
		return stdout;
	}
}

/** Shows the page of a code beside the program; without one, of the message at the cursor, or of the one that is chosen. */
export async function explain(given?: string): Promise<void> {
	const code = given ?? codeAtCursor() ?? (await chooseCode());
	if (code === undefined) return;
	const uri = Uri.from({ scheme: explainScheme, path: `${code.trim().toUpperCase()}.txt` });
	const document = await workspace.openTextDocument(uri);
	await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true });
}

/** The one code that the messages at the cursor have. */
function codeAtCursor(): string | undefined {
	const editor = window.activeTextEditor;
	if (!editor) return undefined;
	const here = languages
		.getDiagnostics(editor.document.uri)
		.filter(({ range }) => range.contains(editor.selection.active));
	const [only, ...others] = codesOf(here);
	return others.length === 0 ? only : undefined;
}

async function chooseCode(): Promise<string | undefined> {
	const document = window.activeTextEditor?.document;
	const codes = document ? codesOf(languages.getDiagnostics(document.uri)) : [];
	if (codes.length > 0) return window.showQuickPick(codes, { title: "Explain which code?" });
	return window.showInputBox({
		title: "Explain which code?",
		placeHolder: "XS202",
		validateInput: (value) => (codePattern.test(value.trim().toUpperCase()) ? null : "A code looks like XS202."),
	});
}

function codesOf(diagnostics: readonly Diagnostic[]): string[] {
	const codes = diagnostics
		.map(({ code }) => String(typeof code === "object" ? code.value : code))
		.filter((code) => codePattern.test(code));
	return [...new Set(codes)].sort();
}
