import { isObject } from "../../values/kinds.js";
import { getKey } from "../../values/object.js";
import { toText } from "../../values/text.js";
import { type Assertion, shown } from "./define.js";

/** What goes wrong. The subject of these is what a `catch` would see as `$error`, or null. */
export const errorAssertions: readonly Assertion[] = [
	{
		name: "to_throw",
		summary: "Holds when its stack raises an error whose message contains a text, in whatever case.",
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
			"The variables of the stack are its own: it sees none of those around it. An error without a message counts as none, as on Xano.",
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
		judge: ({ subject, attributes: { exception = null, value = null } }) => {
			const message = isObject(subject) ? toText(getKey(subject, "message") ?? null) : "";
			if (message === "") return "response is ok";
			const part = exception ?? value;
			if (part === null) return null;
			const isPart = typeof part !== "object" && message.toLowerCase().includes(toText(part).toLowerCase());
			return isPart ? null : `the message ${shown(message)} does not contain ${shown(part)}`;
		},
	},
];
