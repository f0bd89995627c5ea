import type { Statement } from "../../../grammar/ast.js";
import { expression } from "../expressions.js";
import type { FunctionScope } from "../scope.js";
import { attributeOf, bindResult, misuse } from "./parts.js";
import { assignPathOf, type Target, targetOf } from "./targets.js";
import { access } from "../access.js";

/** `array.push $list { value = … }` */
export function arrayPush(node: Statement, scope: FunctionScope): void {
	addTo(node, scope, "pushOwned");
}

/** `array.unshift $list { value = … }` */
export function arrayUnshift(node: Statement, scope: FunctionScope): void {
	addTo(node, scope, "unshiftOwned");
}

/** `array.merge $list { value = … }` */
export function arrayMerge(node: Statement, scope: FunctionScope): void {
	addTo(node, scope, "mergeOwned");
}

/** `array.pop $list as $last` */
export function arrayPop(node: Statement, scope: FunctionScope): void {
	takeFrom(node, scope, "lastOf", "withoutLast");
}

/** `array.shift $list as $first` */
export function arrayShift(node: Statement, scope: FunctionScope): void {
	takeFrom(node, scope, "firstOf", "withoutFirst");
}

function addTo(node: Statement, scope: FunctionScope, helperName: string): void {
	const target = node.args[0] ? targetOf(node.args[0]) : null;
	const value = attributeOf(node, "value");
	if (!target || !value) {
		scope.buffer.line(`${misuse(scope, node, `\`${node.name}\` needs a variable and a value`)};`);
		return;
	}
	const helper = scope.support(helperName);
	const held = scope.temporary();
	const { variable } = target;
	scope.buffer.line(`${scope.mark(node)}${held} = ${expression(value.value, scope, "escape").text};`);
	if (target.steps.length === 0) {
		const current = scope.read(variable, "borrow", target.span).text;
		const identifier = scope.local(variable);
		scope.buffer.line(
			`${scope.mark(node)}${identifier} = ${helper}(R, ${current}, ${held}, o_${variable}); o_${variable} = true;${scope.nested.has(variable) ? ` n_${variable} = null;` : ""}`,
		);
	} else {
		assignPathOf(target, `${helper}(R, ${readTarget(target, scope)}, ${held}, false)`, scope, node);
	}
	scope.release(held);
}

function takeFrom(node: Statement, scope: FunctionScope, read: string, rest: string): void {
	const target = node.args[0] ? targetOf(node.args[0]) : null;
	if (!target) {
		scope.buffer.line(`${misuse(scope, node, `\`${node.name}\` needs a variable`)};`);
		return;
	}
	const taken = scope.temporary();
	const { variable } = target;
	const remove = scope.support(rest);
	const whole = target.steps.length === 0 ? scope.read(variable, "child", target.span).text : readTarget(target, scope);
	scope.buffer.line(`${scope.mark(node)}${taken} = ${scope.support(read)}(${whole});`);
	if (target.steps.length === 0) {
		const identifier = scope.local(variable);
		scope.buffer.line(`${identifier} = ${remove}(${identifier}, o_${variable}); o_${variable} = true;`);
	} else assignPathOf(target, `${remove}(${readTarget(target, scope)}, false)`, scope, node);
	if (node.result !== null) bindResult(node, taken, false, scope);
	scope.release(taken);
}

function readTarget(target: Target, scope: FunctionScope): string {
	const { start, end } = target.span;
	return access(
		{ kind: "Access", base: { kind: "Variable", name: target.variable, start, end }, steps: target.steps, start, end },
		scope,
		"escape",
		"strict",
	).text;
}
