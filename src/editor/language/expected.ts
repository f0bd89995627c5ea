import type { ConstructValue } from "../../catalogue/constructs/index.js";
import type { ArgumentKind, FilterArgument, ValueShape } from "../../catalogue/define.js";

/** A key that an object has. */
export interface ExpectedKey {
	readonly name: string;
	readonly summary: string;
	readonly required: boolean;
	readonly value: Expected;
}

/** What a place wants as its value, whoever declares it: an attribute, an argument, a part of a construct. */
export interface Expected {
	readonly kind: ArgumentKind;
	/** The only values it may be, or those that are proposed. */
	readonly values: readonly (string | number | boolean)[];
	/** Kinds of constructs one of which it names. */
	readonly names: readonly string[];
	/** The keys of an object. */
	readonly keys: readonly ExpectedKey[];
	/** What every element, or every value of an object with free keys, is; null when that is not known. */
	readonly each: Expected | null;
}

const anything: Expected = { kind: "any", values: [], names: [], keys: [], each: null };

const expectedValues = new WeakMap<ConstructValue, Expected>();

/** What a part of a construct wants. */
export function expectedOfConstructValue(value: ConstructValue): Expected {
	let known = expectedValues.get(value);
	if (known === undefined) {
		known = ofConstructValue(value);
		expectedValues.set(value, known);
	}
	return known;
}

function ofConstructValue(value: ConstructValue): Expected {
	switch (value.kind) {
		case "text":
			return { ...anything, kind: "text", values: value.values ?? [], names: value.names ?? [] };
		case "int":
			return { ...anything, kind: "int", values: value.values ?? [] };
		case "decimal":
			return { ...anything, kind: "number" };
		case "bool":
			return { ...anything, kind: "bool" };
		case "choice":
			return { ...anything, values: value.values };
		case "list":
			return { ...anything, kind: "array", each: expectedOfConstructValue(value.of) };
		case "record":
			return { ...anything, kind: "object", each: expectedOfConstructValue(value.of) };
		case "object":
			return {
				...anything,
				kind: "object",
				keys: value.entries.map(({ name, summary, required, value: inner }) => ({
					name,
					summary,
					required: required !== undefined,
					value: expectedOfConstructValue(inner),
				})),
			};
		case "either":
			return value.of.map(expectedOfConstructValue).reduce(both, anything);
		default:
			return anything;
	}
}

function both(first: Expected, second: Expected): Expected {
	return {
		kind: first.kind === "any" ? second.kind : first.kind,
		values: [...first.values, ...second.values],
		names: [...first.names, ...second.names],
		keys: [...first.keys, ...second.keys],
		each: first.each ?? second.each,
	};
}

/** What an attribute of a statement wants. */
export function expectedOfAttribute(attribute: ValueShape & { readonly kind: ArgumentKind }): Expected {
	return {
		kind: attribute.kind,
		values: attribute.values ?? attribute.usual ?? [],
		names: [],
		keys: (attribute.keys ?? []).map((key) => ({
			name: key.name,
			summary: key.summary ?? "",
			required: key.required,
			value: expectedOfAttribute(key),
		})),
		each: attribute.each === undefined ? null : expectedOfAttribute(attribute.each),
	};
}

/** What an argument of a filter wants. */
export function expectedOfArgument({ kind, values = [] }: FilterArgument): Expected {
	return { ...anything, kind, values };
}

/**
 * What is wanted further inside; null when that is not known.
 * @param keys the keys of the objects on the way; lists have none
 */
export function expectedAt(outer: Expected, keys: readonly string[]): Expected | null {
	let current = elementOf(outer);
	for (const key of keys) {
		const inner =
			current.keys.find(({ name }) => name === key)?.value ?? (current.keys.length === 0 ? current.each : null);
		if (inner === null) return null;
		current = elementOf(inner);
	}
	return current;
}

/** Of a list what its elements are: lists have no keys of their own. */
function elementOf(expected: Expected): Expected {
	let current = expected;
	while (current.kind === "array" && current.each !== null) current = current.each;
	return current;
}
