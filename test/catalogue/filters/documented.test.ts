import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/engine.js";
import { projectFromText } from "../../../src/project/project.js";
import { encodeJson } from "../../../src/values/json.js";
import { definitionOf, evaluate, outcomeOf, statedOutcome } from "./evaluate.js";

interface Row {
	readonly filter: string;
	/** What is evaluated; a statement stands in `program` instead, and its result is what it binds. */
	readonly expression?: string;
	readonly program?: string;
	readonly result: string;
	readonly variables?: Readonly<Record<string, unknown>>;
	readonly input?: Readonly<Record<string, unknown>>;
}

interface Documented {
	readonly rows: Readonly<Record<string, readonly Row[]>>;
	readonly deviations: readonly (Row & { readonly source: string; readonly reason: string })[];
}

const file = new URL("./documented.json", import.meta.url);
const { rows, deviations } = JSON.parse(readFileSync(file, "utf8")) as Documented;

/** What a row gives here; what is wrong with it when it cannot be read at all. */
async function outcome(row: Row): Promise<string> {
	if (row.expression !== undefined && !row.variables && !row.input) {
		try {
			return outcomeOf(() => evaluate(row.expression as string));
		} catch (thrown) {
			return `error: ${thrown instanceof Error ? thrown.message : thrown}`;
		}
	}
	const variables = Object.entries(row.variables ?? {}).map(
		([name, value]) => `var $${name} { value = ${JSON.stringify(value)} }`,
	);
	const inputs = Object.keys(row.input ?? {}).map((name) => `json ${name}`);
	// The result of a statement is what it binds.
	const [, bound] = /\bas (\$\w+)\s*$/.exec(row.program ?? "") ?? [];
	const text = `function "example" {
  input {
    ${inputs.join("\n    ")}
  }

  stack {
    ${[...variables, row.program ?? ""].join("\n    ")}
  }

  response = ${bound ?? row.expression}
}
`;
	const project = projectFromText("example.xs", text, dirname(import.meta.dirname));
	const run = await createEngine({ project }).run({ function: "example", input: row.input ?? {} });
	return encodeJson(run.value);
}

const titled = (row: Row): [string, Row] => [row.expression ?? row.program ?? row.filter, row];

describe.each(Object.entries(rows))("%s", (_source, examples) => {
	test.each(examples.map(titled))("%s", async (_title, row) => {
		if (row.program === undefined && !row.filter.startsWith("(")) expect(definitionOf(row.filter)).toBeDefined();
		expect(await outcome(row)).toBe(statedOutcome(row.result));
	});
});

describe("documented otherwise", () => {
	test.each(deviations.map((row) => [...titled(row), row.reason] as const))("%s", async (_title, row) => {
		expect(await outcome(row)).not.toBe(statedOutcome(row.result));
	});

	test("is said with a reason", () => {
		for (const { reason } of deviations) expect(reason.length).toBeGreaterThan(10);
	});
});

test("the documented examples are all here", () => {
	const count = Object.values(rows).reduce((sum, { length }) => sum + length, 0);
	expect({ rows: count, deviations: deviations.length }).toEqual({ rows: 459, deviations: 53 });
});
