import { looseEquals } from "../../values/compare.js";
import { isObject, type Value } from "../../values/kinds.js";
import { entriesOf, getKey } from "../../values/object.js";

/**
 * Same kinds and same content, in whatever order an object has its keys.
 * @throws XanoError when the values are nested too deeply
 */
export function isSame(left: Value, right: Value): boolean {
	// Looks at the depth as well, so that what follows may recurse.
	return looseEquals(left, right) && isSameAt(left, right);
}

function isSameAt(left: Value, right: Value): boolean {
	// Nobody has looked at the depth of what is the very same array or object.
	if (left === right) return true;
	if (Array.isArray(left)) {
		return Array.isArray(right) && left.every((element, index) => isSameAt(element, right[index] as Value));
	}
	if (!isObject(left)) return false;
	return isObject(right) && entriesOf(left).every(([key, value]) => isSameAt(value, getKey(right, key) as Value));
}
