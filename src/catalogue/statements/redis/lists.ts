import type { Value } from "../../../values/kinds.js";
import { type StatementAttribute, type StatementCall, type StatementDefinition, statement } from "../../define.js";
import { key, packageKey } from "./keys.js";
import { integerOf, storedText, storedValue, textOf } from "./values.js";

const value: StatementAttribute = { name: "value", kind: "any", required: true, summary: "The element." };

const howMany: StatementAttribute = {
	name: "count",
	kind: "int",
	required: false,
	summary: "How many; with it a list is bound.",
};

function add(command: "RPUSH" | "LPUSH") {
	return async (call: StatementCall): Promise<Value> => {
		const stored = storedText(call.attributes.value ?? null);
		return storedValue(await call.context.redis.command(command, textOf(call, "key"), stored));
	};
}

function take(name: "redis.pop" | "redis.shift", command: "RPOP" | "LPOP") {
	return async (call: StatementCall): Promise<Value> => {
		const count = integerOf(call, name, "count");
		return storedValue(
			await call.context.redis.command(command, textOf(call, "key"), ...(count === null ? [] : [count])),
		);
	};
}

const missing = "false when the list is empty or missing, as in redis.get (our choice).";

/** Statements about lists. */
export const redisListStatements: readonly StatementDefinition[] = [
	statement({
		name: "redis.push",
		family: "redis",
		summary: "Adds an element to the end of a list, which is made when missing; binds the length.",
		positional: [],
		attributes: [packageKey, key, value],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: "A key that holds something else than a list is an error of Redis: WRONGTYPE.",
		examples: [
			{
				code: 'redis.push { key = "l" value = "a" } redis.push { key = "l" value = {n: 1} } as $length\nresponse = $length',
				result: "2",
			},
			{
				code: 'redis.set { key = "l" data = [] } redis.push { key = "l" value = 1 } as $length\nresponse = $length',
				result: "error: WRONGTYPE Operation against a key holding the wrong kind of value",
			},
		],
		run: add("RPUSH"),
	}),
	statement({
		name: "redis.unshift",
		family: "redis",
		summary: "Adds an element to the beginning of a list, which is made when missing; binds the length.",
		positional: [],
		attributes: [packageKey, key, value],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		examples: [
			{
				code: 'redis.push { key = "l" value = 2 } redis.unshift { key = "l" value = 1 } redis.range { key = "l" } as $all\nresponse = $all',
				result: "[1,2]",
			},
		],
		run: add("LPUSH"),
	}),
	statement({
		name: "redis.pop",
		family: "redis",
		summary: "Takes the last element out of a list and binds it.",
		positional: [],
		attributes: [key, howMany],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: missing,
		examples: [
			{
				code: 'redis.push { key = "l" value = "a" } redis.push { key = "l" value = "b" } redis.pop { key = "l" } as $last\nresponse = $last',
				result: '"b"',
			},
			{
				code: 'redis.push { key = "l" value = 1 } redis.push { key = "l" value = 2 } redis.pop { key = "l" count = 5 } as $all\nresponse = $all',
				result: "[2,1]",
			},
			{ code: 'redis.pop { key = "nothing" } as $last\nresponse = $last', result: "false" },
		],
		run: take("redis.pop", "RPOP"),
	}),
	statement({
		name: "redis.shift",
		family: "redis",
		summary: "Takes the first element out of a list and binds it.",
		positional: [],
		attributes: [key, howMany],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: missing,
		examples: [
			{
				code: 'redis.push { key = "l" value = "a" } redis.push { key = "l" value = "b" } redis.shift { key = "l" } as $first\nresponse = $first',
				result: '"a"',
			},
		],
		run: take("redis.shift", "LPOP"),
	}),
	statement({
		name: "redis.remove",
		family: "redis",
		summary: "Removes the elements of a list that equal a value.",
		positional: [],
		attributes: [
			key,
			value,
			{
				name: "count",
				kind: "int",
				required: false,
				default: 0,
				requiredOnXano: "undocumented",
				summary: "How many at most: from the beginning, or from the end when negative; 0 means all.",
			},
		],
		binds: "never",
		effects: "async",
		evidence: "documented",
		notes: "Equal is what is stored the same way: of objects also the order of the keys counts.",
		examples: [
			{
				code: 'foreach ([1, 2, 1, "1"]) { each as $v { redis.push { key = "l" value = $v } } } redis.remove { key = "l" value = 1 count = -1 } redis.range { key = "l" } as $all\nresponse = $all',
				result: '[1,2,"1"]',
			},
		],
		run: async (call) => {
			const count = integerOf(call, "redis.remove", "count") ?? "0";
			const stored = storedText(call.attributes.value ?? null);
			await call.context.redis.command("LREM", textOf(call, "key"), count, stored);
			return null;
		},
	}),
	statement({
		name: "redis.range",
		family: "redis",
		summary: "Binds the elements of a list between two positions, both included.",
		positional: [],
		attributes: [
			key,
			{
				name: "start",
				kind: "int",
				required: false,
				default: 0,
				requiredOnXano: "undocumented",
				summary: "First position; negative from the end.",
			},
			{
				name: "stop",
				kind: "int",
				required: false,
				default: -1,
				requiredOnXano: "undocumented",
				summary: "Last position; negative from the end.",
			},
		],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: "What lies beyond the ends is left out; a missing list is empty.",
		examples: [
			{
				code: 'for (5) { each as $i { redis.push { key = "l" value = $i } } } redis.range { key = "l" start = 1 stop = -2 } as $some\nresponse = $some',
				result: "[1,2,3]",
			},
			{ code: 'redis.range { key = "nothing" } as $all\nresponse = $all', result: "[]" },
		],
		run: async (call) => {
			const start = integerOf(call, "redis.range", "start") ?? "0";
			const stop = integerOf(call, "redis.range", "stop") ?? "-1";
			return storedValue(await call.context.redis.command("LRANGE", textOf(call, "key"), start, stop));
		},
	}),
	statement({
		name: "redis.count",
		family: "redis",
		summary: "Binds the length of a list; 0 when there is none.",
		positional: [],
		attributes: [key],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		examples: [{ code: 'redis.count { key = "nothing" } as $n\nresponse = $n', result: "0" }],
		run: async (call) => storedValue(await call.context.redis.command("LLEN", textOf(call, "key"))),
	}),
];
