import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { SSEServerTransport } from "@modelcontextprotocol/sdk/server/sse.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { onTestFinished } from "vitest";
import { z } from "zod";

export interface McpOptions {
	/** Without one, anybody is let in. */
	readonly token?: string;
	/** Whether the server remembers who it talks to; only with `stream`. */
	readonly sessions?: boolean;
	/** Whether answers are plain JSON and no event streams; only with `stream`. */
	readonly json?: boolean;
}

export interface RunningMcp {
	/** For `connection_type = "stream"`. */
	readonly stream: string;
	/** For `connection_type = "sse"`. */
	readonly sse: string;
	readonly host: string;
	/** Method of HTTP and method of the protocol, as they arrive. */
	readonly requests: string[];
	close(): Promise<void>;
}

/** What an agent of the server can do: the same for both ways to reach it. */
function server(): McpServer {
	const mcp = new McpServer({ name: "Arithmetic", version: "2.1.0" }, { instructions: "Adds up to a million." });
	mcp.registerTool(
		"add_numbers",
		{ description: "Adds two numbers.", inputSchema: { a: z.number(), b: z.number() } },
		({ a, b }) => ({ content: [{ type: "text", text: String(a + b) }] }),
	);
	mcp.registerTool("fail", { description: "Always fails." }, () => ({
		isError: true,
		content: [{ type: "text", text: "the machine is broken" }],
	}));
	mcp.registerTool(
		"echo",
		{ inputSchema: { value: z.unknown() }, outputSchema: { value: z.unknown() } },
		({ value }) => ({ content: [{ type: "text", text: JSON.stringify(value) }], structuredContent: { value } }),
	);
	mcp.registerTool("wait", {}, () => new Promise(() => undefined));
	return mcp;
}

/** A real MCP server on this machine, made with the official SDK, that ends with the test. */
export async function startMcp(options: McpOptions = {}): Promise<RunningMcp> {
	const requests: string[] = [];
	const sessions = new Map<string, StreamableHTTPServerTransport>();
	const streams = new Map<string, SSEServerTransport>();

	const answerStream = async (request: IncomingMessage, response: ServerResponse, body: unknown): Promise<void> => {
		const id = request.headers["mcp-session-id"];
		const known = typeof id === "string" ? sessions.get(id) : undefined;
		if (known) return known.handleRequest(request, response, body);
		const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
			...(options.sessions ? { sessionIdGenerator: () => `session-${sessions.size}` } : {}),
			enableJsonResponse: options.json ?? false,
			onsessioninitialized: (session) => void sessions.set(session, transport),
		});
		await server().connect(transport as Transport);
		await transport.handleRequest(request, response, body);
	};
	const answerSse = async (request: IncomingMessage, response: ServerResponse, body: unknown): Promise<void> => {
		const url = new URL(request.url ?? "", "http://localhost");
		if (url.pathname === "/messages") {
			const transport = streams.get(url.searchParams.get("sessionId") ?? "");
			return transport?.handlePostMessage(request, response, body);
		}
		const transport = new SSEServerTransport("/messages", response);
		streams.set(transport.sessionId, transport);
		await server().connect(transport);
	};

	const http = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			const text = Buffer.concat(chunks).toString();
			const body: unknown = text === "" ? undefined : JSON.parse(text);
			requests.push([request.method, (body as { method?: string } | undefined)?.method].filter(Boolean).join(" "));
			if (options.token !== undefined && request.headers.authorization !== `Bearer ${options.token}`) {
				const told = `no access with ${request.headers.authorization}`;
				response.writeHead(401, { "Content-Type": "application/json" }).end(JSON.stringify({ error: told }));
			} else if (request.url === "/mcp") void answerStream(request, response, body);
			else if (/^\/(?:sse|messages)/.test(request.url ?? "")) void answerSse(request, response, body);
			else if (request.url?.startsWith("/old")) response.writeHead(307, { Location: request.url.slice(4) }).end();
			else response.writeHead(404, { "Content-Type": "text/html" }).end("<h1>Not <b>here</b></h1>");
		});
	});
	await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
	const { port } = http.address() as AddressInfo;
	const close = (): Promise<void> =>
		new Promise((resolve) => {
			http.close(() => resolve());
			http.closeAllConnections();
		});
	onTestFinished(close);
	const host = `127.0.0.1:${port}`;
	return { stream: `http://${host}/mcp`, sse: `http://${host}/sse`, host, requests, close };
}
