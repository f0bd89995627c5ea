import { fatalError, type XanoError } from "../../../values/error.js";

/** Steps one call of a filter may take, whatever the length of its text. */
const STEPS = 5_000_000;
/** Steps more for each character of the text. */
const STEPS_PER_CHARACTER = 100;

/** What is left of the steps a filter's call may take. */
export class StepBudget {
	left: number;

	/** @param length of the text, which longer ones need more of */
	constructor(length: number, steps = STEPS) {
		this.left = steps + STEPS_PER_CHARACTER * length;
	}
}

/** The error of a search that goes on for too long. */
export function tooManySteps(): XanoError {
	return fatalError(
		"The regular expression took too many steps",
		"Nested repetitions such as (a+)+ try every way to divide the text. Possessive ones such as (a++)+ try only one.",
	);
}

/** The error of a search that has to remember too much. */
export function tooDeep(): XanoError {
	return fatalError(
		"The regular expression needs too much memory for this text",
		"Possessive repetitions such as .*+ do not have to remember where they can go back to.",
	);
}
