import type { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../src/host/clock.js";
import type { ClosableRedis } from "../../../src/host/ports.js";
import { readAddress } from "../../../src/host/redis/address.js";
import { type RedisServerOptions, redisServer } from "../../../src/host/redis/server.js";
import { XanoError } from "../../../src/values/error.js";
import { instantClock, stillClock } from "../clocks.js";
import { closedPort, serveSocket } from "../loopback.js";
import { missingServer, type RealRedis, startRedis } from "./real.js";

function open(url: string, options: Partial<RedisServerOptions> = {}): ClosableRedis {
	const redis = redisServer({ url, clock: systemClock(), ...options });
	onTestFinished(() => redis.close());
	return redis;
}

async function failureOf(action: Promise<unknown>): Promise<XanoError> {
	const thrown = await action.then(
		() => null,
		(error: unknown) => error,
	);
	if (!(thrown instanceof XanoError)) throw thrown ?? new Error("nothing was raised");
	return thrown;
}

/** A server that answers each command with the next of these lines; null ends the connection. */
async function scripted(...answers: (string | null)[]): Promise<{ port: number; received: string[] }> {
	const received: string[] = [];
	const { port } = await serveSocket((socket: Socket) => {
		socket.on("data", (bytes) => {
			received.push(bytes.toString("latin1"));
			const answer = answers.shift();
			if (answer === null) socket.destroy();
			else if (answer !== undefined) socket.write(answer, "latin1");
		});
	});
	return { port, received };
}

describe("an address", () => {
	test.each([
		[
			"redis://localhost",
			{ host: "localhost", port: 6379, isSecure: false, username: null, password: null, database: 0 },
		],
		["rediss://u:p%40@h:1/2", { host: "h", port: 1, isSecure: true, username: "u", password: "p@", database: 2 }],
		["redis://:p@[::1]:7/", { host: "::1", port: 7, isSecure: false, username: null, password: "p", database: 0 }],
	])("%s is read", (url, expected) => {
		expect(readAddress(url)).toEqual(expected);
	});

	test.each([
		"",
		"localhost:6379",
		"http://:secret@h",
		"redis://",
		"redis://h/secret",
		"redis://:%zz@h",
		"redis://h:99999",
	])("%s is refused without being quoted", (url) => {
		let thrown: unknown;
		try {
			readAddress(url);
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toBeInstanceOf(XanoError);
		expect((thrown as XanoError).message).toBe("REDIS_URL is not the address of a Redis server");
		expect(JSON.stringify(thrown)).not.toContain("secret");
	});
});

describe("a failure names the place and nothing secret", () => {
	test("nothing listens", async () => {
		const port = await closedPort();
		const error = await failureOf(open(`redis://:secret@127.0.0.1:${port}`).command("GET", "a"));
		expect(error.message).toBe(`Redis at 127.0.0.1:${port} refuses the connection`);
		expect(`${error.help}${error.stack}`).not.toContain("secret");
	});

	test("the host is unknown", async () => {
		const error = await failureOf(open("redis://:secret@nowhere.invalid").command("GET", "a"));
		expect(error.message).toMatch(/^Redis at nowhere\.invalid:6379 cannot be found/);
	});

	test("the password is wrong", async () => {
		const { port } = await scripted("-WRONGPASS invalid username-password pair or user is disabled.\r\n");
		const error = await failureOf(open(`redis://:secret@127.0.0.1:${port}`).command("GET", "a"));
		expect(error.message).toBe(
			`Redis at 127.0.0.1:${port} answers: WRONGPASS invalid username-password pair or user is disabled.`,
		);
		expect(error.help).toBe("User and password stand in REDIS_URL before the host: redis://user:PASSWORD@host:6379.");
	});

	test("a password is wanted", async () => {
		const { port } = await scripted("-NOAUTH Authentication required.\r\n");
		const error = await failureOf(open(`redis://127.0.0.1:${port}`).command("GET", "a"));
		expect(error.message).toBe(`Redis at 127.0.0.1:${port} answers: NOAUTH Authentication required.`);
		expect(error.help).toContain("redis://user:PASSWORD@host:6379");
	});

	test("the server speaks no TLS", async () => {
		const { port } = await scripted("-ERR unknown command\r\n");
		const error = await failureOf(open(`rediss://127.0.0.1:${port}`).command("GET", "a"));
		expect(error.message).toBe(`Redis at 127.0.0.1:${port} does not speak TLS`);
	});

	test("the connection breaks", async () => {
		const { port } = await scripted(null);
		const error = await failureOf(open(`redis://127.0.0.1:${port}`).command("GET", "a"));
		expect(error.message).toMatch(new RegExp(`^Redis at 127\\.0\\.0\\.1:${port} (?:closed|broke) the connection$`));
	});

	test("it answers something that is not Redis", async () => {
		const { port } = await scripted("HTTP/1.1 400 Bad Request\r\n\r\n");
		const clock = stillClock();
		const asked = open(`redis://127.0.0.1:${port}`, { clock }).command("GET", "a");
		const error = await failureOf(asked);
		expect(error.message).toBe(`Redis at 127.0.0.1:${port} answers with something else than Redis' protocol`);
	});

	test("no answer comes in time", async () => {
		const { port } = await scripted();
		const redis = open(`redis://127.0.0.1:${port}`, { clock: instantClock(), timeoutMilliseconds: 2_000 });
		const error = await failureOf(redis.command("GET", "a"));
		expect(error.message).toBe(`Redis at 127.0.0.1:${port} did not answer within 2 seconds`);
	});
});

test("a command is given up when the run is", async () => {
	const controller = new AbortController();
	const { port } = await serveSocket((socket) => {
		socket.once("data", () => controller.abort(new Error("enough")));
	});
	const redis = open(`redis://127.0.0.1:${port}`, { signal: controller.signal });
	await expect(redis.command("GET", "a")).rejects.toThrow("enough");
	await expect(redis.command("GET", "a")).rejects.toThrow("enough");
});

test("a command is sent once; the next one connects anew", async () => {
	const { port, received } = await scripted(null, "$1\r\nx\r\n");
	const redis = open(`redis://127.0.0.1:${port}`);
	await failureOf(redis.command("INCRBY", "a", "1"));
	expect(await redis.command("GET", "a")).toBe("x");
	expect(received).toEqual(["*3\r\n$6\r\nINCRBY\r\n$1\r\na\r\n$1\r\n1\r\n", "*2\r\n$3\r\nGET\r\n$1\r\na\r\n"]);
});

test("one connection serves many commands", async () => {
	let connections = 0;
	const { port } = await serveSocket((socket) => {
		connections++;
		socket.on("data", () => socket.write(":1\r\n"));
	});
	const redis = open(`redis://127.0.0.1:${port}`);
	for (let time = 0; time < 3; time++) expect(await redis.command("EXISTS", "a")).toBe(1);
	expect(connections).toBe(1);
});

test("replies are read exactly", async () => {
	const { port } = await scripted(
		":9223372036854775807\r\n",
		"*3\r\n$1\r\n5\r\n$-1\r\n$2\r\n\xff\x80\r\n",
		"+OK\r\n",
		"*-1\r\n",
		"$2\r\n42\r\n",
	);
	const redis = open(`redis://127.0.0.1:${port}`);
	const replies = [];
	for (let time = 0; time < 5; time++) replies.push(await redis.command("GET", "a"));
	expect(replies).toEqual([9223372036854775807n, ["5", null, "\udcff\udc80"], "OK", null, "42"]);
});

describe.skipIf(missingServer)(`a real server${missingServer ? ` (${missingServer})` : ""}`, () => {
	let server: RealRedis;
	beforeAll(async () => {
		server = await startRedis(["--requirepass", "secret-word"]);
	});
	afterAll(() => server.stop());

	const withPassword = (password: string, database = 0): string =>
		`redis://:${password}@127.0.0.1:${server.port}/${database}`;

	test("lets in who knows the password, into the database that is named", async () => {
		await open(withPassword("secret-word", 1)).command("SET", "where", "one");
		expect(await open(withPassword("secret-word", 1)).command("GET", "where")).toBe("one");
		expect(await open(withPassword("secret-word")).command("GET", "where")).toBe(null);
	});

	test("refuses everybody else", async () => {
		const wrong = await failureOf(open(withPassword("other-word")).command("GET", "a"));
		expect(wrong.message).toContain("answers: WRONGPASS");
		const none = await failureOf(open(server.url).command("GET", "a"));
		expect(none.message).toContain("answers: NOAUTH");
		const far = await failureOf(open(withPassword("secret-word", 99)).command("GET", "a"));
		expect(far.message).toContain("answers: ERR DB index is out of range");
		expect([wrong, none, far].map(({ stack, help }) => `${stack}${help}`).join()).not.toContain("-word");
	});

	test("keeps bytes that are no text", async () => {
		const redis = open(withPassword("secret-word"));
		await redis.command("SET", "k\udcff", "\udc80\u00e9\u{1F600}");
		expect(await redis.command("GET", "k\udcff")).toBe("\udc80\u00e9\u{1F600}");
		expect(await redis.command("KEYS", "k?")).toEqual(["k\udcff"]);
	});
});
