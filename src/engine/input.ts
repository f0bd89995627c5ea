import type { Column } from "../../grammar/ast.js";
import { constantValue, NotConstant } from "../compile/constants.js";
import type { Location } from "../compile/program.js";
import type { JobStep } from "../project/job.js";
import type { Construct } from "../project/project.js";
import type { Run } from "../runtime/run.js";
import { fatalError, type XanoError } from "../values/error.js";
import { fromJavaScript } from "../values/interop.js";
import { isObject, type XanoObject } from "../values/kinds.js";
import { entriesOf, getKey, setKey } from "../values/object.js";
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

/** Where the input an error refuses is declared; the function's name when it is not said which. */
export function inputPlace(construct: Construct, { payload }: XanoError): Location {
	const refused = isObject(payload) ? getKey(payload, "param") : null;
	// `address.street` and `tags[2]` belong to the declarations of `address` and `tags`.
	const [declared = ""] = typeof refused === "string" ? refused.split(/[.[]/) : [];
	const { name, source } = construct;
	const column = declaredInput(construct, declared);
	return column ? { functionName: name, source, span: column.nameSpan } : namePlace(construct);
}

/** The declaration of an input; null when there is none of this name. */
export function declaredInput({ node }: Construct, name: string): Column | null {
	const block = node.body?.items.find((item) => item.kind === "Statement" && item.name === "input" && !item.disabled);
	const columns = block?.kind === "Statement" ? (block.body?.items ?? []) : [];
	const column = columns.find((item) => item.kind === "Column" && item.name === name && !item.disabled);
	return column?.kind === "Column" ? column : null;
}

/** Where a function says its name. */
export function namePlace({ name, node, source }: Construct): Location {
	return { functionName: name, source, span: node.args[0] ?? node.nameSpan };
}
