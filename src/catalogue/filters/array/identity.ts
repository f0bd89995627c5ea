import { depthError } from "../../../values/error.js";
import { MAXIMUM_DEPTH, type Value, type XanoObject } from "../../../values/kinds.js";
import { entriesOf } from "../../../values/object.js";

/** Two values are the same for `unique`, `diff` and `intersect` when they have the same key. */
export type IdentityKey = string | number;

/**
 * Gives values keys by which they can be looked up in a set, so that comparing two long lists stays linear.
 *
 * Single values are the same when PHP 8 writes them as the same text, as `array_unique` and `array_diff` compare: 1 and
 * "1", true and 1, null and "". Arrays and objects, which PHP cannot compare so, are the same when their contents are,
 * whatever the order of an object's keys (our choice).
 *
 * Equal contents get one number, and what was seen once is remembered: a structure whose parts are shared a million
 * times costs no more than its distinct parts.
 */
export class Identities {
	private readonly numbers = new Map<string, number>();
	private readonly known = new Map<Value[] | XanoObject, number>();

	/** @throws XanoError when the value is nested too deeply */
	keyOf(value: Value): IdentityKey {
		switch (typeof value) {
			case "string":
				return value;
			case "boolean":
				return value ? "1" : "";
			case "number":
			case "bigint":
				return String(value);
			default:
				return value === null ? "" : this.numberOf(value, 1);
		}
	}

	private numberOf(container: Value[] | XanoObject, depth: number): number {
		if (depth > MAXIMUM_DEPTH) throw depthError("Nesting level too deep", depth);
		const seen = this.known.get(container);
		if (seen !== undefined) return seen;
		const contents = Array.isArray(container)
			? `[${container.map((element) => this.partOf(element, depth)).join("")}`
			: `{${entriesOf(container)
					.map(([key, element]) => lengthPrefixed(key) + this.partOf(element, depth))
					.sort()
					.join("")}`;
		const number = this.numbers.get(contents) ?? this.numbers.size;
		this.numbers.set(contents, number);
		this.known.set(container, number);
		return number;
	}

	private partOf(value: Value, depth: number): string {
		if (typeof value === "object" && value !== null) return `#${this.numberOf(value, depth + 1)};`;
		return lengthPrefixed(this.keyOf(value) as string);
	}
}

/** With its length before it, a text cannot run into the next one. */
function lengthPrefixed(text: string): string {
	return `${text.length}:${text}`;
}
