import * as z from "zod";
import { notes, seconds, type Tool } from "./tool.js";

const input = z.strictObject({
	query: z
		.string()
		.max(400)
		.default("")
		.describe(
			"A name (`array.push`, `|split`, `openai_chat_completion`), a family (`text`, `array`), an operator (`??`), another language's name (`toUpperCase`), or words to search for. Empty: everything there is, by family.",
		),
});

const mention = z.object({ kind: z.string(), name: z.string(), summary: z.string() });

const output = z.object({
	about: z
		.enum(["everything", "name", "family", "meaning", "code", "sign", "search", "nothing"])
		.describe("What the words are. `meaning`: another language's name; `advice` says what is written here."),
	entries: z
		.array(
			z.object({
				kind: z.string(),
				name: z.string(),
				signature: z.string(),
				summary: z.string(),
				parameters: z.array(
					z.object({
						name: z.string(),
						role: z.string(),
						kind: z.string(),
						required: z.boolean(),
						default: z.unknown().optional(),
						values: z.array(z.string()),
						summary: z.string(),
					}),
				),
				result: z.string(),
				notes: z.string().nullable(),
				examples: z.array(z.object({ code: z.string(), sent: z.string().optional(), result: z.string() })),
				portability: z.string().nullable(),
				gap: z.string().nullable().describe("Why it does not run here; null when it does."),
				resource: z.string(),
			}),
		)
		.describe("Shown in full."),
	mentions: z.array(mention).describe("Also found; ask for one by its name."),
	families: z.array(z.object({ kind: z.string(), name: z.string(), title: z.string(), summary: z.string() })),
	advice: z.array(z.string()),
	suggestions: z.array(z.string()).describe("Names that are near, when there is nothing of this name."),
	notes,
});

export type DocsInput = z.output<typeof input>;
export type DocsOutput = z.output<typeof output>;

export const docsTool: Tool = {
	name: "docs",
	title: "Look up XanoScript",
	description:
		"Look up filters, statements, input types, blocks and built-in functions of XanoScript: how each is written, what it takes and gives, with executed examples. Use it before you write something you have not seen in this project, and when `check` says that a name is unknown.",
	input,
	output,
	annotations: () => ({ readOnlyHint: true, openWorldHint: false }),
	longest: () => 30 * seconds,
};
