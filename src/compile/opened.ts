import { variablesObject } from "./access.js";
import type { FunctionFacts } from "./analysis.js";
import { quote } from "./code.js";
import type { FunctionScope } from "./scope.js";

/**
 * What is known of a function whose variables others have set before it, and look at after it: nothing is read for the
 * last time in it, and what only counts in it may have been something else before.
 * @param opened the variables that are set; undefined for a function whose variables are its own
 */
export function withOpened(facts: FunctionFacts, opened: ReadonlySet<string> | undefined): FunctionFacts {
	if (opened === undefined) return facts;
	const counters = new Set([...facts.counters].filter((name) => !opened.has(name)));
	return { ...facts, counters, lastReads: new Set(), taken: new Set(), gives: false };
}

/** Gives such variables the values they have, and the run a way to see what becomes of all variables of the function. */
export function openVariables(opened: ReadonlySet<string>, scope: FunctionScope): void {
	for (const name of opened) scope.buffer.line(scope.assign(name, `R.openedValue(${quote(name)})`, false));
	scope.buffer.line(`R.follow(() => ${variablesObject(scope)});`);
}
