import type { Value } from "../../values/kinds.js";

/** One entry of `filters=a:1|b`: the input filter's name and its constant arguments, as written. */
export interface InputFilterUse {
	readonly name: string;
	readonly args: readonly Value[];
}

/** One declared input, or one field of an object input: everything the binder and the checker need to know of it. */
export interface InputDeclaration {
	readonly name: string;
	/** Type name without brackets and question mark: `int`, `text`, `object`, `enum`, … */
	readonly type: string;
	/** `text? v`: null is a value of this input. */
	readonly nullable: boolean;
	/** Lengths `T[1:5]` allows, of the outermost list; null bounds for a bare `T[]`, null for a scalar. */
	readonly list: null | { readonly minimum: number | null; readonly maximum: number | null };
	/** 0 for a scalar, 1 for `T[]`, 2 for `T[][]`. */
	readonly listDepth: number;
	/** `text v?`: the caller may leave it out. */
	readonly optional: boolean;
	/** The literal after `?=`; absent when there is none. */
	readonly default?: Value;
	readonly filters: readonly InputFilterUse[];
	/** Choices of an enum. */
	readonly values: readonly Value[] | null;
	/** Fields of an object. */
	readonly schema: readonly InputDeclaration[] | null;
	/** Length of a vector. */
	readonly size: number | null;
	/** Table an int or uuid refers to, or the one a dblink stands for. */
	readonly table: string | null;
	/** The value must not appear in logs or messages. */
	readonly sensitive: boolean;
	readonly description: string | null;
}
