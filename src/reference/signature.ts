import type { ConstructDefinition } from "../catalogue/constructs/index.js";
import type {
	FilterArgument,
	FunctionInput,
	StatementAttribute,
	StatementBlock,
	StatementDefinition,
	StatementPositional,
} from "../catalogue/define.js";

/** `$value|substr:start[:length]` */
export function filterSignature(name: string, declared: readonly FilterArgument[]): string {
	return `$value|${name}${argumentList(declared)}`;
}

/** `filters=min:minimum` */
export function inputFilterSignature(name: string, declared: readonly FilterArgument[]): string {
	return `filters=${name}${argumentList(declared)}`;
}

function argumentList(declared: readonly FilterArgument[]): string {
	return declared
		.map(({ name, required, variadic }) => {
			const text = `:${name}${variadic ? "…" : ""}`;
			return required ? text : `[${text}]`;
		})
		.join("");
}

/** A statement with a line for every attribute and block, as it is written. */
export function statementSignature(definition: StatementDefinition): string {
	const { name, positional, named = [], blocks = [], clause, binds } = definition;
	const before = named.map(({ name: own, kind, required, values }) => {
		const text = `${own}=${values?.[0] ?? kind}`;
		return required ? text : `[${text}]`;
	});
	const head = [
		name,
		...positional.map(positionalForm),
		...before,
		...(clause === "if" ? ["[if (condition)]"] : []),
	].join(" ");
	const lines = [
		...shownAttributes(definition).map(({ name: own, kind, required, perElement, declares }) =>
			declares ? `  ${own} { … }` : `  ${own}${required ? "" : "?"} = ${perElement ? "expression" : kind}`,
		),
		...blocks.map(blockForm),
	];
	const body = lines.length === 0 ? "" : ` {\n${lines.join("\n")}\n}`;
	const result = binds === "never" ? "" : binds === "required" ? " as $result" : " [as $result]";
	return head + body + result;
}

/** The attributes a program should have: without those that only pages of documentation know. */
export function shownAttributes({ attributes }: StatementDefinition): readonly StatementAttribute[] {
	const shown = attributes.filter(({ refusedOnXano }) => !refusedOnXano);
	const isShown = (name: string): boolean => !attributes.some((each) => each.name === name && each.refusedOnXano);
	return shown.map((attribute) =>
		attribute.requiredUnless && !attribute.requiredUnless.some(isShown) ? { ...attribute, required: true } : attribute,
	);
}

function positionalForm({ name, form, required }: StatementPositional): string {
	const text = form === "variable" ? `$${name}` : form === "name" ? `"${name}"` : form === "word" ? name : `(${name})`;
	return required ? text : `[${text}]`;
}

function blockForm({ name, required, repeated, head }: StatementBlock): string {
	const text = `${name}${head === undefined ? "" : ` ${head}`} { … }${repeated ? " …" : ""}`;
	return `  ${required ? text : `[${text}]`}`;
}

/** A call of a built-in function with a line for every input. */
export function functionSignature(name: string, inputs: readonly FunctionInput[]): string {
	const lines = inputs.map((input) => `    ${input.name}${input.required ? "" : "?"}: ${input.type}`);
	const body = lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n  }`;
	return `function.run "${name}" {\n  input = ${body}\n} as $result`;
}

/** What a value is called where its own word would say little. */
const words: Readonly<Record<string, string>> = {
	list: "array",
	record: "object",
	either: "any",
	choice: "any",
	query: "expression",
};

/** A construct with a line for every part, those that are left out most often marked by `?` and brackets. */
export function constructSignature({ name, namedArguments = [], parts }: ConstructDefinition): string {
	const before = namedArguments.map((each) => {
		const first = each.value.kind === "text" ? (each.value.values?.[0] ?? "text") : each.value.kind;
		return ` ${each.name}=${first}`;
	});
	const lines = parts.map(({ name: own, value, required: necessity, repeated }) => {
		const required = necessity !== undefined && necessity !== "parser";
		if (value !== undefined) return `  ${own}${required ? "" : "?"} = ${words[value.kind] ?? value.kind}`;
		const text = `${own}${repeated ? ' "name"' : ""} { … }${repeated ? " …" : ""}`;
		return `  ${required ? text : `[${text}]`}`;
	});
	return `${name} "name"${before.join("")} {\n${lines.join("\n")}${lines.length > 0 ? "\n" : ""}}`;
}
