import type { Block, Column, Statement } from "../../grammar/ast.js";
import { attributeOf } from "../../grammar/tree.js";
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
	// `lines[2].price` belongs to the declaration of `price` in the schema of `lines`.
	const [declared = "", ...fields] = typeof refused === "string" ? refused.replace(/\[\d+\]/g, "").split(".") : [];
	const { name, source } = construct;
	const outermost = declaredInput(construct, declared);
	if (outermost === null) return namePlace(construct);
	let column = outermost;
	for (const field of fields) {
		const inner = columnNamed(blockOf(column, "schema"), field);
		if (inner === null) break;
		column = inner;
	}
	return { functionName: name, source, span: column.nameSpan };
}

/** The declaration of an input; null when there is none of this name. */
export function declaredInput({ node }: Construct, name: string): Column | null {
	return columnNamed(blockOf(node, "input"), name);
}

function blockOf({ body }: Statement | Column, name: string): Block | null {
	const block = body?.items.find((item) => item.kind === "Statement" && item.name === name && !item.disabled);
	return block?.kind === "Statement" ? block.body : null;
}

function columnNamed(block: Block | null, name: string): Column | null {
	const column = block?.items.find((item) => item.kind === "Column" && item.name === name && !item.disabled);
	return column?.kind === "Column" ? column : null;
}

/** Where a function says what it gives; its name where it does not. */
export function responsePlace(construct: Construct): Location {
	const { name, node, source } = construct;
	const response = attributeOf(node, "response");
	return response ? { functionName: name, source, span: response.value } : namePlace(construct);
}

/** Where a function says its name. */
export function namePlace({ name, node, source }: Construct): Location {
	return { functionName: name, source, span: node.args[0] ?? node.nameSpan };
}
