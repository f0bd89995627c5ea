import { isObject, type Value } from "./kinds.js";
import { entriesOf, objectFrom } from "./object.js";

/** JSON ends at 512 levels, of which a document needs some for itself. */
const deepest = 500;

/** What stands for what is nested too deeply to be written. */
export const cutOff = "… (nested too deeply to be shown)";

/**
 * A value with every text in it changed, the names of entries as well. What is nested too deeply to be written is cut off.
 * @param change of a text; asked about numbers, too, which become texts where it changes them
 */
export function withTexts(value: Value, change: (text: string) => string, depth = 0): Value {
	if (typeof value === "string") return change(value);
	if (typeof value !== "object" || value === null) {
		// A secret may be a number, such as a PIN.
		const text = String(value);
		const shown = change(text);
		return shown === text ? value : shown;
	}
	if (depth >= deepest) return cutOff;
	if (!isObject(value)) return value.map((element) => withTexts(element, change, depth + 1));
	return objectFrom(
		entriesOf(value).map(([key, element]) => [change(key), withTexts(element, change, depth + 1)] as const),
	);
}
