import type { Expression, Statement } from "../../../grammar/ast.js";
import { attributeOf, targetOf } from "../../../grammar/tree.js";
import { code } from "../code.js";
import { expression } from "../expressions.js";
import { handOver } from "../handing.js";
import type { FunctionScope } from "../scope.js";
import { onlyElementOf } from "../self_updates.js";
import { anything, arrayOf, arrayType, elementsOf, join, kinds, nothing, nullType, type ValueType } from "../types.js";
import { bindResult, misuse } from "./parts.js";
import { isWritable, readTarget, replaceOwned, updateInner, withRoom } from "./targets.js";

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
	const target = node.args[0] ? targetOf(node.args[0]) : null;
	const value = attributeOf(node, "value")?.value;
	const element = value === undefined ? null : onlyElementOf(value);
	const isList = target?.steps.length === 0 && scope.typeOf(target.variable).kinds === kinds.array;
	if (isList && element !== null) addTo(node, scope, "pushOwned", element);
	else addTo(node, scope, "mergeOwned");
}

/** `array.pop $list as $last` */
export function arrayPop(node: Statement, scope: FunctionScope): void {
	takeFrom(node, scope, "lastOf", "withoutLast");
}

/** `array.shift $list as $first` */
export function arrayShift(node: Statement, scope: FunctionScope): void {
	takeFrom(node, scope, "firstOf", "withoutFirst");
}

/** @param written what is added, when it is not what is written as the statement's value */
function addTo(node: Statement, scope: FunctionScope, helperName: string, written?: Expression): void {
	const target = node.args[0] ? targetOf(node.args[0]) : null;
	const value = written ?? attributeOf(node, "value")?.value;
	if (!target || !value) {
		scope.buffer.line(`${misuse(scope, node, `\`${node.name}\` needs a variable and a value`)};`);
		return;
	}
	if (!isWritable(target, scope)) return;
	const helper = scope.support(helperName);
	const { variable } = target;
	const handed = helperName === "mergeOwned" ? null : handOver(value, scope);
	const added = handed === null ? expression(value, scope, "escape") : handed.value;
	const held = scope.hold(scope.nested.has(target.variable) ? withRoom(added) : added, scope.mark(node));
	if (target.steps.length === 0) {
		const atEnd = helperName === "pushOwned";
		const current = atEnd ? scope.readEnd(variable, target.span) : scope.read(variable, "borrow", target.span).text;
		const atFront = helperName === "unshiftOwned" && openFront(variable, held.text, scope);
		const before = scope.typeOf(variable);
		const after = helperName === "mergeOwned" ? anything : typeAfterAdding(before, added.type);
		const isReady = atEnd && before.kinds === kinds.array && scope.assigned.has(variable);
		const quick = isReady ? quickPush(variable, held.text, scope) : "";
		const call = `${scope.mark(node)}${helper}(R, ${current}, ${held.text}, ${scope.owned(variable)})`;
		const count = scope.count(variable);
		// Elements that are added at the end leave those before them as they are.
		const known = atEnd
			? count
			: helperName === "mergeOwned"
				? `Array.isArray(${scope.local(variable)}) ? ${count} : 0`
				: "0";
		const adds = replaceOwned(variable, call, scope, after, known);
		scope.buffer.line(isReady ? `${quick} else { ${adds} }` : adds);
		if (atFront) scope.buffer.close();
	} else {
		scope.buffer.line(scope.mark(node) + updateInner(target, helper, readTarget(target, scope), held.text, scope));
	}
	// An element that nobody else holds is changed in place from the start.
	if (handed !== null && handed.owned !== "false" && target.steps.length === 0 && scope.nested.has(variable)) {
		const room = scope.rooms.get(variable);
		const rows = `${scope.rows(variable)} ??= ${scope.support("newRows")}()`;
		const parts = [rows, scope.local(variable), held.text, ...(room?.isUsed ? [`${room.next} - 1`] : [])];
		scope.buffer.line(`if (${handed.owned}) ${scope.support("adopt")}(${parts.join(", ")});`);
	}
	if (handed !== null && handed.after !== "") scope.buffer.line(handed.after.trim());
	scope.letGo(held);
}

/** What an array is once something has been added; of whatever is none, one is made where that is possible at all. */
export function typeAfterAdding(before: ValueType, added: ValueType): ValueType {
	return arrayOf(
		join(before.kinds === kinds.array ? elementsOf(before) : before.kinds === 0 ? nothing : anything, added),
	);
}

/** Adds to an array that the variable alone holds and that has not reached the limit of the run. */
export function quickPush(variable: string, held: string, scope: FunctionScope): string {
	const identifier = scope.local(variable);
	const owned = scope.owned(variable);
	scope.usesSizeLimit = true;
	const room = scope.rooms.get(variable);
	if (room !== undefined) room.isUsed = true;
	const isRoom = room && `if (${room.next} < ${identifier}.length) ${identifier}[${room.next}++] = ${held}; else `;
	return `${isRoom ?? ""}if (${owned === "true" ? "" : `${owned} && `}${identifier}.length < mostElements) ${identifier}.push(${held});`;
}

function takeFrom(node: Statement, scope: FunctionScope, read: string, rest: string): void {
	const target = node.args[0] ? targetOf(node.args[0]) : null;
	if (!target) {
		scope.buffer.line(`${misuse(scope, node, `\`${node.name}\` needs a variable`)};`);
		return;
	}
	if (!isWritable(target, scope)) return;
	const taken = scope.temporary();
	const { variable } = target;
	const remove = scope.support(rest);
	const whole =
		target.steps.length === 0 ? scope.read(variable, "borrow", target.span).text : readTarget(target, scope);
	const before = scope.typeOf(variable);
	const place = target.steps.length === 0 && read === "lastOf" ? `, ${scope.local(variable)}.length - 1` : "";
	// What is taken out is no longer the variable's alone.
	const forget = scope.nested.has(variable)
		? ` if (${scope.rows(variable)} !== null) ${scope.rows(variable)}.delete(${taken}${place});`
		: "";
	const counted = target.steps.length === 0 && read === "firstOf";
	if (counted) openQueue(variable, taken, forget, scope);
	scope.buffer.line(`${scope.mark(node)}${taken} = ${scope.support(read)}(${whole});${forget}`);
	if (target.steps.length === 0) {
		const count = scope.count(variable);
		const left = `Math.min(${count}, ${scope.local(variable)}.length)`;
		const removed = `${remove}(R, ${scope.local(variable)}, null, ${scope.owned(variable)})`;
		const after = before.kinds === kinds.array ? before : arrayType;
		scope.buffer.line(replaceOwned(variable, removed, scope, after, read === "lastOf" ? left : count));
		if (counted) scope.buffer.close();
		if (read === "firstOf" && scope.checked.has(variable)) scope.buffer.line(`if (${count} > 0) ${count}--;`);
	} else {
		scope.buffer.line(scope.mark(node) + updateInner(target, remove, readTarget(target, scope), "null", scope));
	}
	const isElement = target.steps.length === 0 && before.kinds === kinds.array;
	const type = isElement ? join(elementsOf(before), nullType) : anything;
	if (node.result !== null) bindResult(node, code(taken, type, true), false, scope);
	scope.release(taken);
}

/** Puts an element in front of a long array into the room there is; what follows is for all other values. */
export function openFront(variable: string, held: string, scope: FunctionScope): boolean {
	const queue = scope.queue(variable);
	const identifier = scope.local(variable);
	scope.buffer.open(`if (${scope.support("isQueued")}(${queue}, ${identifier}, ${scope.owned(variable)})) {`);
	const counted = scope.checked.has(variable) ? ` ${scope.count(variable)} = 0;` : "";
	scope.buffer.line(`${scope.support("enqueueFront")}(R, ${queue}, ${identifier}, ${held});${counted}`);
	scope.buffer.close("} else {");
	return true;
}

/** Takes the first element of a long array by counting it as gone; what follows is for all other values. */
function openQueue(variable: string, taken: string, forget: string, scope: FunctionScope): void {
	const queue = scope.queue(variable);
	const identifier = scope.local(variable);
	scope.buffer.open(`if (${scope.support("isQueued")}(${queue}, ${identifier}, ${scope.owned(variable)})) {`);
	scope.buffer.line(`${taken} = ${scope.support("dequeue")}(${queue}, ${identifier});${forget}`);
	scope.buffer.close("} else {");
}
