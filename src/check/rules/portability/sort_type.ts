import { nameOf } from "../../../../grammar/tree.js";
import { rule } from "../../rule.js";
import { list, replace } from "../../suggestions.js";

const numeric = new Set(["int", "integer", "decimal", "float", "numeric"]);

/** What `sort` compares by. */
export const sortType = rule({
	name: "sort-type",
	create: ({ report, catalogue }) => ({
		Pipe: ({ filters }) => {
			for (const use of filters) {
				const definition = use.disabled ? undefined : catalogue.filter(use.name);
				const declared = definition?.name === "sort" ? definition.arguments[1] : undefined;
				const argument = use.args[1];
				const word = argument ? nameOf(argument) : null;
				if (
					!argument ||
					word === null ||
					word === "" ||
					word === "null" ||
					!declared?.values ||
					declared.values.includes(word)
				)
					continue;
				const isNumeric = numeric.has(word);
				const misplaced = misplacedHelp(use.args[0] ? nameOf(use.args[0]) : null, word, declared.values);
				report({
					code: "sort-type",
					severity: "portability",
					message: `Xano does not sort by ${JSON.stringify(word)}`,
					span: argument,
					why: `The kinds are ${list(declared.values)}.`,
					...(misplaced === null ? {} : { help: misplaced }),
					...(isNumeric ? { help: 'write `"number"`', fix: replace('write `"number"`', argument, '"number"') } : {}),
				});
			}
		},
	}),
});

/** The kind stands where the path belongs, or the direction where the kind does. */
function misplacedHelp(path: string | null, word: string, kinds: readonly string[]): string | null {
	if (path !== null && kinds.includes(path) && /^(?:true|false|asc|desc)$/i.test(word))
		return `the path comes first: \`|sort:"":"${path}":${/^(?:true|asc)$/i.test(word)}\``;
	return /^(?:desc|asc)$/i.test(word)
		? `the direction is the third argument: \`|sort:"${path ?? "path"}":"number":${/^asc$/i.test(word)}\``
		: null;
}
