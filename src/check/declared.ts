import type { Column, Statement } from "../../grammar/ast.js";
import { attributeOf, enabledItems, nameOf, statementsOf } from "../../grammar/tree.js";
import type { Construct, Project } from "../project/project.js";

/* What the constructs of a project are called and consist of, for rules that look from one into another. */

/** The construct one of some kinds that has this name. */
export function findDeclared(project: Project, kinds: readonly string[], name: string): Construct | undefined {
	for (const kind of kinds) {
		const found = project.find(kind, name);
		if (found) return found;
	}
	return undefined;
}

/** Everything of some kinds, in the project around a single file too. */
export function allDeclared(project: Project, kinds: readonly string[]): Construct[] {
	return kinds.flatMap((kind) => [...project.all(kind), ...(project.around?.all(kind) ?? [])]);
}

const columnsByTable = new WeakMap<Statement, ReadonlyMap<string, Column>>();

/** The columns a table declares, by name. */
export function columnsOf(table: Construct): ReadonlyMap<string, Column> {
	const known = columnsByTable.get(table.node);
	if (known) return known;
	const columns = new Map<string, Column>();
	for (const block of statementsOf(table.node.body).filter(({ name }) => name === "schema")) {
		for (const item of enabledItems(block.body))
			if (item.kind === "Column" && item.name !== "" && !columns.has(item.name)) columns.set(item.name, item);
	}
	columnsByTable.set(table.node, columns);
	return columns;
}

/** Whether the rows of a table are users that can log in. */
export function isForUsers(table: Construct): boolean {
	return nameOf(attributeOf(table.node, "auth")?.value) === "true";
}

/** Statements that work on the table they name. */
const onTables = /^db\.(?:get|has|add|edit|patch|del|add_or_edit|query|truncate|schema|increment|bulk\.\w+)$/;

/** The table a statement works on: its name and where that stands; null when it is none, or worked out. */
export function tableOf(
	node: Statement,
): { readonly name: string; readonly start: number; readonly end: number } | null {
	const [first] = node.args;
	if (!onTables.test(node.name) || (first?.kind !== "Text" && first?.kind !== "Word") || first.value === "")
		return null;
	return { name: first.value, start: first.start, end: first.end };
}
