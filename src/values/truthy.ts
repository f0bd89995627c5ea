import type { Value } from "./kinds.js";
import { isEmptyObject } from "./object.js";

/**
 * Whether a value counts as true in a condition. False are null, false, 0, "", "0", [] and {}; everything else is
 * true, so "0.0" and " " are (PHP 8, [D]).
 */
export function isTruthy(value: Value): boolean {
	switch (typeof value) {
		case "boolean":
			return value;
		case "number":
			return value !== 0;
		case "string":
			return value !== "" && value !== "0";
		case "bigint":
			return true;
		default:
			if (value === null) return false;
			return Array.isArray(value) ? value.length > 0 : !isEmptyObject(value);
	}
}

/** What `is_empty` says: the values that are not truthy [D]. */
export function isEmpty(value: Value): boolean {
	return !isTruthy(value);
}
