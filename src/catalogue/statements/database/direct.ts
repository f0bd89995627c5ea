import type { StatementAttribute, StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";
import { onlyShown } from "./attributes.js";

const common = { family: "database", gap: "database", evidence: "documented", positional: [] } as const;

const sql: StatementAttribute = {
	name: "sql",
	kind: "text",
	required: true,
	summary: "The statement, with `?` for values.",
};

const afterSql: readonly StatementAttribute[] = [
	{
		name: "response_type",
		kind: "text",
		required: false,
		default: "list",
		values: ["list", "single"],
		requiredOnXano: "undocumented",
		summary: "Whether all rows or one are bound.",
	},
	{
		name: "parser",
		kind: "text",
		required: false,
		default: "prepared",
		values: ["prepared", "template_engine"],
		summary: "How values get into the statement.",
	},
	{ name: "arg", kind: "any", required: false, repeated: true, summary: "The value of the next `?`." },
];

const connection: StatementAttribute = {
	name: "connection_string",
	kind: "text",
	required: true,
	summary: "Where the database is.",
};

/** Vendors of databases outside of Xano. */
const vendors = {
	mssql: "Microsoft SQL Server",
	mysql: "MySQL",
	oracle: "Oracle",
	postgres: "PostgreSQL",
	snowflake: "Snowflake",
};

/** Statements in SQL. */
export const directStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "db.direct_query",
		summary: "Runs SQL on Xano's own database and binds its rows.",
		attributes: [{ ...sql, required: false, requiredUnless: ["code"] }, ...afterSql, onlyShown("code")],
		binds: "optional",
		example: 'db.direct_query { sql = "SELECT * FROM x1_1 WHERE id = ?" response_type = "single" arg = 1 } as $row',
	}),
	...Object.entries(vendors).map(([vendor, title]) =>
		gapStatement({
			...common,
			name: `db.external.${vendor}.direct_query`,
			summary: `Runs SQL on another database of the kind ${title} and binds its rows.`,
			attributes: [
				{ ...sql, required: false, requiredUnless: ["code"] },
				{ ...sql, name: "code", required: false, summary: "What Xano's editor writes for `sql`." },
				connection,
				...afterSql,
			],
			binds: "optional",
			example: `db.external.${vendor}.direct_query { sql = "SELECT 1" response_type = "list" connection_string = $env.DATABASE_URL } as $rows`,
		}),
	),
];
