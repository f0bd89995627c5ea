import { describe, expect, test } from "vitest";
import { type HttpClient, HttpFailure } from "../../../src/host/ports.js";
import { seededRandom } from "../../../src/host/seeded_random.js";
import { type SendOptions, sendTrace, tracesUrl } from "../../../src/tracing/otlp/send.js";
import { instantClock, type TestClock } from "../../host/clocks.js";
import { closedPort, type Loopback, serve } from "../../host/loopback.js";
import { openClient } from "../../host/requests.js";
import { chatTrace, failingTrace, longTrace } from "../samples.js";
import { readBody } from "./reader.js";

const options = (more: Partial<SendOptions> = {}): SendOptions => ({
	random: seededRandom("spans"),
	clock: instantClock(),
	...more,
});

type Answer = readonly [status: number, body: string, headers?: Readonly<Record<string, string>>];

/** A collector that answers so, the last answer for ever. */
async function collector(...answers: readonly Answer[]): Promise<Loopback> {
	let at = 0;
	return serve((_, response) => {
		const [status, body, headers = {}] = answers[Math.min(at++, answers.length - 1)] ?? [200, "{}"];
		response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
	});
}

test("a trace arrives", async () => {
	const server = await collector([200, "{}"]);
	const headers = "Authorization=Bearer%20abc, x-tenant=shop=1";
	const sent = await sendTrace(chatTrace(), server.url, openClient(), options({ headers }));
	expect(sent).toEqual({ spans: 5, failure: null });
	const [request] = server.requests;
	expect(request).toMatchObject({ method: "POST", url: "/v1/traces" });
	expect(request?.headers).toMatchObject({
		"content-type": "application/json",
		"user-agent": "xano-local/0.1.0",
		authorization: "Bearer abc",
		"x-tenant": "shop=1",
	});
	expect(readBody(request?.body ?? "").spans.map(({ name }) => name)).toContain("chat gpt-4o");
});

test("a large one arrives in several bodies, whole", async () => {
	const server = await collector([200, "{}"]);
	const trace = longTrace({ passes: 1_000 });
	const sent = await sendTrace(trace, server.url, openClient(), options({ everything: true }));
	const spans = server.requests.flatMap(({ body }) => readBody(body).spans);
	expect(server.requests.length).toBeGreaterThan(5);
	expect(spans).toHaveLength(trace.events.length + 1);
	expect(sent).toEqual({ spans: spans.length, failure: null });
	const known = new Set(spans.map(({ id }) => id));
	expect(spans.filter(({ parent }) => parent !== null && !known.has(parent))).toEqual([]);
});

describe("the address", () => {
	test.each([
		["http://localhost:4318", "http://localhost:4318/v1/traces"],
		["http://localhost:4318/", "http://localhost:4318/v1/traces"],
		["https://host/otlp/", "https://host/otlp/v1/traces"],
		["https://host/v1/traces", "https://host/v1/traces"],
		["https://host/otlp/v1/traces/", "https://host/otlp/v1/traces"],
		["https://host/otlp?key=1", "https://host/otlp/v1/traces?key=1"],
	])("%s leads to %s", (url, expected) => {
		expect(tracesUrl(url)?.href).toBe(expected);
	});

	test.each(["", "localhost:4318", "grpc://host", "http://", "file:///etc/passwd"])("%j is none", async (url) => {
		const sent = await sendTrace(chatTrace(), url, openClient(), options());
		expect(sent).toEqual({ spans: 0, failure: "The address of the collector is no http:// or https:// URL" });
	});
});

describe("what cannot be sent is told, and nothing is thrown", () => {
	test("nobody listens", async () => {
		const url = `http://user:secret@127.0.0.1:${await closedPort()}/?key=hidden`;
		const { spans, failure } = await sendTrace(chatTrace(), url, openClient(), options());
		expect(spans).toBe(0);
		expect(failure).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\/traces did not answer: /);
		expect(failure).not.toMatch(/secret|hidden/);
	});

	test("the server refuses", async () => {
		const server = await collector([401, '{"code":16,"message":"no key"}']);
		const { failure } = await sendTrace(chatTrace(), server.url, openClient(), options());
		expect(failure).toBe(`${server.url}/v1/traces answered 401: no key`);
		expect(server.requests).toHaveLength(1);
	});

	test("the server is none of this kind", async () => {
		const server = await collector([404, "<html>"]);
		expect((await sendTrace(chatTrace(), server.url, openClient(), options())).failure).toBe(
			`${server.url}/v1/traces answered 404`,
		);
	});

	test("the server leads elsewhere: keys are not carried there", async () => {
		const server = await collector([307, "", { location: "/elsewhere" }]);
		expect((await sendTrace(chatTrace(), server.url, openClient(), options())).failure).toContain("answered 307");
		expect(server.requests).toHaveLength(1);
	});

	test("the server takes only a part", async () => {
		const server = await collector([200, '{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}']);
		expect(await sendTrace(chatTrace(), server.url, openClient(), options())).toEqual({
			spans: 3,
			failure: `${server.url}/v1/traces rejected 2 of 5 spans: too old`,
		});
	});

	test("a hint of the server is no failure, nor is an answer in a form of its own", async () => {
		for (const answer of ['{"partialSuccess":{"errorMessage":"slow down"}}', "OK", "", "null", "[]"]) {
			const server = await collector([200, answer]);
			expect((await sendTrace(chatTrace(), server.url, openClient(), options())).failure).toBeNull();
		}
	});

	test("headers that are none, without showing them", async () => {
		for (const headers of ["secret", "a b=secret", "a=secret%0d%0ab: c", "=secret"]) {
			const { failure } = await sendTrace(chatTrace(), "http://localhost:1", openClient(), options({ headers }));
			expect(failure).toBe("The headers for the collector are not written as name=value,name=value");
		}
	});

	test("whatever a client throws", async () => {
		for (const [thrown, message] of [
			[new HttpFailure("offline", "Requests are refused"), "did not answer: Requests are refused"],
			[new Error("out of order"), "was not reached: out of order"],
			["odd", "was not reached: odd"],
		] as const) {
			const http: HttpClient = { send: () => Promise.reject(thrown) };
			expect((await sendTrace(chatTrace(), "http://localhost:1", http, options())).failure).toBe(
				`http://localhost:1/v1/traces ${message}`,
			);
		}
	});
});

describe("a server that is busy", () => {
	async function attemptsAt(...answers: readonly Answer[]): Promise<[number, number[], string | null]> {
		const server = await collector(...answers);
		const clock: TestClock = instantClock();
		const { failure } = await sendTrace(failingTrace(), server.url, openClient(), options({ clock }));
		return [server.requests.length, clock.sleeps, failure?.replace(server.url, "") ?? null];
	}

	test("is asked again, later each time", async () => {
		expect(await attemptsAt([503, ""], [429, ""], [200, "{}"])).toEqual([3, [500, 1_000], null]);
	});

	test("but not for ever", async () => {
		expect(await attemptsAt([503, ""])).toEqual([3, [500, 1_000], "/v1/traces answered 503"]);
	});

	test("says itself when, within reason", async () => {
		expect(await attemptsAt([429, "", { "retry-after": "2" }], [200, "{}"])).toEqual([2, [2_000], null]);
		expect(await attemptsAt([429, "", { "retry-after": "3600" }], [200, "{}"])).toEqual([2, [5_000], null]);
		expect(await attemptsAt([429, "", { "retry-after": "soon" }], [200, "{}"])).toEqual([2, [500], null]);
	});

	test.each([400, 401, 413, 500, 501])("is not asked again when it answers %i", async (status) => {
		expect((await attemptsAt([status, ""]))[0]).toBe(1);
	});

	test("waiting ends when it is cancelled", async () => {
		const server = await collector([503, ""]);
		const abort = new AbortController();
		const clock = { sleep: () => Promise.reject(new Error("cancelled")) };
		const sent = await sendTrace(chatTrace(), server.url, openClient(), options({ clock, signal: abort.signal }));
		expect(sent.failure).toContain("was not reached: cancelled");
	});
});
