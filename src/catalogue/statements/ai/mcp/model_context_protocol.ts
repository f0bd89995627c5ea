/** What is used of the official SDK, in one place, so that it is one bundle with one copy of what its parts share. */
export { Client } from "@modelcontextprotocol/sdk/client/index.js";
export { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
export { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
export type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
export {
	CallToolResultSchema,
	type JSONRPCMessage,
	ListToolsResultSchema,
	McpError,
	type RequestId,
} from "@modelcontextprotocol/sdk/types.js";
