import { describe, expect, test } from "vitest";
import { recording, replaying } from "../../../src/host/cassette.js";
import { offlineClient } from "../../../src/host/offline.js";
import type { HttpClient } from "../../../src/host/ports.js";
import type { XanoError } from "../../../src/values/error.js";
import { instantClock, stillClock } from "../../host/clocks.js";
import { emptyFolder } from "../../host/folder.js";
import { closedPort, serve, serveSocket } from "../../host/loopback.js";
import { answering, openClient } from "../../host/requests.js";
import { type ChatRun, type ContextOptions, chatOn, chatThrough, errorOf } from "./context.js";

const input = { messages: [{ role: "user", content: "Say hello" }] };
const key = "sk-proj-secret-key-1234567890";

function textsOf(error: XanoError): string {
	return [error.message, error.help, error.code, JSON.stringify(error.payload)].join("\n");
}

/** The function against a server of one's own. */
function against(baseUrl: string, options: ContextOptions = {}, client: HttpClient = openClient()): ChatRun {
	return chatThrough(client, { env: { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl }, ...options });
}

describe.each([
	["whole", undefined],
	["streamed", () => undefined],
])("refusals of a %s answer", (_, stream) => {
	test.each<[string, number, string, string, RegExp, number]>([
		[
			"401",
			401,
			"ERROR_CODE_UNAUTHORIZED",
			"Incorrect API key provided: «redacted:key».",
			/Check the value of OPENAI_API_KEY/,
			1,
		],
		[
			"403",
			403,
			"ERROR_CODE_ACCESS_DENIED",
			"The project of this key has no access to the model.",
			/The key may not use gpt-4o/,
			1,
		],
		[
			"404",
			404,
			"ERROR_CODE_NOT_FOUND",
			"The model does not exist or this key has no access to it.",
			/Check the name of the model, "gpt-4o"/,
			1,
		],
		[
			"429-always",
			429,
			"ERROR_CODE_TOO_MANY_REQUESTS",
			"Rate limit reached for requests per minute. Please try again later.",
			/Wait a while/,
			3,
		],
		[
			"quota",
			429,
			"ERROR_CODE_TOO_MANY_REQUESTS",
			"The quota of this account is used up. Check its plan and billing.",
			/no credit left/,
			1,
		],
		["500", 500, "ERROR_FATAL", "The server had an error while processing the request.", /Try again later/, 3],
		["503", 503, "ERROR_FATAL", "The model is overloaded with other requests.", /Try again later/, 3],
	])("%s", async (name, status, code, message, help, tries) => {
		const { call, requests } = await chatOn({ key: `sk-simulate-${name}`, ...(stream ? { stream } : {}) });
		const error = await errorOf(() => call(input));
		expect(error.message).toBe(`OpenAI answered ${status}: ${message}`);
		expect(error.code).toBe(code);
		expect(error.help).toMatch(help);
		expect(error.payload).toMatchObject({ status });
		expect(requests).toHaveLength(tries);
		expect(textsOf(error)).not.toContain("sk-simulate");
	});
});

test("a prompt that is too long", async () => {
	const { call, requests } = await chatOn();
	const error = await errorOf(() => call({ ...input, model: "simulate-context" }));
	expect(error.message).toMatch(/^OpenAI answered 400: This model takes at most 50 tokens\./);
	expect(error).toMatchObject({
		code: "ERROR_CODE_BAD_REQUEST",
		payload: { status: 400, type: "invalid_request_error", code: "context_length_exceeded", param: "messages" },
		help: "Send fewer or shorter messages, lower max_tokens, or use a model that takes more.",
	});
	expect(requests).toHaveLength(1);
});

describe("trying again", () => {
	test.each(["429", "500-once"])("%s succeeds the second time", async (name) => {
		const { call, requests, context } = await chatOn({ key: `sk-simulate-${name}` });
		expect(await call(input)).toMatchObject({ success: true });
		expect(requests).toHaveLength(2);
		expect(context.clock.sleeps).toEqual([1]);
	});

	test("as often as the run allows", async () => {
		for (const retries of [0, 1, 5]) {
			const { call, requests } = await chatOn({ key: "sk-simulate-500", limits: { retries } });
			await errorOf(() => call(input));
			expect(requests).toHaveLength(retries + 1);
		}
	});

	const failing = (status: number, headers: [string, string][]) =>
		answering(() => ({ status, headers, body: '{"error":{"message":"busy"}}' }));

	test("waits longer each time when the other side does not say how long", async () => {
		const { call, context } = chatThrough(failing(500, []), { limits: { retries: 6 } });
		await errorOf(() => call(input));
		expect(context.clock.sleeps).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
	});

	test.each([
		["Retry-After", "7", 7000],
		["retry-after", "0.5", 500],
		["Retry-After-Ms", "20", 20],
		["Retry-After", "Thu, 01 Jan 1970 00:00:30 GMT", 30_000],
		["Retry-After", "soon", 500],
		["Retry-After", "-1", 500],
	])("%s: %s waits %i milliseconds", async (name, value, expected) => {
		const { call, context } = chatThrough(failing(429, [[name, value]]), { limits: { retries: 1 } });
		await errorOf(() => call(input));
		expect(context.clock.sleeps).toEqual([expected]);
	});

	test("does not wait for hours", async () => {
		const { call, context } = chatThrough(failing(429, [["Retry-After", "3600"]]));
		expect((await errorOf(() => call(input))).message).toBe("OpenAI answered 429: busy");
		expect(context.clock.sleeps).toEqual([]);
	});

	test("listens to x-should-retry", async () => {
		const stubborn = failing(500, [["x-should-retry", "false"]]);
		await errorOf(() => chatThrough(stubborn).call(input));
		expect(stubborn.requests).toHaveLength(1);
		const patient = failing(400, [["x-should-retry", "true"]]);
		await errorOf(() => chatThrough(patient).call(input));
		expect(patient.requests).toHaveLength(3);
	});

	test("after a cut connection", async () => {
		let connections = 0;
		const server = await serveSocket((socket) => {
			connections++;
			socket.once("data", () => socket.destroy());
		});
		const { call, context } = against(`${server.url}/v1`);
		const error = await errorOf(() => call(input));
		expect(error.message).toBe(
			`The request to 127.0.0.1:${server.port} got no answer: 127.0.0.1:${server.port} closed the connection without an answer`,
		);
		expect(error.payload).toMatchObject({ status: 0, type: "connection_error" });
		expect(connections).toBe(3);
		expect(context.clock.sleeps).toEqual([500, 1000]);
	});

	test("not once text has been passed on", async () => {
		const pieces: string[] = [];
		const { call, requests } = await chatOn({ key: "sk-simulate-cut", stream: (text) => pieces.push(text) });
		const error = await errorOf(() => call(input));
		expect(error.message).toBe(
			"The request to OpenAI got no answer: api.openai.com closed the connection in the middle of its answer",
		);
		expect(pieces.join("")).toBe("This");
		expect(requests).toHaveLength(1);
	});

	test("after a whole answer that was cut", async () => {
		const { call, requests } = await chatOn({ key: "sk-simulate-cut" });
		const error = await errorOf(() => call(input));
		expect(error.message).toMatch(/closed the connection in the middle of its answer$/);
		expect(requests).toHaveLength(3);
	});
});

describe("no answer", () => {
	test("a host that does not exist", async () => {
		const error = await errorOf(() => against("http://nowhere.invalid/v1").call(input));
		expect(error.message).toBe(
			"The request to nowhere.invalid got no answer: The host nowhere.invalid could not be found",
		);
		expect(error.help).toBe("Check OPENAI_BASE_URL and the network.");
	});

	test("a port at which nothing listens", async () => {
		const port = await closedPort();
		const error = await errorOf(() => against(`http://127.0.0.1:${port}/v1`).call(input));
		expect(error.message).toBe(
			`The request to 127.0.0.1:${port} got no answer: Nothing accepts connections at 127.0.0.1:${port}`,
		);
		expect(error.payload).toEqual({ status: 0, type: "connection_error", code: "ECONNREFUSED", param: null });
	});

	test("a server that is too slow", async () => {
		const server = await serve(() => undefined);
		const client = openClient({ clock: instantClock() });
		const run = against(`${server.url}/v1`, { limits: { milliseconds: 5000 } }, client);
		const error = await errorOf(() => run.call(input));
		expect(error.message).toBe(
			`The request to 127.0.0.1:${server.port} got no answer: 127.0.0.1:${server.port} did not answer within 5 seconds`,
		);
		expect(error.help).toMatch(/max_tokens/);
		expect(run.context.clock.sleeps).toEqual([500, 1000]);
	});

	test("an answer that is too large", async () => {
		const { call, requests } = await chatOn({ limits: { responseBytes: 100 } });
		const error = await errorOf(() => call(input));
		expect(error.message).toMatch(/has more than 100 bytes$/);
		expect(requests).toHaveLength(1);
	});

	test("offline", async () => {
		const { call, context } = chatThrough(offlineClient());
		const error = await errorOf(() => call(input));
		expect(error.message).toBe(
			"The request to OpenAI got no answer: Nothing leaves this machine: POST https://api.openai.com/v1/chat/completions was refused",
		);
		expect(error.help).toMatch(/--offline/);
		expect(context.clock.sleeps).toEqual([]);
	});

	test("nothing recorded", async () => {
		const file = `${emptyFolder()}/run.json`;
		const error = await errorOf(() => chatThrough(replaying(file)).call(input));
		expect(error.message).toBe(
			`The request to OpenAI got no answer: The recording ${file} cannot be played: there is no such file`,
		);
		expect(error.help).toMatch(/--record FILE/);
	});

	test("a recording that cannot be written", async () => {
		const client = recording(
			answering(() => ({})),
			emptyFolder(),
			[],
		);
		const error = await errorOf(() => chatThrough(client).call(input));
		expect(error.message).toMatch(/^The recording .* cannot be written/);
		expect(error.help).toMatch(/folder that can be written to/);
	});
});

describe("cancelling", () => {
	test("while the answer is awaited", async () => {
		const caller = new AbortController();
		const clock = stillClock();
		const { call, requests } = await chatOn({ key: "sk-simulate-slow", clock, signal: caller.signal });
		const calling = call(input);
		while (clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
		caller.abort("enough");
		await expect(calling).rejects.toBe("enough");
		expect(requests).toHaveLength(1);
		while (clock.waiting > 0) await new Promise((resolve) => setImmediate(resolve));
	});

	test("while text arrives", async () => {
		const caller = new AbortController();
		const pieces: string[] = [];
		const { call } = await chatOn({
			signal: caller.signal,
			stream: (text) => {
				pieces.push(text);
				caller.abort("enough");
			},
		});
		await expect(call(input)).rejects.toBe("enough");
		expect(pieces).toEqual(["This"]);
	});

	test("at the moment the whole answer is there", async () => {
		const caller = new AbortController();
		const client = answering(() => {
			caller.abort("enough");
			const body = JSON.stringify({ choices: [{ message: { content: "hi" } }] });
			return { headers: [["Content-Type", "application/json"]], body };
		});
		await expect(chatThrough(client, { signal: caller.signal }).call(input)).rejects.toBe("enough");
	});

	test("while waiting for another try", async () => {
		const caller = new AbortController();
		const clock = stillClock();
		const client = answering(() => ({ status: 500 }));
		const calling = chatThrough(client, { clock, signal: caller.signal }).call(input);
		while (clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
		caller.abort("enough");
		await expect(calling).rejects.toBe("enough");
		expect(client.requests).toHaveLength(1);
		expect(clock.waiting).toBe(0);
	});

	test("before anything is sent", async () => {
		const client = answering(() => ({}));
		await expect(chatThrough(client, { signal: AbortSignal.abort("before") }).call(input)).rejects.toBe("before");
		expect(client.requests).toEqual([]);
	});
});

describe("answers that are none", () => {
	test.each<[string, { status?: number; body: string; headers?: [string, string][] }, string]>([
		[
			"a web page",
			{ body: "<!doctype html><p>Hi", headers: [["content-type", "text/html"]] },
			"not with a chat completion",
		],
		["no JSON", { body: "{oops", headers: [["content-type", "application/json"]] }, "with something that is not JSON"],
		[
			"other JSON",
			{ body: '{"ok":true}', headers: [["content-type", "application/json"]] },
			"not with a chat completion",
		],
		["nothing", { body: "" }, "not with a chat completion"],
		["a list", { body: "[]", headers: [["content-type", "application/json"]] }, "not with a chat completion"],
	])("%s", async (_, answer, how) => {
		const error = await errorOf(() => chatThrough(answering(() => answer)).call(input));
		expect(error.message).toBe(`OpenAI answered, but ${how}`);
		expect(error.payload).toMatchObject({ status: 200, type: "invalid_response" });
	});

	test("a stream that ends too early", async () => {
		const body = 'data: {"model":"m","choices":[{"index":0,"delta":{"content":"Hi"}}]}\n\n';
		const headers: [string, string][] = [["content-type", "text/event-stream"]];
		const run = chatThrough(
			answering(() => ({ body, headers })),
			{ stream: () => undefined },
		);
		expect((await errorOf(() => run.call(input))).message).toBe(
			"OpenAI answered, but only with the beginning of a chat completion",
		);
	});

	test("a stream that reports an error", async () => {
		const body = `data: {"error":{"message":"overloaded, ${key}","type":"server_error","code":"busy"}}\n\n`;
		const headers: [string, string][] = [["content-type", "text/event-stream"]];
		const env = { OPENAI_API_KEY: key };
		const run = chatThrough(
			answering(() => ({ body, headers })),
			{ stream: () => undefined, env },
		);
		const error = await errorOf(() => run.call(input));
		expect(error.message).toBe("OpenAI broke off its answer: overloaded, «redacted:OPENAI_API_KEY»");
		expect(error.payload).toEqual({ status: null, type: "server_error", code: "busy", param: null });
	});

	test("a stream of something else", async () => {
		const headers: [string, string][] = [["content-type", "text/event-stream"]];
		const run = chatThrough(
			answering(() => ({ body: "data: {oops\n\n", headers })),
			{ stream: () => undefined },
		);
		expect((await errorOf(() => run.call(input))).message).toBe("OpenAI answered, but with something that is not JSON");
	});
});

describe("what other servers say when they refuse", () => {
	test.each<[string, string]>([
		['{"error":{"message":"plain"}}', "plain"],
		['{"error":"just a text"}', "just a text"],
		['{"message":"at the top"}', "at the top"],
		['{"detail":"of FastAPI"}', "of FastAPI"],
		["<html><style>p{}</style><h1>Bad</h1> <p>gateway</p></html>", "Bad gateway"],
		["", "no explanation"],
		["{}", "{}"],
		["null", "null"],
	])("%j", async (body, message) => {
		const client = answering(() => ({ status: 418, body }));
		const error = await errorOf(() => against("http://llm.example/v1", {}, client).call(input));
		expect(error.message).toBe(`llm.example answered 418: ${message}`);
	});
});

test.each([
	["raw", (value: string) => value],
	["in JSON", (value: string) => JSON.stringify(value)],
	["percent-encoded", encodeURIComponent],
	["in base64", (value: string) => Buffer.from(`user:${value}`).toString("base64")],
])("the key is in no message, %s", async (_, spell) => {
	const env = { OPENAI_API_KEY: "plain/looking+key=1" };
	const client = answering(() => ({
		status: 401,
		body: `{"error":{"message":${JSON.stringify(`Wrong: ${spell(env.OPENAI_API_KEY)}`)}}}`,
	}));
	const error = await errorOf(() => chatThrough(client, { env }).call(input));
	expect(error.message).toContain("«redacted:OPENAI_API_KEY»");
	expect(textsOf(error)).not.toContain(spell(env.OPENAI_API_KEY));
});

describe("an environment that cannot be used", () => {
	test.each<[Record<string, string>, string]>([
		[{}, "The environment variable OPENAI_API_KEY is not set"],
		[{ OPENAI_API_KEY: "  " }, "The environment variable OPENAI_API_KEY is not set"],
		[{ OPENAI_API_KEY: "sk-a\nsk-b" }, "The value of OPENAI_API_KEY cannot be a key"],
		[{ OPENAI_API_KEY: "sk-ü" }, "The value of OPENAI_API_KEY cannot be a key"],
		[
			{ OPENAI_API_KEY: "sk-a", OPENAI_BASE_URL: "localhost:11434" },
			"The value of OPENAI_BASE_URL is not a web address",
		],
	])("%j", async (env, message) => {
		const client = answering(() => ({}));
		const error = await errorOf(() => chatThrough(client, { env }).call(input));
		expect(error.message).toBe(message);
		expect(error.help).not.toBeNull();
		expect(textsOf(error)).not.toContain("sk-");
		expect(client.requests).toEqual([]);
	});
});
