import { type StatementAttribute, type StatementDefinition, statement } from "../define.js";

/** A page of Xano's documentation has names of its own for these; programs written after it run. */
function shown(name: string, meant: string, kind: StatementAttribute["kind"] = "text"): StatementAttribute {
	return {
		name,
		kind,
		required: false,
		refusedOnXano: true,
		summary: `What a page of the documentation calls \`${meant}\`.`,
	};
}

const server: readonly StatementAttribute[] = [
	{ name: "url", kind: "text", required: false, requiredUnless: ["server_url"], summary: "Address of the MCP server." },
	shown("server_url", "url"),
	shown("api_key", "bearer_token"),
	{
		name: "bearer_token",
		kind: "text",
		required: false,
		requiredOnXano: "undocumented",
		summary: "What the server knows its users by.",
	},
	{
		name: "connection_type",
		kind: "text",
		required: false,
		default: "sse",
		requiredOnXano: "undocumented",
		values: ["sse", "stream"],
		summary: "How it answers: sse as older servers do, stream as newer ones.",
	},
];

const failures =
	"A server that cannot be reached, refuses, or is none raises an error that says so. Requests are recorded, replayed and refused like all others, without the token.";

/** MCP servers elsewhere. The client is loaded with the first request. */
export const aiStatements: readonly StatementDefinition[] = [
	statement({
		name: "ai.external.mcp.tool.list",
		family: "ai",
		summary: "Binds the list of tools an MCP server offers.",
		positional: [],
		attributes: server,
		binds: "optional",
		mock: "[]",
		effects: "async",
		evidence: "documented",
		notes: `Each tool is as the server describes it: name, description, inputSchema and more. ${failures}`,
		examples: [
			{
				code: 'ai.external.mcp.tool.list { url = "mcp.example.com" } as $tools\nresponse = $tools',
				result: "error: The url of ai.external.mcp.tool.list is not a web address",
			},
		],
		run: async (call) => (await import("./ai/mcp/run.js")).listTools(call),
	}),
	statement({
		name: "ai.external.mcp.tool.run",
		family: "ai",
		summary: "Calls a tool of an MCP server and binds its result.",
		positional: [],
		attributes: [
			...server,
			{ name: "tool", kind: "text", required: false, requiredUnless: ["tool_name"], summary: "Name of the tool." },
			shown("tool_name", "tool"),
			shown("arguments", "args", "any"),
			{
				name: "args",
				kind: "any",
				required: false,
				requiredOnXano: "undocumented",
				summary: "Its arguments, an object or JSON that holds one.",
			},
		],
		binds: "optional",
		mock: '{content: [{type: "text", text: ""}]}',
		effects: "async",
		evidence: "choice",
		notes: `The result is what MCP calls one: \`content\`, a list of parts such as \`{type: "text", text: "…"}\`, and \`structuredContent\` where the tool gives it. A tool that fails raises what it says; its payload is the result. ${failures}`,
		examples: [
			{
				code: 'ai.external.mcp.tool.run { url = "https://mcp.example.com/mcp" connection_type = "stream" tool = "add" args = [1, 2] } as $sum\nresponse = $sum',
				result: "error: The args of ai.external.mcp.tool.run must be an object",
			},
		],
		run: async (call) => (await import("./ai/mcp/run.js")).runTool(call),
	}),
	statement({
		name: "ai.external.mcp.server_details",
		family: "ai",
		summary: "Binds name, version, capabilities and tools of an MCP server.",
		positional: [],
		attributes: server,
		binds: "optional",
		mock: '{name: "", version: "", capabilities: [], tools: []}',
		effects: "async",
		evidence: "documented",
		notes: `Also its title and instructions, where it has them. ${failures}`,
		examples: [
			{
				code: 'ai.external.mcp.server_details { url = "ftp://mcp.example.com" } as $about\nresponse = $about',
				result: "error: The url of ai.external.mcp.server_details is not a web address",
			},
		],
		run: async (call) => (await import("./ai/mcp/run.js")).describeServer(call),
	}),
];
