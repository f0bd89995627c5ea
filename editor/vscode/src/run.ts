import { basename, relative } from "node:path";
import { Uri, window, workspace } from "vscode";
import { languageId } from "./language.js";
import { runInTerminal } from "./tasks.js";
import type { XanoCommand } from "./xano.js";

/** What the server gives with a lens. */
export interface Runnable {
	readonly uri: string;
	readonly kind: "job" | "function";
	readonly name: string;
}

/**
 * Runs a file, or what a lens stands above, in a terminal.
 * @param target the file being edited when left out, and without one the folder
 */
export async function run(xano: XanoCommand, target?: Uri | Runnable): Promise<void> {
	const runnable = target instanceof Uri ? undefined : target;
	const file = target instanceof Uri ? target : target ? Uri.parse(target.uri, true) : editedFile();
	const place = file ?? workspace.workspaceFolders?.[0]?.uri;
	if (place?.scheme !== "file") {
		void window.showInformationMessage("There is nothing to run: save the program as a .xs file, or open a folder.");
		return;
	}
	if (file) await workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString())?.save();
	const flags = runnable ? [`--${runnable.kind}`, runnable.name] : [];
	const title = runnable?.name ?? basename(place.fsPath);
	await runInTerminal(xano, `run ${title}`, ["run", shown(place), ...flags], place);
}

/** Checks the whole project in a terminal, as CI would. */
export async function check(xano: XanoCommand): Promise<void> {
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

function editedFile(): Uri | undefined {
	const document = window.activeTextEditor?.document;
	return document?.languageId === languageId && document.uri.scheme === "file" ? document.uri : undefined;
}

/** A path as one would type it in the folder it is run in. */
function shown(place: Uri): string {
	const folder = workspace.getWorkspaceFolder(place);
	return folder ? relative(folder.uri.fsPath, place.fsPath) || "." : place.fsPath;
}
