import { type ConstructPart, findConstruct } from "../../catalogue/constructs/index.js";
import { expectedAt, expectedOfConstructValue } from "./expected.js";

/*
 * Where a program names a construct of the project. Of the parts of constructs their definitions say it; a statement
 * that calls is called after what it calls.
 */

/** The kind of construct that the text behind a statement's name names; null when it names none. */
export function calledKind(statement: string): string | null {
	if (statement === "ai.agent.run") return "agent";
	const [, kind = ""] = /^(\w+)\.(?:run|call)$/.exec(statement) ?? [];
	return kind !== "" && kind !== "query" && findConstruct(kind) !== undefined ? kind : null;
}

/** Whether the first argument of a statement is a table. */
export function worksOnTable(statement: string): boolean {
	return statement.startsWith("db.") && !/direct_query|transaction|set_datasource/.test(statement);
}

/** Kinds that a property of a statement or column names. */
const ofStatements: Readonly<Record<string, string>> = {
	table: "table",
	dbtable: "table",
	api_group: "api_group",
	"addon.name": "addon",
	"join.*.table": "table",
};

/**
 * The kind of construct a value names; null when it names none.
 * @param part the part of a construct the property is; null when it belongs to a statement or column
 * @param keys the keys of the objects around the value, outermost first; lists have no key
 */
export function namedKind(part: ConstructPart | null, property: string, keys: readonly string[]): string | null {
	if (part !== null) {
		if (part.value === undefined) return null;
		const expected = expectedOfConstructValue(part.value);
		// `main = "name"` is short for `main = {name: "name"}`.
		const short = keys.length === 0 ? expectedAt(expected, ["name"])?.names[0] : undefined;
		return expectedAt(expected, keys)?.names[0] ?? short ?? null;
	}
	for (const path of [
		[property, ...keys],
		[property, "*", ...keys.slice(1)],
	]) {
		const written = path.join(".");
		if (Object.hasOwn(ofStatements, written)) return ofStatements[written] ?? null;
	}
	return null;
}
