import { type Disposable, LanguageStatusSeverity, languages, window } from "vscode";
import { languageId } from "./language.js";
import type { ServerState } from "./server.js";

/** What the editor says about the server: in the status of the language, and in a message when it cannot start. */
export class Status implements Disposable {
	readonly #item = languages.createLanguageStatusItem("xano.server", { language: languageId });

	constructor(private readonly actions: { readonly showOutput: () => void; readonly openSettings: () => void }) {
		this.#item.name = "Xano server";
	}

	/** Shows a state of the server. */
	show({ kind, xano, version, failure }: ServerState): void {
		const item = this.#item;
		item.busy = kind === "starting";
		item.severity = kind === "stopped" ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
		item.text = kind === "running" ? `xano ${version ?? ""}`.trim() : `xano is ${kind}`;
		item.detail = `from ${xano.origin}`;
		item.command =
			kind === "stopped"
				? { title: "Restart Server", command: "xano.restart" }
				: { title: "Show Output", command: "xano.showOutput" };
		if (failure !== undefined) void this.#explain(failure, xano.origin);
	}

	dispose(): void {
		this.#item.dispose();
	}

	async #explain(failure: string, origin: string): Promise<void> {
		const actions = { "Show Output": this.actions.showOutput, "Open Settings": this.actions.openSettings };
		const chosen = await window.showErrorMessage(
			`The Xano server did not start. It was to be the xano from ${origin}: ${failure}`,
			...(Object.keys(actions) as (keyof typeof actions)[]),
		);
		if (chosen !== undefined) actions[chosen]();
	}
}
