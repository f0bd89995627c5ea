import type { Statement } from "../../../../grammar/ast.js";
import { attributeOf, childOf, entryOf, withoutGroups } from "../../../../grammar/tree.js";
import { columnsOf } from "../../declared.js";
import { type Context, rule } from "../../rule.js";
import { list, propose } from "../../suggestions.js";

/** What tables are told by: their `id`, and the columns their indexes are made of. */
export const tables = rule({
	name: "tables",
	kinds: ["table"],
	create: (context) => ({
		construct: (node) => {
			const schema = childOf(node, "schema");
			identity(node, schema, context);
			if (schema) indexes(node, context);
		},
	}),
});

function identity(node: Statement, schema: Statement | null, { construct, report }: Context): void {
	const id = columnsOf(construct).get("id");
	if (id && (id.type === "int" || id.type === "uuid") && id.lists.length === 0) return;
	report({
		code: "table-without-id",
		// Xano's parser takes a table without any columns.
		severity: schema ? "error" : "warning",
		message: id ? "the column `id` has to be an `int` or a `uuid`" : "this table has no column `id`",
		span: id?.typeSpan ?? schema?.nameSpan ?? node.nameSpan,
		why: "Rows are told apart by it, and other tables refer to it.",
		help: id
			? "write `int id`, or `uuid id`"
			: `add ${schema ? "`int id` as the first column" : "`schema { … }` with `int id` in it"}`,
		...(id || !schema?.body
			? {}
			: {
					fix: {
						title: "add `int id`",
						edits: [{ span: { start: schema.body.start + 1, end: schema.body.start + 1 }, text: "\n    int id" }],
						applies: "suggested",
					},
				}),
	});
}

/** Columns Xano adds to a table by itself: the row as JSON. */
const hidden = new Set(["xdo"]);

function indexes(node: Statement, { construct, report }: Context): void {
	const index = attributeOf(node, "index");
	const all = index ? withoutGroups(index.value) : null;
	if (all?.kind !== "Array") return;
	const columns = columnsOf(construct);
	for (const element of all.elements) {
		const each = withoutGroups(element.value);
		const fields = !element.disabled && each.kind === "Object" ? entryOf(each, "field") : null;
		const listed = fields ? withoutGroups(fields) : null;
		if (listed?.kind !== "Array") continue;
		for (const field of listed.elements) {
			const value = withoutGroups(field.value);
			const name = !field.disabled && value.kind === "Object" ? entryOf(value, "name") : null;
			if (name?.kind !== "Text" || name.value === "") continue;
			const [column = ""] = name.value.split(".", 1);
			if (columns.has(column) || hidden.has(column)) continue;
			report({
				code: "unknown-column",
				severity: "warning",
				message: `this table has no column \`${column}\` an index could be made of`,
				span: name,
				why: `It has ${list([...columns.keys()].slice(0, 12))}.`,
				...propose(column, columns.keys(), column === name.value ? [{ start: name.start + 1, end: name.end - 1 }] : []),
			});
		}
	}
}
