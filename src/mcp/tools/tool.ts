import type { ToolAnnotations } from "@modelcontextprotocol/sdk/types.js";
import * as z from "zod";
import type { Permissions } from "../call.js";

/** A tool as a client is told of it. */
export interface Tool {
	readonly name: string;
	readonly title: string;
	/** Written for a model: when to use it, and what comes back. */
	readonly description: string;
	readonly input: z.ZodObject;
	readonly output: z.ZodObject;
	readonly annotations: (permissions: Permissions) => ToolAnnotations;
	/** Milliseconds after which a call is given up, whatever it does. */
	readonly longest: (input: unknown) => number;
}

/** Where programs stand that a call is about. */
export const subject = {
	path: z
		.string()
		.optional()
		.describe(
			"A project folder or one .xs file, relative to the server's folder; the whole folder when left out. With `text`, where that text belongs: it can then use the functions of the project there. The file need not exist yet.",
		),
	text: z
		.string()
		.max(4_000_000)
		.optional()
		.describe("XanoScript given here instead of in a file. Nothing is written."),
};

/** Where something stands. Lines and columns count from 1. */
export const place = {
	file: z.string(),
	line: z.number().int(),
	column: z.number().int(),
	endLine: z.number().int(),
	endColumn: z.number().int(),
};

/** Something said about a program, as `xano check --format json` says it. */
export const diagnostic = z.object({
	code: z.string().describe("Give it to `explain` for the rule with a wrong and a right program."),
	name: z.string(),
	severity: z
		.enum(["error", "portability", "warning", "hint"])
		.describe("`error`: does not run. `portability`: runs here, but Xano refuses it or computes something else."),
	message: z.string(),
	why: z.string().optional(),
	help: z.string().optional(),
	...place,
	snippet: z.string().describe("The lines of the place as they stand in the file."),
	related: z.array(z.object({ ...place, message: z.string() })).optional(),
	fix: z
		.object({
			title: z.string(),
			safe: z.boolean().describe("Made by `check` with `fix`. Others need somebody who knows what was meant."),
			edits: z
				.array(
					z.object({
						line: place.line,
						column: place.column,
						endLine: place.endLine,
						endColumn: place.endColumn,
						start: z.number().int().describe("Offset in UTF-16 units; `end` is excluded."),
						end: z.number().int(),
						text: z.string(),
					}),
				)
				.describe(
					"Replacements in the text as it is, to be made together. Empty when they are very long, or a secret would be shown.",
				),
		})
		.optional(),
});

/** What is said beside the result: that something was left out, or why something is missing. */
export const notes = z.array(z.string());

export const seconds = 1_000;

/** What a tool does that runs programs: nothing outside of it can tell, unless requests go out or other code is loaded. */
export function runsPrograms({ network, builtins }: Permissions): ToolAnnotations {
	return { readOnlyHint: !network && !builtins, openWorldHint: network || builtins };
}
