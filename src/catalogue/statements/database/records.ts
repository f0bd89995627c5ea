import type { StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";
import {
	addon,
	data,
	enforceHiddenFields,
	fieldName,
	fieldValue,
	lock,
	onlyShown,
	output,
	table,
} from "./attributes.js";

const common = { family: "database", gap: "database", evidence: "documented", positional: [table] } as const;

/** Statements about one row. */
export const recordStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "db.get",
		summary: "Binds one row, found by the value of a column; null when there is none.",
		attributes: [
			fieldName,
			{ ...fieldValue, required: false, requiredUnless: ["where"] },
			lock,
			output,
			addon,
			{ ...onlyShown("where"), query: true },
		],
		binds: "optional",
		mock: "{id: 1}",
		example: 'db.get user { field_name = "email" field_value = "ada@example.com" output = ["id", "name"] } as $user',
	}),
	gapStatement({
		...common,
		name: "db.has",
		summary: "Binds whether there is a row with a value in a column.",
		attributes: [fieldName, fieldValue],
		binds: "optional",
		example: 'db.has user { field_name = "email" field_value = "ada@example.com" } as $exists',
	}),
	gapStatement({
		...common,
		name: "db.add",
		summary: "Adds a row and binds it as it was stored.",
		attributes: [data, enforceHiddenFields, output, addon],
		binds: "optional",
		mock: "{id: 1}",
		example: 'db.add user { data = {name: "Ada", created_at: now} } as $user',
	}),
	gapStatement({
		...common,
		name: "db.edit",
		summary: "Changes columns of one row and binds the row; an error when there is none.",
		attributes: [
			fieldName,
			fieldValue,
			enforceHiddenFields,
			{ ...data, writtenOut: "`db.patch` takes an object that is worked out" },
			output,
			addon,
		],
		binds: "optional",
		notes: "The columns are written out. Where they are known only while the program runs, there is `db.patch`.",
		example: 'db.edit user { field_name = "id" field_value = 1 data = {name: "Ada"} } as $user',
	}),
	gapStatement({
		...common,
		name: "db.patch",
		summary: "Changes the columns an object has; like `db.edit`, but the object may be any value.",
		attributes: [
			fieldName,
			{ ...fieldValue, required: false, default: "", requiredOnXano: "undocumented" },
			{ ...data, summary: "An object with the columns to change." },
			output,
			addon,
		],
		binds: "optional",
		example:
			'var $changes { value = {name: "Ada"} } db.patch user { field_name = "id" field_value = 1 data = $changes } as $user',
	}),
	gapStatement({
		...common,
		name: "db.add_or_edit",
		summary: "Changes the row that is found, or adds one when there is none.",
		attributes: [fieldName, fieldValue, data, enforceHiddenFields, output, addon],
		binds: "optional",
		example: 'db.add_or_edit setting { field_name = "key" field_value = "theme" data = {value: "dark"} } as $setting',
	}),
	gapStatement({
		...common,
		name: "db.del",
		summary: "Deletes one row; an error when there is none.",
		attributes: [fieldName, fieldValue],
		binds: "never",
		example: 'db.del user { field_name = "id" field_value = 1 }',
	}),
	gapStatement({
		...common,
		name: "db.increment",
		summary: "Adds a number to a column of the rows a condition finds, in one step.",
		evidence: "choice",
		notes: "Only Xano's engine knows it, no page describes it.",
		attributes: [
			{ name: "where", kind: "any", required: false, query: true, summary: "Which rows." },
			{ name: "field_name", kind: "text", required: true, summary: "The column to change." },
			{ name: "field_value", kind: "any", required: false, summary: "The value rows are found by." },
			{ name: "value", kind: "number", required: false, summary: "How much." },
			{ name: "return_type", kind: "text", required: false, values: ["list", "count"], summary: "What is bound." },
			output,
			addon,
		],
		binds: "optional",
		example: 'db.increment counter { where = $db.counter.id == 1 field_name = "count" value = 1 } as $rows',
	}),
];
