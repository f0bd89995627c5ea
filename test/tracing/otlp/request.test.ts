import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OtlpOptions, otlpRequest } from "../../../src/tracing/otlp/request.js";
import type { Trace } from "../../../src/tracing/trace.js";
import { message, TraceBuilder } from "../build.js";
import { anyTrace } from "../random.js";
import { chatTrace, emptyTrace, failingTrace, hostileTrace, longTrace, samples, stillbornTrace } from "../samples.js";
import { type ReadSpan, readBody } from "./reader.js";

const random = Uint8Array.from({ length: 24 }, (_, at) => at + 1);

function spansOf(trace: Trace, options: Partial<OtlpOptions> = {}): ReadSpan[] {
	return otlpRequest(trace, { random, ...options }).bodies.flatMap((body) => readBody(body).spans);
}

function named(spans: readonly ReadSpan[], name: string): ReadSpan {
	const found = spans.filter((span) => span.name === name);
	if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} spans are named ${name}`);
	return found[0];
}

/** The names of a span and of all around it, outermost first. */
function wayTo(spans: readonly ReadSpan[], span: ReadSpan): string[] {
	const around = spans.find(({ id }) => id === span.parent);
	return [...(around === undefined ? [] : wayTo(spans, around)), span.name];
}

describe("a run with a model", () => {
	const trace = chatTrace();
	const spans = spansOf(trace);

	test("has spans for the run, its calls, and the request", () => {
		const chat = named(spans, "chat gpt-4o");
		expect(wayTo(spans, chat)).toEqual([
			"job Paper clips",
			"ask",
			'function.run "openai_chat_completion"',
			"openai_chat_completion",
			"chat gpt-4o",
		]);
		expect(spans).toHaveLength(5);
	});

	test("says of the request what the conventions for generative AI ask", () => {
		const chat = named(spans, "chat gpt-4o");
		expect(chat.kind).toBe(3);
		expect(chat.attributes).toEqual({
			"gen_ai.operation.name": "chat",
			"gen_ai.provider.name": "openai",
			"gen_ai.request.model": "gpt-4o",
			"gen_ai.response.model": "gpt-4o-2024-08-06",
			"gen_ai.request.temperature": 0.2,
			"gen_ai.request.max_tokens": 60,
			"gen_ai.response.finish_reasons": ["stop"],
			"gen_ai.usage.input_tokens": 31,
			"gen_ai.usage.output_tokens": 84,
			"xano.cost": trace.totals.cost,
			"server.address": "api.openai.com",
			"server.port": 443,
		});
		expect(chat.status).toEqual({});
	});

	test("tells no contents unless it is asked to", () => {
		const [body = ""] = otlpRequest(trace, { random }).bodies;
		// A log is written to be read.
		expect(body).not.toContain("three uses");
		expect(body).not.toContain("gen_ai.input.messages");
		const told = spansOf(trace, { contents: true });
		const { attributes } = named(told, "chat gpt-4o");
		expect(JSON.parse(String(attributes["gen_ai.input.messages"]))).toEqual([
			{ role: "user", parts: [{ type: "text", content: "Name three uses of a paper clip." }] },
		]);
		expect(JSON.parse(String(attributes["gen_ai.output.messages"]))).toEqual([
			{
				role: "assistant",
				parts: [{ type: "text", content: "Holding paper, picking locks, resetting routers." }],
				finish_reason: "stop",
			},
		]);
		expect(named(told, "ask").attributes["xano.input.question"]).toBe('"Name three uses of a paper clip."');
	});

	test("counts time from when the run began, to the nanosecond", () => {
		const run = named(spans, "job Paper clips");
		expect(run.start).toBe(BigInt(Date.UTC(2026, 0, 31, 12)) * 1_000_000n);
		expect(run.end - run.start).toBe(BigInt(Math.round(trace.milliseconds * 1_000_000)));
		const [sent] = trace.requests;
		expect(named(spans, "chat gpt-4o").start - run.start).toBe(BigInt(Math.round((sent?.start ?? 0) * 1_000_000)));
	});

	test("logs are events of the span they were written in", () => {
		expect(named(spans, "ask").events.map(({ name, attributes }) => ({ name, attributes }))).toEqual([
			{
				name: "log",
				attributes: {
					"xano.log.value": '"Holding paper, picking locks, resetting routers."',
					"code.file.path": "function/ask.xs",
					"code.line.number": 11,
				},
			},
		]);
	});

	test("says where the code stands", () => {
		expect(named(spans, 'function.run "openai_chat_completion"').attributes).toEqual({
			"code.function.name": "ask",
			"code.file.path": "function/ask.xs",
			"code.line.number": 7,
			"code.column.number": 5,
			"xano.statement.name": "function.run",
		});
		expect(named(spans, "openai_chat_completion").attributes).toEqual({
			"code.function.name": "openai_chat_completion",
		});
	});

	test("is of a service", () => {
		const resourceOf = (options: Partial<OtlpOptions>): unknown =>
			readBody(otlpRequest(trace, { random, ...options }).bodies[0] ?? "").resource;
		expect(resourceOf({})).toEqual({
			"service.name": "xano-local",
			"telemetry.sdk.name": "xano-local",
			"telemetry.sdk.language": "nodejs",
			"telemetry.sdk.version": "0.1.0",
		});
		expect(resourceOf({ service: "shop" })).toMatchObject({ "service.name": "shop" });
	});
});

describe("a run that failed", () => {
	const spans = spansOf(failingTrace());

	test("the error is an event where it was raised, and the status of all around it", () => {
		const raised = named(spans, "precondition ($answer.response.status == 200)");
		expect(raised.events).toHaveLength(1);
		expect(raised.events[0]).toMatchObject({
			name: "exception",
			at: raised.end,
			attributes: {
				"exception.type": "ERROR_FATAL",
				"exception.message": "No price",
				"exception.stacktrace":
					"ERROR_FATAL: No price\n    at price (function/price.xs:12:5)\n    at order (function/order.xs:13:9)",
			},
		});
		const failed = spans.filter(({ status }) => status.message === "No price");
		expect(failed.map(({ name }) => name)).toEqual([
			"function order",
			"order",
			"foreach ($input.ids)",
			"pass of foreach ($input.ids)",
			'function.run "price"',
			"price",
			"precondition ($answer.response.status == 200)",
		]);
		expect(failed.every(({ status }) => status.code === 2)).toBe(true);
		expect(spans.flatMap(({ events }) => events).filter(({ name }) => name === "exception")).toHaveLength(1);
	});

	test("other requests are spans of HTTP", () => {
		const requests = spans.filter(({ kind }) => kind === 3);
		expect(requests.map(({ name }) => name)).toEqual(["GET", "GET", "GET"]);
		expect(requests[0]?.attributes).toEqual({
			"http.request.method": "GET",
			"url.full": "https://prices.example.com/1",
			"http.response.status_code": 200,
			"server.address": "prices.example.com",
			"server.port": 443,
		});
		expect(requests[0]?.status).toEqual({});
		expect(requests[2]?.attributes).toMatchObject({ "http.response.status_code": 404, "error.type": "404" });
		expect(requests[2]?.status).toEqual({ code: 2 });
	});

	test("an error that is known of no event is one of the run", () => {
		const [run] = spansOf(stillbornTrace());
		expect(run?.events).toMatchObject([
			{ name: "exception", attributes: { "exception.type": "ERROR_CODE_INPUT_ERROR" } },
		]);
		expect(run?.status).toEqual({ code: 2, message: "Missing param: month" });
	});
});

describe("requests", () => {
	function requestSpan(url: string, method = "GET", failure: string | null = null): ReadSpan {
		const made = new TraceBuilder({ kind: "function", name: "f" });
		made.request({ url, method, status: failure === null ? 200 : null, failure, milliseconds: 1 });
		return spansOf(made.finish(chatTrace().outcome)).at(-1) as ReadSpan;
	}

	test("to a port, to an address, and to nothing", () => {
		expect(requestSpan("http://localhost:8080/x").attributes).toMatchObject({
			"server.address": "localhost",
			"server.port": 8080,
		});
		expect(requestSpan("http://[::1]/x").attributes).toMatchObject({ "server.address": "::1", "server.port": 80 });
		expect(requestSpan("nowhere").attributes).not.toHaveProperty("server.address");
	});

	test("with a method that nobody knows", () => {
		const span = requestSpan("https://example.com", "BREW");
		expect(span.name).toBe("HTTP");
		expect(span.attributes).toMatchObject({
			"http.request.method": "_OTHER",
			"http.request.method_original": "BREW",
		});
	});

	test("without an answer", () => {
		const span = requestSpan("https://example.com", "GET", "The host refused");
		expect(span.attributes).toMatchObject({ "error.type": "_OTHER" });
		expect(span.attributes).not.toHaveProperty("http.response.status_code");
		expect(span.status).toEqual({ code: 2, message: "The host refused" });
	});

	test("contents in every form that chats know", () => {
		const made = new TraceBuilder({ kind: "function", name: "f" });
		const [{ model = null } = {}] = chatTrace().requests;
		const call = { id: "call_1", type: "function", function: { name: "weather", arguments: '{"city":"Paris"}' } };
		const messages = [
			{ role: "system", content: [{ type: "text", text: "Be brief." }] },
			{ role: "assistant", content: null, tool_calls: [call] },
			{ role: "tool", tool_call_id: "call_1", content: "rain" },
		];
		made.request({
			url: "https://api.openai.com/v1/chat/completions",
			milliseconds: 1,
			model,
			sent: message(JSON.stringify({ messages })),
			received: message(JSON.stringify({ choices: [{ message: messages[1], finish_reason: "tool_calls" }] })),
		});
		made.request({ url: "https://x", milliseconds: 1, model, sent: { ...message("{"), isCut: true }, received: null });
		const [first, second] = spansOf(made.finish(chatTrace().outcome), { contents: true }).slice(-2);
		const asked = { type: "tool_call", id: "call_1", name: "weather", arguments: '{"city":"Paris"}' };
		expect(JSON.parse(String(first?.attributes["gen_ai.input.messages"]))).toEqual([
			{ role: "system", parts: [{ type: "text", content: "Be brief." }] },
			{ role: "assistant", parts: [asked] },
			{ role: "tool", parts: [{ type: "tool_call_response", id: "call_1", response: "rain" }] },
		]);
		expect(JSON.parse(String(first?.attributes["gen_ai.output.messages"]))).toEqual([
			{ role: "assistant", parts: [asked], finish_reason: "tool_call" },
		]);
		expect(second?.attributes).not.toHaveProperty("gen_ai.input.messages");
	});
});

describe("which events have a span", () => {
	const names = (options: Partial<OtlpOptions>): string[] =>
		spansOf(longTrace({ passes: 3 }), options).map(({ name }) => name);

	test("those that took long, or all", () => {
		expect(names({})).toEqual(["function sum", "sum"]);
		expect(names({ shortest: 0.015 })).toEqual(["function sum", "sum", "for ($input.count)"]);
		expect(names({ everything: true })).toHaveLength(1 + longTrace({ passes: 3 }).events.length);
		expect(names({ everything: true })).toContain("pass of for ($input.count)");
	});

	test("what is in an event without a span hangs on the one around it", () => {
		const spans = spansOf(longTrace({ passes: 1_000 }), { shortest: 1_000 });
		expect(spans.map(({ name }) => name)).toEqual(["function sum", "sum"]);
		expect(spans[1]?.events).toHaveLength(1);
	});
});

describe("ids", () => {
	test("follow from the random bytes", () => {
		const [one, same] = [spansOf(failingTrace()), spansOf(failingTrace())];
		expect(one).toEqual(same);
		const other = spansOf(failingTrace(), { random: random.map((byte) => byte ^ 255) });
		const ids = (spans: readonly ReadSpan[]): string[] => spans.map(({ id }) => id);
		expect(new Set([...ids(one), ...ids(other)]).size).toBe(one.length + other.length);
		expect(one[0]?.traceId).toBe("0102030405060708090a0b0c0d0e0f10");
		expect(other[0]?.traceId).not.toBe(one[0]?.traceId);
	});

	test("of many spans are all different", () => {
		const text = otlpRequest(longTrace({ passes: 7_000 }), { random, everything: true }).bodies.join("");
		const ids = text.match(/"spanId":"\w{16}"/g) ?? [];
		expect(ids.length).toBeGreaterThan(20_000);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test("are none of zeros", () => {
		expect(spansOf(emptyTrace(), { random: new Uint8Array(24) })[0]?.traceId).toBe(`${"0".repeat(31)}1`);
		expect(spansOf(emptyTrace(), { random: new Uint8Array(0) })).toHaveLength(2);
	});
});

describe("a large trace", () => {
	test("is sent in bodies of bounded size", () => {
		const { bodies, spans } = otlpRequest(longTrace({ passes: 7_000 }), { random, everything: true });
		expect(bodies.length).toBe(Math.ceil(spans / 512));
		for (const body of bodies) expect(body.length).toBeLessThan(2_500_000);
	});

	test("and so are spans with much in them", () => {
		const made = new TraceBuilder({ kind: "function", name: "f" });
		const f = made.function("f", null);
		const inputs = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`input ${at}`, "x".repeat(990)]));
		for (let at = 0; at < 30; at++) made.call(f, inputs, () => undefined);
		const { bodies } = otlpRequest(made.finish(chatTrace().outcome), { random, contents: true });
		expect(bodies.length).toBeGreaterThan(2);
		for (const body of bodies) expect(body.length).toBeLessThan(2_500_000);
	});
});

describe("whatever is in a trace", () => {
	const expectSound = (trace: Trace, everything: boolean, contents: boolean): void => {
		const spans = spansOf(trace, { everything, contents });
		const known = new Set(spans.map(({ id }) => id));
		expect(known.size).toBe(spans.length);
		expect(spans.filter(({ parent }) => parent === null)).toHaveLength(1);
		expect(spans.every(({ parent }) => parent === null || known.has(parent))).toBe(true);
		expect(spans.filter(({ kind }) => kind === 3)).toHaveLength(trace.requests.length);
		expect(spans.flatMap(({ events }) => events).filter(({ name }) => name === "log")).toHaveLength(trace.logs.length);
	};

	test.each(Object.entries(samples))("%s can be read by a server", (_, sample) => expectSound(sample(), true, true));

	test("and any other", () => {
		fc.assert(fc.property(anyTrace, fc.boolean(), fc.boolean(), expectSound), { numRuns: 100 });
	});

	test("texts that are no Unicode are made such", () => {
		expect(otlpRequest(hostileTrace(), { random, everything: true }).bodies[0]).not.toMatch(/\\ud[89a-f]/i);
	});
});
