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

/** Notes that a variable or input compares in that way with something. */
function limit(node: Expression, operator: string, other: ValueType, scope: FunctionScope): void {
	const place = placeOf(withoutGroups(node), scope);
	if (place === null || other.range === undefined || !isNumeric(other)) return;
	const { type } = place;
	if (type.range === undefined || !isNumeric(type)) return;
	const range = intersection(type.range, allowed(operator, other.range));
	if (range !== null) place.narrow(wholeType(range));
}

interface Place {
	readonly type: ValueType;
	narrow(type: ValueType): void;
}

function placeOf(node: Expression, scope: FunctionScope): Place | null {
	if (scope.element !== null) return null;
	if (node.kind === "Variable") {
		const { name } = node;
		if (!scope.assigned.has(name)) return null;
		return { type: scope.typeOf(name), narrow: (type) => scope.narrowed.set(name, type) };
	}
	if (node.kind !== "Access" || node.base.kind !== "Variable" || node.base.name !== "input") return null;
	const [step, ...others] = node.steps;
	if (step?.kind !== "member" || others.length > 0 || !scope.inputs.has(step.name)) return null;
	const { name } = step;
	return { type: scope.inputType(name), narrow: (type) => scope.narrowInput(name, type) };
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
