import { encodeJson } from "../../values/json.js";
import { kindOf, type Value } from "../../values/kinds.js";
import { toText } from "../../values/text.js";
import { inputType, refusal, shown, type TypeDefinition } from "./define.js";

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const nilUuid = "00000000-0000-0000-0000-000000000000";

function isScalar(value: Value): boolean {
	return value === null || typeof value !== "object";
}

/** uuid and enum: texts out of a given set. */
export const choiceTypes: readonly TypeDefinition[] = [
	inputType({
		name: "uuid",
		summary: "Identifier of 32 hexadecimal digits in the form 8-4-4-4-12, of any version.",
		result: "text",
		zero: null,
		nullableByDefault: true,
		filterMode: "none",
		evidence: "observed",
		notes:
			'null is accepted without a question mark. "" binds the nil uuid when the input is optional. The wording of the refusal is ours.',
		examples: [
			{
				code: 'uuid v = "12345678-1234-1234-1234-123456789abc"',
				result: '"12345678-1234-1234-1234-123456789abc"',
			},
			{ code: 'uuid v = "not-a-uuid"', result: "error: Invalid uuid format." },
		],
		coerce: (value, declaration) => {
			if (value === "") return nilUuid;
			if (typeof value === "string" && uuidForm.test(value)) return value;
			throw refusal("Invalid uuid format.", declaration.name);
		},
	}),
	inputType({
		name: "enum",
		summary: "One of the `values` of the declaration.",
		result: "any",
		zero: "",
		filterMode: "none",
		evidence: "observed",
		notes:
			'Compared as text, bound as declared: "1" binds 1 of {1, 2}. "" is accepted when the input is optional. An enum without values accepts anything.',
		examples: [
			{ code: 'enum v { values = ["a", "b"] } = "a"', result: '"a"' },
			{
				code: 'enum v { values = ["a", "b"] } = "zzz"',
				result: 'error: Input "zzz" is not one of the allowable values.',
			},
		],
		coerce: (value, declaration) => {
			const { values } = declaration;
			if (value === "" || values === null || values.length === 0) return value;
			if (isScalar(value)) {
				const text = toText(value);
				for (const choice of values) if (isScalar(choice) && toText(choice) === text) return choice;
			}
			const received = shown(isScalar(value) ? toText(value) : kindOf(value), declaration);
			const help = `Allowed: ${values.map((choice) => encodeJson(choice)).join(", ")}.`;
			throw refusal(`Input "${received}" is not one of the allowable values.`, declaration.name, help);
		},
	}),
];
