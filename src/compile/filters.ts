import type { Expression, FilterUse, Pipe } from "../../grammar/ast.js";
import type { FilterArgument, FilterDefinition } from "../catalogue/define.js";
import { inputObject, variablesObject } from "./access.js";
import { type Code, code, isArray, isPositionIn, literal, type Use } from "./code.js";
import { valueCode } from "./constants.js";
import { expression } from "./expressions.js";
import { elementFilters, scalarKinds } from "./fresh.js";
import { setThroughPath } from "./navigation.js";
import { longChain } from "./operators.js";
import { isSafe, type Range, sizeRange } from "./ranges.js";
import type { FunctionScope } from "./scope.js";
import {
	anything,
	arrayOf,
	boolType,
	elementsOf,
	isNumeric,
	join,
	kinds,
	nothing,
	numberType,
	objectType,
	textType,
	type ValueType,
	wholeType,
} from "./types.js";

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
	let { type } = subject;
	for (const filter of filters) {
		const applied = applyFilter(code(name, type, true), filter, scope, use);
		steps.push(applied.text);
		type = applied.type;
	}
	scope.release(name);
	return code(`(${steps.map((step) => `${name} = ${step}`).join(", ")})`, type);
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
	return code(`(Array.isArray(${value}) ? ${counted} : ${other})`, declaredResults.int);
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
	const rounded = roundingOf(definition, subject, filter);
	if (rounded !== null) return rounded;
	const call = callOf(definition.run, definition, subject, filter, scope, argumentUse);
	return code(filter.operator === "not between" ? `!${call}` : call, resultType(definition));
}

/** @param run what is called: the filter's own function, or another that takes the same */
function callOf(
	run: unknown,
	definition: FilterDefinition,
	subject: Code,
	filter: FilterUse,
	scope: FunctionScope,
	use: Use,
): string {
	const args = filterArguments(definition, filter, scope, use);
	const name = scope.constant(run);
	prepare(definition, scope);
	const context = definition.context
		? `R, ${definition.context === "scope" ? `${callerScope(scope, filter)}, ` : ""}`
		: "";
	const given = [sized(subject, scope), ...args.map((argument) => argument.text)].join(", ");
	return `${scope.mark({ start: filter.nameSpan.start, end: filter.end })}${name}(${context}${given})`;
}

/**
 * `$text|split:" "` for a loop that walks it: code of the pieces, of which no list is made.
 * @returns null where the last filter has nothing to walk in place of its result
 */
export function walkedPipe({ subject, filters, ...node }: Pipe, scope: FunctionScope): string | null {
	const last = filters.at(-1);
	const definition = last && scope.linker.catalogue.filter(last.name);
	if (!last || last.disabled || !definition || definition.context || definition.walked === undefined) return null;
	const before = pipe({ subject, filters: filters.slice(0, -1), ...node }, scope, "borrow");
	return callOf(definition.walked, definition, before, last, scope, "borrow");
}

/** What a filter may work on: not a text beyond the limit of the run, which could fill the memory on its way through. */
function sized(subject: Code, scope: FunctionScope): string {
	const mayBeLong =
		subject.literal === undefined && (subject.type.kinds === 0 || (subject.type.kinds & kinds.text) !== 0);
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

/** Filters that always give a list, and what its elements are (a test holds them to it). */
const listFilters: Readonly<Record<string, ValueType>> = {
	split: textType,
	entries: objectType,
	keys: anything,
	values: anything,
};

/** What results are that may be null, too, by their declared kind (a test holds the filters to it). */
const declaredResults: Readonly<Record<FilterDefinition["result"], ValueType>> = {
	any: anything,
	array: { kinds: kinds.array | kinds.object | kinds.null },
	bool: boolType,
	int: { kinds: kinds.number | kinds.bigint | kinds.null },
	number: { kinds: kinds.number | kinds.bigint | kinds.null },
	object: { kinds: kinds.object | kinds.null },
	text: { kinds: kinds.text | kinds.null },
};

/** What is sure about a result; a project's own filters may give anything. */
function resultType(definition: FilterDefinition): ValueType {
	if (definition.family === "custom") return definition.result === "bool" ? boolType : anything;
	const elements = Object.hasOwn(listFilters, definition.name) ? listFilters[definition.name] : undefined;
	return elements === undefined ? declaredResults[definition.result] : arrayOf(elements);
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
	held.done();
	if (subject.type.kinds === kinds.array) return code(`(${held.setup}${held.name}.length)`, wholeType(sizeRange));
	const run = scope.constant(definition.run);
	return code(
		`(${held.setup}Array.isArray(${held.name}) ? ${held.name}.length : ${scope.mark(filter)}${run}(${held.name}))`,
		subject.type.kinds === 0 ? nothing : hasElements(subject.type) ? numberType : declaredResults.int,
	);
}

/** Whether a value is an array or an object, so that there is a count of it. */
function hasElements(type: ValueType): boolean {
	return (type.kinds & ~(kinds.array | kinds.object)) === 0;
}

/** `|floor` and `|ceil` of a quotient: JavaScript's own, and whole afterwards. */
function roundingOf(definition: FilterDefinition, { text, type }: Code, filter: FilterUse): Code | null {
	const isRounding = isOwnFilter(definition, "floor") || isOwnFilter(definition, "ceil");
	if (!isRounding || type.quotient === undefined || filter.args.length > 0) return null;
	const [least, greatest] = type.quotient;
	const range: Range = [Math.floor(least), Math.ceil(greatest)];
	// Nothing is rounded up to a negative zero, which is none here.
	const end = definition.name === "ceil" && least < 0 ? " + 0" : "";
	return isSafe(range) ? code(`(Math.${definition.name}(${text})${end})`, wholeType(range)) : null;
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
	const inside = [isArray({ ...subject, text: held.name }), isPositionIn(held.name, { ...key, text: heldKey.name })]
		.filter((test) => test !== null)
		.join(" && ");
	if (subject.type.kinds === kinds.object) {
		for (const each of parts) each.done();
		const written = filter.args[0];
		const plain =
			written?.kind === "Variable" && scope.element === null ? scope.plainKeys.get(written.name) : undefined;
		const direct = `${scope.support("getKey")}(${held.name}, ${heldKey.name}) ?? ${heldFallback.name}`;
		let found = plain === undefined || plain.isPlain === null ? slow : `${plain.isPlain} ? ${direct} : ${slow}`;
		if (plain?.boxed && held.name === scope.local(plain.boxed.variable)) {
			const { box, tallied } = plain.boxed;
			tallied.isRead = true;
			found = `${box} !== undefined ? ${box}.value ?? ${heldFallback.name} : ${found}`;
		}
		return code(`(${parts.map((each) => each.setup).join("")}${found})`);
	}
	// An element that is null takes the default, as the filter itself does.
	const value = scope.temporary();
	scope.release(value);
	for (const each of parts) each.done();
	const setup = parts.map((each) => each.setup).join("");
	return code(
		`(${setup}${inside} && (${value} = ${held.name}[${heldKey.name}]) !== null ? ${value} : ${slow})`,
		typeOfGet(subject.type, key.type, fallback.type),
	);
}

/** What is got of an array: an element, or what stands for one that is missing. */
function typeOfGet(subject: ValueType, key: ValueType, fallback: ValueType): ValueType {
	if (subject.kinds === 0 || key.kinds === 0) return nothing;
	return subject.kinds === kinds.array && isNumeric(key) ? join(elementsOf(subject), fallback) : anything;
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
	if (value.simple && typeof value.literal !== "number") return { setup: "", name: value.text, done: () => {} };
	const name = scope.temporary();
	return { setup: `${name} = ${value.text}, `, name, done: () => scope.release(name) };
}
