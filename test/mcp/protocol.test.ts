import { type ChildProcess, spawn } from "node:child_process";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { environment, folderOf, functionText, program, requireBuild } from "../cli/xano.js";
import { connect } from "./client.js";

beforeAll(requireBuild);

const sound = functionText("sound", { response: "1" });

/** Counts in a loop that no limit of loops ends in time. */
const endless = functionText("endless", {
	stack: "var $n { value = 0 }\n    while (true) { each { var.update $n { value = $n|add:1 } } }",
});

interface RunData {
	readonly outcome: string;
	readonly response?: unknown;
	readonly error?: { readonly code: string };
}

test("an endless loop is ended, and the server goes on", async () => {
	const { call } = await connect(folderOf({ "endless.xs": endless }));
	const { data } = await call<RunData>("run", { timeout: 1 });
	expect(data.outcome).toBe("failed");
	expect(data.error?.code).toMatch(/^LIMIT_(?:TIME|ITERATIONS)$/);
	expect((await call<RunData>("run", { text: sound })).data.response).toBe(1);
});

test("a run waits for nobody after its time", async () => {
	const sleeps = functionText("sleeps", { stack: "util.sleep { value = 1000 }" });
	const { call } = await connect(folderOf({ "sleeps.xs": sleeps }));
	expect((await call<RunData>("run", { timeout: 0.2 })).data.error?.code).toBe("LIMIT_TIME");
});

test("a call that is taken back ends at once, with its process", async () => {
	const { client, call } = await connect(folderOf({ "endless.xs": endless }));
	const controllers = Array.from({ length: 6 }, () => new AbortController());
	const calls = controllers.map(({ signal }) =>
		client.callTool({ name: "run", arguments: { timeout: 300, maxIterations: 1e15 } }, undefined, { signal }),
	);
	// More than are answered at a time, so that some of them still wait. Another one has its turn only when they are gone.
	const other = call<RunData>("run", { text: sound });
	for (const controller of controllers) controller.abort("no longer needed");
	const ended = await Promise.allSettled(calls);
	expect(ended.map(({ status }) => status)).toEqual(controllers.map(() => "rejected"));
	expect((await other).data.response).toBe(1);
});

test("a program that fills the memory ends its run, not the server", async () => {
	const hungry = functionText("hungry", {
		stack:
			'var $list { value = [] }\n    while (true) { each { array.push $list { value = (1..1000)|map:$this ~ "x" } } }',
	});
	const { call } = await connect(folderOf({ "hungry.xs": hungry }));
	const { data, isError } = await call<RunData>("run", { timeout: 60 });
	expect(isError ? "ended" : data.outcome).toMatch(/ended|failed/);
	expect((await call<RunData>("run", { text: sound })).data.response).toBe(1);
}, 120_000);

test("text is data, whatever it is", async () => {
	const { call } = await connect(folderOf({ "sound.xs": sound }));
	const hostile = [
		"",
		"\0\u2028\uD800\u202E",
		"{".repeat(20_000),
		'function "a" { stack { } response = `process.exit(1)` }',
		'function "a"); require("fs")" { stack { } response = __proto__.constructor }',
		'\u001b]0;title\u0007{"jsonrpc":"2.0","id":1,"result":{}}\n{"jsonrpc":"2.0","method":"x"}',
		'function "__proto__" { input { json constructor } stack { var $toString { value = $input.constructor } } response = $toString }',
	];
	for (const text of hostile) {
		for (const tool of ["check", "format", "run", "test"]) {
			const { isError, text: shown } = await call(tool, { text });
			expect({ tool, text: text.slice(0, 40), isError }).toMatchObject({ isError: false });
			expect(shown).not.toMatch(/\bat .*\.c?js|\[object Object\]|Something unexpected/);
		}
	}
	for (const query of ["constructor", "__proto__", "(", "\0", "x".repeat(400)])
		expect((await call("docs", { query })).isError).toBe(false);
	expect((await call("explain", { code: "__proto__" })).data).toMatchObject({ found: false });
	expect((await call("docs", { query: "x".repeat(401) })).isError).toBe(true);
	for (const input of [{ text: 1 }, { timeout: 0 }, { timeout: 1e9 }, { input: [] }, { environment: { A: 1 } }])
		expect((await call("run", input)).isError).toBe(true);
	await expect(call("nothing")).resolves.toMatchObject({ isError: true });
});

/** A server spoken to line by line. */
class Raw {
	readonly process: ChildProcess;
	out = "";
	error = "";
	private id = 0;
	private readonly waiting: (() => void)[] = [];

	constructor(folder: string) {
		this.process = spawn(process.execPath, [program, "mcp", folder], { env: environment(), stdio: "pipe" });
		onTestFinished(() => void this.process.kill("SIGKILL"));
		this.process.stdout?.setEncoding("utf8").on("data", (text: string) => {
			this.out += text;
			for (const wake of this.waiting.splice(0)) wake();
		});
		this.process.stderr?.setEncoding("utf8").on("data", (text: string) => {
			this.error += text;
		});
	}

	write(line: string): void {
		this.process.stdin?.write(`${line}\n`);
	}

	async ask(method: string, params: unknown): Promise<Record<string, unknown>> {
		const id = ++this.id;
		this.write(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
		for (;;) {
			const answer = this.messages().find((message) => message.id === id);
			if (answer) return answer;
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		}
	}

	/** @throws when a line of standard output is no message */
	messages(): Record<string, unknown>[] {
		const lines = this.out.slice(0, this.out.lastIndexOf("\n") + 1).split("\n");
		return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Record<string, unknown>);
	}

	async start(): Promise<void> {
		await this.ask("initialize", {
			protocolVersion: "2025-06-18",
			capabilities: {},
			clientInfo: { name: "raw", version: "1" },
		});
		this.write('{"jsonrpc":"2.0","method":"notifications/initialized"}');
	}
}

test("standard output holds the protocol and nothing else", async () => {
	const folder = folderOf({ "logs.xs": functionText("logs", { stack: 'debug.log { value = "{}\\n{}" }' }) });
	const server = new Raw(folder);
	await server.start();
	server.write("this is no message");
	server.write('{"jsonrpc":"2.0","id":77}');
	server.write('{"jsonrpc":"2.0","id":78,"result":{}}');
	server.write('{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{}}}');
	for (const name of ["run", "check", "test", "format", "docs", "explain"])
		expect(await server.ask("tools/call", { name, arguments: {} })).toHaveProperty("result");
	expect(await server.ask("resources/list", {})).toHaveProperty("result");
	expect(await server.ask("nothing/such", {})).toHaveProperty("error");
	for (const message of server.messages()) expect(message.jsonrpc).toBe("2.0");
	expect(server.error.trimEnd().split("\n")).toEqual([
		'xano mcp: Received a response for an unknown message ID: {"jsonrpc":"2.0","id":78,"result":{}}',
		"xano mcp: Uncaught error in notification handler: params.requestId: Invalid input",
	]);
});

test("a line that is no message is answered as JSON-RPC has it, and nothing is printed", async () => {
	const server = new Raw(folderOf({ "sound.xs": sound }));
	const lines = [
		["this is no message", null, -32700],
		['{"jsonrpc":"2.0","id":1', null, -32700],
		["[]", null, -32600],
		['[{"jsonrpc":"2.0","id":71,"method":"ping"}]', null, -32600],
		["42", null, -32600],
		["null", null, -32600],
		['{"jsonrpc":"1.0","id":72,"method":"ping"}', 72, -32600],
		['{"jsonrpc":"2.0","id":"a","method":7}', "a", -32600],
		['{"jsonrpc":"2.0","id":{"a":1},"method":"ping"}', null, -32600],
		// As far as one can see this is no request, and its id may be one of ours.
		['{"jsonrpc":"2.0","id":73}', null, -32600],
	] as const;
	for (const [line] of lines) {
		server.write(line);
		server.write("\r");
	}
	await server.start();
	const answers = server.messages().slice(0, lines.length);
	expect(answers.map(({ id, error }) => [id, (error as { code: number }).code])).toEqual(
		lines.map(([, id, code]) => [id, code]),
	);
	for (const { error } of answers) expect((error as { message: string }).message).toMatch(/^[^\n]+: [^\n]+$/);
	expect(server.error).toBe("");
});

test("wrong parameters are named on one line", async () => {
	const server = new Raw(folderOf({ "sound.xs": sound }));
	await server.start();
	const { error } = await server.ask("tools/call", { name: 5 });
	expect(error).toEqual({
		code: -32602,
		message: "Invalid params: params.name: Invalid input: expected string, received number",
	});
});

test("messages may come in pieces, several at once, and with the end of lines of Windows", async () => {
	const server = new Raw(folderOf({ "sound.xs": sound }));
	await server.start();
	const ask = (id: number | string): string => JSON.stringify({ jsonrpc: "2.0", id, method: "ping" });
	const bytes = Buffer.from(`${ask(91)}\r\n${ask("é𝄞")}\n\n${ask(92)}\n`);
	for (let at = 0; at < bytes.length; at += 7) server.process.stdin?.write(bytes.subarray(at, at + 7));
	await server.ask("ping", {});
	expect(server.messages().map(({ id }) => id)).toEqual(expect.arrayContaining([91, "é𝄞", 92]));
});

test("a message that is too long ends the server with a reason", async () => {
	const server = new Raw(folderOf({ "sound.xs": sound }));
	const ended = new Promise((resolve) => server.process.on("close", resolve));
	server.process.stdin?.on("error", () => undefined);
	server.process.stdin?.write("x".repeat(33 * 1024 * 1024));
	await ended;
	expect(server.error).toBe("xano mcp: A message may have 33554432 bytes at most\n");
});

test("the server ends with its client, whatever is going on", async () => {
	const server = new Raw(folderOf({ "endless.xs": endless }));
	await server.start();
	server.write(
		'{"jsonrpc":"2.0","id":99,"method":"tools/call","params":{"name":"run","arguments":{"timeout":300,"maxIterations":1000000000000000}}}',
	);
	await server.ask("ping", {});
	server.process.stdin?.end();
	const code = await new Promise((resolve) => server.process.once("exit", resolve));
	expect(code).toBe(0);
});

test("a folder that is none is refused before anything is said", async () => {
	const server = new Raw("nowhere-at-all");
	const code = await new Promise((resolve) => server.process.once("close", resolve));
	expect(code).toBe(2);
	expect(server.out).toBe("");
	expect(server.error).toContain("There is no folder nowhere-at-all");
});
