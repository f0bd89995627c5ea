import type { StatementAttribute, StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";
import { table, where } from "./attributes.js";

const common = { family: "database", gap: "database", evidence: "documented", positional: [table] } as const;

/** The rows; Xano's documentation writes them as `data`. */
const items: StatementAttribute = {
	name: "items",
	kind: "array",
	required: false,
	requiredUnless: ["data"],
	summary: "The rows.",
};

const shownData: StatementAttribute = {
	name: "data",
	kind: "any",
	required: false,
	refusedOnXano: true,
	summary: "What Xano's documentation writes for `items`.",
};

const shownWhere: StatementAttribute = { ...where, refusedOnXano: true };

/** Statements about many rows at once. */
export const bulkStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "db.bulk.add",
		summary: "Adds many rows.",
		attributes: [
			items,
			{ name: "allow_id_field", kind: "bool", required: false, default: false, summary: "Keeps the ids they bring." },
			shownData,
		],
		binds: "optional",
		example: 'db.bulk.add user { items = [{name: "Ada"}, {name: "Grace"}] } as $rows',
	}),
	gapStatement({
		...common,
		name: "db.bulk.update",
		summary: "Writes many whole rows, found by their ids; columns that are left out become empty.",
		attributes: [items, shownData, shownWhere],
		binds: "optional",
		example: 'db.bulk.update user { items = [{id: 1, name: "Ada"}] } as $rows',
	}),
	gapStatement({
		...common,
		name: "db.bulk.patch",
		summary: "Changes columns of many rows, found by their ids; other columns stay.",
		attributes: [items, shownData, shownWhere],
		binds: "optional",
		example: 'db.bulk.patch user { items = [{id: 1, name: "Ada"}] } as $rows',
	}),
	gapStatement({
		...common,
		name: "db.bulk.delete",
		summary: "Deletes the rows a condition finds and binds how many there were.",
		attributes: [where, { ...where, name: "search", summary: "The older name of `where`.", refusedOnXano: true }],
		binds: "optional",
		example: "db.bulk.delete session { where = $db.session.expires_at < now } as $count",
	}),
];
