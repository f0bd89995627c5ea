import type { Expression, ObjectEntry, Statement } from "../../../grammar/ast.js";
import { attributeOf, targetOf, withoutGroups } from "../../../grammar/tree.js";
import { arrayUpdates } from "../analysis.js";
import { code, quote } from "../code.js";
import { expression } from "../expressions.js";
import { isFresh } from "../fresh.js";
import { leavingWith } from "../handing.js";
import type { FunctionScope } from "../scope.js";
import { bindResult, checkCleanups } from "./parts.js";
import { assignTo } from "./targets.js";

/** What a statement gives in tests: its `mock`, unless it has none. */
export function mockOf(node: Statement): Expression | null {
	const mock = attributeOf(node, "mock");
	return mock ? withoutGroups(mock.value) : null;
}

/**
 * A statement that gives something else, and does nothing else, in the tests its `mock` names.
 * @param translate translates the statement as it is in every other test
 */
export function mockedStatement(node: Statement, mock: Expression, scope: FunctionScope, translate: () => void): void {
	const { buffer } = scope;
	const before = new Set(scope.assigned);
	const endings: Set<string>[] = [];
	const branch = (head: string, body: () => void): void => {
		scope.assigned = new Set(before);
		buffer.open(`${head} {`);
		scope.apart(body);
		buffer.line("break;");
		buffer.close();
		endings.push(scope.assigned);
	};
	const entries = writtenEntries(mock);
	if (entries === null) {
		const found = scope.temporary();
		const all = scope.uncounted(() => expression(mock, scope, "escape")).text;
		buffer.line(`${found} = R.test === null ? undefined : ${scope.support("mockIn")}(${all}, R.test);`);
		buffer.open(`switch (${found} !== undefined) {`);
		branch("case true:", () => give(node, found, false, scope));
		scope.release(found);
	} else {
		buffer.open("switch (R.test) {");
		for (const { key, value } of entries)
			branch(`case ${quote(key)}:`, () =>
				give(node, scope.uncounted(() => expression(value, scope, "escape")).text, isFresh(value, scope), scope),
			);
	}
	branch("default:", translate);
	buffer.close();
	scope.assigned = new Set([...(endings[0] ?? before)].filter((name) => endings.every((set) => set.has(name))));
}

/** The entries by test, the last of several for one; null when only running the program can tell them. */
function writtenEntries(mock: Expression): { key: string; value: Expression }[] | null {
	if (mock.kind !== "Object") return null;
	const enabled = mock.entries.filter((entry): entry is ObjectEntry => !entry.disabled);
	const entries = new Map<string, Expression>();
	for (const { key, value } of enabled) {
		if (typeof key !== "string") return null;
		entries.set(key, value);
	}
	return [...entries].map(([key, value]) => ({ key, value }));
}

/** Puts the value where the statement would put its own: behind `as`, or into the variable that it sets or changes. */
function give(node: Statement, text: string, fresh: boolean, scope: FunctionScope): void {
	if (node.name === "return") {
		checkCleanups(scope);
		scope.buffer.line(`return ${leavingWith(text, scope)};`);
		return;
	}
	if (node.result !== null) {
		bindResult(node, code(text), fresh, scope);
		return;
	}
	const place = node.args[0];
	if (place && changesItsSubject(node, scope) && targetOf(place)) assignTo(place, code(text), fresh, scope, node);
}

function changesItsSubject({ name }: Statement, scope: FunctionScope): boolean {
	if (name === "var" || name === "var.update") return true;
	const definition = scope.linker.catalogue.statement(name);
	return definition?.effects === "mutates" || (arrayUpdates.has(name) && definition?.binds === "never");
}
