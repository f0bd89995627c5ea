import { fatalError } from "../../values/error.js";
import { formatDate } from "../filters/date/format.js";
import { elementAt, isContainer, normalKey } from "./arrays.js";
import { textOf, typeName } from "./convert.js";
import { intervalBetween } from "./intervals.js";
import type { Access } from "./nodes.js";
import { Interval, type Key, Markup, Moment, PhpArray, type TwigValue } from "./values.js";

/**
 * A value as a key: fractions and bools become ints, null "".
 *
 * @throws XanoError for an array or object
 */
export function keyOf(value: TwigValue): Key {
	if (typeof value === "number") return Math.trunc(value) + 0;
	if (typeof value === "boolean") return Number(value);
	if (value === null) return "";
	if (typeof value === "string" || typeof value === "bigint" || value instanceof Markup)
		return normalKey(textOf(value));
	throw fatalError(`Illegal offset type: ${typeName(value)}`, "A key is a text or a number.");
}

/** Whether `target.key` is there, whatever its value. */
export function hasAttribute(target: TwigValue, key: TwigValue, access: Access): boolean {
	if (!isContainer(target)) return objectAttribute(target, key, []) !== undefined;
	return access !== "method" && !isContainer(key) && elementAt(target, keyOf(key)) !== undefined;
}

/**
 * The element, or property of a date, that `target.key` or `target[key]` stands for; undefined when there is none. Only
 * own keys are found, and nothing else has attributes.
 */
export function attributeOf(
	target: TwigValue,
	key: TwigValue,
	args: readonly TwigValue[],
	access: Access,
): TwigValue | undefined {
	if (!isContainer(target)) return access === "array" ? undefined : objectAttribute(target, key, args);
	return access === "method" || isContainer(key) ? undefined : elementAt(target, keyOf(key));
}

/** The methods of PHP's `DateTime` and the properties of `DateInterval` that templates use. */
function objectAttribute(target: TwigValue, key: TwigValue, args: readonly TwigValue[]): TwigValue | undefined {
	if (typeof key !== "string") return undefined;
	if (target instanceof Interval) return new Map<string, number>(Object.entries(target.fields)).get(key);
	if (!(target instanceof Moment)) return undefined;
	const seconds = Math.floor(target.milliseconds / 1000);
	switch (key.toLowerCase().replace(/^get/, "")) {
		case "timestamp":
			return seconds;
		case "offset":
			return target.zone.offsetAt(seconds);
		case "timezone":
			return PhpArray.of([["name", target.zone.name]]);
		case "format":
			return formatDate(target.milliseconds, textOf(args[0] ?? "c"), target.zone);
		case "diff": {
			const [other] = args;
			if (other instanceof Moment) return intervalBetween(target, other);
			throw fatalError("`diff` needs another date", "Write it as `date(one).diff(date(other))`.");
		}
		default:
			return undefined;
	}
}
