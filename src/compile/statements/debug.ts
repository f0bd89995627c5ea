import type { Statement } from "../../../grammar/ast.js";
import { attributeOf } from "../../../grammar/tree.js";
import { expression } from "../expressions.js";
import type { FunctionScope } from "../scope.js";

/** `debug.log { value = … }`: to the run's log with its place; never to the result. */
export function debugLog(node: Statement, scope: FunctionScope): void {
	const value = attributeOf(node, "value");
	const text = value ? expression(value.value, scope, "escape").text : "null";
	scope.buffer.line(`${scope.mark(node)}R.log(${text}, ${scope.unit}, ${node.start});`);
}

/** `debug.stop { value = … }`: ends the whole run with that value. */
export function debugStop(node: Statement, scope: FunctionScope): void {
	const value = attributeOf(node, "value");
	const text = value ? expression(value.value, scope, "escape").text : "null";
	scope.buffer.line(`${scope.mark(node)}${scope.support("stopRun")}(${text});`);
}
