import type { Expression, ObjectLiteral, Statement } from "../../../grammar/ast.js";
import { attributeOf, plainName, startsOnly, targetOf, withoutGroups } from "../../../grammar/tree.js";
import { inputName } from "../borrowing.js";
import type { ElementKind } from "../checked.js";
import { type Code, code, quote } from "../code.js";
import { expression } from "../expressions.js";
import { type Handed, lastRead } from "../handing.js";
import { isWithin } from "../ranges.js";
import { type Callee, type CalleeInput, type FunctionScope, usualEntry } from "../scope.js";
import { anything, elementsOf, isOnly, isSafeWhole, kinds, type ValueType } from "../types.js";
import { bindResult, misuse } from "./parts.js";

/** `function.run "name" { input = { … } } as $result` */
export function functionRun(node: Statement, scope: FunctionScope): void {
	const name = plainName(node.args[0]);
	const input = attributeOf(node, "input")?.value ?? null;
	if (name === null) {
		scope.buffer.line(`${misuse(scope, node, "`function.run` needs the name of a function")};`);
		return;
	}
	const callee = scope.linker.callee(name);
	if (callee === null) {
		scope.buffer.line(`${misuse(scope, node.args[0] as Expression, `there is no function "${name}"`)};`);
		return;
	}
	const { args, flags, isUsual } = callArguments(callee, `b${callee.index}`, input, node, scope);
	const entry = isUsual ? usualEntry(callee) : callee.identifier;
	// Built-in functions call none of the project.
	const depth = (deeper: string): string => (callee.inputs === null ? "" : `, ${deeper}`);
	if (startsOnly(node)) {
		// The arguments are worked out before the call begins, whenever that is.
		const start = `((R, ...given) => R.start((R) => ${entry}(R${depth("1")}, ...given)))`;
		bindResult(node, code(`${scope.mark(node)}${start}(R${args})`), false, scope);
		return;
	}
	const started = `${entry}(R${depth("D + 1")}${args}${flags})`;
	// A built-in function waits itself; a function of the project waits in its own statements.
	const waited = callee.inputs === null ? `await R.wait(${started}, ${scope.unit}, ${node.start})` : `await ${started}`;
	const target = callee.gives && node.result !== null ? targetOf(node.result) : null;
	const bound = target !== null && target.steps.length === 0 ? target.variable : "";
	const keeps = bound !== "" && scope.isOwnable(bound);
	const owned = keeps && `${scope.support("taken")}(R, ${scope.local(bound)})`;
	const kind = keeps ? scope.checked.get(bound) : undefined;
	const known = kind === undefined ? "0" : `${scope.owned(bound)} && R.givenKind === ${quote(kind)} ? R.givenKnown : 0`;
	bindResult(node, code(scope.mark(node) + (callee.asynchronous ? waited : started)), owned, scope, known);
}

/** Code of what a call is given: its inputs, and flags that say which of them nobody else holds any more. */
interface CallArguments {
	readonly args: string;
	readonly flags: string;
	/** Whether all that is supposed of inputs is surely so. */
	readonly isUsual: boolean;
}

function callArguments(
	callee: Callee,
	binding: string,
	input: Expression | null,
	node: Statement,
	scope: FunctionScope,
): CallArguments {
	const { inputs } = callee;
	const literal = input && withoutGroups(input);
	if (inputs === null)
		return { args: `, ${input ? expression(input, scope, "escape").text : "{}"}`, flags: "", isUsual: false };
	if (literal !== null && !isPlainObject(literal)) {
		const bound = scope.temporary();
		scope.buffer.line(
			`${scope.mark(node)}${bound} = ${scope.support("bindAll")}(R, ${binding}, ${expression(literal, scope, "escape").text});`,
		);
		scope.release(bound);
		return { args: inputs.map((_, index) => `, ${bound}[${index}]`).join(""), flags: "", isUsual: false };
	}
	const entries = literal === null ? [] : (literal as ObjectLiteral).entries.filter((entry) => !entry.disabled);
	const declared = new Map(inputs.map((each) => [each.name, each]));
	const given = new Map<string, GivenArgument>();
	for (const entry of entries) {
		const key = entry.key as string;
		const taker = declared.get(key);
		const handed = taker?.takes && !startsOnly(node) ? lastRead(entry.value, scope) : null;
		// A call that is started goes on when this function does.
		const use = taker && !startsOnly(node) ? taker.use : "escape";
		const held = scope.hold(handed?.value ?? expression(entry.value, scope, use));
		if (taker) given.set(key, { held, handed, value: entry.value });
		else scope.buffer.line(`R.unknownInput(${quote(callee.name)}, ${quote(key)});`);
	}
	const bound = inputs.map((each, index) => boundArgument(each, index, given.get(each.name), binding, node, scope));
	const handsOver = [...given.values()].some(({ handed }) => handed !== null);
	const result = handsOver
		? handedArguments(inputs, bound, given, scope)
		: { args: bound.map((text) => `, ${text}`).join(""), flags: "" };
	scope.letGo(...[...given.values()].map(({ held }) => held));
	const supposed = inputs.filter(({ usual }) => usual !== null);
	const isUsual = supposed.length > 0 && supposed.every((each) => isAsUsual(each, given.get(each.name)?.held));
	return { ...result, isUsual };
}

/** Whether an argument surely is what is supposed of its input. */
function isAsUsual({ usual }: CalleeInput, given: Code | undefined): boolean {
	if (given === undefined || usual === null) return false;
	if (usual.range === undefined) return isOnly(given.type, usual.kinds);
	const { range } = given.type;
	return isSafeWhole(given.type) && range !== undefined && isWithin(range, usual.range);
}

/** What stands in the call for one input. */
interface GivenArgument {
	readonly value: Expression;
	readonly held: Code;
	readonly handed: Handed | null;
}

/** Binds all inputs first: what one of them is refused for must find everything as it was. */
function handedArguments(
	inputs: readonly CalleeInput[],
	bound: readonly string[],
	given: ReadonlyMap<string, GivenArgument>,
	scope: FunctionScope,
): Pick<CallArguments, "args" | "flags"> {
	const { buffer } = scope;
	const names = bound.map((text) => {
		const name = scope.temporary();
		buffer.line(`${name} = ${text};`);
		return name;
	});
	const flags: string[] = [];
	for (const [index, { name, takes }] of inputs.entries()) {
		if (!takes) continue;
		const argument = given.get(name);
		if (!argument?.handed) {
			flags.push("false");
			continue;
		}
		const { held, handed } = argument;
		const flag = scope.temporary();
		// What an input is bound to may be another value than the one that was given, and one that others hold.
		const isItself = `typeof ${held.text} === "object" && ${names[index]} === ${held.text}`;
		buffer.line(`${flag} = ${handed.owned} && ${isItself};${handed.after}`);
		flags.push(flag);
	}
	for (const name of [...names, ...flags.filter((flag) => flag !== "false")]) scope.release(name);
	return { args: names.map((name) => `, ${name}`).join(""), flags: flags.map((flag) => `, ${flag}`).join("") };
}

/** The value of one input: as it is when its type needs no more than a look, through the binder otherwise. */
function boundArgument(
	input: CalleeInput,
	index: number,
	given: GivenArgument | undefined,
	binding: string,
	node: Statement,
	scope: FunctionScope,
): string {
	const held = given?.held;
	const bind = `${scope.mark(node)}${scope.support("bindOne")}(R, ${binding}, ${index}, ${held?.text ?? "undefined"})`;
	if (given === undefined || held === undefined) return bind;
	if (input.elements !== null) return boundList(input.elements, given, bind, scope);
	const test = isBound(input, held);
	if (test === null) return bind;
	return test === "" ? held.text : `${test} ? ${held.text} : ${bind}`;
}

/** A JavaScript test for whether the binder would leave a value as it is; "" when it surely would, null when that is not known. */
function isBound({ plain }: CalleeInput, { text, type }: Code): string | null {
	switch (plain) {
		case "int":
			return isSafeWhole(type) ? "" : `Number.isSafeInteger(${text})`;
		case "number":
			return type.kinds === kinds.number ? "" : `typeof ${text} === "number"`;
		case "text":
			return `${type.kinds === kinds.text ? "" : `typeof ${text} === "string" && `}${text} !== ""`;
		case "bool":
			return type.kinds === kinds.bool ? "" : `typeof ${text} === "boolean"`;
		case "any":
			return isOnly(type, kinds.bool | kinds.number | kinds.bigint) ? "" : `${text} !== null && ${text} !== ""`;
		default:
			return null;
	}
}

/** A list of which only those elements are looked at that are not known to be right. */
function boundList(kind: ElementKind, { value, held }: GivenArgument, bind: string, scope: FunctionScope): string {
	if (hasOnly(kind, held.type)) return held.text;
	const bare = withoutGroups(value);
	const input = inputName(bare);
	if (input !== null && scope.elementKinds.get(input) === kind)
		return `Array.isArray(${held.text}) ? ${held.text} : ${bind}`;
	if (bare.kind !== "Variable" || scope.element !== null || scope.checked.get(bare.name) !== kind) return bind;
	const count = scope.count(bare.name);
	const known = scope.temporary();
	scope.release(known);
	const check = `${scope.support("checkElementsFrom")}(${held.text}, ${count}, ${quote(kind)})`;
	return `(${known} = ${check}) >= 0 ? (${count} = ${known}, ${held.text}) : (${count} = 0, ${bind})`;
}

/** Whether a value surely is a list that holds nothing but such elements. */
function hasOnly(kind: ElementKind, type: ValueType): boolean {
	const elements = type.kinds === kinds.array ? elementsOf(type) : anything;
	switch (kind) {
		case "int":
			return isSafeWhole(elements);
		case "number":
			return elements.kinds === kinds.number;
		case "bool":
			return elements.kinds === kinds.bool;
		case "text":
			// An empty text is left to the binder.
			return false;
	}
}

function isPlainObject(node: Expression): boolean {
	if (node.kind !== "Object") return false;
	const names = new Set<string>();
	return node.entries.every((entry) => {
		if (typeof entry.key !== "string" || names.has(entry.key)) return entry.disabled;
		if (!entry.disabled) names.add(entry.key);
		return true;
	});
}
