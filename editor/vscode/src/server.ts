import { existsSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { type ExtensionContext, type LogOutputChannel, workspace } from "vscode";
import {
	type DynamicFeature,
	ErrorCodes,
	ExecuteCommandRequest,
	LanguageClient,
	type LanguageClientOptions,
	ResponseError,
	State,
	type StaticFeature,
} from "vscode-languageclient/node";
import { languageId } from "./language.js";
import { findXano, type XanoCommand } from "./xano.js";

/** What became of the server. */
export interface ServerState {
	readonly kind: "starting" | "running" | "stopped";
	readonly xano: XanoCommand;
	/** What the server says it is, once it runs. */
	readonly version?: string;
	/** Why it did not start. */
	readonly failure?: string;
}

/** `xano lsp` and the client that talks to it. When it crashes, the client starts it again, five times in three minutes. */
export class Server {
	#client: LanguageClient | undefined;
	/** What the server has said since it was started, beside the protocol; the beginning of it. */
	#said: string[] = [];
	/** Starts and stops wait for each other, however fast they are asked for. */
	#last: Promise<void> = Promise.resolve();

	constructor(
		private readonly context: ExtensionContext,
		private readonly output: LogOutputChannel,
		private readonly onState: (state: ServerState) => void,
	) {}

	/** The `xano` that the workspace, its trust and the settings call for now. */
	get xano(): XanoCommand {
		return findXano({
			setting: workspace.getConfiguration("xano").get("path", ""),
			folders: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),
			isTrusted: workspace.isTrusted,
			extension: this.context.extensionPath,
			node: process.execPath,
			platform: process.platform,
			isFile: (path) => existsSync(path) && statSync(path).isFile(),
		});
	}

	/** Starts the server, in place of the one that runs. */
	start(): Promise<void> {
		return this.#next(async () => {
			await this.#end();
			await this.#begin();
		});
	}

	/** Ends the server; resolves when it is gone. */
	stop(): Promise<void> {
		return this.#next(() => this.#end());
	}

	#next(work: () => Promise<void>): Promise<void> {
		this.#last = this.#last.then(work).catch((thrown: unknown) => this.output.error(String(thrown)));
		return this.#last;
	}

	async #begin(): Promise<void> {
		const { xano } = this;
		this.output.info(`xano of ${xano.origin}: ${[xano.command, ...xano.args].join(" ")}`);
		const client = new Client(
			"xano",
			"Xano",
			{
				command: xano.command,
				args: [...xano.args, "lsp"],
				options: { env: xano.environment, shell: xano.usesShell },
			},
			this.#options(),
		);
		this.#client = client;
		this.#said = [];
		client.onDidChangeState(({ newState }) => {
			if (client !== this.#client || newState === State.StartFailed) return;
			const kind = newState === State.Running ? "running" : newState === State.Stopped ? "stopped" : "starting";
			const version = client.initializeResult?.serverInfo?.version;
			this.onState({ kind, xano, ...(kind === "running" && version !== undefined ? { version } : {}) });
		});
		try {
			await client.start();
			client.isQuiet = false;
		} catch (thrown) {
			this.onState({ kind: "stopped", xano, failure: this.#reason(thrown) });
		}
	}

	async #end(): Promise<void> {
		const client = this.#client;
		this.#client = undefined;
		if (client?.needsStop()) await client.dispose();
	}

	/** A program that ends at once may say why; the client knows only that it is gone. */
	#reason(thrown: unknown): string {
		const said = this.#said.find((line) => /error/i.test(line));
		if (said !== undefined) return said;
		const isGone = thrown instanceof ResponseError && thrown.code === ErrorCodes.PendingResponseRejected;
		return isGone ? "it ended before it had answered" : thrown instanceof Error ? thrown.message : String(thrown);
	}

	#options(): LanguageClientOptions {
		return {
			documentSelector: [
				{ scheme: "file", language: languageId },
				{ scheme: "untitled", language: languageId },
			],
			outputChannel: this.output,
			stdioOptions: {
				stdout: (stream) => eachLine(stream, (line) => this.output.info(line)),
				stderr: (stream) =>
					eachLine(stream, (line) => {
						this.output.error(line);
						if (this.#said.length < 100) this.#said.push(line);
					}),
			},
			// Loading a project's built-ins runs its JavaScript.
			initializationOptions: {
				loadBuiltins: workspace.isTrusted,
				suggestCommand: "editor.action.triggerSuggest",
				asksForInput: true,
			},
			// One message says that it did not start; asking whether to try again is what the command is for.
			initializationFailedHandler: () => false,
		};
	}
}

class Client extends LanguageClient {
	/** That it does not start is said by the extension; the client's own message beside it goes to the output only. */
	isQuiet = true;

	override error(message: string, data?: unknown, showNotification?: boolean | "force"): void {
		super.error(message, data, this.isQuiet ? false : (showNotification ?? true));
	}

	/** The commands that the server offers are the extension's own: it runs programs in a terminal. */
	override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
		const method = "registrationType" in feature ? feature.registrationType.method : undefined;
		if (method !== ExecuteCommandRequest.method) super.registerFeature(feature);
	}
}

function eachLine(stream: Readable, use: (line: string) => void): void {
	createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", use);
}
