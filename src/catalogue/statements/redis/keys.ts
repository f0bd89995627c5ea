import { fatalError, XanoError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { isTruthy } from "../../../values/truthy.js";
import { type StatementAttribute, type StatementCall, type StatementDefinition, statement } from "../../define.js";
import { integerOf, storedText, storedValue, textOf } from "./values.js";

/** The attribute that every statement about one key has. */
export const key: StatementAttribute = { name: "key", kind: "text", required: true, summary: "Name of the entry." };

/** What older marketplace packages write beside the key. */
export const packageKey: StatementAttribute = {
	name: "package_key",
	kind: "any",
	required: false,
	summary: "Number of the marketplace package; means nothing here.",
};

const by: StatementAttribute = {
	name: "by",
	kind: "int",
	required: false,
	default: 1,
	requiredOnXano: "undocumented",
	summary: "How much.",
};

/** Adds or subtracts `by`. */
function count(name: "redis.incr" | "redis.decr", command: "INCRBY" | "DECRBY") {
	return async (call: StatementCall): Promise<Value> => {
		const amount = integerOf(call, name, "by") ?? "1";
		try {
			return storedValue(await call.context.redis.command(command, textOf(call, "key"), amount));
		} catch (error) {
			if (!(error instanceof XanoError) || !error.message.startsWith("ERR value is not an integer")) throw error;
			throw fatalError(
				error.message,
				`${name} counts with a stored number; \`data = 0\` stores one, \`data = "0"\` a text.`,
			);
		}
	};
}

/** Statements about single values. */
export const redisKeyStatements: readonly StatementDefinition[] = [
	statement({
		name: "redis.set",
		family: "redis",
		summary: "Stores a value under a key; binds whether it was stored.",
		positional: [],
		attributes: [
			key,
			{ name: "data", kind: "any", required: false, requiredUnless: ["value"], summary: "What to store." },
			{
				name: "value",
				kind: "any",
				required: false,
				refusedOnXano: true,
				summary: "What a page of the documentation calls `data`.",
			},
			{
				name: "expire",
				kind: "int",
				required: false,
				refusedOnXano: true,
				summary: "What a page of the documentation calls `ttl`.",
			},
			{
				name: "ttl",
				kind: "int",
				required: false,
				default: 0,
				requiredOnXano: "undocumented",
				summary: "Seconds until it is gone; 0 keeps it.",
			},
			{ name: "create_only", kind: "bool", required: false, default: false, summary: "Leaves an existing key alone." },
		],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes:
			"false is bound only when create_only met an existing key. Values come back as they were stored (our choice): texts are kept as they are, everything else, and a text that would be taken for JSON, as JSON. A negative ttl is an error of Redis.",
		examples: [
			{ code: 'redis.set { key = "k" data = {a: [1, "x"]} ttl = 60 } as $set\nresponse = $set', result: "true" },
			{
				code: 'redis.set { key = "k" data = 1 } redis.set { key = "k" data = 2 create_only = true } as $set\nredis.get { key = "k" } as $v\nresponse = [$set, $v]',
				result: "[false,1]",
			},
		],
		run: async (call) => {
			const given = integerOf(call, "redis.set", "ttl") ?? "0";
			const ttl = given === "0" ? (integerOf(call, "redis.set", "expire") ?? "0") : given;
			const options = [
				...(ttl === "0" ? [] : ["EX", ttl]),
				...(isTruthy(call.attributes.create_only ?? null) ? ["NX"] : []),
			];
			const { redis } = call.context;
			const data = call.attributes.data ?? call.attributes.value ?? null;
			return (await redis.command("SET", textOf(call, "key"), storedText(data), ...options)) !== null;
		},
	}),
	statement({
		name: "redis.get",
		family: "redis",
		summary: "Binds the value of a key; false when there is none.",
		positional: [],
		attributes: [key],
		binds: "optional",
		effects: "async",
		evidence: "observed",
		notes: "Xano's documentation promises null for a missing key; false is what comes, and equals null loosely.",
		examples: [
			{
				code: 'redis.set { key = "k" data = [1, {a: "1"}] } redis.get { key = "k" } as $v\nresponse = $v',
				result: '[1,{"a":"1"}]',
			},
			{ code: 'redis.get { key = "nothing" } as $v\nresponse = $v', result: "false" },
		],
		run: async (call) => storedValue(await call.context.redis.command("GET", textOf(call, "key"))),
	}),
	statement({
		name: "redis.has",
		family: "redis",
		summary: "Binds whether a key exists.",
		positional: [],
		attributes: [key],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		examples: [{ code: 'redis.has { key = "nothing" } as $v\nresponse = $v', result: "false" }],
		run: async (call) => (await call.context.redis.command("EXISTS", textOf(call, "key"))) === 1,
	}),
	statement({
		name: "redis.del",
		family: "redis",
		summary: "Removes a key, if there is one.",
		positional: [],
		attributes: [key],
		binds: "never",
		effects: "async",
		evidence: "documented",
		examples: [
			{
				code: 'redis.set { key = "k" data = 1 } redis.del { key = "k" } redis.has { key = "k" } as $v\nresponse = $v',
				result: "false",
			},
		],
		run: async (call) => {
			await call.context.redis.command("DEL", textOf(call, "key"));
			return null;
		},
	}),
	statement({
		name: "redis.incr",
		family: "redis",
		summary: "Adds to a counter, which begins with 0; binds the sum.",
		positional: [],
		attributes: [packageKey, key, by],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: "The time to live stays what it was. A value that is no whole number, and a sum beyond 64 bit, are errors.",
		examples: [
			{ code: 'redis.incr { key = "n" } redis.incr { key = "n" by = 5 } as $n\nresponse = $n', result: "6" },
			{
				code: 'redis.set { key = "n" data = "many" } redis.incr { key = "n" } as $n\nresponse = $n',
				result: "error: ERR value is not an integer or out of range",
			},
		],
		run: count("redis.incr", "INCRBY"),
	}),
	statement({
		name: "redis.decr",
		family: "redis",
		summary: "Subtracts from a counter, which begins with 0; binds the difference.",
		positional: [],
		attributes: [packageKey, key, by],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: "As redis.incr.",
		examples: [{ code: 'redis.decr { key = "n" by = 2 } as $n\nresponse = $n', result: "-2" }],
		run: count("redis.decr", "DECRBY"),
	}),
	statement({
		name: "redis.keys",
		family: "redis",
		summary: "Binds the keys that fit a pattern.",
		positional: [],
		attributes: [
			{
				name: "search",
				kind: "text",
				required: true,
				summary: "Pattern with `*`, `?`, `[abc]`, `[^a]`, `[a-z]`; `\\` takes the next literally.",
			},
		],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes:
			"Redis promises no order: sort them where it matters. One page of the documentation calls `search` `where`; Xano's engine does not.",
		examples: [
			{
				code: 'redis.set { key = "user:1" data = 1 } redis.set { key = "team:1" data = 1 } redis.keys { search = "user:*" } as $keys\nresponse = $keys',
				result: '["user:1"]',
			},
		],
		// Keys are texts, whatever they look like.
		run: async (call) => [...((await call.context.redis.command("KEYS", textOf(call, "search"))) as readonly string[])],
	}),
];
