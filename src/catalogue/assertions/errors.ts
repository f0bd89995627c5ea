import { isObject, type Value } from "../../values/kinds.js";
import { getKey } from "../../values/object.js";
import { toText } from "../../values/text.js";
import { type Assertion, type Claim, shown } from "./define.js";

/** What goes wrong. The subject of these is what a `catch` would see as `$error`, or null. */
export const errorAssertions: readonly Assertion[] = [
	{
		name: "to_throw",
		summary: "Holds when an error is raised whose message contains a text, in whatever case.",
		attributes: [
			{
				name: "exception",
				kind: "text",
				required: false,
				summary: "Part of the message; any error will do without it.",
			},
			{
				name: "value",
				kind: "text",
				required: false,
				summary: "The same, as Xano's documentation writes it in unit tests.",
			},
		],
		about: "stack",
		evidence: "observed",
		notes:
			"In a test of a function it has no stack: the function itself has to raise. Elsewhere the variables of the stack are its own, and it sees none of those around it. The name or the code of the error, written in full, will do as well, with a warning: Xano's documentation shows a name, its engine looks at the message. An error without a message counts as none, as on Xano.",
		examples: [
			{
				code: 'expect.to_throw { stack { throw { name = "Oops" value = "Not found here" } } exception = "not found" } response = true',
				result: "true",
			},
			{
				code: "expect.to_throw { stack { var $x { value = 1 } } }",
				result: "error: to_throw failed - response is ok",
			},
			{
				code: 'expect.to_throw { stack { throw { value = "too late" } } exception = "not found" }',
				result: 'error: to_throw failed - the message "too late" does not contain "not found"',
			},
		],
		judge: ({ subject, attributes, context }) => {
			const message = textAt(subject, "message");
			if (message === "") return "response is ok";
			const part = partOf(attributes);
			if (part === null) return null;
			if (typeof part !== "object" && contains(message, toText(part))) return null;
			const other = typeof part === "object" ? undefined : otherNameOf(subject, toText(part));
			if (other === undefined) return `the message ${shown(message)} does not contain ${shown(part)}`;
			context.warn(
				"error-by-name",
				`\`expect.to_throw\` compares with the message on Xano; ${shown(part)} is the ${other} of the error`,
			);
			return null;
		},
		help: ({ subject, attributes }) => {
			if (!isObject(subject)) return null;
			const message = textAt(subject, "message");
			if (message === "")
				return "There was an error, but one without a message, which counts as none on Xano. Give it one.";
			if (/^Missing param: /.test(message) && textAt(subject, "code") === "ERROR_CODE_INPUT_ERROR")
				return `The input was refused before the first statement: what is required takes neither null nor an empty text. To get further, write a \`?\` behind the name of the input.`;
			const name = textAt(subject, "name");
			const known = `its code is ${shown(textAt(subject, "code"))}${name === "" ? "" : `, its name ${shown(name)}`}`;
			return partOf(attributes) === null ? null : `Of the error any part of the message will do; ${known}.`;
		},
		comparison: ({ subject, attributes }) => {
			const part = partOf(attributes);
			const message = textAt(subject, "message");
			return part === null || message === "" ? null : { expected: part, actual: message };
		},
	},
];

/** What the error is expected to say; null when any error will do. */
function partOf({ exception = null, value = null }: Claim["attributes"]): Value {
	return exception ?? value;
}

function textAt(error: Value, key: string): string {
	return isObject(error) ? toText(getKey(error, key) ?? null) : "";
}

function contains(text: string, part: string): boolean {
	return text.toLowerCase().includes(part.toLowerCase());
}

/** Which other part of the error a text is, in whatever case: documented and real tests name errors by these. */
function otherNameOf(error: Value, text: string): string | undefined {
	const wanted = text.toLowerCase();
	return ["name", "code"].find((key) => textAt(error, key).toLowerCase() === wanted && wanted !== "");
}
