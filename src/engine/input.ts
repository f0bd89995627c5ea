import { constantValue, NotConstant } from "../compile/constants.js";
import type { JobStep } from "../project/job.js";
import type { Run } from "../runtime/run.js";
import { fatalError } from "../values/error.js";
import { fromJavaScript } from "../values/interop.js";
import { isObject, type XanoObject } from "../values/kinds.js";
import { entriesOf, setKey } from "../values/object.js";
import { SetupError } from "./errors.js";

/** The input a job writes for a function. */
export function writtenInput(step: JobStep, run: Run): XanoObject {
	if (step.input === null) return {};
	try {
		const scope = { now: () => run.now(), environment: (name: string) => run.environmentValue(name) };
		const value = constantValue(step.input, scope);
		return isObject(value) ? value : {};
	} catch (thrown) {
		if (!(thrown instanceof NotConstant)) throw thrown;
		throw fatalError("The input of a job has to be constant", "Only literals and $env.NAME can stand there.");
	}
}

/**
 * What the caller of a run gives as input.
 *
 * @returns null when nothing is given
 * @throws SetupError when it is no object
 */
export function givenInput(input: unknown): XanoObject | null {
	if (input === undefined || input === null) return null;
	const value = fromJavaScript(input);
	if (isObject(value)) return value;
	throw new SetupError(
		"wrong-input",
		"The input has to be an object of names and values",
		'For example --input \'{"name": "value"}\' or --input name=value.',
	);
}

/** One input with another laid over it; neither changes. */
export function overlaid(own: XanoObject, given: XanoObject | null): XanoObject {
	let whole: XanoObject = {};
	for (const source of [own, given ?? {}]) {
		for (const [key, value] of entriesOf(source)) whole = setKey(whole, key, value);
	}
	return whole;
}
