import {
	type StatementAttribute,
	type StatementBlock,
	type StatementDefinition,
	type StatementPositional,
	statement,
} from "../../define.js";

/** A statement whose meaning is a matter of the compiler; here stands what may be written and what it is for. */
interface Shape {
	readonly name: string;
	readonly summary: string;
	readonly positional?: readonly StatementPositional[];
	readonly attributes?: readonly StatementAttribute[];
	readonly blocks?: readonly StatementBlock[];
	readonly binds?: StatementDefinition["binds"];
	readonly family?: StatementDefinition["family"];
	readonly examples: readonly (readonly [code: string, result: string])[];
	readonly notes?: string;
	readonly mock?: string;
	readonly evidence?: StatementDefinition["evidence"];
	readonly portability?: string;
}

/** Writes the definition of a statement that the compiler translates. */
export function control({ examples, ...rest }: Shape): StatementDefinition {
	return statement({
		family: "control",
		positional: [],
		attributes: [],
		binds: "never",
		evidence: "documented",
		effects: "control",
		...rest,
		examples: examples.map(([code, result]) => ({ code, result })),
	});
}

/** What stands between the parentheses behind the name. */
export function condition(name: string, summary: string): StatementPositional {
	return { name, form: "condition", required: true, summary };
}

export function required(name: string, summary: string): StatementAttribute {
	return { name, kind: "any", required: true, summary };
}

export function optional(name: string, kind: StatementAttribute["kind"], summary: string): StatementAttribute {
	return { name, kind, required: false, summary };
}
