import type { Expression, FilterUse, Pipe } from "../../grammar/ast.js";
import type { FilterArgument, FilterDefinition } from "../catalogue/define.js";
import { type Code, code, type StaticKind, type Use } from "./code.js";
import { valueCode } from "./constants.js";
import { expression } from "./expressions.js";
import type { FunctionScope } from "./scope.js";

/** Filters that hand out an element of their subject, not the subject itself. */
const elementFilters: ReadonlySet<string> = new Set(["get", "first", "last", "find"]);

const scalarKinds: ReadonlySet<string> = new Set(["text", "int", "number", "bool"]);

/** `subject|a:1|b` */
export function pipe(node: Pipe, scope: FunctionScope, use: Use): Code {
	const filters = node.filters.filter((filter) => !filter.disabled);
	const first = filters[0];
	if (!first) return expression(node.subject, scope, use);
	let current = expression(node.subject, scope, subjectUse(first, scope, use));
	for (const filter of filters) current = applyFilter(current, filter, scope, use);
	return current;
}

function subjectUse(filter: FilterUse, scope: FunctionScope, use: Use): Use {
	if (use === "borrow") return "borrow";
	const definition = scope.linker.catalogue.filter(filter.name);
	if (!definition) return "escape";
	if (scalarKinds.has(definition.result)) return "borrow";
	return elementFilters.has(definition.name) ? "child" : "escape";
}

/** Applies one filter to a subject that has been translated. */
export function applyFilter(subject: Code, filter: FilterUse, scope: FunctionScope, use: Use): Code {
	const definition = scope.linker.catalogue.filter(filter.name);
	if (!definition) return code(`${scope.mark(filter)}${scope.support("unknownFilter")}(${JSON.stringify(filter.name)})`);
	const argumentUse: Use = use === "borrow" || scalarKinds.has(definition.result) ? "borrow" : "escape";
	if (definition.name === "count") return countOf(definition, subject, filter, scope);
	if (definition.name === "get" && isPosition(filter.args[0] ?? null)) return elementAt(definition, subject, filter, scope, argumentUse);
	const args = filterArguments(definition, filter, scope, argumentUse);
	const run = scope.constant(definition.run);
	const context = definition.context ? "R, " : "";
	const call = `${scope.mark({ start: filter.nameSpan.start, end: filter.end })}${run}(${context}${[subject.text, ...args.map((argument) => argument.text)].join(", ")})`;
	return code(filter.operator === "not between" ? `!${call}` : call, resultKind(definition));
}

function resultKind(definition: FilterDefinition): StaticKind {
	return definition.result === "int" ? "number" : definition.result;
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
		if (written !== null) args.push(argument(declaration, written, scope, use));
		else if (!declaration.variadic) args.push(valueCode(declaration.default ?? null, scope));
	}
	return args;
}

function argument(declaration: FilterArgument, written: Expression, scope: FunctionScope, use: Use): Code {
	if (declaration.kind !== "expression") return expression(written, scope, use);
	return code(scope.elementFunction(() => expression(written, scope, use)));
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
	return code(`(${held.setup}Array.isArray(${held.name}) ? ${held.name}.length : ${scope.mark(filter)}${run}(${held.name}))`, "number");
}

/** `|get:$i`, likewise: an element of an array is read directly. */
function elementAt(definition: FilterDefinition, subject: Code, filter: FilterUse, scope: FunctionScope, use: Use): Code {
	// Held before the arguments are translated, so that their temporaries cannot overwrite it.
	const held = hold(subject, scope);
	const [key, ...others] = filterArguments(definition, filter, scope, use) as [Code, ...Code[]];
	const heldKey = hold(key, scope);
	const run = scope.constant(definition.run);
	const slow = `${scope.mark(filter)}${run}(${[held.name, heldKey.name, ...others.map((each) => each.text)].join(", ")})`;
	const inside = `Array.isArray(${held.name}) && ${heldKey.name} >>> 0 === ${heldKey.name} && ${heldKey.name} < ${held.name}.length`;
	// An element that is null takes the default, as the filter itself does.
	const value = scope.temporary();
	scope.release(value);
	heldKey.done();
	held.done();
	return code(
		`(${held.setup}${heldKey.setup}${inside} && (${value} = ${held.name}[${heldKey.name}]) !== null ? ${value} : ${slow})`,
	);
}

function hold(value: Code, scope: FunctionScope): { setup: string; name: string; done: () => void } {
	if (value.simple) return { setup: "", name: value.text, done: () => {} };
	const name = scope.temporary();
	return { setup: `${name} = ${value.text}, `, name, done: () => scope.release(name) };
}
