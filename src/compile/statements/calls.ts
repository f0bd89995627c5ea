import type { Expression, ObjectLiteral, Statement } from "../../../grammar/ast.js";
import { attributeOf, plainName, startsOnly, targetOf, withoutGroups } from "../../../grammar/tree.js";
import { inputName } from "../borrowing.js";
import type { ElementKind } from "../checked.js";
import { quote } from "../code.js";
import { expression } from "../expressions.js";
import { type Handed, lastRead } from "../handing.js";
import type { Callee, CalleeInput, FunctionScope } from "../scope.js";
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
	const { args, flags } = callArguments(callee, `b${callee.index}`, input, node, scope);
	if (startsOnly(node)) {
		// The arguments are worked out before the call begins, whenever that is.
		const start = `((R, ...given) => R.start((R) => ${callee.identifier}(R, ...given)))`;
		bindResult(node, `${scope.mark(node)}${start}(R${args})`, false, scope);
		return;
	}
	const started = `${callee.identifier}(R${args}${flags})`;
	// A built-in function waits itself; a function of the project waits in its own statements.
	const waited = callee.inputs === null ? `await R.wait(${started}, ${scope.unit}, ${node.start})` : `await ${started}`;
	const target = callee.gives && node.result !== null ? targetOf(node.result) : null;
	const bound = target !== null && target.steps.length === 0 ? target.variable : "";
	const keeps = bound !== "" && scope.isOwnable(bound);
	const owned = keeps && `${scope.support("taken")}(R, ${scope.local(bound)})`;
	const kind = keeps ? scope.checked.get(bound) : undefined;
	const known = kind === undefined ? "0" : `${scope.owned(bound)} && R.givenKind === ${quote(kind)} ? R.givenKnown : 0`;
	bindResult(node, scope.mark(node) + (callee.asynchronous ? waited : started), owned, scope, known);
}

/** Code of what a call is given: its inputs, and flags that say which of them nobody else holds any more. */
interface CallArguments {
	readonly args: string;
	readonly flags: string;
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
	if (inputs === null) return { args: `, ${input ? expression(input, scope, "escape").text : "{}"}`, flags: "" };
	if (literal !== null && !isPlainObject(literal)) {
		const bound = scope.temporary();
		scope.buffer.line(
			`${scope.mark(node)}${bound} = ${scope.support("bindAll")}(R, ${binding}, ${expression(literal, scope, "escape").text});`,
		);
		scope.release(bound);
		return { args: inputs.map((_, index) => `, ${bound}[${index}]`).join(""), flags: "" };
	}
	const entries = literal === null ? [] : (literal as ObjectLiteral).entries.filter((entry) => !entry.disabled);
	const declared = new Map(inputs.map((each) => [each.name, each]));
	const given = new Map<string, GivenArgument>();
	for (const entry of entries) {
		const key = entry.key as string;
		const held = scope.temporary();
		const taker = declared.get(key);
		const handed = taker?.takes && !startsOnly(node) ? lastRead(entry.value, scope) : null;
		// A call that is started goes on when this function does.
		const use = taker && !startsOnly(node) ? taker.use : "escape";
		scope.buffer.line(`${held} = ${handed?.text ?? expression(entry.value, scope, use).text};`);
		if (taker) given.set(key, { held, handed, value: entry.value });
		else scope.buffer.line(`R.unknownInput(${quote(callee.name)}, ${quote(key)});`);
	}
	const bound = inputs.map((each, index) => boundArgument(each, index, given.get(each.name), binding, node, scope));
	const handsOver = [...given.values()].some(({ handed }) => handed !== null);
	const result = handsOver
		? handedArguments(inputs, bound, given, scope)
		: { args: bound.map((text) => `, ${text}`).join(""), flags: "" };
	for (const { held } of given.values()) scope.release(held);
	return result;
}

/** What stands in the call for one input. */
interface GivenArgument {
	readonly value: Expression;
	/** The temporary that holds it. */
	readonly held: string;
	readonly handed: Handed | null;
}

/** Binds all inputs first: what one of them is refused for must find everything as it was. */
function handedArguments(
	inputs: readonly CalleeInput[],
	bound: readonly string[],
	given: ReadonlyMap<string, GivenArgument>,
	scope: FunctionScope,
): CallArguments {
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
		const isItself = `typeof ${held} === "object" && ${names[index]} === ${held}`;
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
	const bind = `${scope.mark(node)}${scope.support("bindOne")}(R, ${binding}, ${index}, ${held ?? "undefined"})`;
	if (given === undefined || held === undefined) return bind;
	if (input.elements !== null) return boundList(input.elements, given, bind, scope);
	switch (input.plain) {
		case "int":
			return `Number.isSafeInteger(${held}) ? ${held} : ${bind}`;
		case "number":
			return `typeof ${held} === "number" ? ${held} : ${bind}`;
		case "text":
			return `typeof ${held} === "string" && ${held} !== "" ? ${held} : ${bind}`;
		case "bool":
			return `typeof ${held} === "boolean" ? ${held} : ${bind}`;
		case "any":
			return `${held} !== null && ${held} !== "" ? ${held} : ${bind}`;
		default:
			return bind;
	}
}

/** A list of which only those elements are looked at that are not known to be right. */
function boundList(kind: ElementKind, { value, held }: GivenArgument, bind: string, scope: FunctionScope): string {
	const bare = withoutGroups(value);
	const input = inputName(bare);
	if (input !== null && scope.elementKinds.get(input) === kind) return `Array.isArray(${held}) ? ${held} : ${bind}`;
	if (bare.kind !== "Variable" || scope.element !== null || scope.checked.get(bare.name) !== kind) return bind;
	const count = scope.count(bare.name);
	const known = scope.temporary();
	scope.release(known);
	const check = `${scope.support("checkElementsFrom")}(${held}, ${count}, ${quote(kind)})`;
	return `(${known} = ${check}) >= 0 ? (${count} = ${known}, ${held}) : (${count} = 0, ${bind})`;
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
