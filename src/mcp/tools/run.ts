import * as z from "zod";
import { longestRun, request, runError, runInput, traffic } from "./running.js";
import { diagnostic, notes, runsPrograms, type Tool } from "./tool.js";

const input = z.strictObject(runInput);

/** What is answered of a run, traced or not. */
export const runOutput = {
	outcome: z
		.enum(["done", "failed", "refused"])
		.describe("`failed`: the program raised an error or met a limit. `refused`: nothing has run."),
	response: z.unknown().optional().describe("What the program answers, when it is not too long."),
	responseText: z
		.string()
		.optional()
		.describe("The answer as JSON text where `response` is left out or cannot show it exactly; cut when it is long."),
	error: runError.optional(),
	refusal: z.object({ code: z.string(), message: z.string(), help: z.string().nullable() }).optional(),
	diagnostics: z.array(diagnostic).describe("Errors that keep the program from running, or warnings about what ran."),
	logs: z.array(z.object({ value: z.unknown(), file: z.string(), line: z.number().int() })).describe("Of `debug.log`."),
	requests: z.array(request),
	warnings: z.array(
		z.object({
			code: z.string(),
			message: z.string(),
			file: z.string().optional(),
			line: z.number().int().optional(),
			count: z.number().int(),
		}),
	),
	usage: z
		.object({
			requests: z.number().int(),
			prompt_tokens: z.number().int(),
			completion_tokens: z.number().int(),
			total_tokens: z.number().int(),
		})
		.optional(),
	timings: z.object({ compile: z.number(), run: z.number(), total: z.number() }).optional().describe("Milliseconds."),
	traffic,
	notes,
};

const output = z.object(runOutput);

export type RunInput = z.output<typeof input>;
export type RunOutput = z.output<typeof output>;

export const runTool: Tool = {
	name: "run",
	title: "Run XanoScript",
	description:
		"Run a job or a function on this machine with an input and get its response, its logs, its requests and warnings, or the error with the XanoScript stack. Use it to see what a program really does, also for a few lines in `text`. Requests to OpenAI are answered by a stand-in, all others fail, unless the server allows the network or `replay` names a recording. Files and mails a program stores are gone after the run. Endless loops are ended by `timeout`.",
	input,
	output,
	annotations: runsPrograms,
	longest: longestRun,
};
