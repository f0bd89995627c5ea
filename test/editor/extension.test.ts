import { execFileSync, spawn } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../src/editor/server/capabilities.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const source = join(root, "editor/vscode");
const read = (path: string): string => readFileSync(path, "utf8");

interface Manifest {
	readonly name: string;
	readonly publisher: string;
	readonly version: string;
	readonly main: string;
	readonly icon: string;
	readonly engines: { readonly vscode: string };
	readonly contributes: {
		readonly languages: readonly { readonly id: string; readonly configuration: string }[];
		readonly grammars: readonly { readonly language: string; readonly path: string; readonly scopeName: string }[];
		readonly commands: readonly { readonly command: string }[];
		readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
	};
}

let folder: string;
let archive: string;
let installed: string;
let paths: string[];
let manifest: Manifest;

function packTo(path: string): void {
	execFileSync(process.execPath, [join(root, "scripts/package_extension.mjs"), "--output", path], { cwd: folder });
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "xano-extension-"));
	archive = join(folder, "extension.vsix");
	packTo(archive);
	configure({ useWebWorkers: false });
	const reader = new ZipReader(new Uint8ArrayReader(readFileSync(archive)));
	paths = [];
	for (const entry of await reader.getEntries()) {
		if (entry.directory) continue;
		paths.push(entry.filename);
		const path = join(folder, "unpacked", entry.filename);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, await entry.getData(new Uint8ArrayWriter()));
	}
	await reader.close();
	installed = join(folder, "unpacked", "extension");
	manifest = JSON.parse(read(join(installed, "package.json"))) as Manifest;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the packed extension", () => {
	test("holds the client, what it contributes, and xano as it is built", () => {
		const built = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" })
			.filter((path) => /^(?!(?:cache|types)\b).*\.(?:cjs|js|txt)$/.test(path))
			.map((path) => `extension/server/dist/${path.replaceAll("\\", "/")}`);
		const others = [
			"[Content_Types].xml",
			"extension.vsixmanifest",
			"extension/LICENSE.txt",
			"extension/README.md",
			"extension/client/THIRD_PARTY_NOTICES.txt",
			"extension/client/extension.cjs",
			"extension/grammar/xanoscript.tmLanguage.json",
			"extension/icon.png",
			"extension/language-configuration.json",
			"extension/package.json",
			"extension/server/package.json",
		];
		expect([...paths].sort()).toEqual([...built, ...others].sort());
		expect(built.some((path) => path.endsWith("/dist/bin.cjs"))).toBe(true);
	});

	test("is the same, byte for byte, whenever it is packed", () => {
		const again = join(folder, "again.vsix");
		packTo(again);
		expect(readFileSync(again).equals(readFileSync(archive))).toBe(true);
	});

	test("says in both of its manifests what it is", () => {
		const { version } = JSON.parse(read(join(root, "package.json"))) as { version: string };
		expect(manifest).toEqual({ ...JSON.parse(read(join(source, "package.json"))), version });
		const xml = read(join(folder, "unpacked/extension.vsixmanifest"));
		expect(xml).toContain(
			`<Identity Language="en-US" Id="${manifest.name}" Version="${version}" Publisher="${manifest.publisher}"/>`,
		);
		expect(xml).toContain(`Id="Microsoft.VisualStudio.Code.Engine" Value="${manifest.engines.vscode}"`);
		const assets = [...xml.matchAll(/Path="([^"]+)"|<(?:License|Icon)>([^<]+)</g)].map(
			([, path, text]) => path ?? text,
		);
		expect(assets.length).toBeGreaterThan(3);
		expect(assets.filter((path) => !paths.includes(path as string))).toEqual([]);
		const types = read(join(folder, "unpacked/[Content_Types].xml"));
		for (const path of paths.filter((each) => each !== "[Content_Types].xml"))
			expect(types).toContain(`Extension="${path.slice(path.lastIndexOf("."))}"`);
	});

	test("asks for an editor that its client, its declarations and xano run in", () => {
		const { engines } = JSON.parse(read(join(root, "node_modules/vscode-languageclient/package.json"))) as Manifest;
		const { version } = JSON.parse(read(join(root, "node_modules/@types/vscode/package.json"))) as Manifest;
		const minor = (of: string): number => Number(/^\^?1\.(\d+)\./.exec(of)?.[1]);
		// Node 22; the one before has a Node 20 that may be older than xano asks for.
		expect(minor(manifest.engines.vscode)).toBeGreaterThanOrEqual(101);
		for (const needed of [engines.vscode, version]) expect(minor(needed)).toBeLessThan(minor(manifest.engines.vscode));
	});

	test("has every file that its manifest names", () => {
		const { languages, grammars } = manifest.contributes;
		const named = [
			manifest.main,
			manifest.icon,
			...languages.map(({ configuration }) => configuration),
			...grammars.map(({ path }) => path),
		];
		expect(named.filter((path) => !existsSync(join(installed, path)))).toEqual([]);
		expect(grammars[0]?.language).toBe(languages[0]?.id);
	});

	test("has the grammar that is generated from the parser", () => {
		const [grammar] = manifest.contributes.grammars;
		const text = read(join(installed, grammar?.path as string));
		expect(text).toBe(read(join(root, "grammar/xanoscript.tmLanguage.json")));
		expect((JSON.parse(text) as { scopeName: string }).scopeName).toBe(grammar?.scopeName);
	});

	test("registers the commands it declares, and those that the server's answers name", () => {
		const registered = [...read(join(source, "src/extension.ts")).matchAll(/registerCommand\("([^"]+)"/g)];
		const declared = manifest.contributes.commands.map(({ command }) => command);
		expect(registered.map(([, command]) => command).sort()).toEqual([...declared].sort());
		for (const command of Object.values(commands)) expect(declared).toContain(command);
	});

	test("needs nothing but the editor and Node", () => {
		const needed = [...read(join(installed, manifest.main)).matchAll(/\brequire\("([^"]+)"\)/g)].map(
			([, name]) => name,
		);
		const known = new Set(["vscode", ...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
		expect(needed).toContain("vscode");
		expect(needed.filter((name) => !known.has(name as string))).toEqual([]);
	});

	test("names the packages in its bundles with their licences", () => {
		const client = read(join(installed, "client/THIRD_PARTY_NOTICES.txt"));
		const server = read(join(installed, "server/dist/THIRD_PARTY_NOTICES.txt"));
		expect(client).toMatch(/^vscode-languageclient [\d.]+ \(MIT\)$/m);
		expect(server).toMatch(/^chevrotain [\d.]+ \(Apache-2\.0\)$/m);
		expect(server).toMatch(/^vscode-languageserver [\d.]+ \(MIT\)$/m);
	});

	test("stays small", () => {
		expect(statSync(join(installed, manifest.main)).size).toBeLessThan(700_000);
		expect(statSync(archive).size).toBeLessThan(4_000_000);
	});

	test("has a server that works without the repository", async () => {
		const answer = await initialize(join(installed, "server/dist/bin.cjs"));
		expect(answer).toMatchObject({
			result: { serverInfo: { name: "xano", version: manifest.version }, capabilities: { completionProvider: {} } },
		});
	});

	test("has a xano that runs programs", () => {
		const program = 'function "f" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = [1, 2]|sum\n}\n';
		const args = [join(installed, "server/dist/bin.cjs"), "run", "-", "--quiet"];
		expect(execFileSync(process.execPath, args, { cwd: folder, input: program, encoding: "utf8" })).toBe("3\n");
	});
});

/** Starts a server as the client does and gives its answer to `initialize`, then has it end. */
async function initialize(program: string): Promise<unknown> {
	const server = spawn(process.execPath, [program, "lsp"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
	const ended = new Promise<number | null>((resolve) => server.on("exit", resolve));
	const send = (message: object): void => {
		const text = JSON.stringify({ jsonrpc: "2.0", ...message });
		server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
	};
	const messages = received(server.stdout);
	send({
		id: 1,
		method: "initialize",
		params: { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} },
	});
	const answer = await answerTo(1, messages);
	send({ method: "initialized", params: {} });
	send({ id: 2, method: "shutdown" });
	await answerTo(2, messages);
	send({ method: "exit" });
	expect(await ended).toBe(0);
	return answer;
}

async function answerTo(id: number, messages: AsyncGenerator<{ readonly id?: number }>): Promise<unknown> {
	for (;;) {
		const { value, done } = await messages.next();
		if (done) throw new Error("the server has ended");
		if (value.id === id) return value;
	}
}

/** The messages of a server, each when it has arrived as a whole. */
async function* received(stream: NodeJS.ReadableStream): AsyncGenerator<{ readonly id?: number }> {
	let bytes = Buffer.alloc(0);
	for await (const chunk of stream) {
		bytes = Buffer.concat([bytes, chunk as Buffer]);
		for (;;) {
			const head = bytes.indexOf("\r\n\r\n");
			const length = Number(/Content-Length: (\d+)/.exec(bytes.toString("latin1", 0, Math.max(head, 0)))?.[1]);
			if (head < 0 || bytes.length < head + 4 + length) break;
			yield JSON.parse(bytes.toString("utf8", head + 4, head + 4 + length)) as { readonly id?: number };
			bytes = bytes.subarray(head + 4 + length);
		}
	}
}
