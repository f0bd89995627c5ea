import * as z from "zod";
import { diagnostic, notes, seconds, subject, type Tool } from "./tool.js";

const input = z.strictObject({
	...subject,
	write: z.boolean().default(false).describe("Write the files that change. Not for `text`."),
});

const output = z.object({
	ok: z.boolean().describe("Everything could be read."),
	files: z.array(
		z.object({
			file: z.string(),
			changed: z.boolean(),
			written: z.boolean(),
			text: z
				.string()
				.nullable()
				.describe(
					"The formatted text of a file that changes; null for one that does not, is too long, or holds a secret.",
				),
			diagnostics: z.array(diagnostic).describe("What keeps the file from being read; it is left alone then."),
		}),
	),
	notes,
});

export type FormatInput = z.output<typeof input>;
export type FormatOutput = z.output<typeof output>;

export const formatTool: Tool = {
	name: "format",
	title: "Format XanoScript",
	description:
		"Lay out XanoScript the way Xano itself writes it. Takes program text in `text`, a file or a folder; returns the formatted texts of what changes, and writes them only with `write: true`. A program with syntax errors is left alone and its errors are returned. The meaning never changes.",
	input,
	output,
	annotations: () => ({ readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false }),
	longest: () => 60 * seconds,
};
