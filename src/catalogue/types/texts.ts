import type { Value } from "../../values/kinds.js";
import { toText } from "../../values/text.js";
import type { InputDeclaration } from "./declaration.js";
import { inputType, refusal, type TypeDefinition } from "./define.js";
import { trimText } from "./rules.js";

/** A scalar as text; arrays and objects are refused in the engine's words. [O] */
function scalarText(value: Value, declaration: InputDeclaration): string {
	if (typeof value === "string") return value;
	if (value !== null && typeof value !== "object") return toText(value);
	const help = "Declare the input as json to take any value, or send json_encode of it.";
	throw refusal("Text filter requires an integer, float, string or boolean value.", declaration.name, help);
}

const local = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+$/;
const label = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;

/** The address form of the HTML standard (`a@b` is one), which is what the engine accepts. [O] */
function isEmail(text: string): boolean {
	const at = text.indexOf("@");
	return (
		at > 0 &&
		local.test(text.slice(0, at)) &&
		text
			.slice(at + 1)
			.split(".")
			.every((part) => label.test(part))
	);
}

/** text, email and password. */
export const textTypes: readonly TypeDefinition[] = [
	inputType({
		name: "text",
		summary: "Text of any length.",
		result: "text",
		zero: "",
		filterMode: "length",
		evidence: "observed",
		notes: "Numbers and bools become their text. Blanks are kept unless `filters=trim` says otherwise.",
		examples: [
			{ code: "text v = 12", result: '"12"' },
			{ code: 'text v = ""', result: "error: Missing param: v" },
			{ code: "text v = []", result: "error: Text filter requires an integer, float, string or boolean value." },
		],
		plain: "text",
		coerce: scalarText,
	}),
	inputType({
		name: "email",
		summary: "Email address, trimmed.",
		result: "text",
		zero: "",
		filterMode: "length",
		evidence: "observed",
		notes: "The case is kept unless `filters=lower` is declared. Blanks alone bind an empty text.",
		examples: [
			{ code: 'email v = "  a@b.co  "', result: '"a@b.co"' },
			{ code: 'email v = "bad"', result: "error: Invalid email format." },
		],
		coerce: (value, declaration) => {
			const text = trimText(scalarText(value, declaration));
			if (text !== "" && !isEmail(text)) throw refusal("Invalid email format.", declaration.name);
			return text;
		},
	}),
	inputType({
		name: "password",
		summary: "Password: checked as typed, then bound as a salted hash that security.check_password understands.",
		result: "text",
		zero: "",
		volatile: true,
		filterMode: "length",
		trims: true,
		exempt: (value) => value === "" || value === "0",
		evidence: "observed",
		notes: 'An optional password that is "" or left out stays "". The form of the hash is ours.',
		examples: [
			{
				code: 'password v filters=minDigit:1 = "secret"',
				result: "error: Weak password detected. Please use at least 1 numbers.",
			},
		],
		coerce: scalarText,
		finish: (filtered, coerced, context) =>
			typeof filtered === "string" && coerced !== "" ? context.hashPassword(filtered) : filtered,
	}),
];
