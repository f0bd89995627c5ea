import type { Expression, ObjectEntry } from "../../../../grammar/ast.js";
import { attributeOf, withoutGroups } from "../../../../grammar/tree.js";
import { rule } from "../../rule.js";
import { replace } from "../../suggestions.js";

/** Fields that every chat API takes as numbers, as their public references say (OpenAI, Anthropic, Google, Mistral). */
const numeric: ReadonlySet<string> = new Set([
	"temperature",
	"max_tokens",
	"max_completion_tokens",
	"max_output_tokens",
	"maxOutputTokens",
	"top_p",
	"topP",
	"top_k",
	"topK",
	"n",
	"seed",
	"presence_penalty",
	"frequency_penalty",
]);

/** What tells that an object is the request of such an API. */
const telling: readonly string[] = ["messages", "prompt", "contents", "input"];

/** `temperature: "0.7"`: a JSON API refuses the text where it wants a number. */
export const numericText = rule({
	name: "numeric-text",
	create: ({ report, textOf }) => ({
		statement: (node) => {
			const written =
				node.name === "api.request"
					? attributeOf(node, "params")?.value
					: node.name === "function.run"
						? attributeOf(node, "input")?.value
						: null;
			const object = written ? withoutGroups(written) : null;
			if (object?.kind !== "Object" || !isRequest(object.entries)) return;
			for (const { key, value, disabled } of object.entries) {
				const text = withoutGroups(value);
				if (disabled || typeof key !== "string" || !numeric.has(key) || !isNumeric(text)) continue;
				const number = textOf({ start: text.start + 1, end: text.end - 1 });
				report({
					code: "numeric-text",
					severity: "warning",
					message: `\`${key}\` is a number, and this is a text`,
					span: value,
					help: `write \`${key}: ${number}\``,
					fix: replace("write it as a number", text, number),
				});
			}
		},
	}),
});

function isRequest(entries: readonly ObjectEntry[]): boolean {
	const keys = new Set(entries.flatMap(({ key }) => (typeof key === "string" ? [key] : [])));
	return keys.has("contents") || (keys.has("model") && telling.some((key) => keys.has(key)));
}

function isNumeric(node: Expression): boolean {
	return node.kind === "Text" && /^-?\d+(?:\.\d+)?$/.test(node.value) && /^["']/.test(node.raw);
}
