import type { StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";
import { table } from "./attributes.js";

const common = { family: "database", gap: "database", evidence: "documented" } as const;

/** Statements about tables and data sources, and the call of an addon. */
export const tableStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "db.schema",
		summary: "Binds the columns of a table, or the one at a path.",
		positional: [{ ...table, required: false }],
		attributes: [
			{ name: "path", kind: "text", required: false, summary: "A column." },
			{
				name: "table",
				kind: "text",
				required: false,
				refusedOnXano: true,
				summary: "The table, as Xano's documentation writes it.",
			},
		],
		binds: "optional",
		example: 'db.schema user { path = "email" } as $column',
	}),
	gapStatement({
		...common,
		name: "db.truncate",
		summary: "Deletes all rows of a table.",
		positional: [table],
		attributes: [{ name: "reset", kind: "bool", required: false, default: false, summary: "Starts the ids anew." }],
		binds: "never",
		example: "db.truncate import { reset = true }",
	}),
	gapStatement({
		...common,
		name: "db.set_datasource",
		summary: "Takes another data source for the database statements that follow.",
		positional: [],
		attributes: [
			{ name: "value", kind: "text", required: false, requiredUnless: ["name"], summary: "The data source." },
			{ name: "workspace_id", kind: "int", required: false, summary: "The workspace it belongs to." },
			{
				name: "name",
				kind: "text",
				required: false,
				refusedOnXano: true,
				summary: "The data source, as Xano's documentation writes it.",
			},
		],
		binds: "never",
		example: 'db.set_datasource { value = "test" }',
	}),
	gapStatement({
		...common,
		name: "addon.call",
		summary: "Runs an addon and binds what it finds.",
		positional: [{ name: "addon", form: "name", required: true, summary: "The addon." }],
		attributes: [{ name: "input", kind: "object", required: false, summary: "Its inputs." }],
		binds: "optional",
		example: 'addon.call "comment_count" { input = {post_id: 1} } as $count',
	}),
];
