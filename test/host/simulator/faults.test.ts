import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { slowness } from "../../../src/host/simulator/server.js";
import { instantClock, stillClock } from "../clocks.js";
import { openSimulator, refusalOf, sdkOn } from "./openai.js";

const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: "hi" }];

/** What magic keys and models answer, one row for each row of the README. */
const refusals: [name: string, status: number, code: string | null, message: RegExp][] = [
	["401", 401, "invalid_api_key", /^401 Incorrect API key provided: sk-simul\*\*\*-401\.$/],
	["403", 403, "model_not_found", /has no access to the model/],
	["404", 404, "model_not_found", /does not exist or this key has no access/],
	["429", 429, "rate_limit_exceeded", /Rate limit reached/],
	["429-always", 429, "rate_limit_exceeded", /Rate limit reached/],
	["quota", 429, "insufficient_quota", /quota of this account is used up/],
	["500", 500, null, /had an error while processing/],
	["500-once", 500, null, /had an error while processing/],
	["503", 503, null, /overloaded/],
];

const once = new Set(["429", "500-once"]);

describe.each([
	["key", (name: string) => [`sk-simulate-${name}`, "gpt-4o"] as const],
	["model", (name: string) => ["sk-simulated", `simulate-${name}`] as const],
])("by %s", (_, pair) => {
	test.each(refusals)("%s", async (name, status, code, message) => {
		const [key, model] = pair(name);
		const sdk = await sdkOn(await openSimulator(), key);
		const ask = () => sdk.chat.completions.create({ model, messages });
		const refusal = await refusalOf(ask);
		expect(refusal.status).toBe(status);
		expect(refusal.code).toBe(code);
		expect(refusal.message).toMatch(message);
		const isTransient = status >= 500 || code === "rate_limit_exceeded";
		expect(refusal.headers?.get("retry-after")).toBe(isTransient ? "0" : null);
		if (once.has(name)) expect((await ask()).choices).toHaveLength(1);
		else expect((await refusalOf(ask)).status).toBe(status);
	});
});

test("a limited fault starts anew after it has let a request through", async () => {
	const sdk = await sdkOn(await openSimulator(), "sk-simulate-429");
	const ask = () => sdk.chat.completions.create({ model: "gpt-4o", messages });
	await refusalOf(ask);
	await ask();
	await refusalOf(ask);
	const other = () => sdk.chat.completions.create({ model: "gpt-4", messages });
	await refusalOf(other);
});

test("the context of simulate-context is full at once", async () => {
	const sdk = await sdkOn(await openSimulator());
	const long: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: "word ".repeat(100) }];
	const refusal = await refusalOf(() => sdk.chat.completions.create({ model: "simulate-context", messages: long }));
	expect(refusal).toMatchObject({ status: 400, code: "context_length_exceeded", param: "messages" });
	expect(refusal.message).toContain("This model takes at most 50 tokens");
	expect((await sdk.chat.completions.create({ model: "simulate-context", messages })).choices).toHaveLength(1);
});

test("no key at all", async () => {
	const simulator = await openSimulator();
	for (const headers of [{}, { Authorization: "Bearer " }, { Authorization: "Basic abc" }]) {
		const response = await fetch(`${simulator.url}/v1/models`, { headers: headers as Record<string, string> });
		expect(response.status).toBe(401);
		expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
	}
});

describe("slow", () => {
	test("keeps a whole answer back", async () => {
		const clock = instantClock();
		const sdk = await sdkOn(await openSimulator({ clock }), "sk-simulate-slow");
		expect((await sdk.chat.completions.create({ model: "gpt-4o", messages })).choices).toHaveLength(1);
		expect(clock.sleeps).toEqual([slowness]);
	});

	test("keeps the rest of a streamed answer back", async () => {
		const clock = stillClock();
		const sdk = await sdkOn(await openSimulator({ clock }), "sk-simulate-slow");
		const events = await sdk.chat.completions.create({ model: "gpt-4o", messages, stream: true });
		let received = 0;
		for await (const _ of events) if (++received === 2) clock.wake();
		expect(received).toBeGreaterThan(4);
		expect(clock.sleeps).toEqual([slowness]);
	});

	test("stops waiting when nobody does", async () => {
		const clock = stillClock();
		const simulator = await openSimulator({ clock });
		const sdk = await sdkOn(simulator, "sk-simulate-slow");
		const caller = new AbortController();
		const asking = sdk.chat.completions.create({ model: "gpt-4o", messages }, { signal: caller.signal });
		while (clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
		caller.abort();
		await expect(asking).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
		while (clock.waiting > 0) await new Promise((resolve) => setImmediate(resolve));
	});
});

describe("cut", () => {
	test("a whole answer", async () => {
		const sdk = await sdkOn(await openSimulator(), "sk-simulate-cut");
		await expect(sdk.chat.completions.create({ model: "gpt-4o", messages })).rejects.toThrow();
	});

	test("a streamed answer, after its beginning", async () => {
		const sdk = await sdkOn(await openSimulator(), "sk-simulate-cut");
		const events = await sdk.chat.completions.create({ model: "gpt-4o", messages, stream: true });
		let received = 0;
		await expect(
			(async () => {
				for await (const _ of events) received++;
			})(),
		).rejects.toThrow();
		expect(received).toBe(2);
	});
});

test("html answers with a web page", async () => {
	const simulator = await openSimulator();
	const response = await fetch(`${simulator.url}/v1/models`, { headers: { Authorization: "Bearer sk-simulate-html" } });
	expect(response.headers.get("content-type")).toBe("text/html");
	expect(await response.text()).toMatch(/^<!doctype html>/);
});

test.each(["sk-simulate-", "sk-simulate-constructor", "sk-simulate-__proto__", "sk-simulate-418"])(
	"%s is an ordinary key",
	async (key) => {
		const sdk = await sdkOn(await openSimulator(), key);
		expect((await sdk.chat.completions.create({ model: "gpt-4o", messages })).choices).toHaveLength(1);
	},
);
