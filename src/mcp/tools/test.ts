import * as z from "zod";
import { runFrame } from "./running.js";
import { diagnostic, notes, runsPrograms, seconds, subject, type Tool } from "./tool.js";

const input = z.strictObject({
	...subject,
	name: z.string().optional().describe("Only tests whose name contains this, or matches /this/."),
	coverage: z.boolean().default(false).describe("Also say which statements and branches ran."),
	simulate: z.boolean().default(false).describe("Answer requests to OpenAI with a built-in stand-in."),
	live: z
		.boolean()
		.default(false)
		.describe("Let requests out that no mock answers. Only where the server was started with --allow-network."),
	timeout: z.number().positive().max(120).default(10).describe("End a test after so many seconds."),
	limit: z.number().int().min(1).max(500).default(100).describe("As many tests are returned, failed ones first."),
});

const share = z.object({ covered: z.number().int(), total: z.number().int() });

const output = z.object({
	ok: z.boolean().describe("No test failed, and no error kept one from being found."),
	summary: z.object({
		tests: z.number().int(),
		passed: z.number().int(),
		failed: z.number().int(),
		skipped: z.number().int(),
		left: z.number().int().describe("Tests that did not get to run."),
	}),
	tests: z.array(
		z.object({
			function: z.string(),
			name: z.string(),
			status: z.enum(["passed", "failed", "skipped"]),
			file: z.string(),
			line: z.number().int(),
			skipped: z.string().optional(),
			milliseconds: z.number(),
			failures: z.array(
				z.object({
					kind: z
						.enum(["assertion", "error", "request", "setup"])
						.describe("`request`: it sent what no mock answers; `help` then holds the mock to paste."),
					code: z.string().optional(),
					message: z.string(),
					file: z.string().optional(),
					line: z.number().int().optional(),
					column: z.number().int().optional(),
					snippet: z.string().optional(),
					expected: z.unknown().optional(),
					actual: z.unknown().optional(),
					help: z.string().optional(),
					stack: z.array(runFrame),
				}),
			),
			logs: z.array(z.unknown()),
		}),
	),
	errors: z.array(diagnostic).describe("Errors of files that keep tests from being found."),
	coverage: z
		.object({ statements: share, branches: share, functions: share, table: z.string() })
		.optional()
		.describe("`table` says which lines never ran."),
	notes,
});

export type TestInput = z.output<typeof input>;
export type TestOutput = z.output<typeof output>;

export const testTool: Tool = {
	name: "test",
	title: "Run XanoScript tests",
	description:
		"Run the `test` blocks of functions in a folder, a file, or program text in `text`. Returns what became of each test, with the place of every failure, what was expected and what there was. Each test has a clock, random values, files and a Redis of its own; requests need a `mock`, and a failure for want of one shows the mock to paste. `coverage: true` says what never ran.",
	input,
	output,
	annotations: runsPrograms,
	longest: () => 300 * seconds,
};
