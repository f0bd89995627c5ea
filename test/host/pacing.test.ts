import { describe, expect, test } from "vitest";
import { createPace, type Pace, pacedRetries } from "../../src/host/pacing.js";
import type { Clock, HttpClient, Random } from "../../src/host/ports.js";
import { instantClock } from "./clocks.js";
import { serve } from "./loopback.js";
import { answering, openClient, requestTo, textOf } from "./requests.js";

const turn = (): Promise<void> => new Promise(setImmediate);

const least: Random = { bytes: (count) => new Uint8Array(count), integer: (minimum) => minimum, uuid: () => "" };

/** A clock that goes where it is moved. */
function movedClock(): Clock & { move(milliseconds: number): Promise<void> } {
	const start = Date.UTC(2025, 0, 1);
	let elapsed = 0;
	const sleepers = new Set<{ until: number; resolve(): void }>();
	return {
		now: () => start + elapsed,
		monotonic: () => elapsed,
		sleep: (milliseconds, signal) =>
			new Promise((resolve, reject) => {
				const sleeper = { until: elapsed + milliseconds, resolve };
				sleepers.add(sleeper);
				signal?.addEventListener("abort", () => {
					sleepers.delete(sleeper);
					reject(signal.reason);
				});
			}),
		move: async (milliseconds) => {
			elapsed += milliseconds;
			for (const sleeper of sleepers) {
				if (sleeper.until > elapsed) continue;
				sleepers.delete(sleeper);
				sleeper.resolve();
			}
			await turn();
		},
	};
}

function paceOn(clock: Clock, most = 8): Pace {
	return createPace({ clock, random: least, most });
}

/** Refuses the first requests, and answers the others. */
function refusing(times: number, headers: [string, string][] = [], body = "{}"): ReturnType<typeof answering> {
	return answering((_, count) => (count <= times ? { status: 429, headers, body } : { body: "ok" }));
}

describe("a refused request", () => {
	test.each<[string, [string, string][], number]>([
		["seconds", [["Retry-After", "7"]], 7_000],
		["parts of seconds", [["retry-after", "0.5"]], 500],
		[
			"milliseconds first",
			[
				["retry-after-ms", "20"],
				["retry-after", "3"],
			],
			20,
		],
		["a date", [["Retry-After", "Thu, 01 Jan 1970 00:00:30 GMT"]], 30_000],
		["nonsense", [["Retry-After", "soon"]], 1_000],
		["a negative number", [["Retry-After", "-1"]], 1_000],
		["nothing", [], 1_000],
	])("is sent again after what is asked for: %s", async (_, headers, expected) => {
		const clock = instantClock();
		const client = refusing(1, headers);
		expect(await textOf(await paceOn(clock).through(client).send(requestTo("http://h/")))).toBe("ok");
		expect(clock.sleeps).toEqual([expected]);
		expect(client.requests).toHaveLength(2);
	});

	test("waits longer each time, and is seen by the program in the end", async () => {
		const clock = instantClock();
		const client = refusing(100, [], "no");
		const response = await paceOn(clock).through(client).send(requestTo("http://h/"));
		expect({ status: response.status, text: await textOf(response) }).toEqual({ status: 429, text: "no" });
		expect(clock.sleeps).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
		expect(client.requests).toHaveLength(pacedRetries + 1);
	});

	test.each<[string, [string, string][], string]>([
		["it says so", [["x-should-retry", "false"]], "{}"],
		["the account has no credit", [["retry-after", "1"]], '{"error":{"code":"insufficient_quota"}}'],
		["the wait would be too long", [["retry-after", "3600"]], "{}"],
	])("is not sent again when %s", async (_, headers, body) => {
		const clock = instantClock();
		const client = refusing(100, headers, body);
		const response = await paceOn(clock).through(client).send(requestTo("http://h/"));
		expect({ status: response.status, text: await textOf(response) }).toEqual({ status: 429, text: body });
		expect(clock.sleeps).toEqual([]);
		expect(client.requests).toHaveLength(1);
	});

	test("ends with its caller", async () => {
		const clock = movedClock();
		const given = new AbortController();
		const sent = paceOn(clock)
			.through(refusing(1))
			.send(requestTo("http://h/", { signal: given.signal }));
		await turn();
		given.abort(new Error("enough"));
		await expect(sent).rejects.toMatchObject({ kind: "aborted", cause: new Error("enough") });
	});

	test("of any other status is the program's", async () => {
		const clock = instantClock();
		const pace = paceOn(clock);
		const response = await pace
			.through(answering(() => ({ status: 503, headers: [["retry-after", "1"]] })))
			.send(requestTo("http://h/"));
		expect(response.status).toBe(503);
		expect({ sleeps: clock.sleeps, allowed: pace.allowed, refusals: pace.refusals }).toEqual({
			sleeps: [],
			allowed: 8,
			refusals: 0,
		});
	});
});

describe("the pace", () => {
	test("makes all requests to that host wait, and none to others", async () => {
		const clock = movedClock();
		const client = refusing(1, [["retry-after", "3"]]);
		const { send } = paceOn(clock).through(client);
		const first = send(requestTo("http://h/1"));
		await turn();
		const second = send(requestTo("http://h/2"));
		await (await send(requestTo("http://other/"))).bytes();
		await clock.move(2_999);
		expect(client.requests.map(({ url }) => url)).toEqual(["http://h/1", "http://other/"]);
		await clock.move(1);
		await Promise.all([first, second]);
		expect(
			client.requests
				.map(({ url }) => url)
				.slice(2)
				.sort(),
		).toEqual(["http://h/1", "http://h/2"]);
	});

	test("halves once for all requests that were under way, and grows by one with that many answers", async () => {
		const clock = movedClock();
		const pace = paceOn(clock, 8);
		const grown: number[] = [];
		pace.onGrowth = () => grown.push(pace.allowed);
		const { send } = pace.through(refusing(5, [["retry-after", "1"]]));
		const all = Array.from({ length: 5 }, () => send(requestTo("http://h/")));
		await turn();
		expect({ allowed: pace.allowed, refusals: pace.refusals }).toEqual({ allowed: 4, refusals: 5 });
		await clock.move(1_000);
		await Promise.all(all);
		expect(pace.allowed).toBe(5);
		for (let count = 0; count < 4 + 6 + 7; count++) await send(requestTo("http://h/"));
		expect(grown).toEqual([5, 6, 7, 8]);
		for (let count = 0; count < 20; count++) await send(requestTo("http://h/"));
		expect(pace.allowed).toBe(8);
	});

	test("never goes below one", async () => {
		const pace = paceOn(instantClock(), 3);
		await pace.through(refusing(100)).send(requestTo("http://h/"));
		expect(pace.allowed).toBe(1);
	});

	test("lets only so many requests to a strict host at a time, and all that wait in the end", async () => {
		const clock = movedClock();
		const pace = paceOn(clock, 4);
		let underWay = 0;
		const tooMany: number[] = [];
		let refuse = true;
		const client: HttpClient = {
			send: async (request) => {
				if (refuse) return refusing(1, [["retry-after", "1"]]).send(request);
				if (++underWay > pace.allowed && pace.allowed < 4) tooMany.push(underWay);
				await turn();
				underWay--;
				return answering(() => ({ body: "ok" })).send(request);
			},
		};
		const { send } = pace.through(client);
		const all = Array.from({ length: 4 }, () => send(requestTo("http://h/")));
		await turn();
		refuse = false;
		const late = Array.from({ length: 6 }, () => send(requestTo("http://h/")));
		await clock.move(1_000);
		for (const each of await Promise.all([...all, ...late])) expect(each.status).toBe(200);
		expect(tooMany).toEqual([]);
		expect(pace.allowed).toBe(4);
	});

	test("lets the next one out when one that was called gives up while it waits", async () => {
		const clock = movedClock();
		const pace = paceOn(clock, 1);
		let refuse = true;
		const { send } = pace.through({
			send: (request) => refusing(refuse ? 1 : 0, [["retry-after", "1"]]).send(request),
		});
		const given = new AbortController();
		const first = send(requestTo("http://h/", { signal: given.signal }));
		await turn();
		refuse = false;
		const second = send(requestTo("http://h/"));
		given.abort(new Error("enough"));
		await expect(first).rejects.toMatchObject({ kind: "aborted" });
		await clock.move(1_000);
		expect((await second).status).toBe(200);
	});

	test("follows a real server", async () => {
		let refusals = 2;
		const server = await serve((_, response) => {
			if (refusals-- > 0) response.writeHead(429, { "retry-after-ms": "1" }).end("{}");
			else response.end("ok");
		});
		const pace = paceOn(instantClock());
		const { send } = pace.through(openClient());
		const all = await Promise.all(Array.from({ length: 6 }, async () => textOf(await send(requestTo(server.url)))));
		expect(all).toEqual(Array.from({ length: 6 }, () => "ok"));
		expect(server.requests).toHaveLength(8);
		expect(pace.refusals).toBe(2);
	});
});
