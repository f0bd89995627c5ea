import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { type CallToolResult, CallToolResultSchema } from "@modelcontextprotocol/sdk/types.js";
import { onTestFinished } from "vitest";
import { environment, program } from "../cli/xano.js";

/** What a tool has answered. */
export interface Answered<Data> {
	readonly isError: boolean;
	readonly text: string;
	readonly data: Data;
}

export interface Session {
	readonly client: Client;
	/** What stands on standard error so far. */
	errors(): string;
	call<Data = Record<string, never>>(tool: string, input?: Record<string, unknown>): Promise<Answered<Data>>;
}

export interface SessionOptions {
	readonly flags?: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
}

/** Starts a server for a folder, as an agent does; it ends with the test. */
export async function connect(folder: string, { flags = [], env = {} }: SessionOptions = {}): Promise<Session> {
	const transport = new StdioClientTransport({
		command: process.execPath,
		args: [program, "mcp", folder, ...flags],
		env: environment(env),
		stderr: "pipe",
	});
	let errors = "";
	transport.stderr?.on("data", (chunk: Buffer) => {
		errors += chunk.toString();
	});
	const client = new Client({ name: "test", version: "1.0.0" });
	onTestFinished(() => client.close());
	await client.connect(transport);
	// The client checks answers against the schemas of the tools it knows.
	await client.listTools();
	return {
		client,
		errors: () => errors,
		call: async <Data>(tool: string, input: Record<string, unknown> = {}): Promise<Answered<Data>> => {
			const result = (await client.callTool({ name: tool, arguments: input }, CallToolResultSchema)) as CallToolResult;
			const [first] = result.content;
			return {
				isError: result.isError === true,
				text: first?.type === "text" ? first.text : "",
				data: (result.structuredContent ?? {}) as Data,
			};
		},
	};
}
