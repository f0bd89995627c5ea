import type { Binary, Expression } from "../../grammar/ast.js";
import { withoutGroups } from "../../grammar/tree.js";
import { intersection, type Range } from "./ranges.js";
import type { FunctionScope } from "./scope.js";
import { isNumeric, type ValueType, wholeType } from "./types.js";

const opposite: Readonly<Record<string, string>> = {
	"<": ">=",
	">=": "<",
	">": "<=",
	"<=": ">",
	"==": "!=",
	"!=": "==",
};
const turned: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==" };

/**
 * Notes what a condition says of variables where it has come out one way: behind `while ($i < $count)` `$i` is less than
 * the greatest that `$count` can be.
 * @param holds how the condition has come out; its code has been generated already
 */
export function suppose(condition: Expression, holds: boolean, scope: FunctionScope): void {
	const pending: [Expression, boolean][] = [[condition, holds]];
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		const [node, isTrue] = [withoutGroups(next[0]), next[1]];
		if (node.kind === "Unary" && node.operator === "!") pending.push([node.operand, !isTrue]);
		if (node.kind !== "Binary") continue;
		if (node.operator === (isTrue ? "&&" : "||")) pending.push([node.left, isTrue], [node.right, isTrue]);
		else supposeComparison(node, isTrue ? node.operator : opposite[node.operator], scope);
	}
}

function supposeComparison(node: Binary, operator: string | undefined, scope: FunctionScope): void {
	const types = scope.compared.get(node);
	if (operator === undefined || types === undefined || !Object.hasOwn(turned, operator)) return;
	const [left, right] = types;
	limit(node.left, operator, right, scope);
	limit(node.right, turned[operator] as string, left, scope);
}

/** Notes that a variable compares in that way with something. */
function limit(node: Expression, operator: string, other: ValueType, scope: FunctionScope): void {
	const variable = withoutGroups(node);
	if (variable.kind !== "Variable" || !scope.assigned.has(variable.name) || scope.element !== null) return;
	const type = scope.typeOf(variable.name);
	if (type.range === undefined || other.range === undefined || !isNumeric(type) || !isNumeric(other)) return;
	const range = intersection(type.range, allowed(operator, other.range));
	if (range !== null) scope.narrowed.set(variable.name, wholeType(range));
}

function allowed(operator: string, [least, greatest]: Range): Range {
	switch (operator) {
		case "<":
			return [Number.NEGATIVE_INFINITY, greatest - 1];
		case "<=":
			return [Number.NEGATIVE_INFINITY, greatest];
		case ">":
			return [least + 1, Number.POSITIVE_INFINITY];
		case ">=":
			return [least, Number.POSITIVE_INFINITY];
		default:
			return [least, greatest];
	}
}
