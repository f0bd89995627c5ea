import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { closedPort, serveSocket } from "../host/loopback.js";
import { missingServer, startRedis } from "../host/redis/real.js";
import { folderOf, functionText, isPlain, requireBuild, start, xano } from "./xano.js";

beforeAll(requireBuild);

const counting = functionText("count", {
	stack: 'redis.incr {\n      key = "visits"\n    } as $visits',
	response: "$visits",
});

/** A folder with a program that counts. */
const counter = (files: Record<string, string> = {}): string => folderOf({ "count.xs": counting, ...files });

test("without REDIS_URL every run begins with nothing", async () => {
	const cwd = counter();
	for (let time = 0; time < 2; time++) {
		expect(await xano(["run", "count.xs", "--quiet"], { cwd })).toEqual({ exitCode: 0, out: "1\n", error: "" });
	}
});

describe("a server that cannot be used", () => {
	test("nothing listens", async () => {
		const port = await closedPort();
		const env = { REDIS_URL: `redis://:secret-word@127.0.0.1:${port}` };
		const { exitCode, out, error } = await xano(["run", "count.xs", "--verbose"], { cwd: counter(), env });
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
		expect(error).toContain(`Redis at 127.0.0.1:${port} refuses the connection\n  --> count.xs:7:5\n`);
		expect(error).not.toContain("secret-word");
	});

	test("the password is wrong", async () => {
		const { port } = await serveSocket((socket) => {
			socket.on("data", () => socket.write("-WRONGPASS invalid username-password pair or user is disabled.\r\n"));
		});
		const env = { REDIS_URL: `redis://:secret-word@127.0.0.1:${port}` };
		const { exitCode, out, error } = await xano(["run", "count.xs", "--json"], { cwd: counter(), env });
		expect(exitCode).toBe(1);
		expect(JSON.parse(out).error.message).toBe(
			`Redis at 127.0.0.1:${port} answers: WRONGPASS invalid username-password pair or user is disabled.`,
		);
		expect(error).toContain("User and password stand in REDIS_URL");
		expect(out + error).not.toContain("secret-word");
		expect(isPlain(error)).toBe(true);
	});

	test("the address is none", async () => {
		const cwd = counter({ ".env": "REDIS_URL=127.0.0.1/secret-word\n" });
		const { exitCode, error } = await xano(["run", "count.xs"], { cwd });
		expect(exitCode).toBe(1);
		expect(error).toContain("REDIS_URL is not the address of a Redis server");
		expect(error).not.toContain("secret-word");
	});
});

test.each([
	["--offline", ["--offline"]],
	["--replay", ["--replay", "nothing.json"]],
])("%s reaches for no server", async (_, flags) => {
	const cwd = counter({ "nothing.json": '{"cassette": 1, "exchanges": []}' });
	const env = { REDIS_URL: `redis://127.0.0.1:${await closedPort()}` };
	expect(await xano(["run", "count.xs", "--quiet", ...flags], { cwd, env })).toEqual({
		exitCode: 0,
		out: "1\n",
		error: "",
	});
});

test("Ctrl-C ends a wait for an answer, and says where", async () => {
	let arrived: () => void = () => undefined;
	const arrival = new Promise<void>((resolve) => {
		arrived = resolve;
	});
	const { port } = await serveSocket((socket) => void socket.on("data", () => arrived()));
	const run = start(["run", "count.xs"], { cwd: counter(), env: { REDIS_URL: `redis://127.0.0.1:${port}` } });
	await arrival;
	run.process.kill("SIGINT");
	const { exitCode, error } = await run.ended;
	expect(exitCode).toBe(130);
	expect(error).toContain("The run was cancelled\n  --> count.xs:7:5\n");
});

test.each([
	["to a command", "redis://", "0.5"],
	["to the password", "redis://:secret-word@", "0.5"],
	["to TLS", "rediss://:secret-word@", "0.5"],
	// The time is over while the client is loaded or connects.
	["yet", "redis://:secret-word@", "0.02"],
])("a run that takes too long ends although no answer comes %s", async (_, start, limit) => {
	const { port } = await serveSocket(() => undefined);
	const env = { REDIS_URL: `${start}127.0.0.1:${port}` };
	const { exitCode, error } = await xano(["run", "count.xs", "--timeout", limit], { cwd: counter(), env });
	expect(exitCode).toBe(1);
	expect(error).toContain(`The run took longer than ${limit} seconds`);
	expect(error).not.toContain("secret-word");
	expect(isPlain(error)).toBe(true);
});

test.skipIf(missingServer)(
	`a real server keeps what runs store, and they end${missingServer ? ` (${missingServer})` : ""}`,
	async () => {
		const server = await startRedis(["--requirepass", "secret-word"]);
		onTestFinished(() => server.stop());
		const url = `redis://:secret-word@127.0.0.1:${server.port}/3`;
		const runs = [
			await xano(["run", "count.xs", "--quiet"], { cwd: counter(), env: { REDIS_URL: url } }),
			await xano(["run", "count.xs", "--quiet"], { cwd: counter({ ".env": `REDIS_URL=${url}\n` }) }),
			await xano(["run", "count.xs", "--quiet", "--env", `REDIS_URL=${url}`], { cwd: counter() }),
		];
		expect(runs).toEqual([1, 2, 3].map((visits) => ({ exitCode: 0, out: `${visits}\n`, error: "" })));
	},
);
