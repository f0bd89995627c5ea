import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { traceSummary } from "../../src/tracing/summary.js";
import type { Trace } from "../../src/tracing/trace.js";
import { anyTrace } from "./random.js";
import { chatTrace, deepTrace, failingTrace, longTrace, samples } from "./samples.js";

const sizeOf = (data: unknown): number => Buffer.byteLength(JSON.stringify(data));

describe("a run that failed", () => {
	const summary = traceSummary(failingTrace());

	test("is told with the error, its place and its stack", () => {
		expect(summary.outcome).toEqual({
			kind: "failed",
			code: "ERROR_FATAL",
			message: "No price",
			help: "The precondition does not hold.",
			place: "function/price.xs:12",
			stack: ["price (function/price.xs:12:5)", "order (function/order.xs:13:9)"],
		});
	});

	test("and what ran before it, with values", () => {
		expect(summary.lastSteps.at(-1)).toEqual({
			place: "function/price.xs:12",
			title: "precondition ($answer.response.status == 200)",
			failed: true,
			passes: [3],
		});
		expect(summary.lastSteps.at(-2)).toMatchObject({
			title: "api.request",
			changes: { $answer: '{"response":{"status":404,"result":12}}' },
			passes: [3],
		});
		expect(summary.lastSteps.find(({ title }) => title === "var.update $total")?.changes).toEqual({ $total: "0 → 4" });
	});

	test("and loops, ways that were taken, and what never ran", () => {
		expect(summary.loops).toMatchObject([{ title: "foreach ($input.ids)", times: 1, passes: 3 }]);
		expect(summary.branches).toMatchObject([{ title: "conditional", taken: { else: 2 } }]);
		expect(summary.neverRan.map((each) => each.replace(/:\d+/, ""))).toEqual([
			"function/order.xs debug.log",
			"function/order.xs try_catch",
			'function/order.xs throw "warm-up"',
			"function/order.xs response",
		]);
	});

	test("and the request that went wrong first, with its answer", () => {
		expect(summary.requests[0]).toEqual({
			method: "GET",
			url: "https://prices.example.com/3",
			status: 404,
			milliseconds: 36,
			answer: "12",
		});
		expect(summary.requests[1]).not.toHaveProperty("answer");
	});
});

test("a run with a model", () => {
	const summary = traceSummary(chatTrace());
	expect(summary.outcome).toMatchObject({ kind: "done" });
	expect(summary.input).toEqual({ question: '"Name three uses of a paper clip."' });
	expect(summary.requests).toMatchObject([{ model: "gpt-4o-2024-08-06", tokens: [31, 84], cost: 0.0009175 }]);
	expect(summary.hottest[0]).toMatchObject({ title: "openai_chat_completion", place: null, waiting: true });
	expect(summary.logs).toHaveLength(1);
	expect(summary.omitted).toEqual({});
});

describe("however long the run was", () => {
	test("the summary stays small, and says what is missing", () => {
		const summary = traceSummary(longTrace({ failsIn: 30_000 }));
		expect(sizeOf(summary)).toBeLessThanOrEqual(8_192);
		expect(summary.loops).toMatchObject([{ title: "for ($input.count)", passes: 30_001 }]);
		expect(summary.branches[0]?.taken).toEqual({ none: 29_970, if: 30 });
		expect(summary.lastSteps.length).toBeGreaterThan(7);
		expect((summary.omitted.lastSteps ?? 0) + summary.lastSteps.length).toBe(60_033);
		expect((summary.omitted.logs ?? 0) + summary.logs.length).toBe(30);
		expect(summary.logs.at(-1)?.value).toBe("449985000");
	});

	test("a stack keeps its innermost frames", () => {
		const { outcome, omitted } = traceSummary(deepTrace(500));
		if (outcome.kind !== "failed") throw new Error("it failed");
		expect(outcome.stack[0]).toBe("down (down.xs:11:5)");
		expect(outcome.stack.length + (omitted.stack ?? 0)).toBe(501);
	});

	test("and whatever texts are in it", () => {
		const long = "宽".repeat(100_000);
		const trace: Trace = {
			...failingTrace(),
			subject: { kind: "function", name: long },
			outcome: { ...failingTrace().outcome, message: long, help: long, code: long } as Trace["outcome"],
			input: Array.from({ length: 500 }, (_, at) => ({
				name: `${at}${long}`,
				value: { type: "text", text: long, size: long.length, isCut: true },
			})),
		};
		for (const maximumBytes of [2_048, 4_096, 8_192, 100_000])
			expect(sizeOf(traceSummary(trace, { maximumBytes }))).toBeLessThanOrEqual(maximumBytes);
	});

	test("of any trace", () => {
		fc.assert(
			fc.property(anyTrace, fc.constantFrom(2_048, 8_192), (trace, maximumBytes) => {
				expect(sizeOf(traceSummary(trace, { maximumBytes }))).toBeLessThanOrEqual(maximumBytes);
			}),
			{ numRuns: 100 },
		);
	});
});

test.each(Object.entries(samples))("%s is plain data", (_, sample) => {
	const summary = traceSummary(sample());
	expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
});
