import { fatalError, inputError, type XanoError } from "../../values/error.js";
import { fromJavaScript, toJavaScript } from "../../values/interop.js";
import { isObject, type Value, type XanoObject } from "../../values/kinds.js";
import { entriesOf, getKey, objectFrom } from "../../values/object.js";
import type { FunctionDefinition, StandardIssue } from "../define.js";

/**
 * The input of a built-in function as its schema wants it, completed with the schema's defaults. Without a
 * schema only required inputs are asked for, and defaults filled in. Of several faults the first is reported.
 *
 * An issue "is missing" becomes `Missing param: name`, any other that begins with a small letter goes on the sentence
 * `Param messages[0].role …`, and a whole sentence stands behind a colon.
 *
 * @throws XanoError ERROR_CODE_INPUT_ERROR that names the input
 */
export async function validatedInput(definition: FunctionDefinition, input: XanoObject): Promise<XanoObject> {
	if (definition.schema === undefined) return completedInput(definition, input);
	const schema = await definition.schema();
	const result = await schema["~standard"].validate(toJavaScript(input));
	if (result.issues !== undefined) throw refusal(result.issues[0] ?? { message: "is not valid" });
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

function refusal(issue: StandardIssue): XanoError {
	const name = pathText(issue.path ?? []) || "input";
	const { message } = issue;
	if (message === "is missing") return inputError(`Missing param: ${name}`, name);
	const isPhrase = /^[a-z]/.test(message);
	return inputError(`Param ${name}${isPhrase ? " " : ": "}${message}`, name);
}

/** `messages[0].role` */
function pathText(path: NonNullable<StandardIssue["path"]>): string {
	return path.reduce<string>((text, step) => {
		const key = typeof step === "object" ? step.key : step;
		if (typeof key === "number") return `${text}[${key}]`;
		return text === "" ? String(key) : `${text}.${String(key)}`;
	}, "");
}
