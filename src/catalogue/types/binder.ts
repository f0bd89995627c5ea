import { fatalError } from "../../values/error.js";
import type { Value, XanoObject } from "../../values/kinds.js";
import { copyObject, getKey, keysOf, objectFrom, setKey } from "../../values/object.js";
import { prepareRules, type RuleCheck } from "./checks.js";
import type { InputDeclaration } from "./declaration.js";
import {
	type BindingContext,
	type Coercion,
	missing,
	type PlainKind,
	refusal,
	relocate,
	type TypeDefinition,
} from "./define.js";
import { findInputFilter } from "./input_filters.js";
import { emptyRules } from "./rules.js";
import { parseJsonText } from "./structures.js";

/** The prepared inputs of one function, query or tool. */
export interface Binder {
	/**
	 * Binds a whole call: every declared name, in the order of declaration; other keys of `raw` are dropped.
	 * @throws XanoError for the first input that is refused
	 */
	bind(raw: XanoObject): XanoObject;
	/** Binds one input by its place among the declarations; `raw` is undefined when the caller left it out. */
	bindOne(index: number, raw: Value | undefined): Value;
}

/** Turns what the caller gave for one input, or undefined, into what the program sees. */
type InputBinding = (raw: Value | undefined) => Value;

/** The type of this name, or undefined. */
export type FindType = (name: string) => TypeDefinition | undefined;

/**
 * Prepares the inputs of one construct, so that binding a call does no work that depends on the declarations alone.
 * Never throws: a declaration that cannot work (unknown type or filter) makes its own bindings fail.
 */
export function prepareBinder(
	declarations: readonly InputDeclaration[],
	context: BindingContext,
	findType: FindType,
): Binder {
	const names = declarations.map((declaration) => declaration.name);
	const bindings = declarations.map((declaration) => prepareInput(declaration, context, findType));
	const known = new Set(names);
	// Filling a copy with its keys in place is several times faster than growing an object key by key.
	const blank = objectFrom(names.map((name) => [name, null]));
	return {
		bind: (raw) => {
			let bound = copyObject(blank);
			for (let i = 0; i < names.length; i++) {
				const name = names[i]!;
				bound = setKey(bound, name, bindings[i]!(getKey(raw, name)));
			}
			if (context.onUnknown) for (const key of keysOf(raw)) if (!known.has(key)) context.onUnknown(key);
			return bound;
		},
		bindOne: (index, raw) => {
			const binding = bindings[index];
			if (binding === undefined) throw fatalError(`Unable to locate input: ${index}`);
			return binding(raw);
		},
	};
}

function prepareInput(declaration: InputDeclaration, context: BindingContext, findType: FindType): InputBinding {
	const type = findType(declaration.type);
	if (type === undefined) {
		return () => {
			throw fatalError(`Unknown input type: ${declaration.type}`, "`xano check` proposes the type you may mean.");
		};
	}
	// It stands for the columns of a table; without them nothing that is sent could be bound, and nothing left out.
	if (type.name === "dblink") return () => type.coerce(null, declaration, context);
	const present = prepareLists(declaration, type, prepareElement(declaration, type, context));
	const binding = prepareAbsence(declaration, type, present);
	if (type.plain === undefined || declaration.listDepth > 0 || declaration.filters.length > 0) return binding;
	return prepareFastPath(type.plain, declaration.optional, binding);
}

/** The ordinary case, decided without a further call: the value already is what the type wants. */
function prepareFastPath(plain: PlainKind, optional: boolean, binding: InputBinding): InputBinding {
	switch (plain) {
		case "text":
			if (optional) return (raw) => (typeof raw === "string" ? raw : binding(raw));
			return (raw) => (typeof raw === "string" && raw !== "" ? raw : binding(raw));
		case "int":
			return (raw) => (Number.isSafeInteger(raw) ? (raw as number) : binding(raw));
		case "number":
			return (raw) => (typeof raw === "number" ? raw : binding(raw));
		case "bool":
			return (raw) => (typeof raw === "boolean" ? raw : binding(raw));
	}
}

/**
 * What null, "" and a left out value mean. [O]
 * Required: absent and "" are missing, null too unless it is a value of the input. Optional: an absent value binds the
 * default, else null where null is a value, else the type's zero, and all but null still pass the filters.
 */
function prepareAbsence(declaration: InputDeclaration, type: TypeDefinition, present: Coercion): InputBinding {
	const { name, optional, listDepth } = declaration;
	const scalarNull = type.nullIsValue === true || type.nullableByDefault === true;
	const nullable = declaration.nullable || (scalarNull && listDepth === 0);
	const whenAbsent = optional ? prepareDefault(declaration, type, present) : undefined;
	const emptyIsMissing = !optional && listDepth === 0;
	return (raw) => {
		if (raw === undefined || (raw === null && !nullable)) {
			if (whenAbsent === undefined) throw missing(name);
			return whenAbsent();
		}
		if (raw === null) return null;
		if (emptyIsMissing && raw === "") throw missing(name);
		return present(raw);
	};
}

/**
 * A default is checked like a value that was sent. [O] Once it has passed it is reused, unless binding it again could
 * give another value: by the clock or a salt, in the type itself or in a field of an object.
 */
function prepareDefault(declaration: InputDeclaration, type: TypeDefinition, present: Coercion): () => Value {
	const isList = declaration.listDepth > 0;
	const nullAllowed = declaration.nullable || (type.nullableByDefault === true && !isList);
	const fallback = declaration.default ?? (nullAllowed ? null : isList ? [] : type.zero);
	if (fallback === null) return () => null;
	if (type.volatile === true || declaration.schema !== null) return () => present(fallback);
	let bound: Value | undefined;
	return () => {
		bound ??= present(fallback);
		return bound;
	};
}

/** Coercion and filters of one value that is not null. */
function prepareElement(declaration: InputDeclaration, type: TypeDefinition, context: BindingContext): Coercion {
	const coerce = type.prepare?.(declaration, context) ?? ((value) => type.coerce(value, declaration, context));
	const check = prepareFilters(declaration, type, context);
	const { exempt, finish } = type;
	if (check === null && finish === undefined) return coerce;
	return (value) => {
		const coerced = coerce(value);
		const filtered = check === null || coerced === null || exempt?.(coerced) ? coerced : check(coerced);
		return finish === undefined ? filtered : finish(filtered, coerced, context);
	};
}

/** Filters that do not apply to the type are ignored, as in the engine; unknown ones are the checker's to report. */
function prepareFilters(
	declaration: InputDeclaration,
	type: TypeDefinition,
	context: BindingContext,
): RuleCheck | null {
	const rules = emptyRules();
	rules.trim = type.trims === true;
	for (const { name, args } of declaration.filters) {
		const filter = findInputFilter(name);
		if (filter === undefined) {
			return () => {
				throw fatalError(`Unknown filter method - ${name}`, "Input filters are a set of their own; see `xano docs`.");
			};
		}
		if (!filter.types.includes(type.name)) continue;
		if (!filter.declare(rules, args)) {
			const wanted = filter.arguments.map((argument) => `:<${argument.name}>`).join("");
			return () => {
				const message = `Invalid arguments for filter method - ${name}`;
				throw refusal(message, declaration.name, `Write \`${name}${wanted}\`.`);
			};
		}
	}
	return prepareRules(rules, declaration, type.filterMode, context);
}

/** Wraps the element's coercion in as many lists as the declaration has; only the outermost one has a range. */
function prepareLists(declaration: InputDeclaration, type: TypeDefinition, element: Coercion): Coercion {
	if (declaration.listDepth === 0) return element;
	const { name } = declaration;
	// Elements are never required: null is null where the type allows it, else the type's zero. [O] for "" in text[]
	const nullElement = type.nullIsValue === true || type.nullableByDefault === true;
	let item: Coercion = (value) => (value !== null ? element(value) : nullElement ? null : element(type.zero));
	for (let depth = 1; depth < declaration.listDepth; depth++) item = listOf(item, name);
	const whole = listOf(item, name);
	if (declaration.list === null) return whole;
	const { minimum, maximum } = declaration.list;
	return (value) => {
		const list = whole(value) as Value[];
		checkRange(list.length, minimum, maximum, name);
		return list;
	};
}

/** Binds every element; gives the very same array when no element changed. */
function listOf(item: Coercion, name: string): Coercion {
	return (value) => {
		const elements = elementsOf(value);
		let changed: Value[] | null = null;
		for (let i = 0; i < elements.length; i++) {
			const element = elements[i]!;
			const bound = bindElement(item, element, i, name);
			if (changed !== null) changed.push(bound);
			else if (bound !== element) {
				changed = elements.slice(0, i);
				changed.push(bound);
			}
		}
		return changed ?? elements;
	};
}

function bindElement(item: Coercion, element: Value, index: number, name: string): Value {
	try {
		return item(element);
	} catch (error) {
		throw relocate(error, (path) => `${name}[${index}]${path.slice(name.length)}`);
	}
}

/** One value is a list of one; text that begins with a bracket is read as JSON [O], and its elements are checked. */
function elementsOf(value: Value): Value[] {
	if (Array.isArray(value)) return value;
	if (typeof value === "string" && value.startsWith("[")) {
		const parsed = parseJsonText(value);
		if (Array.isArray(parsed)) return parsed;
	}
	return [value];
}

/** The wording follows the one for texts. (our choice) */
function checkRange(length: number, minimum: number | null, maximum: number | null, name: string): void {
	if (minimum !== null && length < minimum)
		throw refusal(`Input does not meet minimum length requirement of ${minimum} items`, name);
	if (maximum !== null && length > maximum)
		throw refusal(`Input does not meet maximum length requirement of ${maximum} items`, name);
}
