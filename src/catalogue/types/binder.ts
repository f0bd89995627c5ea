import { fatalError, XanoError } from "../../values/error.js";
import type { Value, XanoObject } from "../../values/kinds.js";
import { getKey, keysOf, setKey } from "../../values/object.js";
import { prepareRules, type RuleCheck } from "./checks.js";
import type { InputDeclaration } from "./declaration.js";
import {
	type BindingContext,
	type Coercion,
	missing,
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
	return {
		bind: (raw) => {
			let bound: XanoObject = {};
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
	const present = prepareLists(declaration, type, prepareElement(declaration, type, context));
	const binding = prepareAbsence(declaration, type, present);
	const { fits } = type;
	if (fits === undefined || declaration.listDepth > 0 || declaration.filters.length > 0) return binding;
	// The ordinary case, decided without a further call: the value already is what the type wants.
	if (declaration.optional) return (raw) => (raw !== undefined && fits(raw) ? raw : binding(raw));
	return (raw) => (raw !== undefined && raw !== "" && fits(raw) ? raw : binding(raw));
}

/**
 * What null, "" and a left out value mean. [O]
 * Required: absent and "" are missing, null too unless it is a value of the input. Optional: an absent value binds the
 * default, else null where null is a value, else the type's zero, and all but null still pass the filters.
 */
function prepareAbsence(declaration: InputDeclaration, type: TypeDefinition, present: Coercion): InputBinding {
	const { name, optional, listDepth } = declaration;
	const nullable =
		declaration.nullable || type.nullIsValue === true || (type.nullableByDefault === true && listDepth === 0);
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

/** A default is checked like a value that was sent [O]; once it has passed, it is reused where it cannot change. */
function prepareDefault(declaration: InputDeclaration, type: TypeDefinition, present: Coercion): () => Value {
	const isList = declaration.listDepth > 0;
	const nullAllowed = declaration.nullable || (type.nullableByDefault === true && !isList);
	const fallback = declaration.default ?? (nullAllowed ? null : isList ? [] : type.zero);
	if (fallback === null) return () => null;
	if (type.volatile === true) return () => present(fallback);
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
			const wanted = filter.arguments.map((argument) => `:${argument.name}`).join("");
			return () => {
				const message = `Invalid arguments for filter method - ${name}`;
				throw refusal(message, declaration.name, `Write ${name}${wanted}.`);
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

function listOf(item: Coercion, name: string): Coercion {
	return (value) => {
		const elements = elementsOf(value);
		const bound: Value[] = [];
		for (let i = 0; i < elements.length; i++) {
			try {
				bound.push(item(elements[i] ?? null));
			} catch (error) {
				throw relocate(error, (path) => `${name}[${i}]${path.slice(name.length)}`);
			}
		}
		return bound;
	};
}

/** One value is a list of one, and text that begins with a bracket is read as JSON. [O] Its elements are checked here. */
function elementsOf(value: Value): readonly Value[] {
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
