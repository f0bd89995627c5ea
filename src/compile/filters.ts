import type { Expression, FilterUse, Pipe } from "../../grammar/ast.js";
import type { FilterArgument, FilterDefinition } from "../catalogue/define.js";
import { inputObject, variablesObject } from "./access.js";
import { type Code, code, isIndex, literal, type StaticKind, type Use } from "./code.js";
import { valueCode } from "./constants.js";
import { expression } from "./expressions.js";
import { elementFilters, scalarKinds } from "./fresh.js";
import { setThroughPath } from "./navigation.js";
import { longChain } from "./operators.js";
import type { FunctionScope } from "./scope.js";

/** Whether a filter is the catalogue's own, so that the compiler knows what it does; a project may replace any. */
function isOwnFilter(definition: FilterDefinition | undefined, name: string): boolean {
	return definition?.name === name && definition.family !== "custom";
}

/** `subject|a:1|b` */
export function pipe(node: Pipe, scope: FunctionScope, use: Use): Code {
	const filters = node.filters.filter((filter) => !filter.disabled);
	const first = filters[0];
	if (!first) return expression(node.subject, scope, use);
	const queued = isOwnFilter(scope.linker.catalogue.filter(first.name), "count")
		? queuedCount(node.subject, first, scope)
		: null;
	const subject = expression(node.subject, scope, subjectUse(first, scope, use));
	if (filters.length > longChain) return longPipe(subject, filters, scope, use);
	let current = queued ?? applyFilter(subject, first, scope, use);
	for (const filter of filters.slice(1)) current = applyFilter(current, filter, scope, use);
	return current;
}

/** A long chain in one temporary, step by step: nested calls of that depth would exhaust the JavaScript parser. */
function longPipe(subject: Code, filters: readonly FilterUse[], scope: FunctionScope, use: Use): Code {
	const name = scope.temporary();
	const steps = [subject.text];
	let kind: StaticKind = subject.kind;
	for (const filter of filters) {
		const applied = applyFilter({ text: name, kind, simple: true }, filter, scope, use);
		steps.push(applied.text);
		kind = applied.kind;
	}
	scope.release(name);
	return code(`(${steps.map((step) => `${name} = ${step}`).join(", ")})`, kind);
}

/** `$queue|count` between shifts: the elements that are gone do not count. */
function queuedCount(node: Expression, filter: FilterUse, scope: FunctionScope): Code | null {
	const isElement =
		scope.element !== null && node.kind === "Variable" && /^(?:this|index|parent|result)$/.test(node.name);
	if (node.kind !== "Variable" || !scope.queues.has(node.name) || isElement) return null;
	const definition = scope.linker.catalogue.filter(filter.name);
	if (!definition) return null;
	const value = scope.readEnd(node.name, node);
	const other = `${scope.mark(filter)}${scope.constant(definition.run)}(${scope.local(node.name)})`;
	const counted = `${scope.local(node.name)}.length - ${scope.queue(node.name)}.head`;
	return code(`(Array.isArray(${value}) ? ${counted} : ${other})`, "number");
}

function subjectUse(filter: FilterUse, scope: FunctionScope, use: Use): Use {
	if (use === "borrow") return "borrow";
	const definition = scope.linker.catalogue.filter(filter.name);
	if (!definition) return "escape";
	if (scalarKinds.has(definition.result)) return "borrow";
	return definition.family !== "custom" && elementFilters.has(definition.name) ? "child" : "escape";
}

/** Applies one filter to a subject that has been translated. */
export function applyFilter(subject: Code, filter: FilterUse, scope: FunctionScope, use: Use): Code {
	const definition = scope.linker.catalogue.filter(filter.name);
	if (!definition) {
		const reason = scope.linker.catalogue.gap(filter.name) ?? `there is no filter \`${filter.name}\``;
		return code(`${scope.mark(filter)}${scope.support("misuse")}(${JSON.stringify(reason)})`);
	}
	const argumentUse: Use = use === "borrow" || scalarKinds.has(definition.result) ? "borrow" : "escape";
	if (isOwnFilter(definition, "count")) return countOf(definition, subject, filter, scope);
	if (isOwnFilter(definition, "get") && isPosition(filter.args[0] ?? null))
		return elementAt(definition, subject, filter, scope, argumentUse);
	const through = isOwnFilter(definition, "set") ? setThroughPath(subject, filter, scope) : null;
	if (through !== null) return through;
	const args = filterArguments(definition, filter, scope, argumentUse);
	const run = scope.constant(definition.run);
	prepare(definition, scope);
	const context = definition.context
		? `R, ${definition.context === "scope" ? `${callerScope(scope, filter)}, ` : ""}`
		: "";
	const call = `${scope.mark({ start: filter.nameSpan.start, end: filter.end })}${run}(${context}${[sized(subject, scope), ...args.map((argument) => argument.text)].join(", ")})`;
	return code(filter.operator === "not between" ? `!${call}` : call, resultKind(definition));
}

/** What a filter may work on: not a text beyond the limit of the run, which could fill the memory on its way through. */
function sized(subject: Code, scope: FunctionScope): string {
	const mayBeLong = subject.literal === undefined && (subject.kind === "any" || subject.kind === "text");
	return mayBeLong ? `${scope.support("sized")}(R, ${subject.text})` : subject.text;
}

/** Has everything loaded that a filter may need. */
function prepare(definition: FilterDefinition, scope: FunctionScope): void {
	const { catalogue } = scope.linker;
	for (const each of definition.evaluates ? catalogue.filters : [definition])
		if (each.prepare) scope.linker.prepares(each.prepare);
}

/** What user code may see of the function it stands in. */
function callerScope(scope: FunctionScope, { nameSpan }: FilterUse): string {
	const print = `print: (value) => R.log(value, ${scope.unit}, ${nameSpan.start})`;
	return `{ variables: () => ${variablesObject(scope)}, input: () => ${inputObject(scope)}, ${print} }`;
}

/** What is sure about a result: bools are (a test holds the filters to it), any other may be null instead. */
function resultKind(definition: FilterDefinition): StaticKind {
	return definition.result === "bool" ? "bool" : "any";
}

function filterArguments(definition: FilterDefinition, filter: FilterUse, scope: FunctionScope, use: Use): Code[] {
	const args: Code[] = [];
	const declared = definition.arguments;
	const count = Math.max(declared.length, filter.args.length);
	for (let index = 0; index < count; index++) {
		const last = declared.at(-1);
		const declaration = declared[index] ?? (last?.variadic ? last : undefined);
		if (!declaration) break;
		const written = filter.args[index] ?? null;
		if (written !== null && isElementItself(written, definition, declaration, scope)) args.push(literal(""));
		else if (written !== null) args.push(argument(declaration, written, scope, use));
		else if (!declaration.variadic) args.push(valueCode(declaration.default ?? null, scope));
	}
	return args;
}

function argument(declaration: FilterArgument, written: Expression, scope: FunctionScope, use: Use): Code {
	if (declaration.kind !== "expression") return expression(written, scope, use);
	return code(scope.elementFunction(() => expression(written, scope, use)));
}

/** `|sort:$this:number` outside of an expression filter: the path of an element that leads to itself, the empty one. */
function isElementItself(
	written: Expression,
	{ family }: FilterDefinition,
	{ name }: FilterArgument,
	scope: FunctionScope,
): boolean {
	if (family !== "array" || name !== "path" || written.kind !== "Variable") return false;
	const isElement = written.name === "this" || written.name === "$";
	return isElement && scope.element === null && !scope.assigned.has(written.name);
}

/** Whether the key of `get` is likely a position: anything but a text or a bare word. */
function isPosition(key: Expression | null): boolean {
	return key !== null && key.kind !== "Text" && key.kind !== "Word";
}

/** `|count`, so frequent that a call per use would be felt. */
function countOf(definition: FilterDefinition, subject: Code, filter: FilterUse, scope: FunctionScope): Code {
	const held = hold(subject, scope);
	const run = scope.constant(definition.run);
	held.done();
	return code(
		`(${held.setup}Array.isArray(${held.name}) ? ${held.name}.length : ${scope.mark(filter)}${run}(${held.name}))`,
		"number",
	);
}

/** `|get:$i`, likewise: an element of an array is read directly. */
function elementAt(
	definition: FilterDefinition,
	subject: Code,
	filter: FilterUse,
	scope: FunctionScope,
	use: Use,
): Code {
	// Held before the arguments are translated, so that their temporaries cannot overwrite it.
	const held = hold(subject, scope);
	const [declaredKey, declaredFallback] = definition.arguments as readonly [FilterArgument, FilterArgument];
	const key = argument(declaredKey, filter.args[0] as Expression, scope, use);
	const heldKey = key.simple ? { setup: "", name: key.text, done: () => {} } : hold(key, scope);
	// A default that can raise does so whether it is needed or not, as with every other filter.
	const written = filter.args[1] ?? null;
	const fallback = written === null ? valueCode(null, scope) : argument(declaredFallback, written, scope, use);
	const lazy = written === null || cannotRaise(written, scope);
	const heldFallback = lazy ? { setup: "", name: fallback.text, done: () => {} } : hold(fallback, scope);
	const run = scope.constant(definition.run);
	const parts = [held, heldKey, heldFallback];
	const slow = `${scope.mark(filter)}${run}(${parts.map((each) => each.name).join(", ")})`;
	const inside = `Array.isArray(${held.name}) && ${isIndex(heldKey.name)} && ${heldKey.name} < ${held.name}.length`;
	// An element that is null takes the default, as the filter itself does.
	const value = scope.temporary();
	scope.release(value);
	for (const each of parts) each.done();
	const setup = parts.map((each) => each.setup).join("");
	return code(`(${setup}${inside} && (${value} = ${held.name}[${heldKey.name}]) !== null ? ${value} : ${slow})`);
}

/** Whether evaluating an expression always succeeds. */
function cannotRaise(node: Expression, scope: FunctionScope): boolean {
	switch (node.kind) {
		case "Text":
		case "Number":
		case "Word":
			return true;
		case "Variable":
			return scope.assigned.has(node.name);
		case "Array":
			return node.elements.every((element) => !element.spread && cannotRaise(element.value, scope));
		case "Object":
			return node.entries.every((entry) => typeof entry.key === "string" && cannotRaise(entry.value, scope));
		case "Group":
			return cannotRaise(node.expression, scope);
		default:
			return false;
	}
}

function hold(value: Code, scope: FunctionScope): { setup: string; name: string; done: () => void } {
	// A number has no members in JavaScript's syntax: `1.length` is none.
	if (value.simple && value.kind !== "number") return { setup: "", name: value.text, done: () => {} };
	const name = scope.temporary();
	return { setup: `${name} = ${value.text}, `, name, done: () => scope.release(name) };
}
