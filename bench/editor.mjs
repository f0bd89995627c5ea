// How long an editor waits for `xano lsp`: from a change in a large file to its diagnostics, and for answers. See README.md.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import {
	createProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { here } from "./kernels.mjs";
import { machine, machineLine } from "./machine.mjs";
import { milliseconds, percent, table } from "./report.mjs";
import { summary } from "./statistics.mjs";

const program = join(here, "../dist/bin.cjs");

const { values: options } = parseArgs({
	options: {
		lines: { type: "string", default: "2000" },
		files: { type: "string", default: "200" },
		rounds: { type: "string", default: "40" },
		json: { type: "string" },
	},
});
process.exitCode = await main(Number(options.lines), Number(options.files), Number(options.rounds));

async function main(wantedLines, wantedFiles, rounds) {
	if (!existsSync(program)) {
		process.stderr.write("There is no dist/bin.cjs yet: npm run build\n");
		return 2;
	}
	const folder = mkdtempSync(join(tmpdir(), "xano-editor-"));
	try {
		const { large, others } = writeProject(folder, wantedLines, wantedFiles);
		const result = await measure(folder, large, rounds);
		process.stdout.write(`${machineLine()}\n\n`);
		process.stdout.write(
			table([
				[`${large.text.split("\n").length} lines, ${others} other files`, "median ms", "IQR"],
				...Object.entries(result).map(([name, { median, spread }]) => [name, milliseconds(median), percent(spread)]),
			]),
		);
		if (options.json !== undefined)
			writeFileSync(options.json, `${JSON.stringify({ machine: machine(), ...result }, null, "\t")}\n`);
		return 0;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** One large file of many functions, and many others with one each: the kernels, under other names. */
function writeProject(folder, wantedLines, wantedFiles) {
	const kernels = join(here, "kernels");
	const texts = readdirSync(kernels)
		.filter((name) => name.endsWith(".xs"))
		.map((name) => readFileSync(join(kernels, name), "utf8"));
	let used = 0;
	const next = () => renamed(texts[used % texts.length], used++);
	let text = "";
	while (text.split("\n").length < wantedLines) text += `${text === "" ? "" : "---\n"}${next()}\n`;
	for (let file = 0; file < wantedFiles; file++) write(join(folder, "function", `other_${file}.xs`), next());
	const path = join(folder, "function", "large.xs");
	write(path, text);
	return { large: { uri: pathToFileURL(path).href, text }, others: wantedFiles };
}

/** The functions of a file under names no other file has, wherever they are called. */
function renamed(text, number) {
	const names = [...text.matchAll(/^function "([^"]+)"/gm)].map(([, name]) => name);
	return names.reduce((changed, name) => changed.replaceAll(`"${name}"`, `"${name}_${number}"`), text);
}

function write(path, text) {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

async function measure(folder, { uri, text }, rounds) {
	const started = performance.now();
	const child = spawn(process.execPath, [program, "lsp"], { stdio: ["pipe", "pipe", "inherit"] });
	const connection = createProtocolConnection(
		new StreamMessageReader(child.stdout),
		new StreamMessageWriter(child.stdin),
	);
	let version = 1;
	let arrived = () => undefined;
	connection.onNotification("textDocument/publishDiagnostics", (params) => {
		// What was found before the change may come after it.
		if (params.uri === uri && params.version === version) arrived();
	});
	connection.listen();
	const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: "bench" }];
	const capabilities = { textDocument: { codeAction: { resolveSupport: { properties: ["edit"] } } } };
	await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities, workspaceFolders });
	await connection.sendNotification("initialized", {});
	const document = { uri, languageId: "xanoscript", version: 1, text };
	await connection.sendNotification("textDocument/didOpen", { textDocument: document });
	await connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
	const opened = performance.now() - started;

	// A name nobody knows is written into the middle of the file, and taken out again.
	const line = text
		.split("\n")
		.findIndex((each, index) => index > text.split("\n").length / 2 && /^ {2}stack \{/.test(each));
	const change = (range, written) => {
		version++;
		const contentChanges = [{ range, text: written }];
		return connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
	};
	const at = (character, lineNumber = line + 1) => ({ line: lineNumber, character });
	const written = "    nobody.knows_this\n";
	const edits = [];
	const answers = Object.fromEntries(requests(uri, at(4)).map(({ name }) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const [end, newText] of [
			[at(0), written],
			[at(0, line + 2), ""],
		]) {
			const published = new Promise((resolve) => {
				arrived = resolve;
			});
			const since = performance.now();
			await change({ start: at(0), end }, newText);
			await published;
			edits.push(performance.now() - since);
		}
		for (const { name, method, params } of requests(uri, at(4))) {
			const since = performance.now();
			await connection.sendRequest(method, params);
			answers[name].push(performance.now() - since);
		}
	}
	await connection.sendRequest("shutdown");
	await connection.sendNotification("exit");
	connection.dispose();
	return {
		"start, project read": summary([opened]),
		"change to diagnostics": summary(edits),
		...Object.fromEntries(Object.entries(answers).map(([name, times]) => [name, summary(times)])),
	};
}

function requests(uri, position) {
	const textDocument = { uri };
	return [
		{ name: "completion", method: "textDocument/completion", params: { textDocument, position } },
		{ name: "hover", method: "textDocument/hover", params: { textDocument, position } },
		{ name: "definition", method: "textDocument/definition", params: { textDocument, position } },
		{ name: "symbols", method: "textDocument/documentSymbol", params: { textDocument } },
		{ name: "folding", method: "textDocument/foldingRange", params: { textDocument } },
		{ name: "semantic tokens", method: "textDocument/semanticTokens/full", params: { textDocument } },
		{
			name: "code actions",
			method: "textDocument/codeAction",
			params: { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } },
		},
		{ name: "workspace symbols", method: "workspace/symbol", params: { query: "order" } },
	];
}
