import { inputError, type XanoError } from "../../values/error.js";
import { fromJavaScript, toJavaScript } from "../../values/interop.js";
import type { XanoObject } from "../../values/kinds.js";
import type { FunctionDefinition, StandardIssue } from "../define.js";

/**
 * The input of a built-in function as its schema wants it, completed with the schema's defaults; unchanged when the
 * function has no schema. Of several faults the first is reported.
 *
 * An issue "is missing" becomes `Missing param: name`, any other that begins with a small letter goes on the sentence
 * `Param messages[0].role …`, and a whole sentence stands behind a colon.
 *
 * @throws XanoError ERROR_CODE_INPUT_ERROR that names the input
 */
export async function validatedInput(definition: FunctionDefinition, input: XanoObject): Promise<XanoObject> {
	if (definition.schema === undefined) return input;
	const schema = await definition.schema();
	const result = await schema["~standard"].validate(toJavaScript(input));
	if (result.issues === undefined) return fromJavaScript(result.value) as XanoObject;
	throw refusal(result.issues[0] ?? { message: "is not valid" });
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
