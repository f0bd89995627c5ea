import type { StatementAttribute, StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";
import { addon, lock, onlyShown, output, table, where } from "./attributes.js";

const paging: StatementAttribute = {
	name: "paging",
	kind: "object",
	required: false,
	summary: "Which part of the rows.",
	keys: [
		{ name: "page", kind: "int", required: false, default: 1 },
		{ name: "per_page", kind: "int", required: false, default: 25 },
		{ name: "offset", kind: "int", required: false, default: 0 },
		{ name: "totals", kind: "bool", required: false, default: false, summary: "Counts all rows as well." },
		{ name: "metadata", kind: "bool", required: false, default: true, summary: "Binds the list inside an object." },
	],
};

const returned: StatementAttribute = {
	name: "return",
	kind: "object",
	required: false,
	summary: "What is bound.",
	keys: [
		{
			name: "type",
			kind: "text",
			required: false,
			values: ["list", "single", "exists", "count", "aggregate", "stream"],
			default: "list",
		},
		{ name: "distinct", kind: "text", required: false, values: ["auto", "yes", "no"], default: "auto" },
		paging,
		{ ...onlyShown("chunk_size"), summary: "A page of Xano's documentation writes it for streams." },
		{ name: "group", kind: "object", required: false, query: true, summary: "What rows are grouped by." },
		{ name: "eval", kind: "object", required: false, query: true, summary: "What is worked out for each group." },
	],
};

const join: StatementAttribute = {
	name: "join",
	kind: "object",
	required: false,
	summary: "Other tables, each under the name it has in the query.",
	each: {
		kind: "object",
		keys: [
			{ name: "table", kind: "text", required: true },
			{ name: "type", kind: "text", required: false, values: ["inner", "left", "right"], default: "inner" },
			{ name: "where", kind: "any", required: false, query: true, summary: "Which rows belong together." },
		],
	},
};

/** Statements that look for rows. */
export const queryStatements: readonly StatementDefinition[] = [
	gapStatement({
		name: "db.query",
		family: "database",
		gap: "database",
		evidence: "documented",
		summary: "Binds the rows a condition finds, or one of them, their number, or what is worked out of them.",
		notes:
			"The expressions of a query have operators (`==?`, `includes`, `contains`, `overlaps`, `between`, `in` and their negations) and filters of their own. An operator with `?` leaves its condition out when the value on its right is null.",
		positional: [table],
		attributes: [
			where,
			{ ...where, name: "additional_where", summary: "A further condition, mostly made while the program runs." },
			{ ...where, name: "search", summary: "The older name of `where`.", refusedOnXano: true },
			join,
			{ name: "eval", kind: "object", required: false, query: true, summary: "Further columns, worked out of others." },
			{
				name: "sort",
				kind: "object",
				required: false,
				repeated: true,
				each: { kind: "text", values: ["asc", "desc", "rand"] },
				summary: "The order: columns, each with its direction.",
			},
			{ name: "override_sort", kind: "any", required: false, summary: "An order made while the program runs." },
			lock,
			returned,
			output,
			addon,
			...["order", "paging", "count", "select"].map(onlyShown),
		],
		binds: "optional",
		mock: "[]",
		example:
			'db.query product { where = $db.product.price >=? 10 && $db.product.tags contains "new" sort = {price: "desc"} return = {type: "list", paging: {page: 1, per_page: 20}} } as $products',
	}),
];
