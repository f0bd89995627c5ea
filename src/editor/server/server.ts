import { Writable } from "node:stream";
import {
	type CancellationToken,
	type Connection,
	createConnection,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	ErrorCodes,
	FileChangeType,
	type InitializeParams,
	LSPErrorCodes,
	ResponseError,
} from "vscode-languageserver/node";
import { loadBuiltins } from "../../engine/builtins.js";
import { Checking } from "../checking.js";
import { Projects } from "../projects.js";
import { changedText } from "../text.js";
import { isFilePath, pathOf } from "../uris.js";
import { codeActions, resolveAction } from "./actions.js";
import { abilitiesOf, capabilitiesFor } from "./capabilities.js";
import {
	completions,
	definitions,
	highlightsAt,
	hoverAt,
	referencesAt,
	renameAt,
	renameRange,
	resolveItem,
	signatureAt,
} from "./language.js";
import { Publisher } from "./publisher.js";
import { executeCommand } from "./run.js";
import { SemanticTokensAnswers } from "./semantic_tokens.js";
import type { Session } from "./session.js";
import { readOptions, readSettings, sectionOf } from "./settings.js";
import {
	codeLenses,
	documentSymbols,
	foldingRanges,
	formatting,
	selectionRanges,
	workspaceSymbols,
} from "./structure.js";

export interface ServerOptions {
	/** What a client is told the server is. */
	readonly version: string;
	/** The command line, for what runs in a process of its own. */
	readonly program: string;
}

/**
 * Speaks the Language Server Protocol over standard input and output until the client says `exit` or is gone; then the
 * process ends, with 0 after `shutdown` and 1 otherwise, as the protocol has it.
 */
export function startServer(options: ServerOptions): void {
	const connection = createConnection(process.stdin, wire());
	process.on("uncaughtException", (thrown) => report(connection, thrown));
	process.on("unhandledRejection", (thrown) => report(connection, thrown));
	new Server(connection, options).listen();
}

/** Standard output for the protocol alone: whatever else is printed, by a project's own built-ins say, goes to standard error. */
function wire(): NodeJS.WritableStream {
	const write = process.stdout.write.bind(process.stdout);
	// Nobody reads any more, so nobody waits for anything either.
	process.stdout.on("error", () => process.exit(1));
	process.stdout.write = process.stderr.write.bind(process.stderr);
	return new Writable({
		write: (chunk: Uint8Array, _encoding, done) => void write(chunk, () => done()),
	});
}

/** A mistake of ours goes to the log of the client, and ends nothing. */
function report(connection: Connection, thrown: unknown): void {
	const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
	connection.console.error(`xano lsp: ${text}`);
}

/** One connection: what its messages do, and who answers them. */
class Server {
	private readonly session: Session;
	private readonly publisher: Publisher;
	private readonly tokens: SemanticTokensAnswers;
	private folders: string[] = [];
	private state: "new" | "initialized" | "shut down" = "new";

	constructor(
		private readonly connection: Connection,
		private readonly options: ServerOptions,
	) {
		const projects = new Projects({
			builtins: (root) => (this.session.options.loadBuiltins ? loadBuiltins(root) : null),
			changed: () => this.session.checking.changed(),
			log: (message) => connection.console.warn(message),
		});
		const checking = new Checking(projects, {
			strict: () => this.session.settings.strict,
			found: (path, project, document, diagnostics) => this.publisher.found(path, project, document, diagnostics),
			failed: (thrown) => report(connection, thrown),
		});
		this.session = {
			connection,
			projects,
			checking,
			abilities: abilitiesOf({}),
			settings: readOptions(undefined),
			options: readOptions(undefined),
			program: options.program,
		};
		this.publisher = new Publisher(this.session);
		this.tokens = new SemanticTokensAnswers(this.session);
	}

	listen(): void {
		this.connection.onInitialize((params) => this.initialize(params));
		this.connection.onInitialized(
			() => void this.initialized().catch((thrown: unknown) => report(this.connection, thrown)),
		);
		this.connection.onShutdown(() => {
			this.state = "shut down";
			this.session.checking.stop();
		});
		this.synchronize();
		this.watch();
		this.answer();
		this.connection.listen();
	}

	private initialize(params: InitializeParams) {
		if (this.state !== "new")
			return new ResponseError(ErrorCodes.InvalidRequest, "initialize was sent before", { retry: false });
		const { capabilities, workspaceFolders, rootUri, initializationOptions } = params;
		this.state = "initialized";
		this.session.abilities = abilitiesOf(capabilities);
		this.session.options = readOptions(initializationOptions);
		this.session.settings = this.session.options;
		this.folders = foldersOf(workspaceFolders ?? (typeof rootUri === "string" ? [{ uri: rootUri, name: "" }] : []));
		return {
			capabilities: capabilitiesFor(this.session.abilities),
			serverInfo: { name: "xano", version: this.options.version },
		};
	}

	private async initialized(): Promise<void> {
		const { connection, session } = this;
		session.projects.setFolders(this.folders);
		if (session.abilities.changesFolders)
			connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				const gone = new Set(foldersOf(removed));
				this.folders = [...new Set([...this.folders.filter((folder) => !gone.has(folder)), ...foldersOf(added)])];
				session.projects.setFolders(this.folders);
			});
		if (session.abilities.watchesFiles)
			await connection.client.register(DidChangeWatchedFilesNotification.type, {
				watchers: [
					{ globPattern: "**/*.xs" },
					{ globPattern: "**/builtins/*.{js,mjs,ts}" },
					{ globPattern: "**/.env" },
					// A folder that goes takes its files along, and only itself is said to be gone.
					{ globPattern: "**/*", kind: 4 },
				],
			});
		if (session.abilities.watchesSettings)
			await connection.client.register(DidChangeConfigurationNotification.type, { section: "xano" });
		if (session.abilities.pullsSettings) await this.pullSettings();
	}

	/** Buffers, as the client has them. */
	private synchronize(): void {
		const { connection, session } = this;
		const { projects } = session;
		connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
			projects.open({ uri, path: pathOf(uri), version, text });
		});
		connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
			projects.change(pathOf(uri), version, (text) => changedText(text, contentChanges, session.abilities.encoding));
		});
		connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
			this.tokens.closed(uri);
			projects.close(pathOf(uri));
		});
		connection.onDidSaveTextDocument(() => {
			// Others may have been written with it, and nobody else would say so.
			if (!session.abilities.watchesFiles) projects.refresh();
		});
	}

	/** Folders, files on the disk, settings. */
	private watch(): void {
		const { connection, session } = this;
		connection.onDidChangeWatchedFiles(({ changes }) => {
			const paths = changes
				.map(({ uri, type }) => ({ path: pathOf(uri), type }))
				.filter(({ path }) => isFilePath(path));
			const changed = paths.filter(({ path, type }) => type === FileChangeType.Changed && path.endsWith(".xs"));
			session.projects.reread(changed.map(({ path }) => path));
			if (changed.length < paths.length) session.projects.refresh();
		});
		connection.onDidChangeConfiguration(({ settings }) => {
			if (session.abilities.pullsSettings)
				void this.pullSettings().catch((thrown: unknown) => report(connection, thrown));
			else this.setSettings(sectionOf(settings));
		});
	}

	private async pullSettings(): Promise<void> {
		this.setSettings(await this.connection.workspace.getConfiguration("xano"));
	}

	private setSettings(section: unknown): void {
		const before = JSON.stringify(this.session.settings);
		this.session.settings = readSettings(section, this.session.settings);
		if (JSON.stringify(this.session.settings) !== before) this.session.checking.restart();
	}

	/** Requests. */
	private answer(): void {
		const { connection, session, tokens } = this;
		const guarded = this.guarded.bind(this);
		connection.onHover(guarded((params) => hoverAt(session, params)));
		connection.onCompletion(guarded((params) => completions(session, params)));
		connection.onCompletionResolve(guarded((item) => resolveItem(session, item)));
		connection.onSignatureHelp(guarded((params) => signatureAt(session, params)));
		connection.onDefinition(guarded((params) => definitions(session, params)));
		connection.onReferences(guarded((params) => referencesAt(session, params)));
		connection.onDocumentHighlight(guarded((params) => highlightsAt(session, params)));
		connection.onPrepareRename(guarded((params) => renameRange(session, params)));
		connection.onRenameRequest(guarded((params) => renameAt(session, params)));
		connection.onCodeAction(guarded((params) => codeActions(session, params)));
		connection.onCodeActionResolve(guarded((action) => resolveAction(session, action)));
		connection.onCodeLens(guarded(({ textDocument }) => codeLenses(session, textDocument.uri)));
		connection.onDocumentFormatting(guarded(({ textDocument }) => formatting(session, textDocument.uri)));
		connection.onDocumentRangeFormatting(
			guarded(({ textDocument, range }) => formatting(session, textDocument.uri, range)),
		);
		connection.onDocumentSymbol(guarded(({ textDocument }) => documentSymbols(session, textDocument.uri)));
		connection.onWorkspaceSymbol(guarded(({ query }) => workspaceSymbols(session, query)));
		connection.onFoldingRanges(guarded(({ textDocument }) => foldingRanges(session, textDocument.uri)));
		connection.onSelectionRanges(guarded((params) => selectionRanges(session, params)));
		connection.languages.semanticTokens.on(guarded(({ textDocument }) => tokens.full(textDocument.uri)));
		connection.languages.semanticTokens.onDelta(
			guarded(({ textDocument, previousResultId }) => tokens.delta(textDocument.uri, previousResultId)),
		);
		connection.languages.semanticTokens.onRange(
			guarded(({ textDocument, range }) => tokens.range(textDocument.uri, range)),
		);
		connection.onExecuteCommand(
			guarded(({ command, arguments: given = [] }, token) => executeCommand(session, command, given, token)),
		);
	}

	/** Answers with what the handler gives; a request that was taken back, and a mistake of ours, with an error. */
	private guarded<Params, Answer>(
		handler: (params: Params, token: CancellationToken) => Promise<Answer>,
	): (params: Params, token: CancellationToken) => Promise<Answer | ResponseError> {
		return async (params, token) => {
			if (this.state === "new") return new ResponseError(ErrorCodes.ServerNotInitialized, "initialize comes first");
			if (this.state === "shut down") return new ResponseError(ErrorCodes.InvalidRequest, "shutdown has been sent");
			try {
				// What was sent behind it, its cancellation say, is read first.
				await this.session.projects.settled();
				if (token.isCancellationRequested) return cancelled();
				const answer = await handler(params, token);
				return token.isCancellationRequested ? cancelled() : answer;
			} catch (thrown) {
				if (thrown instanceof ResponseError) return thrown;
				report(this.connection, thrown);
				return new ResponseError(LSPErrorCodes.RequestFailed, "xano lsp made a mistake; its log says more");
			}
		};
	}
}

function cancelled(): ResponseError {
	return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

function foldersOf(folders: readonly { readonly uri: string }[]): string[] {
	return folders.map(({ uri }) => pathOf(uri)).filter(isFilePath);
}
