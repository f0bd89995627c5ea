import type {
	FilterArgument,
	FunctionInput,
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
	const { name, positional, attributes, blocks = [], clause, binds } = definition;
	const head = [name, ...positional.map(positionalForm), ...(clause === "if" ? ["[if (condition)]"] : [])].join(" ");
	const lines = [
		...attributes.map(
			({ name: own, kind, required, perElement }) =>
				`  ${own}${required ? "" : "?"} = ${perElement ? "expression" : kind}`,
		),
		...blocks.map(blockForm),
	];
	const body = lines.length === 0 ? "" : ` {\n${lines.join("\n")}\n}`;
	const result = binds === "never" ? "" : binds === "required" ? " as $result" : " [as $result]";
	return head + body + result;
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
