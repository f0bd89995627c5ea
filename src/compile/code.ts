import { rangeOfNumber } from "./ranges.js";
import {
	anything,
	boolType,
	doubleType,
	isOnly,
	kinds,
	nullType,
	textType,
	type ValueType,
	wholeType,
} from "./types.js";

/** Generated text of one expression and what is known about its value. */
export interface Code {
	readonly text: string;
	readonly type: ValueType;
	/** An identifier or literal: may stand twice in the code. */
	readonly simple: boolean;
	/** Set for literals, so that comparisons and arithmetic can be decided early. */
	readonly literal?: string | number | boolean | null;
}

/**
 * What happens to a value that is read. `borrow`: it is looked at and forgotten. `child`: a part of it may stay
 * somewhere. `escape`: it may stay somewhere itself, so that whoever holds it no longer holds it alone.
 */
export type Use = "borrow" | "child" | "escape";

export function code(text: string, type: ValueType = anything, simple = false): Code {
	return { text, type, simple };
}

/** A JavaScript literal for a text, number, boolean or null. */
export function literal(value: string | number | bigint | boolean | null): Code {
	if (value === null) return { text: "null", type: nullType, simple: true, literal: null };
	if (typeof value === "bigint") return { text: `${value}n`, type: { kinds: kinds.bigint }, simple: true };
	if (typeof value === "number") {
		const text = value < 0 || Object.is(value, -0) ? `(${value})` : String(value);
		const range = rangeOfNumber(value);
		return { text, type: range === null ? doubleType : wholeType(range), simple: true, literal: value };
	}
	if (typeof value === "boolean") return { text: String(value), type: boolType, simple: true, literal: value };
	return { text: quote(value), type: textType, simple: true, literal: value };
}

/**
 * A JavaScript test for a whole number from 0 on. The kind is asked first: JavaScript converts by itself, which fails for
 * 64-bit ints and would ask an object for its `valueOf` key.
 */
export function isIndex(key: string): string {
	return `typeof ${key} === "number" && ${key} >>> 0 === ${key}`;
}

/** A JavaScript test for whether a value is an array; null where it surely is one. */
export function isArray({ text, type }: Code): string | null {
	if (type.kinds === kinds.array) return null;
	return isOnly(type, kinds.array | kinds.null) ? `${text} !== null` : `Array.isArray(${text})`;
}

/** JavaScript tests for whether an array has an element of that number. */
export function isPositionIn(array: string, key: Code): string {
	const { text, type } = key;
	const isShort = `${text} < ${array}.length`;
	if (type.range !== undefined && isOnly(type, kinds.number | kinds.bigint | kinds.null)) {
		// JavaScript compares a 64-bit int with a number as what both are, but takes null for 0.
		const tests = [
			...(type.kinds & kinds.null ? [`${text} !== null`] : []),
			...(type.range[0] >= 0 ? [] : [`${text} >= 0`]),
		];
		return [...tests, isShort].join(" && ");
	}
	return `${type.kinds === kinds.number ? `${text} >>> 0 === ${text}` : isIndex(text)} && ${isShort}`;
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
