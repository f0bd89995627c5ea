import type { Expression } from "../../../../grammar/ast.js";
import { withoutGroups } from "../../../../grammar/tree.js";
import { type Context, rule } from "../../rule.js";

const loose = new Set(["==", "!=", "<", ">", "<=", ">="]);

/** The result of `index` compared with -1 or 0. */
export const indexCompared = rule({
	name: "index-compared",
	create: (context) => ({
		Binary: (node) => {
			if (!loose.has(node.operator)) return;
			const [found, bound] = isSearch(node.left, context) ? [node.left, node.right] : [node.right, node.left];
			if (!isSearch(found, context) || !isBound(bound)) return;
			context.report({
				code: "index-compared",
				severity: "warning",
				message: "`index` gives `false` when nothing is found, never -1",
				span: node,
				why: "A hit at the beginning is 0, which equals `false`.",
				help: "compare with `=== false` or `!== false`, or ask `|contains:…`",
			});
		},
	}),
});

function isSearch(written: Expression, context: Context): boolean {
	const { catalogue, facts } = context;
	const node = withoutGroups(written);
	if (node.kind === "Variable") {
		const values = facts.changed.has(node.name) ? null : facts.variables.get(node.name);
		return (
			values?.every((value) => value.kind !== "Variable" && isSearch(value, context)) === true && values.length > 0
		);
	}
	const last = node.kind === "Pipe" ? node.filters.filter((use) => !use.disabled).at(-1) : undefined;
	const name = last ? catalogue.filter(last.name)?.name : undefined;
	return name === "index" || name === "iindex";
}

function isBound(written: Expression): boolean {
	const node = withoutGroups(written);
	return node.kind === "Number" && (node.value === -1 || node.value === 0);
}
