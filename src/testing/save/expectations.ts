import { isObject, type Value } from "../../values/kinds.js";
import { entriesOf, getKey, hasKey } from "../../values/object.js";
import { quoted } from "./literal.js";
import { isEqual } from "./observations.js";

/** What a test says of a response. */
export interface Expectation {
	/** The place in the response, such as `$response.items[0]`. */
	readonly subject: string;
	/** What stands there in every run; null where only that something does is certain. */
	readonly value: { readonly value: Value } | null;
}

/** More of them are no help to anybody: what they are about is compared no further then. */
const mostExpectations = 40;

/**
 * What can be said of a response for certain: all of it where runs agree, else what they agree on.
 * @param recorded the response
 * @param others of the same call at another time, with other random values
 */
export function expectationsFor(recorded: Value, others: readonly Value[]): Expectation[] {
	const found = within("$response", recorded, others);
	return found.length === 0 || found.length > mostExpectations ? [{ subject: "$response", value: null }] : found;
}

function within(subject: string, recorded: Value, others: readonly Value[]): Expectation[] {
	if (others.every((other) => isEqual(recorded, other))) return [{ subject, value: { value: recorded } }];
	const parts = partsOf(subject, recorded, others);
	const found = parts?.flatMap(([place, value, rest]) => within(place, value, rest)) ?? [];
	if (found.length > 0 && found.length <= mostExpectations) return found;
	// Behind an index null counts as nothing.
	const isSure = !subject.endsWith("]") || [recorded, ...others].every((value) => value !== null);
	return isSure ? [{ subject, value: null }] : [];
}

type Part = readonly [subject: string, recorded: Value, others: readonly Value[]];

/** The parts of a value that others of its shape have, too; null when there are none, or when the shapes differ. */
function partsOf(subject: string, recorded: Value, others: readonly Value[]): Part[] | null {
	if (Array.isArray(recorded)) {
		const lists = others.filter((other) => Array.isArray(other) && other.length === recorded.length) as Value[][];
		if (lists.length < others.length || recorded.length > mostExpectations) return null;
		return recorded.map((element, index) => [
			`${subject}[${index}]`,
			element,
			lists.map((list) => list[index] as Value),
		]);
	}
	if (!isObject(recorded)) return null;
	const objects = others.filter(isObject);
	if (objects.length < others.length) return null;
	const shared = entriesOf(recorded).filter(([key]) => objects.every((object) => hasKey(object, key)));
	if (shared.length === 0) return null;
	return shared.map(([key, value]) => [
		/^[A-Za-z_]\w*$/.test(key) ? `${subject}.${key}` : `${subject}[${quoted(key)}]`,
		value,
		objects.map((object) => getKey(object, key) as Value),
	]);
}
