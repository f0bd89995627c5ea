import { fatalError, type XanoError } from "../../../values/error.js";
import { isObject, type Value } from "../../../values/kinds.js";
import { toText } from "../../../values/text.js";
import { describeKind } from "../subject.js";

/** What to write when a text filter meets an array. Filters without a counterpart for arrays are not listed. */
const forArrays: Readonly<Record<string, string>> = {
	concat: "`|push:$value`, or `|join:$separator`",
	contains: "`|in:$value`",
	icontains: "`|some:($$|icontains:$value)`",
	index: "`|findIndex:$$ == $value`",
	iindex: "`|findIndex:($$|to_lower) == $value`",
	json_decode: "nothing: it is decoded already",
	replace: '`|map:($$|replace:"a":"b")`',
	strlen: "`|count`",
	substr: "`|slice:offset:length`",
	csv_parse: "`|csv_encode` for the other direction",
	csv_decode: "`|csv_encode` for the other direction",
};

/** The same for objects. */
const forObjects: Readonly<Record<string, string>> = {
	contains: "`|has:$key`",
	json_decode: "nothing: it is decoded already",
	strlen: "`|count`",
};

function notText(value: Value, name: string, place: string): XanoError {
	const own = place === "" ? (isObject(value) ? forObjects : forArrays) : {};
	const advice = Object.hasOwn(own, name)
		? `Write ${(own as Readonly<Record<string, string>>)[name]}.`
		: Array.isArray(value)
			? "Join it with `|join:`, treat each element with `|map:`, or write `|json_encode`."
			: "Take one of its values with `|get:`, or write `|json_encode`.";
	return fatalError(`\`${name}\` needs a text${place}, not ${describeKind(value)}`, advice);
}

/**
 * The subject of a filter that works on a text. Numbers, bools and null become text as with `~`.
 *
 * @param name the filter, for the message
 * @throws XanoError for an array or object, naming the filter that was probably meant
 */
export function textSubject(subject: Value, name: string): string {
	if (typeof subject === "string") return subject;
	if (typeof subject === "object" && subject !== null) throw notText(subject, name, "");
	return toText(subject);
}

/**
 * A text argument; numbers, bools and null become text as with `~`.
 *
 * @param name the filter, for the message
 * @param argument the argument's name, for the message
 * @throws XanoError for an array or object
 */
export function textArgument(value: Value, name: string, argument: string): string {
	if (typeof value === "string") return value;
	if (typeof value === "object" && value !== null) throw notText(value, name, ` as ${argument}`);
	return toText(value);
}
