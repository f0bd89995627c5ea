import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { textArgument } from "../text/coerce.js";

/** The names of a table, in its order. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
	return Object.keys(table) as Name[];
}

/**
 * One of a closed set of names.
 *
 * @param what the argument as the message names it, e.g. "algorithm"
 * @throws XanoError for any other value, with the names in its help
 */
export function chosen<Name extends string>(value: Value, names: readonly Name[], filter: string, what: string): Name {
	const name = textArgument(value, filter, what);
	const found = names.find((each) => each === name);
	if (found !== undefined) return found;
	// What was given is not shown: arguments in the wrong order could put a key here.
	throw fatalError(`\`${filter}\` does not know that ${what}`, `It is one of ${names.join(", ")}.`);
}
