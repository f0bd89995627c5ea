import { spawn } from "node:child_process";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
	CancellationTokenSource,
	type CodeAction,
	CodeActionRequest,
	CodeActionResolveRequest,
	CodeLensRequest,
	type CompletionItem,
	type CompletionList,
	CompletionRequest,
	CompletionResolveRequest,
	DefinitionRequest,
	DidSaveTextDocumentNotification,
	DocumentFormattingRequest,
	DocumentHighlightRequest,
	DocumentRangeFormattingRequest,
	type DocumentSymbol,
	DocumentSymbolRequest,
	ExecuteCommandRequest,
	FileChangeType,
	FoldingRangeRequest,
	HoverRequest,
	LSPErrorCodes,
	PrepareRenameRequest,
	ReferencesRequest,
	RenameRequest,
	type ResponseError,
	SelectionRangeRequest,
	SemanticTokensDeltaRequest,
	SemanticTokensRangeRequest,
	SemanticTokensRequest,
	SignatureHelpRequest,
	type TextDocumentEdit,
	WorkspaceSymbolRequest,
} from "vscode-languageserver-protocol/node";
import { folderOf, functionText, jobText, requireBuild } from "../cli/xano.js";
import { ableClient, Client, type ClientOptions, codes, fileUri } from "./client.js";

beforeAll(requireBuild);

const main = functionText("main", {
	stack: 'function.run "greet" {\n      input = {name: "Ada"}\n    } as $greeting',
	response: "$greeting",
});
const greet = functionText("greet", { input: "text name", response: '"Hello, " ~ $input.name' });

/** A project without mistakes. */
function project(files: Readonly<Record<string, string>> = {}): string {
	return folderOf({
		"run.xs": jobText("Greet", "main"),
		"function/main.xs": main,
		"function/greet.xs": greet,
		...files,
	});
}

const none = (diagnostics: readonly unknown[]): boolean => diagnostics.length === 0;
const some = (diagnostics: readonly unknown[]): boolean => diagnostics.length > 0;
const at = (line: number, character: number) => ({ line, character });
const whole = { start: at(0, 0), end: at(1_000, 0) };

/** The text after edits, which the protocol wants to be about the text before all of them. */
function edited(text: string, edits: readonly { range: { start: Place; end: Place }; newText: string }[]): string {
	const offsetOf = ({ line, character }: Place): number =>
		text
			.split("\n")
			.slice(0, line)
			.reduce((sum, each) => sum + each.length + 1, 0) + character;
	return [...edits]
		.sort((a, b) => offsetOf(b.range.start) - offsetOf(a.range.start))
		.reduce(
			(changed, { range, newText }) =>
				changed.slice(0, offsetOf(range.start)) + newText + changed.slice(offsetOf(range.end)),
			text,
		);
}
type Place = { line: number; character: number };

function editsOf(action: CodeAction | undefined): TextDocumentEdit["edits"] {
	const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
	return change?.edits ?? [];
}

describe("diagnostics", () => {
	test("come for files that nobody has opened, and go when what was wrong is put right", async () => {
		const folder = project({ "function/other.xs": functionText("other", { response: "1|no_such_filter" }) });
		const client = await Client.start({ folders: [folder] });
		const uri = fileUri(folder, "function/other.xs");
		expect(codes(await client.diagnostics(uri))).toEqual(["XS401"]);
		fileUri(folder, "function/other.xs", functionText("other"));
		await client.happened(uri, FileChangeType.Changed);
		await client.diagnostics(uri, none);
	});

	test("say what is wrong, why, and what to do, and where else", async () => {
		const folder = project({ "function/twice.xs": greet });
		const client = await Client.start({ folders: [folder] });
		const [found] = await client.diagnostics(fileUri(folder, "function/twice.xs"));
		expect(found).toMatchObject({
			code: "XS203",
			severity: 1,
			source: "xano",
			message: 'there already is a function "greet"\nHelp: give one of them another name',
			range: { start: at(0, 9), end: at(0, 16) },
			relatedInformation: [
				{ location: { uri: fileUri(folder, "function/greet.xs") }, message: "the first one is here" },
			],
		});
	});

	test("of an edit come at once, and those of other files that hang on it later", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder] });
		const [mainUri, greetUri] = [fileUri(folder, "function/main.xs"), fileUri(folder, "function/greet.xs")];
		await client.open(greetUri, greet);
		await client.change(greetUri, { range: { start: at(0, 10), end: at(0, 15) }, text: "meet" });
		expect(codes(await client.diagnostics(mainUri, some))).toEqual(["XS202"]);
		await client.change(greetUri, { range: { start: at(0, 10), end: at(0, 14) }, text: "greet" });
		await client.diagnostics(mainUri, none);
	});

	test("are sent only when they are something else", async () => {
		const folder = project({ "function/other.xs": functionText("other", { response: "1|no_such_filter" }) });
		const client = await Client.start({ folders: [folder] });
		const [uri, greetUri] = [fileUri(folder, "function/other.xs"), fileUri(folder, "function/greet.xs")];
		await client.diagnostics(uri);
		await client.open(greetUri, greet);
		await client.change(greetUri, { range: { start: at(0, 0), end: at(0, 0) }, text: "oops|\n" });
		await client.diagnostics(greetUri, some);
		await client.change(greetUri, { range: { start: at(0, 0), end: at(1, 0) }, text: "" });
		await client.diagnostics(greetUri, none);
		expect(client.publications.get(uri)).toBe(1);
		expect(client.publications.get(fileUri(folder, "function/main.xs"))).toBeUndefined();
	});

	test("go with a file that goes, and come with one that comes", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder] });
		const [mainUri, greetUri] = [fileUri(folder, "function/main.xs"), fileUri(folder, "function/greet.xs")];
		const moved = join(folder, "elsewhere.txt");
		await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "" });
		renameSync(join(folder, "function/greet.xs"), moved);
		await client.happened(greetUri, FileChangeType.Deleted);
		expect(codes(await client.diagnostics(mainUri, some))).toEqual(["XS202"]);
		renameSync(moved, join(folder, "function/hello.xs"));
		await client.happened(fileUri(folder, "function/hello.xs"), FileChangeType.Created);
		await client.diagnostics(mainUri, none);
		rmSync(join(folder, "function"), { recursive: true });
		await client.happened(fileUri(folder, "function"), FileChangeType.Deleted);
		await client.diagnostics(fileUri(folder, "run.xs"), some);
	});

	test("of a closed file are those of the disk again", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder] });
		const uri = fileUri(folder, "function/greet.xs");
		await client.open(uri, `${greet}nonsense|\n`);
		await client.diagnostics(uri, some);
		await client.close(uri);
		await client.diagnostics(uri, none);
	});

	test("are of open files only when that is set", async () => {
		const folder = project({ "function/other.xs": functionText("other", { response: "1|no_such_filter" }) });
		const client = await Client.start({ folders: [folder], initializationOptions: { diagnostics: "open" } });
		const uri = fileUri(folder, "function/other.xs");
		await client.open(uri, functionText("other", { response: "1|no_such_filter" }));
		await client.diagnostics(uri, some);
		await client.close(uri);
		await client.diagnostics(uri, none);
	});

	test("are stricter when the client says so", async () => {
		const text = functionText("other", { stack: "var $response {\n      value = 1\n    }" });
		const folder = project({ "function/other.xs": text });
		const uri = fileUri(folder, "function/other.xs");
		const client = await Client.start({ folders: [folder] });
		const [mild] = await client.diagnostics(uri);
		expect(mild).toMatchObject({ code: "XP611", severity: 2, source: "xano (portability)" });
		const strict = await Client.start({
			folders: [folder],
			capabilities: { ...ableClient, workspace: { ...ableClient.workspace, configuration: true } },
			settings: { strict: true },
		});
		await strict.diagnostics(uri, (found) => found.some(({ severity, code }) => code === "XP611" && severity === 1));
	});

	test("mark what is never reached, and old names", async () => {
		const stack = 'return {\n      value = "a"|upper\n    }\n    debug.log {\n      value = 1\n    }';
		const folder = project({ "function/other.xs": functionText("other", { stack }) });
		const client = await Client.start({ folders: [folder] });
		const found = await client.diagnostics(fileUri(folder, "function/other.xs"));
		const tagged = Object.fromEntries(found.map(({ code, tags }) => [code, tags]));
		expect(tagged).toMatchObject({ XS319: [1], XP612: [2] });
	});
});

describe("the text", () => {
	test("is the client's after changes with pairs of units and both kinds of line ends", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder] });
		const uri = fileUri(folder, "function/new.xs");
		const text = functionText("new", { response: '"😀" ~ 1' }).replaceAll("\n", "\r\n");
		await client.open(uri, text);
		const line = text.split("\r\n").findIndex((each) => each.includes("😀"));
		const character = text.split("\r\n")[line]?.indexOf("1") ?? 0;
		await client.change(
			uri,
			{ range: { start: at(line, character), end: at(line, character + 1) }, text: "$nobody" },
			{ range: { start: at(0, 0), end: at(0, 0) }, text: "// é\r\n" },
		);
		const [found] = await client.diagnostics(uri, some);
		expect(found?.message).toContain("$nobody");
		expect(found?.range).toEqual({ start: at(line + 1, character), end: at(line + 1, character + 7) });
	});

	test("is counted in bytes when the client would rather", async () => {
		const folder = project();
		const capabilities = { ...ableClient, general: { positionEncodings: ["utf-8", "utf-16"] } };
		const client = await Client.start({ folders: [folder], capabilities });
		expect(client.result.capabilities.positionEncoding).toBe("utf-8");
		const uri = fileUri(folder, "function/new.xs");
		await client.open(uri, functionText("new", { response: '"😀é" ~ $nobody' }));
		const [found] = await client.diagnostics(uri, some);
		const before = Buffer.byteLength('  response = "😀é" ~ ');
		expect(found?.range.start.character).toBe(before);
		const line = found?.range.start.line ?? 0;
		await client.change(uri, { range: { start: at(line, before), end: at(line, before + 7) }, text: "1" });
		await client.diagnostics(uri, none);
	});
});

describe("projects", () => {
	test("in one folder do not see each other's functions", async () => {
		const folder = folderOf({
			"one/run.xs": jobText("One", "main"),
			"one/function/main.xs": main,
			"one/function/greet.xs": greet,
			"two/run.xs": jobText("Two", "main"),
			"two/function/main.xs": main,
		});
		const client = await Client.start({ folders: [folder] });
		expect(codes(await client.diagnostics(fileUri(folder, "two/function/main.xs")))).toEqual(["XS202"]);
		expect(client.publications.has(fileUri(folder, "one/function/main.xs"))).toBe(false);
	});

	test("come and go with the folders of the workspace", async () => {
		const wrong = functionText("other", { response: "1|no_such_filter" });
		const [one, two] = [project(), project({ "function/other.xs": wrong })];
		const client = await Client.start({ folders: [one] });
		const uri = fileUri(two, "function/other.xs");
		const event = { added: [{ uri: fileUri(two, ""), name: "two" }], removed: [] };
		await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
		await client.diagnostics(uri, some);
		const undone = { added: [], removed: event.added };
		await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: undone });
		await client.diagnostics(uri, none);
	});

	test("are found around a file outside of the workspace, and forgotten when it is closed", async () => {
		const folder = project({ "function/other.xs": functionText("other", { response: "1|no_such_filter" }) });
		const client = await Client.start();
		const uri = fileUri(folder, "function/main.xs");
		await client.open(uri, main.replace('"greet"', '"grete"'));
		const [found] = await client.diagnostics(uri, some);
		expect(found).toMatchObject({ code: "XS202" });
		await client.diagnostics(fileUri(folder, "function/other.xs"), some);
		await client.close(uri);
		await client.diagnostics(uri, none);
		await client.diagnostics(fileUri(folder, "function/other.xs"), none);
	});

	test("need no file: a new buffer is one, and so is a file on its own", async () => {
		const folder = folderOf({ "alone.xs": main });
		const client = await Client.start();
		for (const uri of ["untitled:Untitled-1", fileUri(folder, "alone.xs")]) {
			await client.open(uri, main);
			expect(codes(await client.diagnostics(uri, some))).toEqual(["XS202"]);
			await client.close(uri);
			await client.diagnostics(uri, none);
		}
	});

	test("may bring built-ins, which are loaded only where that is allowed", async () => {
		const builtin =
			'import { defineFunction } from "xano-local";\nconsole.log("loaded");\nexport default defineFunction({ name: "own", summary: "Own.", inputs: [], examples: [], run: () => 1 });\n';
		const folder = project({
			"builtins/own.js": builtin,
			"function/other.xs": functionText("other", {
				stack: 'function.run "own" as $a\n    function.run "nobodys" as $b',
				response: "[$a, $b]|not_known",
			}),
		});
		const uri = fileUri(folder, "function/other.xs");
		const careful = await Client.start({ folders: [folder], capabilities: {} });
		await careful.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
		await careful.open(uri, functionText("other", { response: "[1]|not_known ~ $nobody" }));
		expect(codes(await careful.diagnostics(uri, some))).not.toContain("XS401");
		const trusting = await Client.start({ folders: [folder], initializationOptions: { loadBuiltins: true } });
		expect(codes(await trusting.diagnostics(uri))).toEqual(["XS202", "XS401"]);
	});

	test("are looked at again after saving when the client watches nothing", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder], capabilities: {} });
		const uri = fileUri(folder, "function/greet.xs");
		await client.open(uri, greet);
		const other = fileUri(folder, "function/other.xs", functionText("other", { response: "1|no_such_filter" }));
		await client.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
		await client.diagnostics(other, some);
	});
});

describe("code actions", () => {
	const text = functionText("other", { response: "($a|count == 0) && 1|no_such" });

	test("fix, silence and explain what is at the cursor", async () => {
		const wrong = functionText("other", { input: "boolean flag", response: "$input.flag" });
		const folder = project({ "function/other.xs": wrong });
		const client = await Client.start({ folders: [folder] });
		const uri = fileUri(folder, "function/other.xs");
		await client.open(uri, wrong);
		const [found] = await client.diagnostics(uri);
		const context = { diagnostics: [] };
		const range = found?.range ?? whole;
		const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
			textDocument: { uri },
			range,
			context,
		})) as CodeAction[];
		const [fix, silence, explain, all] = actions;
		expect(fix).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [{ code: found?.code }] });
		expect(edited(wrong, editsOf(fix) as never)).toBe(wrong.replace("boolean", "bool"));
		expect(silence?.title).toBe(`Silence ${found?.code} here`);
		expect(edited(wrong, editsOf(silence) as never)).toContain(`    // xano-ignore ${found?.code}\n    boolean flag`);
		expect(explain?.command).toMatchObject({ command: "xano.explain", arguments: [found?.code] });
		expect(all).toMatchObject({ kind: "source.fixAll.xano" });
		expect(all?.edit).toBeUndefined();
		const resolved = await client.connection.sendRequest(CodeActionResolveRequest.type, all as CodeAction);
		expect(edited(wrong, editsOf(resolved) as never)).toBe(wrong.replace("boolean", "bool"));
	});

	test("on saving are those for the whole file", async () => {
		const folder = project({ "function/other.xs": text.replace("|no_such", "") });
		const client = await Client.start({ folders: [folder] });
		const uri = fileUri(folder, "function/other.xs");
		await client.open(uri, functionText("other", { input: "boolean a\n    integer b", response: "1" }));
		await client.diagnostics(uri, some);
		const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
			textDocument: { uri },
			range: whole,
			context: { diagnostics: [], only: ["source.fixAll"] },
		})) as CodeAction[];
		expect(actions.map(({ kind }) => kind)).toEqual(["source.fixAll.xano"]);
		const changed = edited(
			functionText("other", { input: "boolean a\n    integer b", response: "1" }),
			editsOf(actions[0]) as never,
		);
		expect(changed).toContain("    bool a\n    int b\n");
	});

	test("explain a code in words", async () => {
		const client = await Client.start();
		const answer = await client.connection.sendRequest(ExecuteCommandRequest.type, {
			command: "xano.explain",
			arguments: ["XS401"],
		});
		expect(answer).toMatchObject({ exitCode: 0 });
		await client.until(() => client.shown.some((message) => message.includes("unknown-filter")));
	});
});

describe("structure", () => {
	test("is answered: symbols, foldings, selections, lenses, colours", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder] });
		const uri = fileUri(folder, "function/main.xs");
		await client.open(uri, main);
		const textDocument = { uri };
		const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, {
			textDocument,
		})) as DocumentSymbol[];
		expect(symbols).toMatchObject([{ name: "main", detail: "function", children: [{ name: "$greeting" }] }]);
		const all = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "GRT" });
		expect(all?.map(({ name }) => name).sort()).toEqual(["Greet", "greet"]);
		const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
		expect(folds?.[0]).toEqual({ startLine: 0, endLine: main.split("\n").length - 3 });
		const [selection] =
			(await client.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [at(0, 11)] })) ?? [];
		expect(selection?.range).toEqual({ start: at(0, 10), end: at(0, 14) });
		expect(selection?.parent?.range).toEqual({ start: at(0, 9), end: at(0, 15) });
		const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument });
		expect(lenses?.[0]?.command).toEqual({
			title: "Run function",
			command: "xano.run",
			arguments: [{ uri, kind: "function", name: "main" }],
		});
		const greet = { textDocument: { uri: fileUri(folder, "function/greet.xs") } };
		expect(await client.connection.sendRequest(CodeLensRequest.type, greet)).toEqual([]);
		const tokens = await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
		expect(tokens?.data.slice(0, 10)).toEqual([0, 0, 8, 3, 0, 0, 9, 6, 5, 1]);
		const part = await client.connection.sendRequest(SemanticTokensRangeRequest.type, {
			textDocument,
			range: { start: at(0, 0), end: at(0, 5) },
		});
		expect(part?.data).toEqual([0, 0, 8, 3, 0]);
		await client.change(uri, { range: { start: at(0, 0), end: at(0, 0) }, text: "// new\n" });
		const delta = await client.connection.sendRequest(SemanticTokensDeltaRequest.type, {
			textDocument,
			previousResultId: tokens?.resultId ?? "",
		});
		expect(delta).toHaveProperty("edits");
	});

	test("of a client that knows no trees is a list", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder], capabilities: {} });
		const textDocument = { uri: fileUri(folder, "function/greet.xs") };
		const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
		expect(symbols).toMatchObject([{ name: "greet" }, { name: "name", containerName: "greet" }]);
	});

	test("stays while something is being typed", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder] });
		const uri = fileUri(folder, "function/main.xs");
		await client.open(uri, `${main}\n${greet.replace('"greet"', '"second"')}`);
		await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
		const stack = main.split("\n").findIndex((line) => line.includes("stack {"));
		await client.change(uri, { range: { start: at(stack + 1, 0), end: at(stack + 1, 0) }, text: "  conditional {\n" });
		const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
		expect(symbols?.map(({ name }) => name)).toEqual(["main", "second"]);
	});

	test("is put into Xano's layout, whole or in part, and never when it cannot be read", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder] });
		const uri = fileUri(folder, "function/untidy.xs");
		const untidy = functionText("untidy").replace("  input {", "\tinput  {");
		await client.open(uri, untidy);
		const textDocument = { uri };
		const options = { tabSize: 2, insertSpaces: true };
		const edits =
			(await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options })) ?? [];
		const tidy = edited(untidy, edits);
		expect(tidy).toContain("\n  input {\n");
		expect(edits.every(({ range }) => range.end.line - range.start.line < untidy.split("\n").length - 1)).toBe(true);
		const elsewhere = { start: at(0, 0), end: at(0, 0) };
		const none = await client.connection.sendRequest(DocumentRangeFormattingRequest.type, {
			textDocument,
			options,
			range: elsewhere,
		});
		expect(none).toEqual([]);
		await client.change(uri, { text: `${untidy}oops|\n` });
		expect(await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options })).toEqual([]);
	});
});

describe("running", () => {
	test("shows what a function gives, and what a failing one says", async () => {
		const folder = project({
			"function/fails.xs": functionText("fails", {
				stack: 'throw {\n      name = "oops"\n      value = "no luck"\n    }',
			}),
		});
		const client = await Client.start({ folders: [folder] });
		const run = (file: string, name: string) =>
			client.connection.sendRequest(ExecuteCommandRequest.type, {
				command: "xano.run",
				arguments: [{ uri: fileUri(folder, file), kind: "function", name }],
			});
		expect(await run("function/main.xs", "main")).toMatchObject({ exitCode: 0, text: '"Hello, Ada"' });
		await client.until(() => client.shown.includes('main: "Hello, Ada"'));
		expect(await run("function/fails.xs", "fails")).toMatchObject({ exitCode: 1 });
		await client.until(() => client.shown.some((message) => message.includes("no luck")));
	});

	test("runs the test of a lens, and no other", async () => {
		const one = (name: string, value: number): string =>
			`\n  test "${name}" {\n    expect.to_equal ($response) {\n      value = ${value}\n    }\n  }\n`;
		const tested = functionText("tested", { response: "1" }).replace(
			/\}\n*$/,
			`${one("is one", 1)}${one("is two", 2)}}\n`,
		);
		const folder = project({ "function/tested.xs": tested });
		const client = await Client.start({ folders: [folder] });
		const uri = fileUri(folder, "function/tested.xs");
		await client.open(uri, tested);
		const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
		expect(lenses?.map(({ command }) => command?.title)).toEqual(["Run function", "Run test", "Run test"]);
		const [passed, failed] = await Promise.all(
			(lenses ?? []).slice(1).map(({ command }) =>
				client.connection.sendRequest(ExecuteCommandRequest.type, {
					command: "xano.run",
					arguments: command?.arguments ?? [],
				}),
			),
		);
		expect([passed, failed]).toMatchObject([{ exitCode: 0 }, { exitCode: 1 }]);
		expect(JSON.stringify(passed)).toContain("1 passed");
		expect(JSON.stringify(failed)).toContain("1 failed");
	});

	test("is stopped when its request is taken back", async () => {
		const endless = functionText("endless", {
			stack:
				"while (true) {\n      each {\n        debug.log {\n          value = 1\n        }\n        util.sleep {\n          value = 1\n        }\n      }\n    }",
		});
		const folder = project({ "function/endless.xs": endless });
		const client = await Client.start({ folders: [folder] });
		const source = new CancellationTokenSource();
		const argument = { uri: fileUri(folder, "function/endless.xs"), kind: "function", name: "endless" };
		const request = client.connection.sendRequest(
			ExecuteCommandRequest.type,
			{ command: "xano.run", arguments: [argument] },
			source.token,
		);
		await client.until(() => client.logged.length > 0);
		source.cancel();
		await expect(request).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
		await client.until(() => client.shown.includes("endless was stopped"));
	});

	test("takes no other arguments than those of a lens", async () => {
		const client = await Client.start();
		const wrong = (given: unknown[]) =>
			client.connection.sendRequest(ExecuteCommandRequest.type, { command: "xano.run", arguments: given });
		for (const given of [[], ["main"], [{ uri: 1 }], [{ uri: "file:///nowhere.xs", kind: "job", name: "x" }]])
			await expect(wrong(given)).rejects.toMatchObject({ code: -32602 } satisfies Partial<ResponseError>);
	});
});

describe("the process", () => {
	test("ends with 0 after a farewell, and with 1 without", async () => {
		const polite = await Client.start();
		expect(await polite.stop()).toBe(0);
		const rude = await Client.start();
		await rude.connection.sendNotification("exit");
		expect(await rude.ended).toBe(1);
		const gone = await Client.start();
		gone.process.stdin?.end();
		expect(await gone.ended).toBe(1);
	});

	test("ends with the process that started it", async () => {
		const parent = spawn(process.execPath, ["-e", "0"]);
		await new Promise((resolve) => parent.on("close", resolve));
		const client = await Client.start({ processId: parent.pid ?? 0 });
		expect(await client.ended).toBe(1);
	});

	test("answers nothing before it has been initialized, twice, or after the farewell", async () => {
		const client = await Client.start();
		const symbols = () => client.connection.sendRequest("workspace/symbol", { query: "" });
		const again = client.connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
		await expect(again).rejects.toMatchObject({ code: -32600 });
		expect(await symbols()).toEqual([]);
		await client.connection.sendRequest("shutdown");
		await expect(symbols()).rejects.toMatchObject({ code: -32600 });
		const stranger = Client.stranger();
		await expect(stranger.connection.sendRequest("workspace/symbol", { query: "" })).rejects.toMatchObject({
			code: -32002,
		});
	});

	test("says of a huge text that it is not read, and stays quick", async () => {
		const client = await Client.start();
		const uri = "untitled:Huge";
		await client.open(uri, greet + "// a comment that is long\n".repeat(200_000));
		expect(codes(await client.diagnostics(uri, some))).toEqual(["XS118"]);
		await client.change(uri, { text: greet });
		expect(await client.diagnostics(uri, none)).toEqual([]);
		expect(await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })).toHaveLength(1);
	});

	test("lives through whatever it is sent", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder] });
		const raw = (body: string): void => {
			client.process.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
		};
		raw("{not json");
		raw("[]");
		raw('{"jsonrpc":"2.0","id":77,"method":"no/such/method","params":{}}');
		raw('{"jsonrpc":"2.0","method":"textDocument/didChange","params":{}}');
		raw('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":null}}');
		raw('{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"%%%","type":9}]}}');
		raw(
			'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file://host/x.xs","version":1,"languageId":"x","text":"function"}}}',
		);
		for (const uri of ["", "file:///", "http://x/y.xs", "file:///nowhere.xs"]) {
			const request = client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
			expect(await request).toEqual([]);
		}
		const request = client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: {} as never });
		await expect(request).rejects.toMatchObject({ code: LSPErrorCodes.RequestFailed });
		await client.until(() => client.logged.some((message) => message.startsWith("xano lsp:")));
		const uri = fileUri(folder, "function/main.xs");
		const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
		expect(symbols).toHaveLength(1);
		writeFileSync(join(folder, "function/binary.xs"), new Uint8Array([0, 1, 2, 0xff]));
		const binary = fileUri(folder, "function/binary.xs");
		await client.happened(binary, FileChangeType.Created);
		await client.diagnostics(binary, some);
		expect(await client.stop()).toBe(0);
	});

	test("answers a request that was taken back with that", async () => {
		const folder = project();
		const client = await Client.start({ folders: [folder] });
		const answers: unknown[] = [];
		client.process.stdout?.on("data", (bytes: Buffer) => answers.push(bytes.toString()));
		const send = (message: object): string => {
			const body = JSON.stringify({ jsonrpc: "2.0", ...message });
			return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
		};
		const params = { query: "" };
		client.process.stdin?.write(
			send({ id: 901, method: "workspace/symbol", params }) + send({ method: "$/cancelRequest", params: { id: 901 } }),
		);
		await client.connection.sendRequest(WorkspaceSymbolRequest.type, params);
		expect(answers.join("")).toContain('"id":901,"error":{"code":-32800');
	});
});

describe("the language", () => {
	async function opened(options: ClientOptions = {}) {
		const folder = project();
		const client = await Client.start({ folders: [folder], ...options });
		const uri = fileUri(folder, "function/main.xs");
		await client.open(uri, main);
		const lines = main.split("\n");
		const positionOf = (text: string, offset = 1) => {
			const line = lines.findIndex((each) => each.includes(text));
			return at(line, (lines[line]?.indexOf(text) ?? 0) + offset);
		};
		return { folder, client, uri, textDocument: { uri }, positionOf };
	}

	test("is explained, found, and named anew in every file", async () => {
		const { folder, client, textDocument, positionOf } = await opened();
		const position = positionOf('"greet"', 2);
		const hovered = await client.connection.sendRequest(HoverRequest.type, { textDocument, position });
		expect(JSON.stringify(hovered?.contents)).toContain("name");
		const target = fileUri(folder, "function/greet.xs");
		const found = await client.connection.sendRequest(DefinitionRequest.type, { textDocument, position });
		expect(found).toMatchObject([{ uri: target, range: { start: { line: 0 } } }]);
		const named = await client.connection.sendRequest(ReferencesRequest.type, {
			textDocument,
			position,
			context: { includeDeclaration: true },
		});
		expect(named?.map(({ uri }) => uri).sort()).toEqual([target, textDocument.uri].sort());
		const marked = await client.connection.sendRequest(DocumentHighlightRequest.type, {
			textDocument,
			position: positionOf("$greeting", 2),
		});
		expect(marked?.map(({ kind }) => kind)).toEqual([3, 2]);
		const prepared = await client.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position });
		expect(prepared).toMatchObject({ placeholder: "greet" });
		const renamed = await client.connection.sendRequest(RenameRequest.type, {
			textDocument,
			position,
			newName: "welcome",
		});
		const changes = (renamed?.documentChanges ?? []) as TextDocumentEdit[];
		const texts = new Map([
			[target, greet],
			[textDocument.uri, main],
		]);
		for (const { textDocument: changed, edits } of changes)
			expect(edited(texts.get(changed.uri) ?? "", edits as never)).toContain('"welcome"');
		expect(changes.map(({ textDocument: { uri, version } }) => [uri, version]).sort()).toEqual(
			[
				[target, null],
				[textDocument.uri, 1],
			].sort(),
		);
		await expect(
			client.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position: at(1, 3) }),
		).rejects.toMatchObject({ code: LSPErrorCodes.RequestFailed });
	});

	test("is proposed while typing, with its documentation on demand", async () => {
		const { client, uri, textDocument, positionOf } = await opened({
			initializationOptions: { suggestCommand: "more" },
		});
		const line = positionOf("response = $greeting").line;
		await client.change(uri, { range: { start: at(line, 22), end: at(line, 22) }, text: "|to_up" });
		const position = at(line, 28);
		const list = (await client.connection.sendRequest(CompletionRequest.type, {
			textDocument,
			position,
		})) as CompletionList;
		const item = list.items.find(({ label }) => label === "to_upper");
		expect(item?.textEdit).toMatchObject({ range: { start: at(line, 23), end: position } });
		const resolved = await client.connection.sendRequest(CompletionResolveRequest.type, item as CompletionItem);
		expect(JSON.stringify(resolved.documentation)).toContain("upper");
		const names = (await client.connection.sendRequest(CompletionRequest.type, {
			textDocument,
			position: positionOf('"greet"', 1),
		})) as CompletionList;
		expect(names.items.map(({ label }) => label)).toContain("greet");
	});

	test("is proposed without tab stops to a client that knows none", async () => {
		const { client, uri, textDocument } = await opened({ capabilities: {} });
		await client.change(uri, { text: main.replace("stack {", "stack {\n    \n") });
		const line = main.split("\n").findIndex((each) => each.includes("stack {")) + 1;
		const list = (await client.connection.sendRequest(CompletionRequest.type, {
			textDocument,
			position: at(line, 4),
		})) as CompletionList;
		expect(list.items.length).toBeGreaterThan(50);
		for (const { textEdit, insertTextFormat } of list.items) {
			expect(insertTextFormat).toBe(1);
			expect(textEdit?.newText).not.toMatch(/\$\{\d|\$\d/);
		}
	});

	test("shows how a filter is called", async () => {
		const { client, uri, textDocument, positionOf } = await opened();
		const { line } = positionOf("response = $greeting");
		await client.change(uri, { range: { start: at(line, 22), end: at(line, 22) }, text: "|substr:1:" });
		const help = await client.connection.sendRequest(SignatureHelpRequest.type, {
			textDocument,
			position: at(line, 32),
		});
		expect(help).toMatchObject({ activeSignature: 0, activeParameter: 1 });
		expect(help?.signatures[0]?.label).toContain("substr");
	});
});
