import type { StatementAttribute } from "../define.js";

/** What may stand in the braces of a declared input, column or field. */
export const columnOptions: readonly (StatementAttribute & { readonly types?: readonly string[] })[] = [
	{ name: "description", kind: "text", required: false, summary: "What it is for." },
	{ name: "sensitive", kind: "bool", required: false, summary: "Keeps the value out of logs and messages." },
	{
		name: "values",
		kind: "array",
		required: true,
		types: ["enum"],
		each: { kind: "text" },
		summary: "The values it may have.",
	},
	{
		name: "schema",
		kind: "object",
		required: true,
		declares: true,
		types: ["object"],
		summary: "The fields of the object.",
	},
	{ name: "table", kind: "text", required: false, summary: "The table whose rows the value is an id of." },
	{ name: "size", kind: "int", required: true, types: ["vector"], summary: "How many numbers it holds." },
	{
		name: "override",
		kind: "object",
		required: false,
		types: ["dblink"],
		summary: "Columns that make no inputs: `{email: {hidden: true}}`.",
	},
];

/** Words that no page explains. They are let through, and proposed to nobody. */
export const unexplainedOptions: readonly string[] = ["visibility", "access"];
