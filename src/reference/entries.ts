import type {
	ConstructDefinition,
	ConstructEntry,
	ConstructPart,
	ConstructValue,
} from "../catalogue/constructs/index.js";
import type {
	FilterArgument,
	FilterDefinition,
	FunctionDefinition,
	PositionalForm,
	QueryFilterDefinition,
	StatementAttribute,
	StatementBlock,
	StatementDefinition,
	StatementPositional,
	ValueShape,
} from "../catalogue/define.js";
import { gapSentence } from "../catalogue/gap.js";
import type { InputFilterDefinition, TypeDefinition } from "../catalogue/types/index.js";
import { anchorOf, type Entry, type Parameter } from "./entry.js";
import { declarationExample, expressionExample, programExample } from "./example.js";
import { type FamilyText, filterFamilies, statementFamilies } from "./families.js";
import {
	constructSignature,
	filterSignature,
	functionSignature,
	inputFilterSignature,
	shownAttributes,
	statementSignature,
} from "./signature.js";
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

/** Filters of values and of queries are shown alike. */
export function filterEntry(definition: FilterDefinition | QueryFilterDefinition): Entry {
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
		gap: definition.family === "query" ? `${gapSentence(name, "query")}.` : null,
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
			...(definition.named ?? []).map(attribute),
			...(definition.clause === "if" ? [clause] : []),
			...shownAttributes(definition).map(attribute),
			...(definition.blocks ?? []).map(block),
		],
		result: statementResult(definition),
		notes,
		rule: ruleFor(name, statementFamilies()[family]),
		examples: definition.examples.map(programExample),
		evidence,
		portability,
		gap: definition.gap === undefined ? null : `${gapSentence(name, definition.gap)}.`,
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
		gap: null,
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
		gap: null,
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
		gap: null,
		page: `functions.md#${anchorOf(name)}`,
	};
}

export function constructEntry(definition: ConstructDefinition): Entry {
	const { name, summary, location, runs, namedArguments = [], parts, notes = null, example, evidence } = definition;
	return {
		kind: "construct",
		name,
		aliases: [],
		family: "constructs",
		signature: constructSignature(definition),
		summary,
		parameters: [...namedArguments.map(constructArgument), ...parts.map(constructPart)],
		result: `a file of its own, by habit \`${location}\``,
		notes: evidence === "engine" ? "Xano's documentation says nothing about it; its engine knows it." : notes,
		rule: null,
		// What runs here has examples of its own under `examples/`.
		examples: runs ? [] : [{ code: example, sent: null, result: "" }],
		evidence: null,
		portability: null,
		gap: runs ? null : `\`${name}\` does not run here: it is read and checked only.`,
		page: `constructs.md#${anchorOf(name)}`,
	};
}

/** What only the parser of Xano's editor asks for is left out in its documentation. */
function isRequired(required: ConstructPart["required"]): boolean {
	return required !== undefined && required !== "parser";
}

function constructArgument({ name, value, required, summary }: ConstructEntry): Parameter {
	return parameter("positional", name, valueInWords(value), isRequired(required), summary, false, valuesOf(value));
}

function constructPart({ name, value, block: content, required, repeated, summary }: ConstructPart): Parameter {
	if (value === undefined)
		return parameter("block", name, blocks[content ?? "other"], isRequired(required), summary, repeated);
	return parameter("attribute", name, valueInWords(value), isRequired(required), summary, repeated, valuesOf(value));
}

const blocks: Readonly<Record<NonNullable<ConstructPart["block"]>, string>> = {
	inputs: "inputs",
	columns: "columns",
	outputs: "fields",
	statements: "statements",
	test: "properties and assertions",
	other: "properties",
};

function valueInWords(value: ConstructValue): string {
	switch (value.kind) {
		case "text":
			return value.names ? `name of ${listed(value.names.map(withArticle))}` : "text";
		case "list":
			return "array";
		case "object":
		case "record":
			return "object";
		case "choice":
			return listed(value.values.map((each) => `\`${typeof each === "string" ? JSON.stringify(each) : each}\``));
		case "either":
			return listed([...new Set(value.of.map(valueInWords))]);
		case "query":
			return "condition of a query";
		default:
			return value.kind;
	}
}

function withArticle(kind: string): string {
	return `${/^[aeiou]/.test(kind) ? "an" : "a"} \`${kind}\``;
}

function valuesOf(value: ConstructValue): readonly string[] {
	return value.kind === "text" ? (value.values ?? []).filter((each) => each !== "") : [];
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
	const inside = insideInWords(rest);
	return {
		...parameter(
			"attribute",
			name,
			rest.perElement ? "expression" : kind,
			required,
			inside === null ? summary : `${summary} ${inside}`,
			rest.repeated,
			rest.values,
		),
		...(rest.default === undefined ? {} : { default: rest.default }),
	};
}

/** What is known of the inside of a value, as a sentence. */
function insideInWords({ keys, each }: ValueShape): string | null {
	if (keys) return `It has ${keysInWords(keys)}.`;
	if (each?.keys) return `Each has ${keysInWords(each.keys)}.`;
	return each?.values ? `Each is ${listed(each.values.map((value) => `\`${value}\``))}.` : null;
}

function keysInWords(keys: readonly StatementAttribute[]): string {
	return keys
		.filter(({ refusedOnXano }) => !refusedOnXano)
		.map(({ name, values = [], keys: inner }) => {
			const choice = values.length > 0 ? `: ${values.map((value) => `\`${value}\``).join(", ")}` : "";
			const nested = inner ? `: ${keysInWords(inner)}` : "";
			return choice || nested ? `\`${name}\` (${`${choice}${nested}`.slice(2)})` : `\`${name}\``;
		})
		.join(", ");
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
