import { fatalError, inputError, type XanoError } from "../../values/error.js";
import { fromJavaScript, toJavaScript } from "../../values/interop.js";
import { isObject, type Value, type XanoObject } from "../../values/kinds.js";
import { entriesOf, getKey, objectFrom } from "../../values/object.js";
import type { FunctionDefinition, StandardIssue } from "../define.js";

/**
 * The input of a built-in function as its schema wants it, completed with the schema's defaults. Without a
 * schema only required inputs are asked for, and defaults filled in. Of several faults the first is reported.
 *
 * An issue of something that was not given, or that "is missing", becomes `Missing param: name`, any other that begins with a small letter goes on the sentence
 * `Param messages[0].role …`, and a whole sentence stands behind a colon.
 *
 * @throws XanoError ERROR_CODE_INPUT_ERROR that names the input
 */
export async function validatedInput(definition: FunctionDefinition, input: XanoObject): Promise<XanoObject> {
	if (definition.schema === undefined) return completedInput(definition, input);
	const schema = await definition.schema();
	const given = toJavaScript(input);
	const result = await schema["~standard"].validate(given);
	if (result.issues !== undefined) throw refusal(result.issues[0] ?? { message: "is not valid" }, given);
	const value = fromJavaScript(result.value);
	if (isObject(value)) return value;
	throw fatalError(`The schema of the function "${definition.name}" does not give an object`);
}

function completedInput(definition: FunctionDefinition, input: XanoObject): XanoObject {
	const defaults: [string, Value][] = [];
	for (const declared of definition.inputs) {
		if ((getKey(input, declared.name) ?? null) !== null) continue;
		if (declared.required) throw inputError(`Missing param: ${declared.name}`, declared.name);
		if (declared.default !== undefined) defaults.push([declared.name, declared.default]);
	}
	return defaults.length === 0 ? input : objectFrom([...entriesOf(input), ...defaults]);
}

function refusal(issue: StandardIssue, given: unknown): XanoError {
	const path = (issue.path ?? []).map((step) => (typeof step === "object" ? step.key : step));
	const name = pathText(path) || "input";
	const { message } = issue;
	if (message === "is missing" || isAbsent(path, given)) return inputError(`Missing param: ${name}`, name);
	const isPhrase = /^[a-z]/.test(message);
	return inputError(`Param ${name}${isPhrase ? " " : ": "}${message}`, name);
}

/** Whether nothing was given at that place: whatever a validator says of it, it is missing. */
function isAbsent(path: readonly PropertyKey[], given: unknown): boolean {
	let value = given;
	for (const [index, step] of path.entries()) {
		if (typeof value !== "object" || value === null) return false;
		const isThere = Object.hasOwn(value, step);
		if (!isThere) return index === path.length - 1;
		value = (value as Readonly<Record<PropertyKey, unknown>>)[step];
	}
	return false;
}

/** `messages[0].role` */
function pathText(path: readonly PropertyKey[]): string {
	return path.reduce<string>((text, step) => {
		if (typeof step === "number") return `${text}[${step}]`;
		return text === "" ? String(step) : `${text}.${String(step)}`;
	}, "");
}
