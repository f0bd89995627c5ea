import { Writable } from "node:stream";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { Answer, Outcome, Permissions } from "./call.js";
import { Children } from "./children.js";
import { plainProblem } from "./problem.js";
import { addPrompts } from "./prompts.js";
import { docs, explain } from "./reference.js";
import { addResources } from "./resources.js";
import { Root } from "./root.js";
import type { DocsInput } from "./tools/docs.js";
import type { ExplainInput } from "./tools/explain.js";
import { tools } from "./tools/index.js";
import type { Tool } from "./tools/tool.js";
import { Wire } from "./wire.js";

export interface ServerOptions {
	/** What a client is told the server is. */
	readonly version: string;
	/** The folder that it serves. */
	readonly folder: string;
	readonly permissions: Permissions;
}

/** The most bytes one message of a client may have. */
const largestMessage = 32 * 1024 * 1024;

/** The most elements and members the arguments of a call may have. */
const mostElements = 1_000_000;

const instructions = `XanoScript is the language of Xano's backends: functions in .xs files, with input, stack, response and tests. These tools check, run and test it on this machine.
A good way: look up with \`docs\` what you have not seen in this project; write; \`check\` (with \`fix\` for what is safe); \`explain\` a code that is not clear; \`run\` with an input; write \`test\` blocks into the function and \`test\` them; \`format\` at the end.
Paths are relative to the folder the server was started for. Nothing outside of it is read or written, and files are written only with \`write: true\`.`;

/**
 * Speaks the Model Context Protocol over standard input and output until the client is gone.
 * @throws Refusal when there is no such folder
 */
export async function startServer({ version, folder, permissions }: ServerOptions): Promise<never> {
	// Each bundle that is kept compiled has a listener for the end.
	process.setMaxListeners(0);
	const root = new Root(folder);
	const output = protocolOutput();
	const children = new Children(root.path);
	const server = new McpServer(
		{ name: "xano", title: "XanoScript", version },
		{ instructions, maxToolInputElements: mostElements },
	);
	const answer = async (tool: string, input: unknown, signal: AbortSignal, milliseconds: number): Promise<Outcome> => {
		if (tool === "docs") return answered(docs(input as DocsInput));
		if (tool === "explain") return answered(explain(input as ExplainInput));
		return children.answer({ tool, input, folder: root.path, permissions }, { signal, milliseconds });
	};
	for (const tool of tools) addTool(server, tool, permissions, answer);
	addResources(server, (signal) => answer("outline", {}, signal, 60_000));
	addPrompts(server);
	const end = (): void => {
		children.close();
		process.exit(0);
	};
	process.stdin.on("end", end).on("close", end);
	server.server.onclose = end;
	process.on("SIGTERM", end).on("SIGINT", end);
	server.server.onerror = (problem) => void process.stderr.write(`xano mcp: ${plainProblem(problem.message)}\n`);
	await server.connect(new Wire(process.stdin, output, largestMessage));
	return new Promise<never>(() => undefined);
}

function answered(answer: Answer): Outcome {
	return { kind: "answered", answer };
}

function addTool(
	server: McpServer,
	tool: Tool,
	permissions: Permissions,
	answer: (tool: string, input: unknown, signal: AbortSignal, milliseconds: number) => Promise<Outcome>,
): void {
	const { name, title, description, input, output, annotations, longest } = tool;
	server.registerTool(
		name,
		{
			title,
			description,
			inputSchema: input,
			outputSchema: output,
			annotations: { title, ...annotations(permissions) },
		},
		async (given: unknown, { signal }): Promise<CallToolResult> =>
			resultOf(await answer(name, given, signal, longest(given))),
	);
}

function resultOf(outcome: Outcome): CallToolResult {
	switch (outcome.kind) {
		case "answered":
			return {
				content: [{ type: "text", text: outcome.answer.text }],
				structuredContent: outcome.answer.structured,
			};
		case "refused":
			return wrong(outcome.help === null ? outcome.message : `${outcome.message}\nhelp: ${outcome.help}`);
		case "failed":
			return wrong(outcome.message);
	}
}

function wrong(text: string): CallToolResult {
	return { isError: true, content: [{ type: "text", text }] };
}

/** Standard output for the protocol alone: whatever else is printed goes to standard error. */
function protocolOutput(): Writable {
	const write = process.stdout.write.bind(process.stdout);
	// Nobody reads any more, so nobody waits for anything either.
	process.stdout.on("error", () => process.exit(1));
	process.stdout.write = process.stderr.write.bind(process.stderr);
	return new Writable({ write: (chunk: Uint8Array, _encoding, done) => void write(chunk, () => done()) });
}
