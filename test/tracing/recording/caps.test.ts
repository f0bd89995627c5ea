import { describe, expect, test } from "vitest";
import type { Trace } from "../../../src/tracing/trace.js";
import { functionText } from "../../engine/support.js";
import { answering } from "../../host/requests.js";
import { violationsOf } from "./invariants.js";
import { record } from "./record.js";

function hitsOf(title: string, { sites }: Trace): number {
	return sites.filter((site) => site.title.startsWith(title)).reduce((sum, { hits }) => sum + hits, 0);
}

function loopsIn(trace: Trace): (number | undefined)[] {
	return trace.events
		.filter(({ kind, site }) => kind === "statement" && /^(for|foreach|while)\b/.test(trace.sites[site]?.title ?? ""))
		.map(({ passes }) => passes);
}

function passEvents({ events }: Trace): number {
	return events.filter(({ kind }) => kind === "pass").length;
}

const http = answering(() => ({ status: 200, body: "{}" }));

describe("the passes of a long loop are counted however it is left", () => {
	const bodies: readonly (readonly [string, string, number])[] = [
		["at its end", "", 500],
		["by break", "conditional { if ($i == 299) { break } }", 300],
		["by return", "conditional { if ($i == 299) { return { value = 1 } } }", 300],
		["by an error that is caught", "precondition ($i < 299)", 300],
	];
	test.each(bodies)("%s", async (_, body, passes) => {
		const stack = `try_catch { try { for (500) { each as $i { ${body} } } } } var $last { value = 1 }`;
		const { trace } = await record(functionText("main", { stack }));
		expect(violationsOf(trace)).toEqual([]);
		expect(loopsIn(trace)).toEqual([passes]);
		expect(passEvents(trace)).toBe(100);
		// What comes after the loop is told again.
		const isReturned = body.includes("return");
		expect(trace.events.some(({ site }) => trace.sites[site]?.title.startsWith("var $last"))).toBe(!isReturned);
	});

	test("by the error that ends the run", async () => {
		const { trace, error } = await record(
			functionText("main", { stack: "foreach (1..500) { each as $i { precondition ($i < 300) } }" }),
		);
		expect(error?.code).toBe("ERROR_FATAL");
		expect(violationsOf(trace)).toEqual([]);
		expect(loopsIn(trace)).toEqual([300]);
	});

	test("a loop that calls itself again counts its own", async () => {
		const text = `${functionText("main", { stack: 'function.run "walk" { input = {n: 2} } as $r' })}${functionText(
			"walk",
			{
				input: "int n",
				stack: `for (130) { each as $i { conditional { if ($i == 0 && $input.n > 0) { function.run "walk" { input = {n: $input.n - 1} } as $r } } } }`,
			},
		)}`;
		const { trace } = await record(text);
		expect(violationsOf(trace)).toEqual([]);
		expect(loopsIn(trace)).toEqual([130, 130, 130]);
	});
});

test("where there is no more room, statements are counted, and what waits is told", async () => {
	const stack = `for (50) { each as $i { var $x { value = $i } } } api.request { url = "http://x/late" } as $r`;
	const { trace } = await record(
		functionText("main", { stack }),
		{ function: "main" },
		{ events: 10 },
		{ host: { http } },
	);
	expect(violationsOf(trace)).toEqual([]);
	expect(hitsOf("var $x", trace)).toBe(50);
	expect(loopsIn(trace)).toEqual([50]);
	expect(trace.events).toHaveLength(11);
	const [request] = trace.requests;
	expect(trace.sites[trace.events[request?.event ?? -1]?.site ?? -1]?.title).toContain("api.request");
});

test("the last loop there was room for counts its own passes, not those of the times it runs after that", async () => {
	const inner = "for (20 - $i) { each as $j { var $x { value = $j } } }";
	const { trace } = await record(
		functionText("main", { stack: `for (5) { each as $i { ${inner} } }` }),
		{ function: "main" },
		{ events: 10 },
	);
	expect(violationsOf(trace)).toEqual([]);
	expect(loopsIn(trace)).toEqual([5, 20]);
	expect(hitsOf("var $x", trace)).toBe(20 + 19 + 18 + 17 + 16);
});

test("a hundred calls of a function are told, and all are counted", async () => {
	const text = `${functionText("main", {
		stack: `for (60) { each as $i { for (60) { each as $j { function.run "f" { input = {x: $j} } as $y } } } } var $end { value = 1 }`,
	})}${functionText("f", { input: "int x", stack: "var $z { value = $input.x }", response: "$z" })}`;
	const { trace } = await record(text);
	expect(violationsOf(trace)).toEqual([]);
	const calls = trace.events.filter((event) => event.function === 1).length;
	expect(calls).toBeLessThanOrEqual(100);
	expect(calls).toBeGreaterThan(50);
	expect(trace.functions[1]?.calls).toBe(3_600);
	expect(hitsOf("var $z", trace)).toBe(3_600);
	expect(trace.events.some(({ site }) => trace.sites[site]?.title.startsWith("var $end"))).toBe(true);
});

describe("a run of a million statements keeps no more than there is room for", () => {
	const stack =
		"var $n { value = 0 } for (1000) { each as $i { for (1000) { each as $j { math.add $n { value = 1 } } } } }";
	test.each([
		["first", 100_000, 100_000],
		["last", 500, 1_000 + 4],
	] as const)("the %s events", async (keeps, events, most) => {
		const { trace } = await record(functionText("main", { stack, response: "$n" }), undefined, { keeps, events });
		expect(trace.outcome).toMatchObject({ kind: "done", value: { text: "1000000" } });
		expect(hitsOf("math.add", trace)).toBe(1_000_000);
		expect(violationsOf(trace)).toEqual([]);
		expect(trace.events.length).toBeLessThanOrEqual(most);
		expect(trace.events.length).toBeGreaterThan(300);
	});
});
