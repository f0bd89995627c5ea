import type { Statement } from "../../../grammar/ast.js";
import { attributeOf, targetOf, unwrap } from "../../../grammar/tree.js";
import { expression } from "../expressions.js";
import { joinsPlainly } from "../operators.js";
import type { FunctionScope } from "../scope.js";
import { textType } from "../types.js";
import { catalogueStatement, checkedAttribute } from "./definitions.js";

/**
 * `text.append $text { value = … }` and `text.prepend`: two texts are joined where they stand, everything else is the
 * catalogue's.
 */
export function textUpdate(node: Statement, scope: FunctionScope): void {
	const target = node.args[0] ? targetOf(unwrap(node.args[0])) : null;
	const value = attributeOf(node, "value");
	const definition = scope.linker.catalogue.statement(node.name);
	const declared = definition?.attributes.find(({ name }) => name === "value");
	const current = target?.steps.length === 0 && scope.assigned.has(target.variable) ? target.variable : null;
	const text = current === null ? null : scope.read(current, "borrow", node);
	if (current === null || !text?.simple || !value || !definition?.run || !declared) {
		catalogueStatement(node, scope);
		return;
	}
	const added = scope.hold(expression(value.value, scope, "borrow"));
	const tests = [text, added].map((side) => joinsPlainly(side, false)).filter((test) => test !== null);
	const joined = node.name === "text.append" ? `${text.text} + ${added.text}` : `${added.text} + ${text.text}`;
	const given = checkedAttribute(added, declared, definition, scope);
	const slow = `${scope.mark(node)}${scope.constant(definition.run)}({ context: R, subject: ${text.text}, attributes: { "value": ${given} }, each: null })`;
	const result = tests.length === 0 ? joined : `${tests.join(" && ")} ? ${joined} : ${slow}`;
	scope.buffer.line(scope.assign(current, result, false, textType));
	scope.letGo(added);
}
