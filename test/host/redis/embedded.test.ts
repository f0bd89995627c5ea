import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../../src/host/clock.js";
import type { ClosableRedis, Redis, RedisReply } from "../../../src/host/ports.js";
import { embeddedRedis } from "../../../src/host/redis/embedded.js";
import { redisServer } from "../../../src/host/redis/server.js";
import { XanoError } from "../../../src/values/error.js";
import { missingServer, type RealRedis, startRedis } from "./real.js";

type Words = readonly [name: string, ...args: string[]];

/** What comes back, errors as text. */
async function replyTo(redis: Redis, [name, ...args]: Words): Promise<RedisReply | { error: string }> {
	try {
		const reply = await redis.command(name, ...args);
		// Redis promises no order.
		return name === "KEYS" ? [...(reply as string[])].sort() : reply;
	} catch (thrown) {
		if (!(thrown instanceof XanoError)) throw thrown;
		return { error: thrown.message };
	}
}

async function repliesTo(redis: Redis, commands: readonly Words[]): Promise<unknown[]> {
	const replies: unknown[] = [];
	for (const words of commands) replies.push(await replyTo(redis, words));
	return replies;
}

/** A store and its time, in milliseconds. */
function store(): { redis: Redis; time: { now: number }; send: (text: string) => Promise<unknown> } {
	const time = { now: 1_000_000 };
	const redis = embeddedRedis({ now: () => time.now });
	return { redis, time, send: (text) => replyTo(redis, text.split(" ") as unknown as Words) };
}

describe("expiry", () => {
	test("comes when the time is over, and takes the key away everywhere", async () => {
		const { time, send } = store();
		await send("SET a 1 EX 10");
		time.now += 10_000;
		expect(await send("GET a")).toBe("1");
		time.now += 1;
		expect(await send("GET a")).toBe(null);
		expect(await send("EXISTS a")).toBe(0);
		expect(await send("TTL a")).toBe(-2);
		expect(await send("KEYS *")).toEqual([]);
		expect(await send("DEL a")).toBe(0);
		expect(await send("SET a 2 NX")).toBe("OK");
		expect(await send("TTL a")).toBe(-1);
	});

	test("is kept by what changes a value and dropped by what replaces it", async () => {
		const { time, send } = store();
		await send("SET n 1 EX 100");
		await send("INCRBY n 1");
		time.now += 60_600;
		expect(await send("TTL n")).toBe(39);
		await send("SET n 1");
		expect(await send("TTL n")).toBe(-1);
		await send("RPUSH l 1");
		await send("EXPIRE l 5");
		await send("RPUSH l 2");
		expect(await send("TTL l")).toBe(5);
		expect(await send("EXPIRE nothing 5")).toBe(0);
	});

	test("holds for lists too", async () => {
		const { time, send } = store();
		await send("RPUSH l a b");
		await send("EXPIRE l 1");
		time.now += 1_001;
		expect(await send("LLEN l")).toBe(0);
		expect(await send("LPUSH l c")).toBe(1);
	});
});

test("a list that is emptied is gone", async () => {
	const { send } = store();
	await send("RPUSH l a a");
	await send("LREM l 0 a");
	expect(await send("EXISTS l")).toBe(0);
	await send("RPUSH l a");
	await send("LPOP l");
	expect(await send("SET l text NX")).toBe("OK");
});

test("replies are of their own: changing them changes nothing stored", async () => {
	const { redis } = store();
	await redis.command("RPUSH", "l", "a", "b");
	((await redis.command("LRANGE", "l", "0", "-1")) as string[]).push("c");
	expect(await redis.command("LLEN", "l")).toBe(2);
});

test("names of prototypes are keys like any other", async () => {
	const { send } = store();
	expect(await send("GET __proto__")).toBe(null);
	expect(await send("GET constructor")).toBe(null);
	expect(await send("__PROTO__ a")).toEqual({
		error: "ERR unknown command '__PROTO__', with args beginning with: 'a' ",
	});
});

test("sums are exact to 64 bit", async () => {
	const { send } = store();
	await send("SET n 9223372036854775806");
	expect(await send("INCRBY n 1")).toBe(9223372036854775807n);
	expect(await send("INCRBY n 1")).toEqual({ error: "ERR increment or decrement would overflow" });
	expect(await send("GET n")).toBe("9223372036854775807");
});

test("no pattern takes long", async () => {
	const { redis } = store();
	await redis.command("SET", "a".repeat(5_000), "1");
	expect(await redis.command("KEYS", "*a".repeat(2_000).concat("*b"))).toEqual([]);
});

test.each<[pattern: string, key: string, fits: boolean]>([
	["user:*", "user:1", true],
	["user:*", "users", false],
	["u?er", "user", true],
	["u[st]er", "uter", true],
	["u[^s]er", "user", false],
	["u[a-t]er", "user", true],
	["u[t-a]er", "user", true],
	["\\*", "*", true],
	["\\*", "x", false],
	["a[", "a[", false],
	["a[b", "ab", true],
	["[]", "a", false],
	["?", "\u00e9", false],
	["??", "\u00e9", true],
	["**", "", false],
	["*", "", true],
])("the pattern %s and the key %s: %s", async (pattern, key, fits) => {
	const { redis } = store();
	await redis.command("SET", key, "1");
	expect(await redis.command("KEYS", pattern)).toEqual(fits ? [key] : []);
});

describe.skipIf(missingServer)(`beside a real server${missingServer ? ` (${missingServer})` : ""}`, () => {
	let server: RealRedis;
	let real: ClosableRedis;
	beforeAll(async () => {
		server = await startRedis();
		real = redisServer({ url: server.url, clock: systemClock() });
	});
	afterAll(async () => {
		real.close();
		await server.stop();
	});

	const same = async (commands: readonly Words[]): Promise<void> => {
		await real.command("FLUSHALL");
		expect(await repliesTo(embeddedRedis(systemClock()), commands)).toEqual(await repliesTo(real, commands));
	};

	test("random commands get the same replies", async () => {
		await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 30 }), same), { numRuns: 400 });
	});

	test("random patterns find the same keys", async () => {
		const keys = ["", "a", "b", "ab", "ba", "a*", "a]", "[a", "a\\", "-", "k\u00e9", "\u00e9", "abcabc"];
		const stored = keys.map((key): Words => ["SET", key, "1"]);
		const questions = fc.array(pattern, { minLength: 20, maxLength: 20 });
		await fc.assert(
			fc.asyncProperty(questions, (asked) => same([...stored, ...asked.map((each): Words => ["KEYS", each])])),
			{ numRuns: 100 },
		);
	});
});

const largest = ["9223372036854775807", "-9223372036854775808", "9223372036854775808"];
const key = fc.constantFrom("a", "b", "ab", "", "n", "__proto__");
const value = fc.oneof(
	fc.constantFrom("", "x", "1", "-1", "007", "1.5", " 1", "\udcff\udc80", "\u{1F600}", ...largest),
	fc.string({ maxLength: 4 }),
);
const whole = fc.oneof(
	fc.integer({ min: -5, max: 5 }).map(String),
	fc.constantFrom("", "x", "1.0", "+1", "01", "-0", "1e3", ...largest),
);
/** Far enough away not to pass between two questions. */
const seconds = fc.constantFrom("100", "1000", "-1", "0", "x", "9223372036854775", "-9223372036854775", ...largest);
const pattern = fc
	.array(fc.constantFrom("*", "?", "[", "]", "^", "-", "\\", "a", "b", "c", "\u00e9", "[ab]", "[^a]", "[a-c]"), {
		maxLength: 6,
	})
	.map((parts) => parts.join(""));
const names = "GET SET EXISTS DEL INCRBY DECRBY KEYS RPUSH LPUSH RPOP LPOP LREM LRANGE LLEN EXPIRE TTL NONSENSE".split(
	" ",
);
const one = fc.constantFrom<string[]>;
const command: fc.Arbitrary<Words> = fc.oneof(
	fc.tuple(one("GET", "EXISTS", "DEL", "LLEN", "TTL", "RPOP", "LPOP", "get"), key),
	fc.tuple(one("SET"), key, value),
	fc.tuple(one("SET"), key, value, one("NX", "nx", "EX", "")),
	fc.tuple(one("SET"), key, value, one("EX", "ex"), seconds),
	fc.tuple(one("SET"), key, value, one("EX"), seconds, one("NX", "EX")),
	fc.tuple(one("INCRBY", "DECRBY", "RPOP", "LPOP"), key, whole),
	fc.tuple(one("EXPIRE"), key, seconds),
	fc.tuple(one("RPUSH", "LPUSH"), key, value),
	fc.tuple(one("RPUSH", "LPUSH", "DEL", "EXISTS"), key, value, value),
	fc.tuple(one("LREM"), key, whole, value),
	fc.tuple(one("LRANGE"), key, whole, whole),
	fc.tuple(one("KEYS"), pattern),
	fc.tuple(one(...names), fc.array(one("a", "1"), { maxLength: 5 })).map(([name, args]): Words => [name, ...args]),
);
