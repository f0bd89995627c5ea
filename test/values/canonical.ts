import { expect } from "vitest";
import type { XanoObject } from "../../src/values/kinds.js";
import { entriesOf, needsMap } from "../../src/values/object.js";

/** Makes every array and plain object refuse changes; what Maps hold is compared instead. */
export function freeze(value: unknown): void {
	if (typeof value !== "object" || value === null) return;
	if (value instanceof Map) for (const element of value.values()) freeze(element);
	else for (const element of Object.values(Object.freeze(value))) freeze(element);
}

/** Complains when something is no value of the language, or not in its one representation. */
export function checkValue(value: unknown): void {
	switch (typeof value) {
		case "string":
		case "boolean":
			return;
		case "number":
			expect(Number.isFinite(value), String(value)).toBe(true);
			expect(Object.is(value, -0)).toBe(false);
			return;
		case "bigint":
			expect(value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER).toBe(true);
			expect(BigInt.asIntN(64, value)).toBe(value);
			return;
		case "object":
			break;
		default:
			throw new Error(`${String(value)} is no value`);
	}
	if (value === null) return;
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length; index++) checkValue(value[index]);
		return;
	}
	if (!(value instanceof Map)) {
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
		expect(Object.keys(value).filter(needsMap)).toEqual([]);
	}
	for (const [key, element] of entriesOf(value as XanoObject)) {
		expect(typeof key).toBe("string");
		checkValue(element);
	}
}
