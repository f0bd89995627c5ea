import * as z from "zod";
import { seconds, subject } from "./tool.js";

/** What `run` and `trace` take alike. */
export const runInput = {
	...subject,
	function: z.string().optional().describe("Name of the function to call; not needed for a job or a file with one."),
	job: z.string().optional().describe("Title of the run.job, when there are several."),
	input: z.record(z.string(), z.unknown()).optional().describe("Inputs by name; over those that a job writes."),
	environment: z
		.record(z.string(), z.string())
		.optional()
		.describe("Environment variables for this run, before those of `.env`."),
	simulate: z
		.boolean()
		.optional()
		.describe(
			"Answer requests to OpenAI with a built-in stand-in, so that no key is needed. True unless the server was started with --allow-network.",
		),
	replay: z
		.string()
		.optional()
		.describe("Answer every request from this file, which `xano run --record FILE` has written."),
	timeout: z.number().positive().max(300).default(30).describe("End the run after so many seconds."),
	maxIterations: z.number().int().positive().optional().describe("How often loops may go round in total."),
	maxSize: z.number().int().positive().optional().describe("How many elements one array may have."),
};

export const runFrame = z.object({
	function: z.string(),
	file: z.string(),
	line: z.number().int(),
	column: z.number().int(),
});

/** An error a program has raised, or the limit that ended it. */
export const runError = z.object({
	code: z.string().describe("`ERROR_…` of the language, or `LIMIT_…`."),
	page: z.string().describe("Give it to `explain`."),
	name: z.string().optional().describe("Of a `throw`."),
	message: z.string(),
	status: z.number().int().describe("The HTTP status Xano would answer with."),
	payload: z.unknown(),
	help: z.string().nullable(),
	snippet: z.string().nullable().describe("The line of the program it comes from."),
	stack: z.array(runFrame).describe("Calls that led there, innermost first."),
});

export const request = z.object({
	method: z.string(),
	url: z.string(),
	status: z.number().int().describe("0 when no answer came."),
	failure: z.string().nullable(),
	milliseconds: z.number(),
	bytes: z.number().int(),
});

export const traffic = z
	.enum(["offline", "simulated", "replayed", "live"])
	.describe("What became of requests. `offline`: all refused. `simulated`: answered for OpenAI, all others refused.");

/** As long as a run may take, and what it needs beside. */
export function longestRun(input: unknown): number {
	const { timeout } = input as { readonly timeout: number };
	return (timeout + 5) * seconds;
}
