import type { Expression, Step } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { type Target, targetOf } from "../../../grammar/tree.js";
import { access } from "../access.js";
import { isIndex, quote } from "../code.js";
import { expression } from "../expressions.js";
import type { FunctionScope } from "../scope.js";
import { misuse } from "./parts.js";

/** Code of a step's key: a text for `.name`, any value for `[…]`. */
function stepKey(step: Step, scope: FunctionScope): string {
	switch (step.kind) {
		case "member":
			return quote(step.name);
		case "variable-member":
			return scope.read(step.name, "borrow", step).text;
		case "index":
			return expression(step.expression, scope, "borrow").text;
	}
}

/** Writes a value to a place; paths create their missing steps. */
export function assignTo(
	node: Expression,
	value: string,
	fresh: boolean | string,
	scope: FunctionScope,
	statement: Span,
	rows = "null",
	count = "0",
): void {
	const target = targetOf(node);
	if (target === null) {
		scope.buffer.line(`${misuse(scope, node, "this cannot be written to")};`);
		return;
	}
	if (!isWritable(target, scope)) return;
	if (target.steps.length === 0) {
		scope.buffer.line(`${scope.mark(statement)}${scope.assign(target.variable, value, fresh, rows, count)}`);
		return;
	}
	assignPathOf(target, value, scope, statement);
}

/** Whether a place is part of a variable; for the others code that raises is generated. */
export function isWritable(target: Target, scope: FunctionScope): boolean {
	if (target.variable !== "input" && target.variable !== "env" && target.variable !== "var") return true;
	const what = target.variable === "input" ? "inputs cannot be changed" : "this cannot be written to";
	scope.buffer.line(`${misuse(scope, target.span, what)};`);
	return false;
}

/**
 * Code that gives a variable a container which it alone holds from now on. What that holds is what the variable held
 * before, and something more or less: the rows that are known to be its own still are.
 * @param known code of how many elements are known to be of the variable's kind
 */
export function replaceOwned(variable: string, value: string, scope: FunctionScope, known = "0"): string {
	return `${scope.local(variable)} = ${value}; ${scope.owned(variable)} = true;${recount(variable, known, scope)}`;
}

/** Code that corrects how many elements of a variable are known to be of its kind, once it has changed. */
function recount(variable: string, known: string, scope: FunctionScope): string {
	const count = scope.count(variable);
	return scope.checked.has(variable) && known !== count ? ` ${count} = ${known};` : "";
}

/**
 * Writes below a variable. The variable's own container is copied unless it is known to be held by nobody else; the
 * same for the rows of `$grid[$i][$j]`, which are remembered while they stay exclusive.
 *
 * @param isFresh whether nobody else can hold the value
 */
export function assignPathOf(
	target: Target,
	value: string,
	scope: FunctionScope,
	statement: Span,
	isFresh = false,
): void {
	const { variable, steps } = target;
	const identifier = scope.local(variable);
	const owned = scope.owned(variable);
	const rows = scope.rows(variable);
	const mark = scope.mark(statement);
	const stored = scope.temporary();
	const keys = steps.map((step) => ({ name: scope.temporary(), text: stepKey(step, scope) }));
	const { buffer } = scope;
	buffer.line(`${mark}${stored} = ${value};`);
	for (const key of keys) buffer.line(`${key.name} = ${key.text};`);
	if (scope.queues.has(variable)) buffer.line(`${scope.settled(variable)};`);
	const base = scope.assigned.has(variable) ? identifier : `(${identifier} ?? null)`;
	if (keys.length === 1) {
		const key = keys[0] as { name: string };
		const helper = scope.support("storeElement");
		const quick = `Array.isArray(${identifier}) && ${owned} && ${isIndex(key.name)} && ${key.name} < ${identifier}.length`;
		const isNested = scope.nested.has(variable);
		if (isNested) buffer.line(`if (${rows} !== null) ${scope.support("forgetAt")}(${rows}, ${base}, ${key.name});`);
		buffer.line(
			`if (${quick}) ${identifier}[${key.name}] = ${stored}; else ${identifier} = ${mark}${helper}(R, ${base}, ${key.name}, ${stored}, ${owned}), ${owned} = true;`,
		);
	} else if (keys.length === 2) {
		const row = keys[0] as { name: string };
		const column = keys[1] as { name: string };
		const helper = scope.support("storeNested");
		const element = scope.temporary();
		buffer.line(
			`if (${owned} && ${rows} !== null && typeof ${row.name} === "number" && Array.isArray(${identifier}) && Array.isArray(${element} = ${identifier}[${row.name}]) && ${rows}.has(${element}) && ${isIndex(column.name)} && ${column.name} < ${element}.length && typeof ${element}[${column.name}] !== "object") ${element}[${column.name}] = ${stored};`,
		);
		buffer.line(
			`else { if (${rows} === null) ${rows} = new Set(); ${identifier} = ${mark}${helper}(R, ${base}, ${row.name}, ${column.name}, ${stored}, ${owned}, ${rows}); ${owned} = true; }`,
		);
		scope.release(element);
	} else {
		const helper = scope.support("storeAtPath");
		const path = `[${keys.map((key) => key.name).join(", ")}]`;
		buffer.line(`if (${rows} === null) ${rows} = new Set();`);
		buffer.line(`${identifier} = ${mark}${helper}(${base}, ${path}, ${stored}, ${owned}, ${rows}); ${owned} = true;`);
	}
	const kind = scope.checked.get(variable);
	if (kind !== undefined && keys.length === 1) {
		const isRight = `${scope.support("isOfKind")}(${quote(kind)}, ${stored})`;
		buffer.line(`if (typeof ${keys[0]?.name} !== "number" || !${isRight}) ${scope.count(variable)} = 0;`);
	} else if (kind !== undefined) buffer.line(`${scope.count(variable)} = 0;`);
	if (isFresh && scope.nested.has(variable)) {
		const path = `[${keys.map((key) => key.name).join(", ")}]`;
		const adopt = scope.support("adoptAt");
		buffer.line(`${adopt}(${rows} ??= new Set(), ${identifier}, ${path}, ${stored});`);
	}
	scope.assigned.add(variable);
	scope.release(stored);
	for (const key of keys) scope.release(key.name);
}

/**
 * Changes an array or object below a variable with a helper that takes it, one more value and whether it may be changed
 * in place. That is so when every container on the way is held by the variable alone; otherwise they are copied once.
 *
 * @param inner code of what stands at the place now, which raises when nothing does
 */
export function updateInner(target: Target, helper: string, inner: string, held: string, scope: FunctionScope): string {
	const { variable, steps } = target;
	const rows = scope.rows(variable);
	const path = `[${steps.map((step) => stepKey(step, scope)).join(", ")}]`;
	const update = scope.support("updateInner");
	scope.buffer.line(`if (${rows} === null) ${rows} = new Set();`);
	const parts = ["R", helper, inner, scope.local(variable), path, held, scope.owned(variable), rows];
	return `${scope.local(variable)} = ${update}(${parts.join(", ")}); ${scope.owned(variable)} = true;${recount(variable, "0", scope)}`;
}

/** Code of what stands at a place now, which raises when nothing does; the place itself counts where it is written. */
export function readTarget(target: Target, scope: FunctionScope): string {
	const { start, end } = target.span;
	const base = { kind: "Variable", name: target.variable, start, end } as const;
	const node = { kind: "Access", base, steps: target.steps, start, end } as const;
	return scope.uncounted(() => access(node, scope, "borrow", "strict")).text;
}
