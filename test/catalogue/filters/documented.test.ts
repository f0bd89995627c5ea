import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { definitionOf, evaluate, outcomeOf, statedOutcome } from "./evaluate.js";

interface Row {
	readonly filter: string;
	readonly expression: string;
	readonly result: string;
}

/** Documented examples by source, without those that contradict better evidence or round their result. */
const documented = JSON.parse(readFileSync(new URL("./documented.json", import.meta.url), "utf8")) as Record<
	string,
	readonly Row[]
>;

describe.each(Object.entries(documented))("%s", (_source, rows) => {
	test.each(rows)("$expression", ({ filter, expression, result }) => {
		expect(definitionOf(filter).name).toBe(filter);
		expect(outcomeOf(() => evaluate(expression))).toBe(statedOutcome(result));
	});
});
