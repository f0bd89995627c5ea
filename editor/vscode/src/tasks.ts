import {
	ProcessExecution,
	ShellExecution,
	ShellQuoting,
	Task,
	TaskPanelKind,
	TaskScope,
	tasks,
	type Uri,
	workspace,
} from "vscode";
import type { XanoCommand } from "./xano.js";

/**
 * Runs `xano` in a terminal.
 * @param file what the call is about; the folder of the workspace it lies in is where it runs
 */
export async function runInTerminal(
	xano: XanoCommand,
	title: string,
	args: readonly string[],
	file: Uri,
): Promise<void> {
	const folder = workspace.getWorkspaceFolder(file);
	const options = { ...(folder ? { cwd: folder.uri.fsPath } : {}), env: { ...xano.environment } };
	const all = [...xano.args, ...args];
	const quoted = (value: string) => ({ value, quoting: ShellQuoting.Strong });
	// Windows finds and runs a .cmd only through a shell; everywhere else no shell means nothing to quote.
	const execution = xano.usesShell
		? new ShellExecution(quoted(xano.command.replace(/^"|"$/g, "")), all.map(quoted), options)
		: new ProcessExecution(xano.command, all, options);
	const task = new Task({ type: "xano", args: [...args] }, folder ?? TaskScope.Workspace, title, "xano", execution);
	task.presentationOptions = { panel: TaskPanelKind.Dedicated, clear: true };
	await tasks.executeTask(task);
}
