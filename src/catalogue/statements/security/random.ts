import { toNumber } from "../../../values/arithmetic.js";
import { textOfBytes } from "../../../values/bytes.js";
import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { type StatementDefinition, statement } from "../../define.js";
import { checkLength, wholeArgument } from "../../filters/subject.js";

const largest = Number.MAX_SAFE_INTEGER;

function bound(value: Value): number {
	const number = Math.trunc(Number(toNumber(value)));
	return Math.min(Math.max(number, -largest), largest);
}

/** Random values; they come from the run's own source, so that tests can fix them. */
export const randomStatements: readonly StatementDefinition[] = [
	statement({
		name: "security.create_uuid",
		family: "security",
		summary: "Binds a new version-4 UUID.",
		positional: [],
		attributes: [],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		examples: [{ code: "security.create_uuid as $id\nresponse = $id|strlen", result: "36" }],
		run: ({ context }) => context.random.uuid(),
	}),
	statement({
		name: "security.random_number",
		family: "security",
		summary: "Binds a random whole number; both bounds are included.",
		positional: [],
		attributes: [
			{ name: "min", kind: "int", required: false, default: 0, summary: "Smallest number." },
			{ name: "max", kind: "int", required: false, default: largest, summary: "Largest number." },
		],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: "Fractions of the bounds are cut off. A `min` above `max` is an error.",
		examples: [{ code: "security.random_number { min = 3 max = 3 } as $n\nresponse = $n", result: "3" }],
		run: ({ context, attributes }) => {
			const minimum = bound(attributes.min as Value);
			const maximum = bound(attributes.max as Value);
			if (minimum > maximum)
				throw fatalError("min must not be greater than max", `min is ${minimum}, max is ${maximum}.`);
			return context.random.integer(minimum, maximum);
		},
	}),
	statement({
		name: "security.random_bytes",
		family: "security",
		summary: "Binds random bytes, fit for keys, salts and initialization vectors.",
		positional: [],
		attributes: [{ name: "length", kind: "int", required: false, default: 1, summary: "How many bytes." }],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes:
			"A length below 1 is an error. The bytes are a text that `base64_encode`, `bin2hex`, `encrypt` and the digests turn back into bytes.",
		examples: [{ code: "security.random_bytes { length = 16 } as $iv\nresponse = $iv|bin2hex|strlen", result: "32" }],
		run: ({ context, attributes }) => {
			const length = wholeArgument(attributes.length as Value, "The length of `security.random_bytes`");
			if (length < 1) throw fatalError("length must be 1 or more", `It is ${length}.`);
			checkLength(context, length);
			return textOfBytes(Buffer.from(context.random.bytes(length)));
		},
	}),
];
