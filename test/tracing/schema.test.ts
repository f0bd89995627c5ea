import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { traceJsonSchema, traceSchema } from "../../src/tracing/schema.js";
import { anyTrace } from "./random.js";
import { chatTrace, failingTrace, samples } from "./samples.js";

const text = readFileSync(new URL("../../docs/trace.schema.json", import.meta.url), "utf8");

interface Validator {
	compile(schema: object): (data: unknown) => boolean;
}

/** Ajv, which reads JSON Schema by itself; it comes with the SDK of MCP. */
function validator(): Validator {
	const ofSdk = createRequire(createRequire(import.meta.url).resolve("@modelcontextprotocol/sdk/server/mcp.js"));
	const { Ajv2020 } = ofSdk("ajv/dist/2020.js") as { Ajv2020: new (options: object) => Validator };
	return new Ajv2020({ strict: true, formats: { "date-time": (value: string) => !Number.isNaN(Date.parse(value)) } });
}

const isValid = validator().compile(JSON.parse(text) as object);

test("docs/trace.schema.json is what the schema says: run `node scripts/trace_schema.mjs`", () => {
	expect(text).toBe(`${JSON.stringify(traceJsonSchema(), null, "\t")}\n`);
});

test("every part of it has a title, every field of a trace a meaning", () => {
	const { $defs, properties } = JSON.parse(text) as {
		$defs: Record<string, { title?: string }>;
		properties: Record<string, { $ref?: string; description?: string }>;
	};
	expect(Object.entries($defs).filter(([, { title }]) => title === undefined)).toEqual([]);
	expect(Object.entries(properties).filter(([, { $ref, description }]) => !$ref && !description)).toEqual([]);
});

describe("traces are described by it", () => {
	test.each(Object.entries(samples))("%s", (_, sample) => {
		const written: unknown = JSON.parse(JSON.stringify(sample()));
		expect(traceSchema.parse(written)).toEqual(written);
		expect(isValid(written)).toBe(true);
	});

	test("whatever is in them", () => {
		fc.assert(
			fc.property(anyTrace, (trace) => {
				const written: unknown = JSON.parse(JSON.stringify(trace));
				expect(traceSchema.safeParse(written).success).toBe(true);
				expect(isValid(written)).toBe(true);
			}),
			{ numRuns: 50 },
		);
	});
});

describe("what is none is refused by both readers", () => {
	const [first] = chatTrace().events;
	test.each<[string, unknown]>([
		["nothing", null],
		["another version", { ...chatTrace(), version: 2 }],
		["one without events", { ...chatTrace(), events: undefined }],
		["more than there is", { ...chatTrace(), extra: 1 }],
		["an event of another kind", { ...chatTrace(), events: [{ ...first, kind: "wait" }] }],
		["an event that did not fail, and says so", { ...chatTrace(), events: [{ ...first, failed: false }] }],
		["an outcome of both kinds", { ...failingTrace(), outcome: { ...failingTrace().outcome, kind: "done" } }],
		["a time that is none", { ...chatTrace(), startedAt: "yesterday" }],
		["a header of three parts", { ...chatTrace(), requests: [{ ...chatTrace().requests[0], sent: sentWith(3) }] }],
		["a header of one part", { ...chatTrace(), requests: [{ ...chatTrace().requests[0], sent: sentWith(1) }] }],
	])("%s", (_, value) => {
		const written: unknown = JSON.parse(JSON.stringify(value));
		expect(traceSchema.safeParse(written).success).toBe(false);
		expect(isValid(written)).toBe(false);
	});

	function sentWith(parts: number): object {
		return { headers: [Array.from({ length: parts }, () => "a")], body: null, bytes: 0, isCut: false };
	}
});
