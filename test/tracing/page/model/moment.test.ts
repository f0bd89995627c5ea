import { describe, expect, test } from "vitest";
import { tableOf } from "../../../../src/tracing/page/model/event_table.js";
import { type Moment, momentAfter } from "../../../../src/tracing/page/model/moment.js";
import type { Trace } from "../../../../src/tracing/trace.js";
import { chatRun, failingRun } from "../samples.js";

const values = ({ variables }: Moment): Record<string, string> =>
	Object.fromEntries(variables.map(({ name, value }) => [name, value.text]));

/** The event of a statement, the time it ran counted from 0. */
function ran(trace: Trace, title: string, time = 0): number {
	const found = trace.events.flatMap(({ kind, site }, event) =>
		kind === "statement" && trace.sites[site]!.title === title ? [event] : [],
	);
	return found[time]!;
}

describe("the moment after an event", () => {
	test("has what was set up to then, and nothing later", () => {
		const trace = chatRun();
		const moment = momentAfter(trace, tableOf(trace), ran(trace, "var $tokens"));
		expect(values(moment)).toEqual({ $summaries: "[]", $tokens: "0" });
		expect(moment.inputs.map(({ name }) => name)).toEqual(["$input.texts", "$input.model"]);
	});

	test("has the last value of each variable, and who set it", () => {
		const trace = chatRun();
		const add = ran(trace, "math.add $tokens", 1);
		const moment = momentAfter(trace, tableOf(trace), add);
		expect(values(moment).$tokens).toBe("105");
		expect(moment.variables.find(({ name }) => name === "$tokens")?.setBy).toBe(add);
		expect(values(moment).$text).toContain("Bread");
	});

	test("knows in a pass what the pass began with, and not yet what the loop ends with", () => {
		const trace = chatRun();
		const long = ran(trace, "conditional", 1);
		const moment = momentAfter(trace, tableOf(trace), long);
		expect(values(moment).$text).toContain("Bread");
		expect(values(moment).$tokens).toBe("65");
		expect(moment.passes.get(17)).toEqual({ pass: 2, of: 3 });
	});

	test("does not know of the result of a call that still runs", () => {
		const trace = failingRun();
		const table = tableOf(trace);
		const within = ran(trace, "math.add $sum");
		expect(values(momentAfter(trace, table, within))).not.toHaveProperty("$total");
		const after = ran(trace, 'function.run "order_total"');
		expect(values(momentAfter(trace, table, after)).$total).toBe("25.5");
	});

	test("is that of its own call only", () => {
		const trace = failingRun();
		const table = tableOf(trace);
		const { outcome } = trace;
		const moment = momentAfter(trace, table, outcome.kind === "failed" ? outcome.event! : -1);
		expect(Object.keys(values(moment))).toEqual(["$answer"]);
		expect(moment.inputs).toMatchObject([{ name: "$input.currency", value: { text: '"XXX"' } }]);
	});

	test("is its end for a call", () => {
		const trace = chatRun();
		expect(values(momentAfter(trace, tableOf(trace), 0)).$tokens).toBe("150");
	});

	test("has the last changes by line, before and after", () => {
		const trace = chatRun();
		const moment = momentAfter(trace, tableOf(trace), ran(trace, "math.add $tokens", 2));
		const line = trace.sites[trace.events[ran(trace, "math.add $tokens")]!.site]!.line;
		expect(moment.lines.get(line)).toMatchObject([
			{ name: "$tokens", before: { text: "105" }, after: { text: "150" } },
		]);
	});
});
