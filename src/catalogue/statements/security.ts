import { toNumber } from "../../values/arithmetic.js";
import { fatalError } from "../../values/error.js";
import type { Value } from "../../values/kinds.js";
import { type StatementDefinition, statement } from "../define.js";

const largest = Number.MAX_SAFE_INTEGER;

/** Random values; they come from the run's own source, so that tests can fix them. */
export const securityStatements: readonly StatementDefinition[] = [
	statement({
		name: "security.create_uuid",
		family: "security",
		summary: "Binds a new version-4 UUID.",
		positional: [],
		attributes: [],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		examples: [{ code: "security.create_uuid as $id response = $id|strlen", result: "36" }],
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
		examples: [{ code: "security.random_number { min = 3 max = 3 } as $n response = $n", result: "3" }],
		run: ({ context, attributes }) => {
			const minimum = bound(attributes.min as Value);
			const maximum = bound(attributes.max as Value);
			if (minimum > maximum)
				throw fatalError("min must not be greater than max", `min is ${minimum}, max is ${maximum}.`);
			return context.random.integer(minimum, maximum);
		},
	}),
];

function bound(value: Value): number {
	const number = Math.trunc(Number(toNumber(value)));
	return Math.min(Math.max(number, -largest), largest);
}
