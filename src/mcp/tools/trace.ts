import * as z from "zod";
import { runOutput } from "./run.js";
import { longestRun, runInput } from "./running.js";
import { runsPrograms, type Tool } from "./tool.js";

const input = z.strictObject({
	...runInput,
	steps: z.number().int().min(1).max(200).default(20).describe("How many of the last steps are returned."),
});

const variable = z.object({ name: z.string(), value: z.string().describe("JSON, cut where it is long.") });

const site = {
	function: z.string(),
	file: z.string().nullable().describe("Null for a built-in function."),
	line: z.number().int(),
};

const step = z.object({
	...site,
	kind: z.enum(["call", "statement", "pass"]).describe("`pass`: one time round a loop."),
	title: z.string().describe("The statement in one line."),
	depth: z.number().int().describe("How many steps it happened within."),
	pass: z.number().int().optional().describe("Counts from 0."),
	branch: z.string().optional().describe('Which way it went: `if`, `else`, `case "a"` …'),
	passes: z.number().int().optional().describe("How often a loop went round."),
	inputs: z.array(variable).optional().describe("What a call was given."),
	result: z.string().optional().describe("What a call gave back."),
	changes: z
		.array(z.object({ name: z.string(), before: z.string().nullable(), after: z.string() }))
		.optional()
		.describe("Variables that it changed."),
	failed: z.boolean().describe("An error was raised in it and left it."),
});

const output = z.object({
	...runOutput,
	trace: z
		.object({
			steps: z
				.array(step)
				.describe("The last ones, in the order in which they began: what led to the error or the end."),
			variables: z
				.array(variable)
				.describe("What is known of the inputs and variables of the function that was running last, at that moment."),
			hottest: z
				.array(z.object({ ...site, title: z.string(), hits: z.number().int() }))
				.describe("Statements that ran most often."),
			models: z.array(
				z.object({
					requested: z.string(),
					promptTokens: z.number().nullable(),
					completionTokens: z.number().nullable(),
					cost: z.number().nullable().describe("US dollars at the list price."),
				}),
			),
			totals: z.object({ statements: z.number().int(), calls: z.number().int(), requests: z.number().int() }),
		})
		.nullable()
		.describe("Null when nothing has run."),
});

export type TraceInput = z.output<typeof input>;
export type TraceOutput = z.output<typeof output>;

export const traceTool: Tool = {
	name: "trace",
	title: "Trace XanoScript",
	description:
		"Run as `run` does and see what happened: the last steps with the variables they changed, before and after, the branches taken, what the variables held when an error was raised, the statements that ran most often, and the requests. Use it when the error of `run` or a failing test does not say why, instead of adding `debug.log` to a program.",
	input,
	output,
	annotations: runsPrograms,
	longest: longestRun,
};
