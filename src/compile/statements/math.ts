import type { Statement } from "../../../grammar/ast.js";
import { attributeOf, targetOf, unwrap } from "../../../grammar/tree.js";
import { code } from "../code.js";
import { expression } from "../expressions.js";
import { calculated } from "../operators.js";
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
	const given = expression(value.value, scope, "borrow");
	const held = given.simple ? null : scope.temporary();
	if (held !== null) scope.buffer.line(`${held} = ${given.text};`);
	const operand = held === null ? given : code(held, given.type, true);
	const slow = `${scope.mark(node)}${scope.constant(run)}({ context: R, subject: ${current.text}, attributes: { "value": ${operand.text} }, each: null })`;
	const { text, type } = calculated(operator, current, operand, slow, scope, () => {
		if (held !== null) scope.release(held);
	});
	scope.buffer.line(scope.assign(target.variable, text, false, type));
}
