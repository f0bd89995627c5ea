import type { StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";

const common = { family: "server", gap: "server", evidence: "choice", positional: [] } as const;

const engineOnly = "Only Xano's engine knows it, no page describes it.";

/** What a tool may ask of the MCP client that called it. */
export const mcpStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "mcp.elicit",
		evidence: "documented",
		summary: "Asks the client's user for input and binds the answer.",
		attributes: [
			{ name: "key", kind: "text", required: true, summary: "Tells the question from others." },
			{ name: "message", kind: "text", required: true, summary: "The question." },
			{ name: "input", kind: "any", required: true, declares: true, summary: "What is asked for." },
		],
		binds: "optional",
		example: 'mcp.elicit { key = "name" message = "Who are you?" input { text name } } as $answer',
	}),
	gapStatement({
		...common,
		name: "mcp.progress",
		notes: engineOnly,
		summary: "Tells the client how far the tool is.",
		attributes: [
			{ name: "progress", kind: "number", required: true, summary: "How much is done." },
			{ name: "total", kind: "number", required: false, summary: "How much there is." },
			{ name: "message", kind: "text", required: false, summary: "What is being done." },
		],
		binds: "optional",
		example: 'mcp.progress { progress = 1 total = 3 message = "reading" }',
	}),
	gapStatement({
		...common,
		name: "mcp.oauth.request",
		notes: engineOnly,
		summary: "Binds a request for access to an MCP server.",
		attributes: [{ name: "request", kind: "any", required: true, summary: "The request." }],
		binds: "optional",
		example: "mcp.oauth.request { request = {} } as $request",
	}),
	gapStatement({
		...common,
		name: "mcp.oauth.complete",
		notes: engineOnly,
		summary: "Decides a request for access to an MCP server.",
		attributes: [
			{ name: "request", kind: "any", required: true, summary: "The request." },
			{ name: "decision", kind: "text", required: true, values: ["approve", "deny"], summary: "The decision." },
			{ name: "unsafe_user_id", kind: "any", required: false, summary: "The user the access is for." },
		],
		binds: "optional",
		example: 'mcp.oauth.complete { request = {} decision = "approve" } as $result',
	}),
	gapStatement({
		...common,
		name: "mcp.oauth.revoke",
		notes: engineOnly,
		summary: "Takes access to an MCP server away.",
		attributes: [
			{ name: "mcp_server", kind: "text", required: true, summary: "The MCP server." },
			{ name: "user_id", kind: "any", required: false, summary: "The user." },
			{ name: "grant_id", kind: "any", required: false, summary: "The grant." },
			{ name: "all", kind: "bool", required: false, summary: "All grants." },
		],
		binds: "optional",
		example: 'mcp.oauth.revoke { mcp_server = "tools" all = true } as $result',
	}),
];
