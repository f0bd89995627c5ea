import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { storedText, storedValue } from "../../../src/catalogue/statements/redis/values.js";
import { RunError } from "../../../src/engine/errors.js";
import { systemClock } from "../../../src/host/clock.js";
import type { ClosableRedis, Redis } from "../../../src/host/ports.js";
import { embeddedRedis } from "../../../src/host/redis/embedded.js";
import { redisServer } from "../../../src/host/redis/server.js";
import { encodeJson } from "../../../src/values/json.js";
import { programOf } from "../../docs/blocks.js";
import { engineOf } from "../../engine/support.js";
import { instantClock } from "../../host/clocks.js";
import { missingServer, type RealRedis, startRedis } from "../../host/redis/real.js";
import { values } from "../../values/generators.js";

/** What comes of some statements with a `response` among them. */
async function outcomeOf(text: string, redis?: Redis): Promise<string> {
	const engine = engineOf(programOf(text), { host: { clock: instantClock(), ...(redis ? { redis } : {}) } });
	try {
		return encodeJson((await engine.run({ function: "example" })).value);
	} catch (thrown) {
		if (!(thrown instanceof RunError)) throw thrown;
		return `${thrown.status} ${thrown.code} ${thrown.message}`;
	}
}

const noInteger = "500 ERROR_FATAL ERR value is not an integer or out of range";
const wrongType = "500 ERROR_FATAL WRONGTYPE Operation against a key holding the wrong kind of value";

/** Statements and what comes of them, whatever they talk to. */
const programs: readonly (readonly [name: string, statements: string, outcome: string])[] = [
	[
		"values come back as they were stored",
		`foreach ([1, 2.5, "text", "1", "true", "null", "[1]", "{}", "007", "", " ", "\\"", true, false, null, [], {}, [1, "1"], {b: 1, a: {c: []}}]) {
			each as $value {
				redis.set { key = "k" data = $value }
				redis.get { key = "k" } as $found
				precondition ($found === $value) { error = $value|json_encode }
			}
		}
		response = "all"`,
		'"all"',
	],
	[
		"a key may be a number",
		'redis.set { key = 5 data = 1 }\nredis.keys { search = "*" } as $k\nresponse = $k',
		'["5"]',
	],
	[
		"create_only leaves an existing key alone",
		`redis.set { key = "k" data = 1 create_only = true } as $first
		redis.set { key = "k" data = 2 create_only = true } as $second
		redis.get { key = "k" } as $value
		response = [$first, $second, $value]`,
		"[true,false,1]",
	],
	[
		"a negative ttl is refused",
		'redis.set { key = "k" data = 1 ttl = -1 }',
		"500 ERROR_FATAL ERR invalid expire time in 'set' command",
	],
	[
		"a ttl that is no number is refused",
		'redis.set { key = "k" data = 1 ttl = "soon" }',
		"500 ERROR_FATAL The ttl of `redis.set` must be a number, not a text",
	],
	["an empty ttl is none", 'redis.set { key = "k" data = 1 ttl = "" } as $set\nresponse = $set', "true"],
	[
		"counters count from what was stored",
		`redis.set { key = "n" data = 10 }
		redis.incr { key = "n" } as $a
		redis.decr { key = "n" by = 20 } as $b
		redis.incr { package_key = "1" key = "new" by = 2.9 } as $c
		redis.get { key = "n" } as $d
		response = [$a, $b, $c, $d]`,
		"[11,-9,2,-9]",
	],
	[
		"counters are exact to 64 bit",
		'redis.set { key = "n" data = 9223372036854775806 }\nredis.incr { key = "n" } as $n\nresponse = $n',
		"9223372036854775807",
	],
	[
		"counters do not overflow",
		'redis.set { key = "n" data = 9223372036854775807 }\nredis.incr { key = "n" }',
		"500 ERROR_FATAL ERR increment or decrement would overflow",
	],
	["text does not count", 'redis.set { key = "n" data = "x" }\nredis.incr { key = "n" }', noInteger],
	["too much does not count", 'redis.incr { key = "n" by = 9223372036854775808 }', noInteger],
	["a list is no counter", 'redis.push { key = "n" value = 1 }\nredis.incr { key = "n" }', wrongType],
	["a list is no value", 'redis.push { key = "n" value = 1 }\nredis.get { key = "n" }', wrongType],
	["a value is no list", 'redis.set { key = "n" data = [] }\nredis.count { key = "n" }', wrongType],
	[
		"errors can be caught",
		`try_catch {
			try { redis.set { key = "n" data = [] } redis.push { key = "n" value = 1 } }
			catch { var $message { value = $error.message|substr:0:9 } }
		}
		response = $message`,
		'"WRONGTYPE"',
	],
	[
		"lists work from both ends",
		`redis.push { key = "l" value = "b" } as $one
		redis.push { key = "l" value = {c: 1} } as $two
		redis.unshift { key = "l" value = "a" } as $three
		redis.range { key = "l" } as $all
		redis.shift { key = "l" } as $first
		redis.pop { key = "l" } as $last
		redis.count { key = "l" } as $left
		response = [$one, $two, $three, $all, $first, $last, $left]`,
		'[1,2,3,["a","b",{"c":1}],"a",{"c":1},1]',
	],
	[
		"several elements come as a list",
		`for (5) { each as $i { redis.push { key = "l" value = $i } } }
		redis.shift { key = "l" count = 2 } as $first
		redis.pop { key = "l" count = 9 } as $rest
		redis.pop { key = "l" count = 9 } as $none
		redis.shift { key = "l" count = "" } as $one
		redis.has { key = "l" } as $exists
		response = [$first, $rest, $none, $one, $exists]`,
		"[[0,1],[4,3,2],false,false,false]",
	],
	[
		"a negative count is refused",
		'redis.pop { key = "l" count = -1 }',
		"500 ERROR_FATAL ERR value is out of range, must be positive",
	],
	[
		"ranges are cut to the list",
		`foreach (["a", "b", "c", "d"]) { each as $v { redis.push { key = "l" value = $v } } }
		redis.range { key = "l" start = 1 stop = 2 } as $inner
		redis.range { key = "l" start = -2 } as $last
		redis.range { key = "l" start = -9 stop = 99 } as $all
		redis.range { key = "l" start = 3 stop = 1 } as $none
		response = [$inner, $last, $all, $none]`,
		'[["b","c"],["c","d"],["a","b","c","d"],[]]',
	],
	[
		"elements are removed by value",
		`foreach (["x", "y", "x", "x"]) { each as $v { redis.push { key = "l" value = $v } } }
		redis.remove { key = "l" value = "x" count = 1 }
		redis.range { key = "l" } as $one
		redis.remove { key = "l" value = "x" count = "" }
		redis.range { key = "l" } as $all
		redis.remove { key = "nothing" value = "x" }
		response = [$one, $all]`,
		'[["y","x","x"],["y"]]',
	],
	[
		"keys are found by patterns and removed",
		`foreach (["user:1", "user:2", "team:1"]) { each as $k { redis.set { key = $k data = 1 } } }
		redis.keys { search = "user:*" } as $users
		redis.del { key = "user:1" }
		redis.del { key = "user:1" }
		redis.keys { search = "*:?" } as $left
		response = [($users|sort), ($left|sort)]`,
		'[["user:1","user:2"],["team:1","user:2"]]',
	],
	[
		"what is missing",
		'redis.get { key = "no" } as $a\nredis.has { key = "no" } as $b\nredis.count { key = "no" } as $c\nresponse = [$a, $b, $c]',
		"[false,false,0]",
	],
	[
		"a limit of calls",
		`redis.ratelimit { key = "r" max = 2 ttl = 60 } as $a
		redis.ratelimit { key = "r" max = 2 ttl = 60 } as $b
		redis.ratelimit { key = "r" max = 2 ttl = 60 error = "" } as $c
		redis.ratelimit { key = "other" max = 2 ttl = 60 } as $d
		response = [$a, $b, $c, $d]`,
		"[true,true,false,true]",
	],
	[
		"a limit without properties is five",
		'for (6) { each as $i { redis.ratelimit { key = "r" } as $ok } }\nredis.get { key = "r" } as $n\nresponse = [$ok, $n]',
		"[false,6]",
	],
	[
		"too much is an error",
		'redis.ratelimit { key = "r" max = 0 error = "Slow down" }',
		"429 ERROR_CODE_TOO_MANY_REQUESTS Slow down",
	],
	[
		"a limit needs a time",
		'redis.ratelimit { key = "r" ttl = -1 }',
		"500 ERROR_FATAL redis.ratelimit needs a ttl that is not negative",
	],
	["an object is no key", "redis.get { key = {} }", "500 ERROR_FATAL `redis.get` needs a text as key, not an object"],
];

test.each(programs)("in the engine: %s", async (_, text, outcome) => {
	expect(await outcomeOf(text)).toBe(outcome);
});

describe.skipIf(missingServer)(`on a real server${missingServer ? ` (${missingServer})` : ""}`, () => {
	let server: RealRedis;
	let real: ClosableRedis;
	beforeAll(async () => {
		server = await startRedis();
		real = redisServer({ url: server.url, clock: systemClock() });
	});
	beforeEach(() => real.command("FLUSHALL"));
	afterAll(async () => {
		real.close();
		await server.stop();
	});

	test.each(programs)("%s", async (_, text, outcome) => {
		expect(await outcomeOf(text, real)).toBe(outcome);
	});

	test("REDIS_URL of the run's environment leads there", async () => {
		const text = programOf('redis.set { key = "where" data = {a: 1} ttl = 100 }');
		await engineOf(text, { env: { REDIS_URL: server.url } }).run({ function: "example" });
		expect(await real.command("GET", "where")).toBe('{"a":1}');
		expect(await real.command("TTL", "where")).toBe(100);
	});

	test("a window begins with its first call", async () => {
		await outcomeOf('redis.ratelimit { key = "r" ttl = 100 }', real);
		await real.command("EXPIRE", "r", "50");
		await outcomeOf('redis.ratelimit { key = "r" ttl = 100 }', real);
		expect(await real.command("TTL", "r")).toBe(50);
	});
});

describe("time", () => {
	test.each([
		["10", "[1,false]"],
		["0", "[1,1]"],
	])("a value with ttl %s", async (ttl, outcome) => {
		const text = `redis.set { key = "k" data = 1 ttl = ${ttl} }
		util.sleep { value = 10 }
		redis.get { key = "k" } as $before
		util.sleep { value = 0.001 }
		redis.get { key = "k" } as $after
		response = [$before, $after]`;
		expect(await outcomeOf(text)).toBe(outcome);
	});

	test.each([
		["60", "[true,false,true]"],
		["0", "[true,false,false]"],
	])("a window of %s seconds", async (ttl, outcome) => {
		const text = `redis.ratelimit { key = "r" max = 1 ttl = ${ttl} } as $a
		util.sleep { value = 40 }
		redis.ratelimit { key = "r" max = 1 ttl = ${ttl} } as $b
		util.sleep { value = 21 }
		redis.ratelimit { key = "r" max = 1 ttl = ${ttl} } as $c
		response = [$a, $b, $c]`;
		expect(await outcomeOf(text)).toBe(outcome);
	});

	test("a counter that lost its end gets one", async () => {
		const redis = embeddedRedis(instantClock());
		await redis.command("SET", "r", "1");
		await outcomeOf('redis.ratelimit { key = "r" ttl = 100 }', redis);
		expect(await redis.command("TTL", "r")).toBe(100);
	});
});

test("runs of one engine share what is stored, engines share nothing", async () => {
	const text = programOf('redis.incr { key = "n" } as $n\nresponse = $n');
	const engine = engineOf(text);
	const run = async (of = engine) => (await of.run({ function: "example" })).value;
	expect([await run(), await run(), await run(engineOf(text))]).toEqual([1, 2, 1]);
});

describe("stored values", () => {
	test("are read back unchanged", () => {
		fc.assert(
			fc.property(fc.oneof(values, fc.string(), fc.string({ unit: "binary" }).map(encodeJson)), (value) => {
				expect(encodeJson(storedValue(storedText(value)))).toBe(encodeJson(value));
			}),
		);
	});

	test("plain text is stored as it is", () => {
		expect(["abc", "{not json}", "007", "-", "truely"].map(storedText)).toEqual([
			"abc",
			"{not json}",
			"007",
			"-",
			"truely",
		]);
	});

	test("bytes survive within arrays", () => {
		expect(storedValue(storedText(["\udcff", "\\udcff", "\u00e9"]))).toEqual(["\udcff", "\\udcff", "\u00e9"]);
	});

	test("what others stored is text unless it is JSON", () => {
		expect(['{"a":1}', "{broken", "5", "5 apples", '"quoted"'].map(storedValue)).toEqual([
			{ a: 1 },
			"{broken",
			5,
			"5 apples",
			"quoted",
		]);
	});
});
