import type { Expression, Step } from "../../../grammar/ast.js";
import type { Span } from "../../../grammar/source.js";
import { type Target, targetOf } from "../../../grammar/tree.js";
import { access } from "../access.js";
import { type Code, code, isArray, isIndex, isPositionIn, literal, quote } from "../code.js";
import { expression } from "../expressions.js";
import type { BoxedKey, FunctionScope } from "../scope.js";
import {
	anything,
	arrayOf,
	elementsOf,
	isShareable,
	join,
	kinds,
	nullType,
	objectType,
	type ValueType,
} from "../types.js";
import { misuse } from "./parts.js";
import { closeBox } from "./tallies.js";

/** Code of a step's key: a text for `.name`, any value for `[…]`. */
function stepKey(step: Step, scope: FunctionScope): Code {
	switch (step.kind) {
		case "member":
			return literal(step.name);
		case "variable-member":
			return scope.read(step.name, "borrow", step);
		case "index":
			return expression(step.expression, scope, "borrow");
	}
}

/** What a value is once another one has been stored in it: an array stays one where the keys are positions. */
function typeAfterStore(before: ValueType, keys: readonly ValueType[], value: ValueType): ValueType {
	const [key, ...others] = keys;
	if (key === undefined) return value;
	if (before.kinds === kinds.object) return objectType;
	if (before.kinds === 0 || key.kinds === 0) return before;
	// Texts may be keys, with which an empty array becomes an object; other values that are no number raise.
	if (before.kinds !== kinds.array || (key.kinds & kinds.text) !== 0) return anything;
	const inside = elementsOf(before);
	// A gap behind the end is filled with null.
	return arrayOf(join(join(inside, nullType), typeAfterStore(inside, others, value)));
}

/** Writes a value to a place; paths create their missing steps. */
export function assignTo(
	node: Expression,
	value: Code,
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
		const { text, type } = value;
		scope.buffer.line(`${scope.mark(statement)}${scope.assign(target.variable, text, fresh, type, rows, count)}`);
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
export function replaceOwned(
	variable: string,
	value: string,
	scope: FunctionScope,
	type: ValueType = anything,
	known = "0",
): string {
	scope.learn(variable, type);
	return `${scope.local(variable)} = ${value};${scope.setOwned(variable, true)}${recount(variable, known, scope)}`;
}

/** Code that corrects how many elements of a variable are known to be of its kind, once it has changed. */
function recount(variable: string, known: string, scope: FunctionScope): string {
	const count = scope.count(variable);
	return scope.checked.has(variable) && known !== count ? ` ${count} = ${known};` : "";
}

/**
 * An empty list that goes where lists are added to. JavaScript makes room for 17 elements when the first one is added to
 * `[]`, and has room for four in the other form: rows and groups are mostly short.
 */
export function withRoom(value: Code): Code {
	return value.text === "[]" ? { ...value, text: "new Array()" } : value;
}

/**
 * Writes below a variable. The variable's own container is copied unless it is known to be held by nobody else; the
 * same for the rows of `$grid[$i][$j]`, which are remembered while they stay exclusive.
 *
 * @param isFresh whether nobody else can hold the value
 * @param boxed what `openBox` has found for the key
 */
export function assignPathOf(
	target: Target,
	value: Code,
	scope: FunctionScope,
	statement: Span,
	isFresh = false,
	boxed: BoxedKey | null = null,
): void {
	const { variable, steps } = target;
	const identifier = scope.local(variable);
	const owned = scope.owned(variable);
	const rows = scope.rows(variable);
	const mark = scope.mark(statement);
	const { buffer } = scope;
	const held = scope.hold(scope.nested.has(variable) ? withRoom(value) : value, mark);
	const stored = held.text;
	const keys = steps.map((step) => scope.hold(stepKey(step, scope)));
	if (scope.queues.has(variable)) buffer.line(`${scope.settled(variable)};`);
	const isAssigned = scope.assigned.has(variable);
	const base = isAssigned ? identifier : `(${identifier} ?? null)`;
	const before = isAssigned ? scope.typeOf(variable) : anything;
	const array = isArray(code(identifier, before));
	const [first] = keys;
	// What arrays and objects are the variable's alone is known of what stands in the object itself.
	const tally = boxed !== null && closeBox(boxed, scope) && !isShareable(value.type) ? boxed.tallied.tally : null;
	if (keys.length === 1 && first) {
		const helper = scope.support(tally === null ? "storeElement" : "storeTallied");
		const tests = [array, owned === "true" ? null : owned, isPositionIn(identifier, first)];
		const quick = tests.filter((test) => test !== null).join(" && ");
		const parts = ["R", ...(tally === null ? [] : [tally]), base, first.text, stored, owned];
		const stores = `${identifier} = ${mark}${helper}(${parts.join(", ")});${scope.setOwned(variable, true)}`;
		if (tally !== null) {
			buffer.open(`if (${boxed?.box} !== undefined) {`);
			buffer.line(`${boxed?.box}.value = ${stored};`);
			buffer.close("} else {");
		}
		const isObject = before.kinds === kinds.object;
		const isNested = scope.nested.has(variable);
		if (isNested) buffer.line(`if (${rows} !== null) ${scope.support("forgetAt")}(${rows}, ${base}, ${first.text});`);
		buffer.line(isObject ? stores : `if (${quick}) ${identifier}[${first.text}] = ${stored}; else { ${stores} }`);
		if (tally !== null) buffer.close();
	} else if (keys.length === 2) {
		const row = keys[0] as Code;
		const column = keys[1] as Code;
		const helper = scope.support("storeNested");
		const element = scope.temporary();
		buffer.line(
			`if (${owned === "true" ? "" : `${owned} && `}${rows} !== null && typeof ${row.text} === "number" && ${array === null ? "" : `${array} && `}Array.isArray(${element} = ${identifier}[${row.text}]) && ${rows}.has(${element}, ${row.text}) && ${isIndex(column.text)} && ${column.text} < ${element}.length && typeof ${element}[${column.text}] !== "object") ${element}[${column.text}] = ${stored};`,
		);
		buffer.line(
			`else { if (${rows} === null) ${rows} = ${scope.support("newRows")}(); ${identifier} = ${mark}${helper}(R, ${base}, ${row.text}, ${column.text}, ${stored}, ${owned}, ${rows});${scope.setOwned(variable, true)} }`,
		);
		scope.release(element);
	} else {
		const helper = scope.support("storeAtPath");
		const path = `[${keys.map((key) => key.text).join(", ")}]`;
		buffer.line(`if (${rows} === null) ${rows} = ${scope.support("newRows")}();`);
		buffer.line(
			`${identifier} = ${mark}${helper}(${base}, ${path}, ${stored}, ${owned}, ${rows});${scope.setOwned(variable, true)}`,
		);
	}
	const kind = scope.checked.get(variable);
	if (kind !== undefined && keys.length === 1) {
		const isRight = `${scope.support("isOfKind")}(${quote(kind)}, ${stored})`;
		buffer.line(`if (typeof ${keys[0]?.text} !== "number" || !${isRight}) ${scope.count(variable)} = 0;`);
	} else if (kind !== undefined) buffer.line(`${scope.count(variable)} = 0;`);
	if (isFresh && scope.nested.has(variable)) {
		const path = `[${keys.map((key) => key.text).join(", ")}]`;
		const adopt = scope.support("adoptAt");
		buffer.line(`${adopt}(${rows} ??= ${scope.support("newRows")}(), ${identifier}, ${path}, ${stored});`);
	}
	scope.learn(
		variable,
		typeAfterStore(
			before,
			keys.map((key) => key.type),
			value.type,
		),
	);
	scope.assigned.add(variable);
	scope.letGo(held, ...keys);
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
	const path = `[${steps.map((step) => stepKey(step, scope).text).join(", ")}]`;
	const update = scope.support("updateInner");
	scope.buffer.line(`if (${rows} === null) ${rows} = ${scope.support("newRows")}();`);
	const parts = ["R", helper, inner, scope.local(variable), path, held, scope.owned(variable), rows];
	scope.learn(variable, anything);
	const owns = scope.setOwned(variable, true) + recount(variable, "0", scope);
	return `${scope.local(variable)} = ${update}(${parts.join(", ")});${owns}`;
}

/** Code of what stands at a place now, which raises when nothing does; the place itself counts where it is written. */
export function readTarget(target: Target, scope: FunctionScope): string {
	const { start, end } = target.span;
	const base = { kind: "Variable", name: target.variable, start, end } as const;
	const node = { kind: "Access", base, steps: target.steps, start, end } as const;
	return scope.uncounted(() => access(node, scope, "borrow", "strict")).text;
}
