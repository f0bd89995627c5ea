import { NUMBERS_REQUIRED } from "../../../values/arithmetic.js";
import { parseNumericText } from "../../../values/convert.js";
import { forgivableError, XanoError } from "../../../values/error.js";
import { isNumber, isObject, type Value } from "../../../values/kinds.js";
import { valuesOf } from "../../../values/object.js";
import type { FilterDefinition } from "../../define.js";
import { describeValue } from "../subject.js";

type AnyRun = (subject: Value, first: Value, second: Value, third: Value) => Value;

/**
 * Lets a filter's complaint about something that is no number say which of the values it was given that is. The engine's
 * own message, which programs may look for, stays. [observed]
 */
export function explained(definition: FilterDefinition): FilterDefinition {
	if (definition.context !== undefined) return definition;
	const run = definition.run as AnyRun;
	return {
		...definition,
		run: (subject: Value, first: Value, second: Value, third: Value) => {
			try {
				return run(subject, first, second, third);
			} catch (thrown) {
				if (!(thrown instanceof XanoError) || thrown.message !== NUMBERS_REQUIRED) throw thrown;
				throw forgivableError(thrown.message, culprit(definition, subject, [first, second, third]) ?? thrown.help);
			}
		},
	};
}

/**
 * The same for a statement that calculates with its variable and one value.
 *
 * @param operation what it calculates; raises the engine's own message
 */
export function explainedOperation(
	name: string,
	operation: (left: Value, right: Value) => Value,
): (left: Value, right: Value) => Value {
	return (left, right) => {
		try {
			return operation(left, right);
		} catch (thrown) {
			if (!(thrown instanceof XanoError) || thrown.message !== NUMBERS_REQUIRED) throw thrown;
			const [what, value] = isNumeric(left) ? ["value", right] : ["variable", left];
			throw forgivableError(thrown.message, `The ${what} of \`${name}\` is ${describeValue(value)}. ${advice(value)}`);
		}
	};
}

function culprit(
	{ name, arguments: declared }: FilterDefinition,
	subject: Value,
	given: readonly Value[],
): string | null {
	if (Array.isArray(subject) || isObject(subject)) {
		const elements = Array.isArray(subject) ? subject : valuesOf(subject);
		const wrong = elements.find((element) => !isNumeric(element));
		if (wrong !== undefined) return `\`${name}\` met ${describeValue(wrong)} among the elements. ${advice(wrong)}`;
	} else if (!isNumeric(subject)) return `The subject of \`${name}\` is ${describeValue(subject)}. ${advice(subject)}`;
	const at = declared.findIndex(({ kind }, index) => kind !== "text" && !isNumeric(given[index] ?? null));
	if (at < 0) return null;
	const value = given[at] ?? null;
	return `The ${declared[at]?.name} of \`${name}\` is ${describeValue(value)}. ${advice(value)}`;
}

function isNumeric(value: Value): boolean {
	return isNumber(value) || (typeof value === "string" && parseNumericText(value) !== undefined);
}

function advice(value: Value): string {
	if (value === null) return "Give it a default first, for example with `?? 0`.";
	return typeof value === "string" ? "Texts are joined with `~`." : "It has to be a number.";
}
