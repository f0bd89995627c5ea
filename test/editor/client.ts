import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import {
	type ClientCapabilities,
	ConfigurationRequest,
	createProtocolConnection,
	type Diagnostic,
	DidChangeTextDocumentNotification,
	DidChangeWatchedFilesNotification,
	DidCloseTextDocumentNotification,
	DidOpenTextDocumentNotification,
	ExitNotification,
	type FileChangeType,
	InitializedNotification,
	InitializeRequest,
	type InitializeResult,
	LogMessageNotification,
	type ProtocolConnection,
	PublishDiagnosticsNotification,
	type PublishDiagnosticsParams,
	RegistrationRequest,
	ShowMessageNotification,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
	type TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol/node";
import { environment, program } from "../cli/xano.js";

/** What an editor of today can do. */
export const ableClient: ClientCapabilities = {
	general: { positionEncodings: ["utf-16"] },
	workspace: {
		workspaceEdit: { documentChanges: true },
		didChangeWatchedFiles: { dynamicRegistration: true },
		workspaceFolders: true,
	},
	textDocument: {
		documentSymbol: { hierarchicalDocumentSymbolSupport: true },
		codeAction: { resolveSupport: { properties: ["edit"] }, dataSupport: true },
		completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
		hover: { contentFormat: ["markdown"] },
		publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
		rename: { prepareSupport: true },
	},
};

export interface ClientOptions {
	readonly folders?: readonly string[];
	readonly capabilities?: ClientCapabilities;
	readonly initializationOptions?: unknown;
	/** Of the process that the server belongs to; the one of the test when left out. */
	readonly processId?: number;
	/** What the client answers when it is asked for the section `xano`. */
	readonly settings?: unknown;
}

/** A real server in a process of its own, and the editor's side of the wire. */
export class Client {
	readonly connection: ProtocolConnection;
	readonly process: ChildProcess;
	readonly ended: Promise<number | null>;
	readonly shown: string[] = [];
	readonly logged: string[] = [];
	readonly registered: string[] = [];
	/** How often diagnostics of a document came. */
	readonly publications = new Map<string, number>();
	private readonly published = new Map<string, PublishDiagnosticsParams>();
	private readonly waiting = new Set<() => void>();
	private readonly versions = new Map<string, number>();
	private initializeResult: InitializeResult | null = null;

	private constructor(readonly options: ClientOptions) {
		this.process = spawn(process.execPath, [program, "lsp", "--stdio"], { env: environment(), stdio: "pipe" });
		const { stdin, stdout } = this.process;
		if (!stdin || !stdout) throw new Error("the server has no streams");
		this.ended = new Promise((resolve) => this.process.on("close", resolve));
		this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
		this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
			this.published.set(params.uri, params);
			this.publications.set(params.uri, (this.publications.get(params.uri) ?? 0) + 1);
			this.wake();
		});
		this.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
			this.shown.push(message);
			this.wake();
		});
		this.connection.onNotification(LogMessageNotification.type, ({ message }) => {
			this.logged.push(message);
			this.wake();
		});
		this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
			this.registered.push(...registrations.map(({ method }) => method));
			this.wake();
		});
		this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => options.settings ?? null));
		// Ends with the test; writing to a server that is gone is no news then.
		this.connection.onError(() => undefined);
		this.connection.listen();
		onTestFinished(() => {
			this.connection.dispose();
			this.process.kill("SIGKILL");
		});
	}

	/** Starts a server and does not say hello. */
	static stranger(): Client {
		return new Client({});
	}

	/** Starts a server and says hello. */
	static async start(options: ClientOptions = {}): Promise<Client> {
		const client = new Client(options);
		const folders = (options.folders ?? []).map((folder) => ({ uri: pathToFileURL(folder).href, name: folder }));
		client.initializeResult = await client.connection.sendRequest(InitializeRequest.type, {
			processId: options.processId ?? process.pid,
			rootUri: null,
			capabilities: options.capabilities ?? ableClient,
			workspaceFolders: folders,
			...(options.initializationOptions === undefined ? {} : { initializationOptions: options.initializationOptions }),
		});
		await client.connection.sendNotification(InitializedNotification.type, {});
		return client;
	}

	get result(): InitializeResult {
		if (this.initializeResult === null) throw new Error("not initialized");
		return this.initializeResult;
	}

	async open(uri: string, text: string): Promise<void> {
		this.versions.set(uri, 1);
		await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
			textDocument: { uri, languageId: "xanoscript", version: 1, text },
		});
	}

	/** @returns the new version */
	async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<number> {
		const version = (this.versions.get(uri) ?? 1) + 1;
		this.versions.set(uri, version);
		await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version },
			contentChanges,
		});
		return version;
	}

	async close(uri: string): Promise<void> {
		await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
	}

	/** Says that something happened on the disk. */
	async happened(uri: string, type: FileChangeType): Promise<void> {
		await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
	}

	/** The diagnostics of a document once they are what is waited for; by default, once there are any. */
	async diagnostics(
		uri: string,
		isIt: (diagnostics: readonly Diagnostic[]) => boolean = () => true,
	): Promise<readonly Diagnostic[]> {
		await this.until(() => {
			const found = this.published.get(uri);
			return found !== undefined && isIt(found.diagnostics);
		});
		return this.published.get(uri)?.diagnostics ?? [];
	}

	/** Resolves when something is so, looked at after every message. */
	until(isSo: () => boolean): Promise<void> {
		return new Promise((resolve) => {
			const look = (): void => {
				if (!isSo()) return;
				this.waiting.delete(look);
				resolve();
			};
			this.waiting.add(look);
			look();
		});
	}

	/** @returns the exit code */
	async stop(): Promise<number | null> {
		await this.connection.sendRequest(ShutdownRequest.type);
		await this.connection.sendNotification(ExitNotification.type);
		return this.ended;
	}

	private wake(): void {
		for (const look of [...this.waiting]) look();
	}
}

export const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);

/** The URI of a file in a folder, which is written with that text when there is one. */
export function fileUri(folder: string, name: string, text?: string): string {
	const path = join(folder, name);
	if (text !== undefined) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	}
	return pathToFileURL(path).href;
}
