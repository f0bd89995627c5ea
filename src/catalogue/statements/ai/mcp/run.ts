import { didYouMean, suggest } from "../../../../diagnostics/suggest.js";
import { fatalError, XanoError } from "../../../../values/error.js";
import { fromJavaScript, toJavaScript } from "../../../../values/interop.js";
import { decodeJson } from "../../../../values/json.js";
import { isObject, type Value } from "../../../../values/kinds.js";
import { toText } from "../../../../values/text.js";
import type { StatementCall } from "../../../define.js";
import { isProtocolError, protocolMessage, shown } from "./failures.js";
import { type ServerAddress, serverAddress } from "./server_address.js";
import { type Session, withServer } from "./session.js";

/** One tool as its server describes it. */
type Tool = { readonly name: string } & Readonly<Record<string, unknown>>;

type ToolResult = { readonly isError?: boolean | undefined; readonly content: readonly unknown[] };

/** A server that keeps saying there are more tools ends here. */
const mostPages = 1_000;

/**
 * `ai.external.mcp.tool.list`
 *
 * @returns the tools as the server describes them
 * @throws XanoError as {@link withServer}
 */
export async function listTools(call: StatementCall): Promise<Value> {
	const server = serverAddress(call, "ai.external.mcp.tool.list");
	return withServer(call.context, server, async (session) => fromJavaScript(await toolsOf(session)));
}

/**
 * `ai.external.mcp.tool.run`
 *
 * @returns the result of the tool, `{content: […]}` and `structuredContent` where it gives that
 * @throws XanoError as {@link withServer}, and what the tool itself says went wrong
 */
export async function runTool(call: StatementCall): Promise<Value> {
	const server = serverAddress(call, "ai.external.mcp.tool.run");
	const name = toText(call.attributes.tool ?? call.attributes.tool_name ?? null);
	if (name === "") throw fatalError("ai.external.mcp.tool.run needs the name of a `tool`");
	const args = argumentsOf(call.attributes.args ?? call.attributes.arguments ?? null);
	return withServer(call.context, server, async (session) => {
		const result = await callTool(session, name, args).catch((thrown: unknown) => {
			if (isProtocolError(thrown)) return thrown;
			throw thrown;
		});
		if (!(result instanceof Error) && result.isError !== true) return fromJavaScript(result);
		throw await toolError(result, name, session, server);
	});
}

/**
 * `ai.external.mcp.server_details`
 *
 * @returns name and version, title and instructions where the server has them, its capabilities and its tools
 * @throws XanoError as {@link withServer}
 */
export async function describeServer(call: StatementCall): Promise<Value> {
	const server = serverAddress(call, "ai.external.mcp.server_details");
	return withServer(call.context, server, async (session) => {
		const { name, version, title } = session.client.getServerVersion() ?? {};
		const capabilities = Object.keys(session.client.getServerCapabilities() ?? {});
		const instructions = session.client.getInstructions();
		return fromJavaScript({
			name,
			version,
			title,
			instructions,
			capabilities,
			tools: capabilities.includes("tools") ? await toolsOf(session) : [],
		});
	});
}

async function toolsOf({ client, options }: Session): Promise<Tool[]> {
	const { ListToolsResultSchema } = await import("./model_context_protocol.js");
	const tools: Tool[] = [];
	let cursor: string | undefined;
	for (let page = 0; page < mostPages; page++) {
		const params = cursor === undefined ? {} : { cursor };
		const answer = await client.request({ method: "tools/list", params }, ListToolsResultSchema, options);
		tools.push(...answer.tools);
		cursor = answer.nextCursor;
		if (cursor === undefined) return tools;
	}
	throw fatalError("The MCP server never comes to the end of its tools");
}

/** Not the client's own method, which would compile the server's schemas into code to check the result against them. */
async function callTool({ client, options }: Session, name: string, args: object): Promise<ToolResult> {
	const { CallToolResultSchema } = await import("./model_context_protocol.js");
	const request = { method: "tools/call" as const, params: { name, arguments: { ...args } } };
	return client.request(request, CallToolResultSchema, options);
}

/** What is sent as arguments: an object, or a text that holds one as JSON. */
function argumentsOf(value: Value): object {
	const given = typeof value === "string" && value !== "" ? decodeJson(value) : value;
	if (given === null || given === "") return {};
	if (!isObject(given)) {
		throw fatalError("The args of ai.external.mcp.tool.run must be an object", "Write `args = {name: $value}`.");
	}
	const plain = JSON.stringify(toJavaScript(given), (_key, inner) =>
		typeof inner === "bigint" ? Number(inner) : inner,
	);
	return JSON.parse(plain) as object;
}

/** The error of a tool that failed, or of one that there is not; servers tell neither apart in a common way. */
async function toolError(
	failed: ToolResult | Error,
	name: string,
	session: Session,
	server: ServerAddress,
): Promise<XanoError> {
	const said = shown(failed instanceof Error ? protocolMessage(failed) : textIn(failed), server);
	const tools = await toolsOf(session).catch((): Tool[] => []);
	const names = tools.map((tool) => tool.name);
	const { host } = server.url;
	if (names.length === 0 || names.includes(name)) {
		return new XanoError(`The tool ${JSON.stringify(name)} of ${host} failed: ${said}`, {
			payload: failed instanceof Error ? { code: (failed as Error & { code: number }).code } : fromJavaScript(failed),
		});
	}
	const proposal = didYouMean(suggest(name, names))?.replace(/^./, (first) => first.toUpperCase());
	return new XanoError(`${host} has no tool ${JSON.stringify(name)}`, {
		code: "ERROR_CODE_NOT_FOUND",
		status: 404,
		help: proposal ?? `It has: ${names.slice(0, 20).join(", ")}.`,
	});
}

function textIn({ content }: ToolResult): string {
	const texts = content.map((part) => (part as { text?: unknown }).text).filter((text) => typeof text === "string");
	return texts.join(" ") || "it gave no reason";
}
