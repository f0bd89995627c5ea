import { kindOf } from "../kinds.js";
import { rule } from "../rule.js";

const forLists = new Set([
	"count",
	"sort",
	"push",
	"unshift",
	"keys",
	"values",
	"join",
	"unique",
	"map",
	"filter",
	"reduce",
]);
const forTexts = new Set(["strlen", "to_lower", "to_upper", "capitalize", "split", "substr"]);

/** A filter for lists on a text, or the reverse. */
export const kindMismatch = rule({
	name: "kind-mismatch",
	create: (context) => ({
		Pipe: (node) => {
			const [use] = node.filters.filter(({ disabled }) => !disabled);
			const name = use ? context.catalogue.filter(use.name)?.name : undefined;
			if (!use || name === undefined) return;
			const kind = kindOf(node.subject, context);
			const isMistake =
				(kind === "text" && forLists.has(name)) || ((kind === "array" || kind === "object") && forTexts.has(name));
			if (!isMistake) return;
			context.report({
				code: "kind-mismatch",
				severity: "warning",
				message: `\`${use.name}\` is for ${kind === "text" ? "lists and objects" : "texts"}, and this is ${kind === "text" ? "a text" : kind === "array" ? "a list" : "an object"}`,
				span: use.nameSpan,
				...(name === "count"
					? { help: "the length of a text is `|strlen`" }
					: name === "strlen"
						? { help: "the number of elements is `|count`" }
						: {}),
			});
		},
	}),
});
