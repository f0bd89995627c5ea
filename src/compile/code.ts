/** What is known about a value while compiling; `number` covers int, decimal and 64-bit integers. */
export type StaticKind = "any" | "null" | "bool" | "number" | "text" | "array" | "object";

/** Generated text of one expression and what is known about its value. */
export interface Code {
	readonly text: string;
	readonly kind: StaticKind;
	/** An identifier or literal: may stand twice in the code. */
	readonly simple: boolean;
	/** Set for literals, so that comparisons and arithmetic can be decided early. */
	readonly literal?: string | number | boolean | null;
	/** Set for what surely is a whole number that JavaScript holds exactly, no 64-bit int: the least and the greatest it can be. */
	readonly range?: Range;
}

export type Range = readonly [least: number, greatest: number];

/**
 * What happens to a value that is read. `borrow`: it is looked at and forgotten. `child`: a part of it may stay
 * somewhere. `escape`: it may stay somewhere itself, so that whoever holds it no longer holds it alone.
 */
export type Use = "borrow" | "child" | "escape";

export function code(text: string, kind: StaticKind = "any", simple = false): Code {
	return { text, kind, simple };
}

/** A JavaScript literal for a text, number, boolean or null. */
export function literal(value: string | number | bigint | boolean | null): Code {
	if (value === null) return { text: "null", kind: "null", simple: true, literal: null };
	if (typeof value === "bigint") return { text: `${value}n`, kind: "number", simple: true };
	if (typeof value === "number") {
		return {
			text: value < 0 || Object.is(value, -0) ? `(${value})` : String(value),
			kind: "number",
			simple: true,
			literal: value,
			...(Number.isSafeInteger(value) ? { range: [value, value] as const } : {}),
		};
	}
	if (typeof value === "boolean") return { text: String(value), kind: "bool", simple: true, literal: value };
	return { text: quote(value), kind: "text", simple: true, literal: value };
}

/**
 * A JavaScript test for a whole number from 0 on. The kind is asked first: JavaScript converts by itself, which fails for
 * 64-bit ints and would ask an object for its `valueOf` key.
 */
export function isIndex(key: string): string {
	return `typeof ${key} === "number" && ${key} >>> 0 === ${key}`;
}

/** A JavaScript test for whether an array has an element of that number; `at` stands for the key in the code. */
export function hasElementAt(array: string, at: string, { range }: Code): string {
	const isSurelyIndex = range !== undefined && range[0] >= 0;
	return `Array.isArray(${array}) && ${isSurelyIndex ? "" : `${isIndex(at)} && `}${at} < ${array}.length`;
}

/** A name of the program as part of a JavaScript identifier: quoted members may hold any character. */
export function mangled(name: string): string {
	return name.replace(/[^A-Za-z0-9_]/g, (character) => `$${character.charCodeAt(0).toString(16)}$`);
}

/** A JavaScript string literal; the only way program text enters generated code. */
export function quote(text: string): string {
	return JSON.stringify(text)
		.replace(/\u2028/g, "\\u2028")
		.replace(/\u2029/g, "\\u2029");
}
