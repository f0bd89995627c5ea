import type { StatementAttribute, StatementPositional } from "../../define.js";

/*
 * Attributes that several database statements have. What Xano's engine takes and its editor demands differ in places;
 * there `requiredOnXano` is "undocumented", because official programs leave them out.
 */

/** What pages of Xano's documentation write, and Xano does not know. */
export function onlyShown(name: string): StatementAttribute {
	return {
		name,
		kind: "any",
		required: false,
		refusedOnXano: true,
		summary: "A page of Xano's documentation writes it; Xano does not know it.",
	};
}

/** The table, as a word or a text. */
export const table: StatementPositional = { name: "table", form: "name", required: true, summary: "The table." };

/** The column a row is found by. */
export const fieldName: StatementAttribute = {
	name: "field_name",
	kind: "text",
	required: false,
	default: "id",
	requiredOnXano: "undocumented",
	summary: "The column to look into.",
};

/** The value a row is found by. */
export const fieldValue: StatementAttribute = {
	name: "field_value",
	kind: "any",
	required: true,
	summary: "The value that is looked for there.",
};

/** The columns to write, as an object that is written out. */
export const data: StatementAttribute = {
	name: "data",
	kind: "object",
	required: true,
	summary: "The columns to write, with their values.",
};

/** The columns the result has. */
export const output: StatementAttribute = {
	name: "output",
	kind: "array",
	required: false,
	each: { kind: "text" },
	summary: "The columns to give back; all when left out.",
};

/** Hidden columns stay out of the result. */
export const enforceHiddenFields: StatementAttribute = {
	name: "enforce_hidden_fields",
	kind: "bool",
	required: false,
	summary: "Leaves hidden columns out of the result.",
};

/** Whether rows stay locked until the transaction ends. */
export const lock: StatementAttribute = {
	name: "lock",
	kind: "bool",
	required: false,
	default: false,
	summary: "Locks what is read until the transaction ends.",
};

const addonKeys: readonly StatementAttribute[] = [
	{ name: "name", kind: "text", required: true, summary: "The addon." },
	{ name: "input", kind: "object", required: false, query: true, summary: "Its inputs; `$output` is the row." },
	{ name: "output", kind: "array", required: false, summary: "The columns to give back." },
	{ name: "as", kind: "text", required: false, summary: "Where its result goes." },
	{ name: "offset", kind: "text", required: false, summary: "Where in the row it starts." },
	{ name: "addon", kind: "any", required: false, query: true, summary: "Addons of its rows." },
];

/** Related rows: a list of addons, or an object with one for each key. */
export const addon: StatementAttribute = {
	name: "addon",
	kind: "array",
	required: false,
	each: { kind: "object", keys: addonKeys },
	summary: "Addons that add related rows.",
};

/** Which rows: an expression of a query. */
export const where: StatementAttribute = {
	name: "where",
	kind: "any",
	required: false,
	query: true,
	summary: "Which rows; columns are `$db.table.column`.",
};
