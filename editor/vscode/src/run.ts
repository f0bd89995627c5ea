import { basename, relative, sep } from "node:path";
import { Uri, window, workspace } from "vscode";
import { languageId } from "./language.js";
import { runInTerminal } from "./tasks.js";
import type { XanoCommand } from "./xano.js";

/** What the server gives with a lens. */
export interface Runnable {
	readonly uri: string;
	readonly kind: "job" | "function" | "test";
	readonly name: string;
	/** The input it needs, as JSON to be filled in. */
	readonly input?: string;
}

/** What was given to a function last, by its file and name. */
const given = new Map<string, string>();

/**
 * Runs a file, or what a lens stands above, in a terminal.
 * @param target the file being edited when left out, and without one the folder
 */
export async function run(xano: XanoCommand, target?: Uri | Runnable): Promise<void> {
	if (!isAllowed()) return;
	const runnable = target instanceof Uri ? undefined : target;
	const file = target instanceof Uri ? target : target ? Uri.parse(target.uri, true) : editedFile();
	const place = file ?? workspace.workspaceFolders?.[0]?.uri;
	if (place?.scheme !== "file") {
		void window.showInformationMessage("There is nothing to run: save the program as a .xs file, or open a folder.");
		return;
	}
	if (file) await workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString())?.save();
	const isTest = runnable?.kind === "test";
	const flags = runnable ? [isTest ? "-t" : `--${runnable.kind}`, runnable.name] : [];
	if (runnable?.input !== undefined) {
		const input = await askedInput(runnable, runnable.input);
		if (input === undefined) return;
		flags.push("--input", input);
	}
	const title = runnable?.name ?? basename(place.fsPath);
	const command = isTest ? "test" : "run";
	await runInTerminal(xano, `${command} ${title}`, [command, shown(place), ...flags], place);
}

/** Checks the whole project in a terminal, as CI would. */
export async function check(xano: XanoCommand): Promise<void> {
	if (!isAllowed()) return;
	const file = editedFile();
	const folder = (file && workspace.getWorkspaceFolder(file)) ?? workspace.workspaceFolders?.[0];
	const place = folder?.uri ?? file;
	if (!place) {
		void window.showInformationMessage("Open a folder of .xs files: there is nothing to check.");
		return;
	}
	const isStrict = workspace.getConfiguration("xano", place).get("strict", false);
	await runInTerminal(xano, "check", ["check", shown(place), ...(isStrict ? ["--strict"] : [])], place);
}

/** Asks for the input of a function; undefined when there shall be no run. */
async function askedInput({ uri, name }: Runnable, needed: string): Promise<string | undefined> {
	const key = `${uri} ${name}`;
	const value = given.get(key) ?? needed;
	const empty = value.indexOf('""') + 1;
	const input = await window.showInputBox({
		title: `Run ${name}`,
		prompt: "Its input, as a JSON object",
		value,
		valueSelection: empty > 0 ? [empty, empty] : [0, value.length],
		ignoreFocusOut: true,
		validateInput: problemOfInput,
	});
	if (input !== undefined) given.set(key, input);
	return input;
}

/** Why a text is no JSON object; null when it is one. */
export function problemOfInput(text: string): string | null {
	try {
		const value: unknown = JSON.parse(text);
		const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
		return isObject ? null : 'A JSON object is wanted: {"name": "Ada"}';
	} catch (thrown) {
		return thrown instanceof Error ? thrown.message : String(thrown);
	}
}

/** What is disabled in a folder that is not trusted can still be called: by a lens, a key, another extension. */
function isAllowed(): boolean {
	if (!workspace.isTrusted)
		void window.showInformationMessage("Nothing is run in a folder that is not trusted: it may hold JavaScript.");
	return workspace.isTrusted;
}

function editedFile(): Uri | undefined {
	const document = window.activeTextEditor?.document;
	return document?.languageId === languageId && document.uri.scheme === "file" ? document.uri : undefined;
}

/** A path as one would type it in the folder it is run in. */
function shown(place: Uri): string {
	const folder = workspace.getWorkspaceFolder(place);
	const path = folder ? relative(folder.uri.fsPath, place.fsPath) || "." : place.fsPath;
	// A file may be called like a flag.
	return path.startsWith("-") ? `.${sep}${path}` : path;
}
