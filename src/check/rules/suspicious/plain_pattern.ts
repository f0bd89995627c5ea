import { rule } from "../../rule.js";

/** Filters that look for a text as it stands. */
const plain: ReadonlyMap<string, string> = new Map([
	["replace", "regex_replace"],
	["split", "regex_get_all_matches"],
	["contains", "regex_matches"],
	["starts_with", "regex_matches"],
	["ends_with", "regex_matches"],
	["index", "regex_get_first_match"],
]);

const delimited = /^\/([^\n]+)\/[gimsuy]*$/;

/** What only patterns have. */
const special = /^\^|\$$|\\[dDwWsSb]|\[[^\]]+\]|[)\]}.][*+]|\(\?/;

/** `|replace:"/\d+/":""`: these filters know no regular expressions. */
export const plainPattern = rule({
	name: "plain-pattern",
	create: ({ report, catalogue }) => ({
		Pipe: ({ filters }) => {
			for (const use of filters) {
				const [argument] = use.args;
				const regex = use.disabled ? undefined : plain.get(catalogue.filter(use.name)?.name ?? "");
				if (regex === undefined || argument?.kind !== "Text") continue;
				if (!special.test(delimited.exec(argument.value)?.[1] ?? "")) continue;
				report({
					code: "plain-pattern",
					severity: "warning",
					message: `\`${use.name}\` looks for this very text, not for a pattern`,
					span: argument,
					help: `patterns are for the regex filters, which are given them in front: \`"/…/"|${regex}:${regex === "regex_replace" ? "$new:$text" : "$text"}\``,
				});
			}
		},
	}),
});
