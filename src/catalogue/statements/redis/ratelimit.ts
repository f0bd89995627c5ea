import { fatalError, XanoError } from "../../../values/error.js";
import { errorTypeOf } from "../../../values/error_types.js";
import { encodeJson } from "../../../values/json.js";
import type { Value } from "../../../values/kinds.js";
import { toText } from "../../../values/text.js";
import { type StatementDefinition, statement } from "../../define.js";
import { key } from "./keys.js";
import { integerOf, textOf } from "./values.js";

/** Counts what happens under a key within a window of time, and refuses what is too much. */
export const redisRateLimitStatement: StatementDefinition = statement({
	name: "redis.ratelimit",
	family: "redis",
	summary: "Counts its calls for a key; beyond `max` within `ttl` seconds it raises an error, or binds false.",
	positional: [],
	attributes: [
		key,
		{
			name: "max",
			kind: "int",
			required: false,
			default: 5,
			requiredOnXano: "undocumented",
			summary: "How many calls are allowed.",
		},
		{
			name: "ttl",
			kind: "int",
			required: false,
			default: 60,
			summary: "Seconds after the first call until all is forgotten; 0 for never.",
		},
		{
			name: "error",
			kind: "any",
			required: false,
			summary: "Message of the error; without it false is bound instead.",
		},
	],
	binds: "optional",
	effects: "async",
	evidence: "observed",
	notes:
		"The error has the code ERROR_CODE_TOO_MANY_REQUESTS and the HTTP status 429. Within the limit true is bound (our choice). An empty `error` is none. Refused calls count, too, and do not make the window longer.",
	examples: [
		{
			code: 'redis.ratelimit { key = "k" max = 1 } as $first\nredis.ratelimit { key = "k" max = 1 } as $second\nresponse = [$first, $second]',
			result: "[true,false]",
		},
		{ code: 'redis.ratelimit { key = "k" max = 0 error = "Slow down" }', result: "error: Slow down" },
	],
	run: async (call) => {
		const max = integerOf(call, "redis.ratelimit", "max") ?? "5";
		const ttl = integerOf(call, "redis.ratelimit", "ttl") ?? "60";
		if (ttl.startsWith("-")) throw fatalError("redis.ratelimit needs a ttl that is not negative");
		const { redis } = call.context;
		const name = textOf(call, "key");
		const count = (await redis.command("INCRBY", name, "1")) as number | bigint;
		// The second question heals a counter whose first call could not set its end.
		if (ttl !== "0" && (count === 1 || (await redis.command("TTL", name)) === -1))
			await redis.command("EXPIRE", name, ttl);
		if (BigInt(count) <= BigInt(max)) return true;
		const error = call.attributes.error ?? null;
		if (error === null || error === "") return false;
		const { code, status } = errorTypeOf("toomanyrequests");
		throw new XanoError(messageOf(error), { code, status });
	},
});

function messageOf(error: Value): string {
	return typeof error === "object" ? encodeJson(error) : toText(error);
}
