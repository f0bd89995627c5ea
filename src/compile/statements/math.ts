import type { Statement } from "../../../grammar/ast.js";
import { attributeOf, targetOf, unwrap } from "../../../grammar/tree.js";
import { expression } from "../expressions.js";
import { inRange } from "../ranges.js";
import type { FunctionScope } from "../scope.js";
import { catalogueStatement } from "./definitions.js";

/** Operators of what JavaScript computes exactly while the result stays within 2^53. */
const quick: Readonly<Record<string, string>> = { "math.add": "+", "math.sub": "-", "math.mul": "*" };

/**
 * `math.add $n { value = … }` and its kin. Counters are what loops are made of: two numbers are calculated where they
 * stand, everything else is the catalogue's.
 */
export function mathUpdate(node: Statement, scope: FunctionScope): void {
	const target = node.args[0] ? targetOf(unwrap(node.args[0])) : null;
	const value = attributeOf(node, "value");
	const run = scope.linker.catalogue.statement(node.name)?.run;
	const operator = quick[node.name];
	if (!target || target.steps.length > 0 || !value || !run || !operator || !scope.assigned.has(target.variable)) {
		catalogueStatement(node, scope);
		return;
	}
	const current = scope.read(target.variable, "borrow", target.span);
	if (!current.simple) {
		catalogueStatement(node, scope);
		return;
	}
	const operand = expression(value.value, scope, "borrow");
	let right = operand.text;
	const held = operand.simple ? null : scope.temporary();
	if (held !== null) {
		scope.buffer.line(`${held} = ${operand.text};`);
		right = held;
	}
	const result = scope.temporary();
	const isSure = typeof operand.literal === "number" || operand.range !== undefined;
	// `+ 0` makes -0 a 0.
	const fast = `${result} = ${current.text} ${operator} ${right}${operator === "*" ? " + 0" : ""}`;
	const tests = [
		`typeof ${current.text} === "number"`,
		...(isSure ? [] : [`typeof ${right} === "number"`]),
		inRange(operator, `(${fast})`, result, undefined, operand.range),
	];
	const slow = `${scope.mark(node)}${scope.constant(run)}({ context: R, subject: ${current.text}, attributes: { "value": ${right} }, each: null })`;
	scope.release(result);
	if (held !== null) scope.release(held);
	scope.buffer.line(scope.assign(target.variable, `${tests.join(" && ")} ? ${result} : ${slow}`, false));
}
