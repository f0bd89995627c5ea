import * as z from "zod";
import { diagnostic, notes, seconds, subject, type Tool } from "./tool.js";

const input = z.strictObject({
	...subject,
	strict: z.boolean().default(false).describe("Count portability warnings as errors: what Xano itself would refuse."),
	fix: z
		.boolean()
		.default(false)
		.describe("Make the safe fixes and return the fixed texts; the diagnostics are then what is left after them."),
	write: z.boolean().default(false).describe("With `fix`: also write the fixed files. Not for `text`."),
	limit: z.number().int().min(1).max(500).default(50).describe("As many diagnostics are returned, errors first."),
});

const output = z.object({
	ok: z.boolean().describe("No errors."),
	summary: z.object({
		files: z.number().int(),
		errors: z.number().int(),
		portability: z.number().int(),
		warnings: z.number().int(),
		hints: z.number().int(),
		fixable: z.number().int().describe("How many safe fixes there are for what was found."),
	}),
	diagnostics: z.array(diagnostic),
	fixed: z
		.array(
			z.object({
				file: z.string(),
				text: z.string().nullable().describe("The whole fixed text; null when it is too long or holds a secret."),
				fixes: z.array(z.string()),
				written: z.boolean(),
			}),
		)
		.describe("Files that `fix` changes."),
	notes,
});

export type CheckInput = z.output<typeof input>;
export type CheckOutput = z.output<typeof output>;

export const checkTool: Tool = {
	name: "check",
	title: "Check XanoScript",
	description:
		"Find mistakes in XanoScript without running it. Use it after every change and before `run`: on a project folder, on a file, or on program text given in `text`. Returns structured diagnostics, each with a code, a message, a help text, the place, the source line and, where there is one, a fix with exact edits. `fix: true` returns the text with all safe fixes made, `write: true` also writes it.",
	input,
	output,
	annotations: () => ({ readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false }),
	longest: () => 120 * seconds,
};
