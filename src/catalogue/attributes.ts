import { parseNumericText } from "../values/convert.js";
import { fatalError, forgivableError } from "../values/error.js";
import { isObject, type Value } from "../values/kinds.js";
import { textAt } from "./files/content.js";
import { describeKind } from "./filters/subject.js";
import { textArgument } from "./filters/text/coerce.js";

/**
 * An attribute that is to be a text, before its statement sees it: numbers, bools and null pass as they are.
 *
 * @param statement the name of the statement, for the message
 * @throws XanoError for an array or object
 */
export function textAttribute(value: Value, statement: string, attribute: string): Value {
	if (typeof value !== "object" || value === null) return value;
	if (isObject(value) && textAt(value, "path") !== "") {
		throw fatalError(
			`\`${statement}\` needs a text as ${attribute}, not an object`,
			"Of a file take its member `path`, `name` or `data`.",
		);
	}
	return textArgument(value, statement, attribute);
}

/**
 * An attribute that is to be a number, before its statement sees it. Texts that hold a number pass, and null and "" where
 * it may be left out. What is none is not shown, for it could be a key in the wrong place.
 *
 * @param statement the name of the statement, for the message
 * @throws XanoError for everything else
 */
export function numberAttribute(value: Value, statement: string, attribute: string, isRequired: boolean): Value {
	if (typeof value === "number" || typeof value === "bigint") return value;
	if ((value === null || value === "") && !isRequired) return value;
	if (typeof value === "string" && parseNumericText(value) !== undefined) return value;
	throw forgivableError(
		`The ${attribute} of \`${statement}\` must be a number, not ${describeKind(value)}`,
		value === null
			? "Give it a default first, for example with `?? 0`."
			: typeof value === "string"
				? "The text holds no number."
				: null,
	);
}
