import { nameOf } from "../../../grammar/tree.js";
import { rule } from "../rule.js";
import { list, replace } from "../suggestions.js";

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
				report({
					code: "sort-type",
					severity: "portability",
					message: `Xano does not sort by ${JSON.stringify(word)}`,
					span: argument,
					why: `The kinds are ${list(declared.values)}.`,
					...(isNumeric ? { help: 'write `"number"`', fix: replace('write `"number"`', argument, '"number"') } : {}),
				});
			}
		},
	}),
});
