import type { Block } from "../../../../grammar/ast.js";
import { visitItems } from "../../../../grammar/tree.js";
import { fileRule } from "../../rule.js";

/** Commas between the properties of a statement. */
export const propertyCommas = fileRule({
	name: "property-commas",
	check: ({ file, report }) => {
		const { comments } = file.file;
		const { text } = file.source;
		const look = (block: Block): void => {
			for (let index = 1; index < block.items.length; index++) {
				const before = block.items[index - 1];
				const item = block.items[index];
				if (before?.kind !== "Attribute" || item?.kind !== "Attribute") continue;
				const comma = text.indexOf(",", before.end);
				if (comma < 0 || comma >= item.start) continue;
				if (comments.some(({ start, end }) => start <= comma && comma < end)) continue;
				report({
					code: "comma-between-properties",
					severity: "portability",
					message: "Xano wants properties on lines of their own, without commas",
					span: { start: comma, end: comma + 1 },
					help: "put each property on a line of its own",
				});
				return;
			}
		};
		visitItems(file.file.items, (item) => {
			if (item.kind !== "Attribute" && item.body) look(item.body);
		});
	},
});
