import { commands, type ExtensionContext, type Uri, window, workspace } from "vscode";
import { Explanations, explain, explainScheme } from "./explain.js";
import { check, type Runnable, run } from "./run.js";
import { Server } from "./server.js";
import { Status } from "./status.js";

let server: Server | undefined;

/** Called by the editor when the first XanoScript file is opened or a command is used. */
export function activate(context: ExtensionContext): void {
	const output = window.createOutputChannel("Xano", { log: true });
	const showOutput = (): void => output.show(true);
	const openSettings = (): void => void commands.executeCommand("workbench.action.openSettings", "xano.path");
	const status = new Status({ showOutput, openSettings });
	const running = new Server(context, output, (state) => status.show(state));
	server = running;
	context.subscriptions.push(
		output,
		status,
		commands.registerCommand("xano.run", (target?: Uri | Runnable) => run(running.xano, target)),
		commands.registerCommand("xano.check", () => check(running.xano)),
		commands.registerCommand("xano.explain", (code?: string) => explain(code)),
		commands.registerCommand("xano.restart", () => running.start()),
		commands.registerCommand("xano.showOutput", showOutput),
		workspace.registerTextDocumentContentProvider(explainScheme, new Explanations(() => running.xano)),
		workspace.onDidGrantWorkspaceTrust(() => running.start()),
		workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration("xano.path")) void running.start();
		}),
	);
	void running.start();
}

/** Called by the editor when it ends or the extension is switched off. */
export async function deactivate(): Promise<void> {
	await server?.stop();
}
