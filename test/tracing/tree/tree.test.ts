import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { widthOf } from "../../../src/diagnostics/cells.js";
import { readTrace } from "../../../src/tracing/reading.js";
import type { Trace } from "../../../src/tracing/trace.js";
import { traceTree } from "../../../src/tracing/tree/tree.js";
import { change, TraceBuilder } from "../build.js";
import { anyTrace } from "../random.js";
import { chatTrace, deepTrace, emptyTrace, failingTrace, hostileTrace, longTrace, samples } from "../samples.js";

const plain = { color: false, width: 100 };

/** The lines between head and foot. */
function bodyOf(text: string): string[] {
	const [, body = ""] = text.split("\n\n");
	return body.startsWith("Where the time went") ? [] : body.replace(/\n$/, "").split("\n");
}

describe("the tree of a trace", () => {
	test.each(Object.entries(samples))("%s", (_, sample) => {
		expect(traceTree(sample(), plain)).toMatchSnapshot();
	});

	test("shows what a model was asked, and what it cost", () => {
		const text = traceTree(chatTrace(), { color: false, width: 140 });
		expect(text).toContain(
			"POST https://api.openai.com/v1/chat/completions 200 · 158 B · gpt-4o-2024-08-06 31+84 tokens · $0.00092",
		);
		expect(text).toContain("3 statements · 2 calls · 1 request · 31+84 tokens · $0.00092 · 1 log");
		expect(text).toContain("1 time, waiting for requests");
	});

	test("marks the way of an error, and what went wrong before it", () => {
		const lines = bodyOf(traceTree(failingTrace(), plain));
		expect(lines.filter((line) => line.includes("✗")).map((line) => line.replace(/.*✗ /, ""))).toEqual([
			"order(ids = [1,2,3])",
			"foreach ($input.ids)",
			"pass 3",
			'function.run "price" (id = 3)',
			"precondition ($answer.response.status == 200)",
			"ERROR_FATAL: No price",
		]);
		expect(lines.filter((line) => line.includes("! GET"))).toHaveLength(1);
	});

	test("tells the share of what took long, and of nothing else", () => {
		const lines = bodyOf(traceTree(failingTrace(), plain));
		expect(lines.find((line) => line.includes("pass 3"))).toContain(" 50 %");
		expect(lines.find((line) => line.includes("precondition"))).not.toContain("%");
	});

	test("a run without statements", () => {
		expect(bodyOf(traceTree(emptyTrace(), plain))).toEqual(["    0 µs         nothing() → null"]);
	});
});

describe("a long trace", () => {
	const trace = longTrace();

	test("is folded into as many lines as there may be", () => {
		expect(trace.events.length).toBeGreaterThan(99_000);
		for (const lines of [1, 7, 30, 200])
			expect(bodyOf(traceTree(trace, { ...plain, lines })).length).toBeLessThanOrEqual(lines);
	});

	test("keeps the first passes, those that logged, and says how many are left out", () => {
		const text = traceTree(trace, { ...plain, lines: 40 });
		expect(text).toContain("for ($input.count) · 33,000 passes");
		expect(text.match(/ pass \d+/g)).toEqual([
			" pass 1",
			" pass 2",
			" pass 3",
			" pass 1000",
			" pass 2000",
			" pass 3000",
		]);
		expect(text.match(/… [\d,]+ more passes/g)).toEqual([
			"… 996 more passes",
			"… 999 more passes",
			"… 999 more passes",
			"… 30,000 more passes",
		]);
	});

	test("shows the way of an error and what ran right before it, wherever it was", () => {
		const text = traceTree(longTrace({ failsIn: 30_000 }), { ...plain, lines: 30 });
		expect(text).toContain("✗ pass 30001");
		expect(text).toContain("├ pass 30000");
		expect(text).toContain("✗ ERROR_FATAL: Not numeric.");
		expect(text).toMatch(/… [\d,]+ more passes/);
	});

	test("shows a slow statement in the midst of many", () => {
		const made = new TraceBuilder({ kind: "function", name: "f" });
		const f = made.function("f", made.source("f.xs", 'function "f" {\n  a\n  slow\n}\n'));
		const [a, slow] = [made.site(f, "a", "a", "  a"), made.site(f, "slow", "slow")];
		made.call(f, {}, () => {
			for (let at = 0; at < 5_000; at++) made.statement(at === 3_210 ? slow : a, at === 3_210 ? 900 : 0.1);
			return undefined;
		});
		const text = traceTree(made.finish(chatTrace().outcome), { ...plain, lines: 20 });
		expect(text).toMatch(/ 900 ms {3}64 % {2}├ slow\n/);
		expect(text.match(/… ([\d,]+) statements/g)?.length).toBeGreaterThan(1);
		const hidden = [...text.matchAll(/… ([\d,]+) statements/g)].map(([, count = ""]) => Number(count.replace(",", "")));
		const visible = text.match(/ [├└] (?:a|slow)\n/g)?.length ?? 0;
		expect(hidden.reduce((sum, count) => sum + count, 0) + visible).toBe(5_000);
	});

	test("says that steps ran without being kept", () => {
		expect(traceTree(longTrace({ passes: 100, kept: 10 }), plain)).toContain("180 more steps ran than are kept.");
	});

	test("leaves out the middle of a way that nobody would read", () => {
		const text = traceTree(deepTrace(1_900), plain);
		expect(text).toContain("… 1,702 more steps on the way of the error");
		expect(bodyOf(text).length).toBeLessThan(210);
		expect(text).toContain("✗ end: bottom");
	});

	test("a way of a hundred steps is shown in full, however few lines there may be", () => {
		const text = traceTree(deepTrace(100), { ...plain, lines: 10 });
		expect(bodyOf(text).filter((line) => line.includes('✗ function.run "down"'))).toHaveLength(100);
	});

	test("requests and logs that are known of no event stand beside the outermost", () => {
		const made = new TraceBuilder({ kind: "job", name: "f" });
		const f = made.function("f", made.source("f.xs", 'function "f" {\n}\n'));
		made.request({ url: "https://example.com/first", milliseconds: 2 });
		made.call(f, {}, () => undefined);
		for (let at = 0; at < 20; at++) made.log(at);
		const lines = bodyOf(traceTree(made.finish(chatTrace().outcome), { ...plain, lines: 16 }));
		expect(lines).toHaveLength(15);
		expect(lines[0]).toContain("POST https://example.com/first 200");
		expect(lines[1]).toContain("f()");
		expect(lines.slice(2, 4).map((line) => line.trim())).toEqual(["log 0", "log 1"]);
		expect(lines.at(-1)).toContain("… 8 more logs");
	});

	test("many requests of one statement are counted", () => {
		const made = new TraceBuilder({ kind: "function", name: "f" });
		const f = made.function("f", made.source("f.xs", 'function "f" {\n  a\n}\n'));
		const a = made.site(f, "a", "a", "  a");
		made.call(f, {}, () => {
			made.statement(a, 1, () => {
				for (let at = 0; at < 50; at++) made.request({ url: `https://example.com/${at}`, milliseconds: 1 });
				return undefined;
			});
			return undefined;
		});
		const text = traceTree(made.finish(chatTrace().outcome), plain);
		expect(text.match(/POST https/g)).toHaveLength(12);
		expect(text).toContain("└ … 38 more requests");
	});
});

describe("a line", () => {
	test("names a variable once", () => {
		const made = new TraceBuilder({ kind: "function", name: "f" });
		const f = made.function("f", made.source("f.xs", 'function "f" {\n  var $a\n  b\n}\n'));
		const [a, b] = [made.site(f, "var", "var $a"), made.site(f, "b", "b", "  b")];
		made.call(f, {}, () => {
			made.statement(a, 1, () => ({ changes: [change("$a", 3, 4)] }));
			made.statement(b, 1, () => ({ changes: [change("$a", 4, 5), change("$b", undefined, "x")] }));
			return undefined;
		});
		const text = traceTree(made.finish(chatTrace().outcome), plain);
		expect(text).toContain("├ var $a 3 → 4\n");
		expect(text).toContain('└ b  $a 4 → 5, $b = "x"\n');
	});

	test("of a message that is very long is not the only one", () => {
		const trace = failingTrace();
		const outcome = {
			...trace.outcome,
			message: "word ".repeat(5_000),
			help: "word ".repeat(5_000),
		} as Trace["outcome"];
		const [head = ""] = traceTree({ ...trace, outcome }, plain).split("\n\n");
		expect(head.split("\n")).toHaveLength(2 + 10 + 10 + 2);
		expect(head).toMatch(/ {4}… \d+ more lines\n {2}help: word/);
	});

	test("shows an event that had not ended", () => {
		const trace = chatTrace();
		const events = trace.events.map((event, at) => (at === 3 ? { ...event, milliseconds: null } : event));
		expect(traceTree({ ...trace, events }, plain)).toContain("debug.log (had not ended)");
	});

	test("tells of an error that was caught", () => {
		const trace = chatTrace();
		const events = trace.events.map((event, at) => (at === 1 ? ({ ...event, failed: true } as const) : event));
		expect(traceTree({ ...trace, events }, plain)).toContain('├ ! function.run "openai_chat_completion"');
	});
});

describe("whatever is in a trace", () => {
	const withoutColors = (text: string): string => text.replace(/\u001b\[[\d;]*m/g, "");

	function expectSound(trace: Trace, width: number, lines: number): void {
		const text = traceTree(trace, { color: false, width, lines });
		expect(text.endsWith("\n")).toBe(true);
		for (const line of text.split("\n")) {
			expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u);
			expect(widthOf(line), line).toBeLessThanOrEqual(Math.max(20, width));
		}
		expect(withoutColors(traceTree(trace, { color: true, width, lines }))).toBe(text);
		const way = readTrace(trace).failing.length;
		expect(bodyOf(text).length).toBeLessThanOrEqual(Math.max(lines, 1) + 3 * way + 1);
	}

	test.each(Object.entries(samples))("no line of %s is too long, and none moves the cursor", (_, sample) => {
		const trace = sample();
		for (const width of [1, 20, 29, 30, 49, 50, 73, 150])
			for (const lines of [0, 3, 40]) expectSound(trace, width, lines);
	});

	test("the same of any trace", () => {
		fc.assert(fc.property(anyTrace, fc.integer({ min: 1, max: 160 }), fc.integer({ min: 0, max: 60 }), expectSound), {
			numRuns: 150,
		});
	});

	test("everything is shown where there is room", () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				const text = traceTree(trace, { color: false, width: 10_000, lines: 100_000, passes: 1_000 });
				expect(text).not.toMatch(/… \d+ statements?,/);
				expect(text.match(/ pass \d+/g)?.length ?? 0).toBeGreaterThanOrEqual(
					trace.events.filter(({ kind }) => kind === "pass").length,
				);
			}),
			{ numRuns: 50 },
		);
	});

	test("hostile names are shown, escaped", () => {
		expect(traceTree(hostileTrace(), plain)).toContain(
			'function bad\\x1b[31m"\\n\\u{202e}name\\x07世界 done in 5.0 ms',
		);
	});
});
