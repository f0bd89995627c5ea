import * as z from "zod";
import { notes, seconds, type Tool } from "./tool.js";

const input = z.strictObject({
	code: z
		.string()
		.max(200)
		.optional()
		.describe("A code (`XS101`) or name of a diagnostic, or the `page` of an error of a run. All codes when left out."),
});

const output = z.object({
	found: z.boolean(),
	page: z
		.object({
			code: z.string(),
			name: z.string(),
			severity: z.string(),
			title: z.string(),
			explanation: z.string(),
			wrong: z.string().describe("A program that draws the message."),
			right: z.string().describe("The same program, put right."),
		})
		.nullable(),
	codes: z.array(z.object({ code: z.string(), name: z.string(), title: z.string() })).describe("When none was given."),
	notes,
});

export type ExplainInput = z.output<typeof input>;
export type ExplainOutput = z.output<typeof output>;

export const explainTool: Tool = {
	name: "explain",
	title: "Explain a code",
	description:
		"Explain a code of `check`, `run` or `test`: the rule behind it, a wrong program and the right one. Use it when the help of a diagnostic is not enough.",
	input,
	output,
	annotations: () => ({ readOnlyHint: true, openWorldHint: false }),
	longest: () => 30 * seconds,
};
