import type { Expression, Statement } from "../../../grammar/ast.js";
import { attributeOf, blockOf, isSwitchedOff, statementsOf, targetOf, withoutGroups } from "../../../grammar/tree.js";
import { type Code, literal } from "../code.js";
import { expression } from "../expressions.js";
import type { FunctionScope } from "../scope.js";
import { arrayOf, elementsOf, join, kinds } from "../types.js";
import { replaceOwned } from "./targets.js";

/** What a pass of a loop adds to an array. */
export interface Addition {
	readonly node: Statement;
	readonly variable: string;
	readonly value: Code;
}

/**
 * What the passes of a `for` loop do that only ever add the same texts, numbers, bools or nulls to arrays; null where
 * they do anything else. Such arrays grow to their size at once: growing step by step costs more than all the rest.
 */
export function additionsOf(node: Statement, scope: FunctionScope): readonly Addition[] | null {
	const { instruments } = scope.linker;
	if (scope.coverage !== null || instruments.mocks || instruments.observe !== undefined) return null;
	const additions: Addition[] = [];
	for (const statement of statementsOf(blockOf(node, "each"))) {
		if (isSwitchedOff(statement)) continue;
		const addition = additionOf(statement, scope);
		if (addition === null) return null;
		additions.push(addition);
	}
	const variables = new Set(additions.map(({ variable }) => variable));
	return additions.length > 0 && variables.size === additions.length ? additions : null;
}

function additionOf(node: Statement, scope: FunctionScope): Addition | null {
	const target = node.name === "array.push" && node.args[0] ? targetOf(node.args[0]) : null;
	const value = attributeOf(node, "value");
	if (target === null || target.steps.length > 0 || !value) return null;
	const { variable } = target;
	const isReady = scope.assigned.has(variable) && scope.typeOf(variable).kinds === kinds.array;
	if (!isReady || scope.queues.has(variable)) return null;
	const constant = constantOf(withoutGroups(value.value), scope);
	return constant === null ? null : { node, variable, value: constant };
}

function constantOf(node: Expression, scope: FunctionScope): Code | null {
	if (node.kind !== "Number" && node.kind !== "Text" && node.kind !== "Word") return null;
	const value = expression(node, scope, "borrow");
	return value.literal === undefined ? null : literal(value.literal);
}

/** Code of all passes at once. @param count code of how many there are, a whole number from 0 on */
export function fill(additions: readonly Addition[], count: string, scope: FunctionScope): void {
	for (const { node, variable, value } of additions) {
		const before = scope.typeOf(variable);
		const parts = ["R", scope.local(variable), value.text, count, scope.owned(variable)];
		const filled = `${scope.mark(node)}${scope.support("pushRepeated")}(${parts.join(", ")})`;
		const after = arrayOf(join(elementsOf(before), value.type));
		scope.buffer.line(replaceOwned(variable, filled, scope, after, scope.count(variable)));
	}
}
