import type { Value } from "../../values/kinds.js";
import type { TimeZone } from "../filters/date/zones.js";

/** What a template handles: values of the program, and what only exists while a template is rendered. */
export type TwigValue = Value | PhpArray | Markup | Moment | Interval | Arrow;

/** A key of an array: PHP makes ints of texts such as "12". */
export type Key = string | number;

/** An ordered map, which is what PHP calls an array. Everything a template itself builds is one. */
export class PhpArray {
	private elements: ReadonlyMap<Key, TwigValue> | (() => ReadonlyMap<Key, TwigValue>);

	/** @param elements the pairs, or how to make them when they are asked for */
	constructor(elements: ReadonlyMap<Key, TwigValue> | (() => ReadonlyMap<Key, TwigValue>)) {
		this.elements = elements;
	}

	get map(): ReadonlyMap<Key, TwigValue> {
		if (typeof this.elements === "function") this.elements = this.elements();
		return this.elements;
	}

	/** A list with the keys 0, 1, 2, … */
	static list(values: Iterable<TwigValue>): PhpArray {
		const map = new Map<Key, TwigValue>();
		for (const value of values) map.set(map.size, value);
		return new PhpArray(map);
	}

	/** Of pairs; a key given twice keeps its first place and its last value. */
	static of(pairs: Iterable<readonly [Key, TwigValue]>): PhpArray {
		return new PhpArray(new Map(pairs));
	}
}

/** Output that is safe already: autoescaping leaves it alone. */
export class Markup {
	constructor(readonly text: string) {}
}

/** A date, what PHP's `DateTime` is. */
export class Moment {
	constructor(
		/** Since 1970. */
		readonly milliseconds: number,
		readonly zone: TimeZone,
	) {}
}

/** The time between two moments, what PHP's `DateInterval` is. */
export class Interval {
	constructor(
		readonly fields: {
			readonly y: number;
			readonly m: number;
			readonly d: number;
			readonly h: number;
			readonly i: number;
			readonly s: number;
			/** 1 when the second moment is the earlier one. */
			readonly invert: number;
			/** Whole days in all. */
			readonly days: number;
		},
	) {}
}

/** An arrow function: `(value, key) => …`. */
export class Arrow {
	constructor(readonly call: (...args: TwigValue[]) => TwigValue) {}
}

/** Whether it is one of the values that no program can hold. */
export function isSpecial(value: TwigValue): value is Markup | Moment | Interval | Arrow {
	return value instanceof Markup || value instanceof Moment || value instanceof Interval || value instanceof Arrow;
}
