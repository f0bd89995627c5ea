import { isObject, type Value } from "../../values/kinds.js";
import { entriesOf, getKey, hasKey } from "../../values/object.js";
import { isPlainName } from "../writing/literal.js";
import { isEqual } from "./observations.js";

/** What a test says of a response. */
export interface Expectation {
	/** The place in the response, such as `$response.user.name`: Xano takes names behind dots there and nothing else. */
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
	return within("$response", recorded, others);
}

function within(subject: string, recorded: Value, others: readonly Value[]): Expectation[] {
	if (others.every((other) => isEqual(recorded, other))) return [{ subject, value: { value: recorded } }];
	const found = partsOf(subject, recorded, others).flatMap(([place, value, rest]) => within(place, value, rest));
	return found.length > 0 && found.length <= mostExpectations ? found : [{ subject, value: null }];
}

type Part = readonly [subject: string, recorded: Value, others: readonly Value[]];

/** The members of an object that the others have, too, as far as they can be named. */
function partsOf(subject: string, recorded: Value, others: readonly Value[]): Part[] {
	if (!isObject(recorded)) return [];
	const objects = others.filter(isObject);
	if (objects.length < others.length) return [];
	return entriesOf(recorded)
		.filter(([key]) => isPlainName(key) && objects.every((object) => hasKey(object, key)))
		.map(([key, value]) => [`${subject}.${key}`, value, objects.map((object) => getKey(object, key) as Value)]);
}
