import type { Expression, Statement } from "../../../grammar/ast.js";
import { expression } from "../expressions.js";
import { condition } from "../operators.js";
import type { FunctionScope } from "../scope.js";
import { statementsOf } from "../walk.js";
import { translateBlock } from "./index.js";
import { attributeOf, blockOf, childOf, misuse, unwrap } from "./parts.js";

/** `conditional { if (…) { … } elseif (…) { … } else { … } }` */
export function conditional(node: Statement, scope: FunctionScope): void {
	const { buffer } = scope;
	const branches = statementsOf(node.body).filter(({ name }) => name === "if" || name === "elseif" || name === "else");
	const before = new Set(scope.assigned);
	const endings: Set<string>[] = [];
	let complete = false;
	let open = 0;
	for (const branch of branches) {
		scope.assigned = new Set(before);
		if (branch.name === "else") {
			if (open === 0) buffer.open("{");
			else buffer.close("} else {");
			complete = true;
		} else {
			// A condition that needs statements of its own cannot stand in `else if`; expressions never do.
			const test = testOf(branch, scope);
			if (open === 0) buffer.open(`if (${test}) {`);
			else buffer.close(`} else if (${test}) {`);
		}
		open++;
		translateBlock(branch.body, scope);
		if (!leaves(branch)) endings.push(scope.assigned);
		if (branch.name === "else") break;
	}
	if (open > 0) buffer.close();
	if (!complete) endings.push(before);
	scope.assigned = intersection(endings) ?? before;
}

function testOf(branch: Statement, scope: FunctionScope): string {
	const [test] = branch.args;
	if (!test) return misuse(scope, branch, `\`${branch.name}\` needs a condition in parentheses`);
	return `${scope.mark(test)}${condition(unwrap(test), scope)}`;
}

/** Whether a branch surely ends in `return`, `throw`, `break` or `continue`, so that nothing after it follows from it. */
function leaves(branch: Statement): boolean {
	const last = statementsOf(branch.body).at(-1);
	return last !== undefined && ["return", "throw", "break", "continue"].includes(last.name);
}

function intersection(sets: readonly Set<string>[]): Set<string> | null {
	const [first, ...others] = sets;
	if (!first) return null;
	return new Set([...first].filter((name) => others.every((set) => set.has(name))));
}

/** `switch (value) { case (x) { … } break … default { … } }`: without `break` a case falls into the next. */
export function switchStatement(node: Statement, scope: FunctionScope): void {
	const { buffer } = scope;
	const label = scope.label("switch");
	const value = `${label}_value`;
	const matched = `${label}_matched`;
	const subject = node.args[0] ? expression(unwrap(node.args[0]), scope, "borrow").text : misuse(scope, node, "`switch` needs a value");
	buffer.open(`${label}: {`);
	buffer.line(`const ${value} = ${scope.mark(node)}${subject}; let ${matched} = false;`);
	// Inside a loop `break` leaves the loop; without one it can only mean the switch.
	const ownsBreak = scope.loops.length === 0;
	if (ownsBreak) scope.loops.push({ label, removal: null });
	const before = new Set(scope.assigned);
	for (const branch of statementsOf(node.body)) {
		scope.assigned = new Set(before);
		if (branch.name === "case") {
			const compared = branch.args[0] ? expression(unwrap(branch.args[0]), scope, "borrow").text : "null";
			const equals = scope.support("looseEquals");
			buffer.open(`if (${matched} || ${scope.mark(branch)}${equals}(${value}, ${compared})) {`);
			buffer.line(`${matched} = true;`);
			translateBlock(branch.body, scope);
			if (branch.breaks) buffer.line(`break ${label};`);
			buffer.close();
		} else if (branch.name === "default") translateBlock(branch.body, scope);
	}
	scope.assigned = before;
	if (ownsBreak) scope.loops.pop();
	buffer.close();
}

/** `group { stack { … } }`: only groups. */
export function group(node: Statement, scope: FunctionScope): void {
	translateBlock(childOf(node, "stack") ? blockOf(node, "stack") : node.body, scope);
}

/** `return { value = … }` */
export function returnStatement(node: Statement, scope: FunctionScope): void {
	const value = attributeOf(node, "value");
	const text = value ? expression(value.value, scope, "escape").text : "null";
	scope.buffer.line(`${scope.mark(node)}return leave(R, ${text});`);
	scope.support("leave");
}

function optional(node: Statement, name: string, scope: FunctionScope): string {
	const attribute = attributeOf(node, name);
	return attribute ? expression(attribute.value, scope, "escape").text : "null";
}

/** `precondition (condition) { error_type = … error = … payload = … }` */
export function precondition(node: Statement, scope: FunctionScope): void {
	const test: Expression | undefined = node.args[0];
	const passed = test ? `${scope.mark(test)}${condition(unwrap(test), scope)}` : "false";
	const raise = scope.support("preconditionFailed");
	const parts = ["error_type", "error", "payload"].map((name) => optional(node, name, scope));
	scope.buffer.line(`if (!(${passed})) ${scope.mark(node)}${raise}(${parts.join(", ")});`);
}

/** `throw { name = … value = … }` */
export function throwStatement(node: Statement, scope: FunctionScope): void {
	const raise = scope.support("throwError");
	scope.buffer.line(`${scope.mark(node)}${raise}(${optional(node, "name", scope)}, ${optional(node, "value", scope)});`);
}

/** `try_catch { try { … } catch { … } finally { … } }` */
export function tryCatch(node: Statement, scope: FunctionScope): void {
	const { buffer } = scope;
	const depth = scope.label("depth");
	const caught = scope.label("caught");
	buffer.line(`const ${depth} = R.depth;`);
	buffer.open("try {");
	const before = new Set(scope.assigned);
	translateBlock(blockOf(node, "try"), scope);
	const afterTry = scope.assigned;
	scope.assigned = new Set(before);
	const handler = childOf(node, "catch");
	const cleanup = childOf(node, "finally");
	buffer.close(`} catch (${caught}) {`);
	buffer.line(`R.depth = ${depth};`);
	buffer.line(scope.assign("error", `${scope.support("caughtError")}(R, ${caught})`, true));
	translateBlock(handler?.body ?? null, scope);
	const afterCatch = scope.assigned;
	scope.assigned = intersection([afterTry, afterCatch]) ?? before;
	if (cleanup) {
		const both = scope.assigned;
		scope.assigned = new Set(before);
		buffer.close("} finally {");
		translateBlock(cleanup.body, scope);
		for (const name of both) scope.assigned.add(name);
	}
	buffer.close();
}
