import type { Attribute, Expression, Statement } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { attributeOf, memberName, plainName, withoutGroups } from "../../../../grammar/tree.js";
import type { Construct } from "../../../project/project.js";
import { columnsOf, tableOf } from "../../declared.js";
import { type Context, rule } from "../../rule.js";
import { list, propose } from "../../suggestions.js";

/** Properties whose keys are columns of the table. */
const withColumns = ["data", "updates"];

/** Columns that every table has for itself, in Xano's own words. */
const always = new Set(["id", "xdo"]);

/** Columns that the table a statement works on does not declare. */
export const columnNames = rule({
	name: "column-names",
	create: (context) => {
		let scope: Scope | null = null;
		let condition: (Span & { readonly scope: Scope }) | null = null;
		const told = new Set<string>();
		const look = (name: string, table: Construct, span: Span): void => {
			const [column = ""] = name.split(".", 1);
			if (column === "" || always.has(column) || columnsOf(table).has(column)) return;
			const key = `${table.name} ${column}`;
			if (told.has(key)) return;
			told.add(key);
			undeclared(column, table, span, context);
		};
		return {
			queries: true,
			construct: (node) => {
				// The condition of a trigger is about the rows of its table.
				const where = context.construct.kind === "table_trigger" ? attributeOf(node, "where") : null;
				const name = plainName(attributeOf(node, "table")?.value);
				if (!where || name === null) return;
				const table = context.project.find("table", name);
				condition = { start: where.start, end: where.end, scope: { table, aliases: new Map(), others: new Set() } };
			},
			statement: (node) => {
				const named = tableOf(node);
				scope = named ? scopeOf(node, context.project.find("table", named.name), context) : null;
				if (!scope?.table) return;
				const { table } = scope;
				const field = attributeOf(node, "field_name")?.value;
				if (field?.kind === "Text") look(field.value, table, { start: field.start + 1, end: field.end - 1 });
				for (const property of withColumns) keys(attributeOf(node, property), (name, span) => look(name, table, span));
				if (!attributeOf(node, "eval")) {
					keys(attributeOf(node, "sort"), (name, span) => {
						const [first = "", ...rest] = name.split(".");
						if (rest.length === 0) look(first, table, span);
					});
				}
			},
			Access: ({ base, steps, start }, { reading }) => {
				if (base.kind !== "Variable" || base.name !== "db") return;
				const isCondition = condition !== null && start >= condition.start && start < condition.end;
				const around = isCondition ? condition?.scope : scope;
				const [first, second] = steps;
				if (first?.kind !== "member") return;
				const table = around?.aliases.get(first.name) ?? context.project.find("table", first.name);
				if (table) {
					if (second?.kind === "member") look(second.name, table, memberName(second));
					return;
				}
				// `$db.column` is short for a column of the table that is asked.
				const own = reading === "query" ? around?.table : undefined;
				if (!own || columnsOf(own).has(first.name) || always.has(first.name) || around?.others.has(first.name)) return;
				neither(first.name, own, memberName(first), context);
			},
		};
	},
});

interface Scope {
	readonly table: Construct | undefined;
	/** Names that joins give to tables. */
	readonly aliases: ReadonlyMap<string, Construct>;
	/** Names the query makes itself. */
	readonly others: ReadonlySet<string>;
}

function scopeOf(node: Statement, table: Construct | undefined, { project }: Context): Scope {
	const aliases = new Map<string, Construct>();
	const others = new Set<string>();
	keys(attributeOf(node, "join"), (alias, _span, value) => {
		const name = value.kind === "Object" ? value.entries.find(({ key }) => key === "table")?.value : undefined;
		const joined = project.find("table", plainName(name) ?? alias);
		if (joined) aliases.set(alias, joined);
		else others.add(alias);
	});
	keys(attributeOf(node, "eval"), (alias) => others.add(alias));
	return { table, aliases, others };
}

function keys(item: Attribute | null, each: (key: string, span: Span, value: Expression) => void): void {
	const value = item ? withoutGroups(item.value) : null;
	if (value?.kind !== "Object") return;
	for (const { key, keySpan, value: inner, disabled } of value.entries) {
		if (!disabled && typeof key === "string") each(key, insideQuotes(keySpan, key), withoutGroups(inner));
	}
}

/** A key without its quotes. */
function insideQuotes(span: Span, key: string): Span {
	return span.end - span.start === key.length + 2 ? { start: span.start + 1, end: span.end - 1 } : span;
}

function undeclared(name: string, table: Construct, span: Span, { report }: Context): void {
	const columns = [...columnsOf(table).keys()];
	if (columns.length === 0) return;
	report({
		code: "unknown-column",
		severity: "warning",
		message: `the table ${JSON.stringify(table.name)} has no column \`${name}\``,
		span,
		why: `It has ${list(columns.slice(0, 12))}${columns.length > 12 ? " and others" : ""}.`,
		...propose(name, columns, span.end - span.start === name.length ? [span] : []),
		related: [{ source: table.source, span: table.node.nameSpan, message: "the table is declared here" }],
	});
}

/** Only where a name resembles it: what a query may call by itself is not all known. */
function neither(name: string, table: Construct, span: Span, { project, report }: Context): void {
	const candidates = [...columnsOf(table).keys(), ...project.all("table").map((each) => each.name)];
	const proposal = propose(name, candidates, [span]);
	if (!proposal.help) return;
	report({
		code: "unknown-column",
		severity: "warning",
		message: `\`$db.${name}\` is neither a table nor a column of ${JSON.stringify(table.name)}`,
		span,
		...proposal,
	});
}
