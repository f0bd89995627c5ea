import type { StatementDefinition } from "../define.js";
import { redisKeyStatements } from "./redis/keys.js";
import { redisListStatements } from "./redis/lists.js";
import { redisRateLimitStatement } from "./redis/ratelimit.js";

/**
 * Data caching: a Redis server, or the store inside the engine. What comes of a reply is Redis' own; where a key or
 * element is missing, false is bound [O].
 */
export const redisStatements: readonly StatementDefinition[] = [
	...redisKeyStatements,
	...redisListStatements,
	redisRateLimitStatement,
];
