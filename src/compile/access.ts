import type { Access, Expression, Step, Variable, VariableMemberStep } from "../../grammar/ast.js";
import { strengthOf } from "../../grammar/precedence.js";
import { mentionsElement, mentionsLevel, partsOf } from "../../grammar/tree.js";
import { type Code, code, isArray, isPositionIn, literal, quote, type Use } from "./code.js";
import { expression, type Strictness } from "./expressions.js";
import { looksBack, navigation } from "./navigation.js";
import { longChain } from "./operators.js";
import type { BoxedKey, FunctionScope } from "./scope.js";
import {
	anything,
	arrayType,
	boolType,
	elementsOf,
	isOnly,
	join,
	kinds,
	nothing,
	nullType,
	objectType,
	type ValueType,
} from "./types.js";

/** Paths longer than this are shown by their ends: every step of a path holds the way to it. */
const longestPath = 400;

/** Names that some JavaScript prototype answers to; these keys are never read as properties directly. */
const prototypeNames: ReadonlySet<string> = new Set(
	[Object, Array, Map, String, Number, Boolean, BigInt, Function].flatMap((type) =>
		Object.getOwnPropertyNames(type.prototype),
	),
);

/** `$name`, or one of the names with a meaning of their own. */
export function variableOrSpecial(node: Variable, scope: FunctionScope, use: Use, strictness: Strictness): Code {
	const { name } = node;
	const { element, levels } = scope;
	if (levels !== null && /^\d+$/.test(name) && (name !== "0" || levels.element === element))
		return code(`${scope.mark(node)}${scope.support("levelOf")}(${levels.name}, ${name})`);
	if (element !== null) {
		const bound = elementName(name, element);
		if (bound !== null) return code(bound, anything, true);
	}
	switch (name) {
		case "$":
			return code(`${scope.mark(node)}${scope.support("noElement")}()`);
		case "input":
			return code(inputObject(scope), objectType);
		case "var":
			return code(variablesObject(scope), objectType);
		case "env":
			return code("R.environmentObject()", objectType);
		case "auth":
			if (!scope.locals.has("auth")) return code("R.auth");
			break;
	}
	if (/^\d+$/.test(name)) return code(`${scope.mark(node)}${scope.support("noElement")}()`);
	if (strictness === "missing-is-null" && !scope.assigned.has(name)) return scope.readPossibly(name, use);
	return scope.read(name, use, node);
}

function elementName(name: string, element: NonNullable<FunctionScope["element"]>): string | null {
	switch (name) {
		case "$":
		case "this":
		case "0":
			return element.element;
		case "index":
			return element.index;
		case "parent":
			return element.parent;
		case "result":
			return element.result;
		default:
			return null;
	}
}

/** All inputs as one new object, in the order of their declaration. */
export function inputObject(scope: FunctionScope): string {
	const parts = [...scope.inputs].map(([name, identifier]) => `${quote(name)}, ${identifier}`);
	return `${scope.support("objectOf")}([${parts.join(", ")}])`;
}

/** All variables that are set, as one new object; whoever holds it holds their values too. */
export function variablesObject(scope: FunctionScope): string {
	scope.wantsAllVariables = true;
	scope.shareAll();
	return "allVariables()";
}

/** Declares what `variablesObject` calls; only at the end of a function all its variables are known. */
export function variablesFunction(scope: FunctionScope): string {
	const shared = [
		...[...scope.ownable].map((name) => scope.setOwned(name, false).trim()),
		...[...scope.nested].map((name) => `${scope.rows(name)} = null;`),
		...[...scope.queues].map((name) => `${scope.settled(name)};`),
	];
	const parts = [...scope.locals].map(([name, identifier]) => `${quote(name)}, ${identifier}`);
	return `const allVariables = () => { ${shared.join(" ")} return ${scope.support("variablesOf")}([${parts.join(", ")}]); };`;
}

/** `base.a[$i].b` */
export function access(node: Access, scope: FunctionScope, use: Use, strictness: Strictness): Code {
	const { start, steps, name } = accessBase(node, scope, use, strictness);
	if (looksBack(steps, scope)) return navigation(start, steps, name, scope, strictness, node);
	return follow(start, steps, name, scope, strictness, node);
}

/** Where a path begins: a variable, `$input.x` and its kin, or any other value, with the steps that are left. */
export function accessBase(
	node: Access,
	scope: FunctionScope,
	use: Use,
	strictness: Strictness,
): { start: Code; steps: readonly Step[]; name: string } {
	const { base, steps } = node;
	const first = steps[0] as Step;
	if (base.kind === "Variable" && isScopeName(base.name, scope) && first.kind === "member") {
		const memberUse = use === "escape" && steps.length > 1 ? "child" : use;
		const start = scopeMember(base, first.name, scope, memberUse, strictness, node);
		if (start !== null) return { start, steps: steps.slice(1), name: `${base.name}.${first.name}` };
	}
	if (base.kind === "Variable" && base.name === "env" && first.kind === "variable-member") {
		const start = code(`R.systemVariable(${quote(first.name)})`);
		return { start, steps: steps.slice(1), name: `env.$${first.name}` };
	}
	const baseUse: Use = use === "borrow" ? "borrow" : base.kind === "Variable" ? "child" : use;
	const start = expression(base, scope, baseUse, strictness);
	return { start, steps, name: base.kind === "Variable" ? base.name : "value" };
}

function isScopeName(name: string, scope: FunctionScope): boolean {
	return (
		(name === "input" || name === "var" || name === "env" || (name === "auth" && !scope.locals.has(name))) &&
		!(scope.element !== null && elementName(name, scope.element) !== null)
	);
}

function scopeMember(
	base: Variable,
	name: string,
	scope: FunctionScope,
	use: Use,
	strictness: Strictness,
	node: Access,
): Code | null {
	switch (base.name) {
		case "input": {
			const identifier = scope.inputs.get(name);
			if (identifier !== undefined) return scope.readInput(name, identifier, use);
			if (strictness === "missing-is-null") return literal(null);
			return code(`${scope.mark(node)}${scope.support("missingMember")}(${quote(`input.${name}`)}, ${quote(name)})`);
		}
		case "var":
			return strictness === "strict" ? scope.read(name, use, node) : scope.readPossibly(name, use);
		case "env":
			return code(`R.environmentValue(${quote(name)})`);
		case "auth":
			// Without a signed-in user there is no id: `precondition ($auth.id != null)` is how programs ask. [D]
			return code(`${scope.support("memberOrNull")}(R.auth, ${quote(name)})`);
		default:
			return null;
	}
}

function follow(
	start: Code,
	steps: readonly Step[],
	startPath: string,
	scope: FunctionScope,
	strictness: Strictness,
	node: Access,
): Code {
	let current = start;
	let path = startPath;
	const held = steps.length > longChain ? scope.temporary() : null;
	const parts: string[] = [];
	for (const step of steps) {
		if (held !== null) {
			// Nested code of that depth would exhaust the JavaScript parser.
			parts.push(`${held} = ${current.text}`);
			current = code(held, current.type, true);
			if (path.length > longestPath) path = `…${path.slice(-longestPath / 2)}`;
		}
		if (step.kind === "member") {
			path += `.${step.name}`;
			current = member(current, step.name, path, scope, strictness, { start: node.start, end: step.end });
		} else if (step.kind === "variable-member") {
			const key = memberKey(step, scope, strictness);
			path += `.$${step.name}`;
			const helper = strictness === "strict" ? "elementOrMember" : "elementOrNull";
			current = code(`${scope.mark(step)}${scope.support(helper)}(${current.text}, ${key}, ${quote(path)})`);
		} else if (isElementCondition(step.expression, scope)) {
			const test = scope.elementFunction(() => code(conditionOf(step.expression, scope), boolType));
			path += "[…]";
			current = code(`${scope.mark(step)}${scope.support("elementsWhere")}(${current.text}, ${test})`, arrayType);
		} else {
			path += "[…]";
			current = element(current, step.expression, path, scope, strictness, step);
		}
	}
	if (held !== null) {
		scope.release(held);
		return code(`(${[...parts, current.text].join(", ")})`);
	}
	return current;
}

/** The name behind `.$name`; left of `??` a name that is not set leads to nothing. */
function memberKey(step: VariableMemberStep, scope: FunctionScope, strictness: Strictness): string {
	const bound = scope.element === null ? null : elementName(step.name, scope.element);
	if (bound !== null) return bound;
	if (strictness === "strict") return scope.read(step.name, "borrow", step).text;
	return `(${scope.readPossibly(step.name, "borrow").text} ?? null)`;
}

/** `$list[$$.a == 1]` filters, and so does `$list[$$.a]`; `$list[$$]` inside a filter's argument is a position. */
export function isElementCondition(node: Expression, scope: FunctionScope): boolean {
	if (!mentionsElement(node) && !mentionsLevel(node)) return false;
	if (scope.element === null && mentionsOwnElement(node, scope)) return true;
	let top = node;
	while (top.kind === "Group") top = top.expression;
	if (top.kind === "Unary") return top.operator === "!";
	if (top.kind === "Binary") {
		return strengthOf(top.operator) <= strengthOf("==") && top.operator !== "??" && top.operator !== "?:";
	}
	if (top.kind !== "Pipe") return false;
	const last = top.filters.filter((filter) => !filter.disabled).at(-1);
	return last !== undefined && scope.linker.catalogue.filter(last.name)?.result === "bool";
}

/** Whether `$$` occurs, and not only as the element of a filter or a list further inside. */
function mentionsOwnElement(root: Expression, scope: FunctionScope): boolean {
	const pending = [root];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		if (node.kind === "Variable") {
			if (node.name === "$" || (node.name === "this" && !scope.locals.has("this"))) return true;
		} else if (node.kind === "Access") pending.push(node.base);
		else if (node.kind === "Pipe") {
			pending.push(node.subject);
			for (const { name, args } of node.filters) {
				const declared = scope.linker.catalogue.filter(name)?.arguments ?? [];
				args.forEach((argument, at) => {
					if (argument !== null && declared[at]?.kind !== "expression") pending.push(argument);
				});
			}
		} else for (const part of partsOf(node)) pending.push(part);
	}
	return false;
}

/** Code of a condition, as JavaScript sees one. */
export function conditionOf(node: Expression, scope: FunctionScope): string {
	const value = expression(node, scope, "borrow");
	return value.type.kinds === kinds.bool ? value.text : `${scope.support("isTruthy")}(${value.text})`;
}

function member(
	base: Code,
	name: string,
	path: string,
	scope: FunctionScope,
	strictness: Strictness,
	span: { start: number; end: number },
): Code {
	if (strictness === "missing-is-null") {
		return code(`${scope.support("memberOrNull")}(${base.text}, ${quote(name)})`);
	}
	const slow = (of: string): string =>
		`${scope.mark(span)}${scope.support("memberOf")}(${of}, ${quote(name)}, ${quote(path)})`;
	if (prototypeNames.has(name) || !/^[A-Za-z_]\w*$/.test(name)) return code(slow(base.text));
	const value = scope.temporary();
	const of = base.simple ? base.text : scope.temporary();
	const setup = base.simple ? "" : `${of} = ${base.text}, `;
	const text = `(${setup}(${value} = ${of}?.${name}) !== undefined ? ${value} : ${slow(of)})`;
	scope.release(value);
	if (!base.simple) scope.release(of);
	return code(text);
}

function element(
	base: Code,
	index: Expression,
	path: string,
	scope: FunctionScope,
	strictness: Strictness,
	span: { start: number; end: number },
): Code {
	if (strictness === "missing-is-null") {
		const key = expression(index, scope, "borrow", strictness);
		// An object that surely is one has the key or has it not.
		if (base.type.kinds === kinds.object && key.type.kinds === kinds.text && key.simple) {
			const found = `${scope.support("getKey")}(${base.text}, ${key.text})`;
			const boxed = boxOf(base, index, scope);
			return code(boxed === null ? found : `(${boxed.box} !== undefined ? ${boxed.box}.value : ${found})`);
		}
		return code(`${scope.support("elementOrNull")}(${base.text}, ${key.text} ?? null, "")`);
	}
	const setup: string[] = [];
	const temporaries: string[] = [];
	const hold = (value: Code): string => {
		if (value.simple) return value.text;
		const name = scope.temporary();
		temporaries.push(name);
		setup.push(`${name} = ${value.text}`);
		return name;
	};
	// The base is held before the index is translated, so that the index's temporaries cannot overwrite it.
	const of = hold(base.literal === undefined ? base : { ...base, simple: false });
	const key = expression(index, scope, "borrow");
	const at = hold(key);
	for (const name of temporaries) scope.release(name);
	const slow = `${scope.mark(span)}${scope.support("elementOf")}(${of}, ${at}, ${quote(path)})`;
	if (key.type.kinds === kinds.text) return code(`(${[...setup, slow].join(", ")})`);
	const tests = [isArray({ ...base, text: of }), isPositionIn(of, { ...key, text: at })];
	const fast = `${tests.filter((test) => test !== null).join(" && ")} ? ${of}[${at}] : ${slow}`;
	return code(`(${[...setup, fast].join(", ")})`, typeOfElement(base.type, key.type));
}

/** The box of a key, where there may be one: from then on it is read there. */
function boxOf(base: Code, index: Expression, scope: FunctionScope): BoxedKey | null {
	const { boxed } = (index.kind === "Variable" && scope.element === null && scope.plainKeys.get(index.name)) || unboxed;
	if (boxed === null || base.text !== scope.local(boxed.variable)) return null;
	boxed.tallied.isRead = true;
	return boxed;
}

const unboxed = { boxed: null };

/** What an element of an array is, by its number. Beyond the end there is null. */
function typeOfElement(base: ValueType, key: ValueType): ValueType {
	if (base.kinds === 0 || key.kinds === 0) return nothing;
	// Of null there are no elements, and no element has a bool or null for its number.
	const isElement = isOnly(base, kinds.array | kinds.null) && (key.kinds & kinds.text) === 0;
	return isElement ? join(elementsOf(base), nullType) : anything;
}
