import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recording, replaying } from "../../../../src/host/cassette.js";
import { offlineClient } from "../../../../src/host/offline.js";
import type { HttpClient } from "../../../../src/host/ports.js";
import type { Value } from "../../../../src/values/kinds.js";
import { emptyFolder } from "../../../host/folder.js";
import { closedPort, serve } from "../../../host/loopback.js";
import { openClient } from "../../../host/requests.js";
import { type ContextOptions, contextWith, errorOf } from "../../functions/context.js";
import { runStatement } from "../run.js";
import { type McpOptions, type RunningMcp, startMcp } from "./mcp_server.js";

type Ways = readonly (readonly [name: string, type: "stream" | "sse", options: McpOptions])[];

const ways: Ways = [
	["stream", "stream", {}],
	["stream with sessions", "stream", { sessions: true }],
	["stream with JSON", "stream", { json: true, sessions: true }],
	["sse", "sse", {}],
];

function call(statement: string, given: Readonly<Record<string, Value>>, options: ContextOptions = {}): Promise<Value> {
	return runStatement(`ai.external.mcp.${statement}`, given, contextWith({ http: openClient(), ...options }));
}

function addressOf(server: RunningMcp, type: "stream" | "sse"): Record<string, Value> {
	return { url: type === "stream" ? server.stream : server.sse, connection_type: type };
}

describe.each(ways)("%s", (_, type, options) => {
	test("lists tools", async () => {
		const tools = await call("tool.list", addressOf(await startMcp(options), type));
		expect(tools).toMatchObject([
			{ name: "add_numbers", description: "Adds two numbers.", inputSchema: { required: ["a", "b"] } },
			{ name: "fail" },
			{ name: "echo" },
			{ name: "wait" },
		]);
	});

	test("runs a tool", async () => {
		const address = addressOf(await startMcp(options), type);
		const sum = await call("tool.run", { ...address, tool: "add_numbers", args: { a: 2, b: 40 } });
		expect(sum).toEqual({ content: [{ type: "text", text: "42" }] });
	});

	test("describes the server", async () => {
		const details = await call("server_details", addressOf(await startMcp(options), type));
		expect(details).toMatchObject({
			name: "Arithmetic",
			version: "2.1.0",
			instructions: "Adds up to a million.",
			capabilities: ["tools"],
			tools: [{ name: "add_numbers" }, {}, {}, {}],
		});
	});

	test("raises what a tool says went wrong", async () => {
		const server = await startMcp(options);
		const error = await errorOf(() => call("tool.run", { ...addressOf(server, type), tool: "fail" }));
		expect(error.message).toBe(`The tool "fail" of ${server.host} failed: the machine is broken`);
		expect(error.payload).toMatchObject({ isError: true });
	});

	test("raises what a tool does not take", async () => {
		const address = addressOf(await startMcp(options), type);
		const error = await errorOf(() => call("tool.run", { ...address, tool: "add_numbers", args: { a: "x" } }));
		expect(error.message).toMatch(/^The tool "add_numbers" of .* failed: .*expected number/);
	});

	test("proposes the tool that was meant", async () => {
		const server = await startMcp(options);
		const error = await errorOf(() => call("tool.run", { ...addressOf(server, type), tool: "add_number" }));
		expect(error.message).toBe(`${server.host} has no tool "add_number"`);
		expect(error.help).toBe("Did you mean `add_numbers`?");
		expect(error.status).toBe(404);
	});

	test("lists the tools when none is like it", async () => {
		const address = addressOf(await startMcp(options), type);
		const error = await errorOf(() => call("tool.run", { ...address, tool: "translate_into_klingon" }));
		expect(error.help).toBe("It has: add_numbers, fail, echo, wait.");
	});

	test("sends the token", async () => {
		const server = await startMcp({ ...options, token: "secret-token-123" });
		const address = addressOf(server, type);
		expect(await call("tool.list", { ...address, bearer_token: "secret-token-123" })).toHaveLength(4);
	});

	test.each(["wrong-token-456", null])("is refused with the token %s", async (token) => {
		const server = await startMcp({ ...options, token: "secret-token-123" });
		const error = await errorOf(() => call("tool.list", { ...addressOf(server, type), bearer_token: token }));
		expect(error).toMatchObject({ code: "ERROR_CODE_UNAUTHORIZED", status: 401 });
		expect(error.message).toContain(`${server.host} answered 401: no access with`);
		expect(JSON.stringify([error.message, error.help, error.payload])).not.toContain("wrong-token");
		expect(error.help).toContain("bearer_token");
	});

	test("is recorded, and played without a server", async () => {
		const server = await startMcp({ ...options, token: "secret-token-123" });
		const file = join(emptyFolder(), "mcp.json");
		const given = { ...addressOf(server, type), bearer_token: "secret-token-123" };
		const both = async (http: HttpClient): Promise<Value[]> => [
			await call("tool.list", given, { http }),
			await call("tool.run", { ...given, tool: "add_numbers", args: { a: 1, b: 2 } }, { http }),
			(await errorOf(() => call("tool.run", { ...given, tool: "ad_numbers" }, { http }))).message,
		];
		const live = await both(recording(openClient(), file, []));
		await server.close();
		expect(await both(replaying(file))).toEqual(live);
		const written = readFileSync(file, "utf8");
		expect(written).toContain("add_numbers");
		expect(written).not.toContain("secret-token-123");
	});

	test("is refused offline", async () => {
		const server = await startMcp(options);
		const error = await errorOf(() => call("tool.list", addressOf(server, type), { http: offlineClient() }));
		expect(error.message).toContain("Nothing leaves this machine");
		expect(error.help).toContain("--offline");
		expect(server.requests).toEqual([]);
	});

	test("says that nothing is there", async () => {
		const url = `http://127.0.0.1:${await closedPort()}/mcp`;
		const error = await errorOf(() => call("tool.list", { url, connection_type: type }));
		expect(error.message).toContain("The MCP server gave no answer: ");
		expect(error.help).toContain("whether the server runs");
	});

	test("says that the address is another one", async () => {
		const server = await startMcp(options);
		const url = `http://${server.host}/elsewhere`;
		const error = await errorOf(() => call("tool.list", { url, connection_type: type }));
		expect(error.message).toBe(`${server.host} answered 404: Not here`);
		expect(error.help).toContain(type === "sse" ? '"stream"' : '"sse"');
	});

	test.each([
		["text/html", "<p>Welcome</p>"],
		["application/json", '{"hello": "world"}'],
		["text/event-stream", "data: nonsense\n\n"],
		["text/event-stream", ""],
	])("says that %s is no MCP", async (contentType, body) => {
		const other = await serve((_, response) => void response.writeHead(200, { "Content-Type": contentType }).end(body));
		const error = await errorOf(() => call("tool.list", { url: other.url, connection_type: type }));
		expect(error.message).toBe(`What answers at 127.0.0.1:${other.port} does not speak MCP at this address`);
		expect(error.help).toContain("Check `url`");
	});

	test("follows to another place on the same host, and to no other host", async () => {
		const server = await startMcp(options);
		const moved = await serve((_, response) => void response.writeHead(307, { Location: server.stream }).end());
		const error = await errorOf(() => call("tool.list", { url: `${moved.url}/old`, connection_type: type }));
		expect(error.message).toBe(`127.0.0.1:${moved.port} answered 307`);
		expect(error.help).toContain("moved to another host");
		expect(server.requests).toEqual([]);
		const old = `http://${server.host}/old/${type === "stream" ? "mcp" : "sse"}`;
		expect(await call("tool.list", { url: old, connection_type: type })).toHaveLength(4);
	});

	test("says that the connection broke", async () => {
		const other = await serve((_, response) => {
			response.writeHead(200, { "Content-Type": "text/event-stream" });
			response.write("event: endpoint\ndata: /messages\n\n");
			response.destroy();
		});
		const error = await errorOf(() => call("tool.list", { url: other.url, connection_type: type }));
		expect(error.message).toContain("The MCP server gave no answer");
	});

	test("ends with the run", async () => {
		const server = await startMcp(options);
		const controller = new AbortController();
		const given = { ...addressOf(server, type), tool: "wait" };
		const waiting = call("tool.run", given, { signal: controller.signal }).catch((thrown: unknown) => thrown);
		await expect.poll(() => server.requests, { timeout: 5_000 }).toContain("POST tools/call");
		const reason = new Error("interrupted");
		controller.abort(reason);
		expect(await waiting).toBe(reason);
	});

	test("keeps the bound of an answer", async () => {
		const address = addressOf(await startMcp(options), type);
		const error = await errorOf(() => call("tool.list", address, { limits: { responseBytes: 100 } }));
		expect(error.message).toContain("more than 100 bytes");
	});
});

describe("a session", () => {
	test("is taken leave of", async () => {
		const server = await startMcp({ sessions: true });
		await call("tool.list", addressOf(server, "stream"));
		expect(server.requests).toEqual(["POST initialize", "POST notifications/initialized", "POST tools/list", "DELETE"]);
	});

	test("opens no stream that nobody reads", async () => {
		const server = await startMcp();
		await call("tool.list", addressOf(server, "stream"));
		expect(server.requests.filter((request) => request.startsWith("GET"))).toEqual([]);
	});
});

describe("arguments", () => {
	test.each<[string, Value, Value]>([
		["an object", { value: { n: [1, 2.5, null, true, "é"] } }, { n: [1, 2.5, null, true, "é"] }],
		["JSON", '{"value": [1]}', [1]],
		["large whole numbers", { value: 9007199254740993n }, 9007199254740992],
	])("%s", async (_, args, value) => {
		const server = await startMcp();
		const result = await call("tool.run", { ...addressOf(server, "stream"), tool: "echo", args });
		expect(result).toMatchObject({ structuredContent: { value } });
	});

	test("that are none are refused before anything is sent", async () => {
		const server = await startMcp();
		const error = await errorOf(() => call("tool.run", { ...addressOf(server, "stream"), tool: "echo", args: [1] }));
		expect(error.message).toContain("must be an object");
		expect(server.requests).toEqual([]);
	});
});

describe("what cannot be an address", () => {
	test.each<[Record<string, Value>, string]>([
		[{ url: "mcp.example.com" }, "is not a web address"],
		[{ url: "ftp://example.com" }, "is not a web address"],
		[{ url: null }, "is not a web address"],
		[{ url: "https://example.com", bearer_token: "a\r\nX: y" }, "cannot be one"],
		[{ url: "https://example.com", bearer_token: "schlüssel" }, "cannot be one"],
		[{ url: "https://example.com", connection_type: "websocket" }, "knows no connection_type"],
	])("%j", async (given, message) => {
		const error = await errorOf(() => call("tool.list", given));
		expect(error.message).toContain(message);
		expect(JSON.stringify([error.message, error.help])).not.toMatch(/X: y|schlüssel/);
	});
});
