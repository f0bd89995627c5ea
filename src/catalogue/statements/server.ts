import type { StatementDefinition } from "../define.js";
import { callStatements } from "./server/calls.js";
import { mcpStatements } from "./server/mcp.js";
import { realtimeStatements } from "./server/realtime.js";
import { requestStatements } from "./server/requests.js";

/** What needs a running server: none of it runs here yet. */
export const serverStatements: readonly StatementDefinition[] = [
	...callStatements,
	...requestStatements,
	...realtimeStatements,
	...mcpStatements,
];
