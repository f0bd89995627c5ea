import type { Expression, ObjectLiteral, Statement } from "../../../grammar/ast.js";
import { attributeOf, plainName, startsOnly, withoutGroups } from "../../../grammar/tree.js";
import { type Code, code, quote } from "../code.js";
import { expression } from "../expressions.js";
import { isWithin } from "../ranges.js";
import { type Callee, type CalleeInput, type FunctionScope, usualEntry } from "../scope.js";
import { isOnly, isSafeWhole, kinds } from "../types.js";
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
	const { text: given, isUsual } = callArguments(callee, `b${callee.index}`, input, node, scope);
	const entry = isUsual ? usualEntry(callee) : callee.identifier;
	// Built-in functions call none of the project.
	const depth = (deeper: string): string => (callee.inputs === null ? "" : `, ${deeper}`);
	if (startsOnly(node)) {
		// The arguments are worked out before the call begins, whenever that is.
		const start = `((R, ...given) => R.start((R) => ${entry}(R${depth("1")}, ...given)))`;
		bindResult(node, code(`${scope.mark(node)}${start}(R${given})`), false, scope);
		return;
	}
	const started = `${entry}(R${depth("D + 1")}${given})`;
	// A built-in function waits itself; a function of the project waits in its own statements.
	const waited = callee.inputs === null ? `await R.wait(${started}, ${scope.unit}, ${node.start})` : `await ${started}`;
	bindResult(node, code(scope.mark(node) + (callee.asynchronous ? waited : started)), false, scope);
}

interface CallArguments {
	/** Their code, each with a comma before it. */
	readonly text: string;
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
	if (inputs === null) return { text: `, ${input ? expression(input, scope, "escape").text : "{}"}`, isUsual: false };
	if (literal !== null && !isPlainObject(literal)) {
		const bound = scope.temporary();
		scope.buffer.line(
			`${scope.mark(node)}${bound} = ${scope.support("bindAll")}(R, ${binding}, ${expression(literal, scope, "escape").text});`,
		);
		scope.release(bound);
		return { text: inputs.map((_, index) => `, ${bound}[${index}]`).join(""), isUsual: false };
	}
	const entries = literal === null ? [] : (literal as ObjectLiteral).entries.filter((entry) => !entry.disabled);
	const declared = new Set(inputs.map((each) => each.name));
	const given = new Map<string, Code>();
	for (const entry of entries) {
		const key = entry.key as string;
		const held = scope.hold(expression(entry.value, scope, "escape"));
		if (declared.has(key)) given.set(key, held);
		else scope.buffer.line(`R.unknownInput(${quote(callee.name)}, ${quote(key)});`);
	}
	const text = inputs
		.map((each, index) => `, ${boundArgument(each, index, given.get(each.name), binding, node, scope)}`)
		.join("");
	scope.letGo(...given.values());
	const supposed = inputs.filter(({ usual }) => usual !== null);
	return { text, isUsual: supposed.length > 0 && supposed.every((each) => isAsUsual(each, given.get(each.name))) };
}

/** Whether an argument surely is what is supposed of its input. */
function isAsUsual({ usual }: CalleeInput, given: Code | undefined): boolean {
	if (given === undefined || usual === null) return false;
	if (usual.range === undefined) return isOnly(given.type, usual.kinds);
	const { range } = given.type;
	return isSafeWhole(given.type) && range !== undefined && isWithin(range, usual.range);
}

/** The value of one input: as it is when its type needs no more than a look, through the binder otherwise. */
function boundArgument(
	input: CalleeInput,
	index: number,
	held: Code | undefined,
	binding: string,
	node: Statement,
	scope: FunctionScope,
): string {
	const bind = `${scope.mark(node)}${scope.support("bindOne")}(R, ${binding}, ${index}, ${held?.text ?? "undefined"})`;
	if (held === undefined) return bind;
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

function isPlainObject(node: Expression): boolean {
	if (node.kind !== "Object") return false;
	const names = new Set<string>();
	return node.entries.every((entry) => {
		if (typeof entry.key !== "string" || names.has(entry.key)) return entry.disabled;
		if (!entry.disabled) names.add(entry.key);
		return true;
	});
}
