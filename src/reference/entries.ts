import type {
	FilterArgument,
	FilterDefinition,
	FunctionDefinition,
	PositionalForm,
	StatementAttribute,
	StatementBlock,
	StatementDefinition,
	StatementPositional,
} from "../catalogue/define.js";
import type { InputFilterDefinition, TypeDefinition } from "../catalogue/types/index.js";
import { anchorOf, type Entry, type Parameter } from "./entry.js";
import { declarationExample, expressionExample, programExample } from "./example.js";
import { type FamilyText, filterFamilies, statementFamilies } from "./families.js";
import { filterSignature, functionSignature, inputFilterSignature, statementSignature } from "./signature.js";
import { listed } from "./words.js";

const kindWords: Readonly<Record<FilterDefinition["result"], string>> = {
	any: "any value",
	text: "a text",
	int: "a whole number",
	number: "a number",
	bool: "true or false",
	array: "an array",
	object: "an object",
};

export function filterEntry(definition: FilterDefinition): Entry {
	const { name, aliases = [], family, summary, notes = null, evidence, portability = null } = definition;
	return {
		kind: "filter",
		name,
		aliases,
		family,
		signature: filterSignature(name, definition.arguments),
		summary,
		parameters: definition.arguments.map(argument),
		result: kindWords[definition.result],
		notes,
		rule: ruleFor(name, filterFamilies()[family]),
		examples: definition.examples.map(expressionExample),
		evidence,
		portability,
		page: `filters/${family}.md#${anchorOf(name)}`,
	};
}

export function statementEntry(definition: StatementDefinition): Entry {
	const { name, aliases = [], family, summary, notes = null, evidence, portability = null } = definition;
	return {
		kind: "statement",
		name,
		aliases,
		family,
		signature: statementSignature(definition),
		summary,
		parameters: [
			...definition.positional.map(positional),
			...(definition.clause === "if" ? [clause] : []),
			...definition.attributes.map(attribute),
			...(definition.blocks ?? []).map(block),
		],
		result: statementResult(definition),
		notes,
		rule: ruleFor(name, statementFamilies()[family]),
		examples: definition.examples.map(programExample),
		evidence,
		portability,
		page: `statements/${family}.md#${anchorOf(name)}`,
	};
}

export function typeEntry(definition: TypeDefinition): Entry {
	const { name, aliases = [], summary, notes = null, evidence } = definition;
	return {
		kind: "type",
		name,
		aliases,
		family: "types",
		signature: `${name} input`,
		summary,
		parameters: [],
		result: definition.nullableByDefault ? `${kindWords[definition.result]}, or null` : kindWords[definition.result],
		notes,
		rule: null,
		examples: definition.examples.map(declarationExample),
		evidence,
		portability: null,
		page: `types.md#${anchorOf(name)}`,
	};
}

export function inputFilterEntry(definition: InputFilterDefinition): Entry {
	const { name, summary, notes = null, evidence } = definition;
	return {
		kind: "input filter",
		name,
		aliases: [],
		family: "input-filters",
		signature: inputFilterSignature(name, definition.arguments),
		summary,
		parameters: definition.arguments.map(argument),
		result: `for inputs of the type ${listed(definition.types.map((type) => `\`${type}\``))}`,
		notes,
		rule: null,
		examples: definition.examples.map(declarationExample),
		evidence,
		portability: null,
		page: `input-filters.md#${anchorOf(name)}`,
	};
}

export function functionEntry(definition: FunctionDefinition): Entry {
	const { name, summary, inputs, environment = [], acceptsOtherInputs } = definition;
	const notes = [
		...(acceptsOtherInputs ? ["Other inputs are passed on."] : []),
		...(environment.length > 0 ? [`Reads ${environment.map((each) => `\`${each}\``).join(", ")}.`] : []),
	];
	return {
		kind: "function",
		name,
		aliases: [],
		family: "functions",
		signature: functionSignature(name, inputs),
		summary,
		parameters: inputs.map((input) => ({
			...parameter("input", input.name, input.type, input.required, input.summary),
			...(input.default === undefined ? {} : { default: input.default }),
		})),
		result: "its response, bound with `as $result`",
		notes: notes.length > 0 ? notes.join(" ") : null,
		rule: null,
		examples: definition.examples.map(programExample),
		evidence: null,
		portability: null,
		page: `functions.md#${anchorOf(name)}`,
	};
}

function ruleFor(name: string, { rule, exempt = [] }: FamilyText): string | null {
	return rule === undefined || exempt.includes(name) ? null : rule;
}

function parameter(
	role: Parameter["role"],
	name: string,
	kind: string,
	required: boolean,
	summary: string,
	repeated = false,
	values: readonly string[] = [],
): Parameter {
	return { name, role, kind, required, repeated, values, summary };
}

function argument({ name, kind, required, summary = "", ...rest }: FilterArgument): Parameter {
	return {
		...parameter("argument", name, kind, required, summary, rest.variadic, rest.values),
		...(rest.default === undefined ? {} : { default: rest.default }),
	};
}

function attribute({ name, kind, required, summary = "", ...rest }: StatementAttribute): Parameter {
	return {
		...parameter(
			"attribute",
			name,
			rest.perElement ? "expression" : kind,
			required,
			summary,
			rest.repeated,
			rest.values,
		),
		...(rest.default === undefined ? {} : { default: rest.default }),
	};
}

/** What stands behind a statement's name, by its form: what is said of it where its definition says nothing. */
const forms: Readonly<Record<PositionalForm, readonly [kind: string, summary: string]>> = {
	variable: ["variable", "The variable it works on; a path such as `$a.b` names a part of one."],
	condition: ["expression", "An expression between parentheses."],
	value: ["value", "A variable, or an expression between parentheses."],
	name: ["name", "A text between quotes."],
	word: ["word", "A word without quotes."],
};

function positional({ name, form, required, summary }: StatementPositional): Parameter {
	const [kind, usual] = forms[form];
	return parameter("positional", name, kind, required, summary ?? usual);
}

const clause = parameter(
	"clause",
	"if",
	"expression",
	false,
	"The condition, `if (…)`: asked for every element, which is `$this`. Without it the element itself is the condition.",
);

function block({ name, required, repeated, summary }: StatementBlock): Parameter {
	return parameter("block", name, "statements", required, summary ?? "Statements.", repeated);
}

function statementResult({ binds, positional: [first] }: StatementDefinition): string {
	if (binds !== "never") return "bound with `as $result`";
	return first?.form === "variable" ? `\`$${first.name}\` is changed` : "none";
}
