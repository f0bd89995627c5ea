import { regexFilters } from "../../../../src/catalogue/filters/regex.js";
import type { Value } from "../../../../src/values/kinds.js";
import { stillRun } from "../evaluate.js";

type AnyRun = (...args: unknown[]) => Value;

/** Calls a regex filter as compiled code does. */
export function applyRegex(name: string, piped: Value, args: readonly Value[], run = stillRun()): Value {
	const definition = regexFilters.find((each) => each.name === name || each.aliases?.includes(name));
	if (definition === undefined) throw new Error(`no filter ${name}`);
	const given = definition.arguments.map((argument, index) => args[index] ?? argument.default ?? null);
	return (definition.run as unknown as AnyRun)(run, piped, ...given);
}
