import type { Expression } from "../../../../grammar/ast.js";
import { rule } from "../../rule.js";
import { excerpt } from "../../suggestions.js";

type Binary = Extract<Expression, { kind: "Binary" }>;

const arithmetic = new Set(["+", "-", "*", "/", "%"]);

/**
 * `$counts|get:$word:0 + 1`: the operator belongs to the default, so that what is found never changes;
 * `$share|round:2 * 100` rounds to 200 digits.
 */
export const operatorInArgument = rule({
	name: "operator-in-argument",
	create: ({ report, textOf, catalogue }) => ({
		Pipe: (node) => {
			const enabled = node.filters.filter(({ disabled }) => !disabled);
			for (const use of enabled) {
				const argument = use.args.at(-1);
				const definition = catalogue.filter(use.name);
				if (argument?.kind !== "Binary" || definition === undefined) continue;
				const first = leftmost(argument);
				if (!isSlip(definition.name, use.args.length, first, argument)) continue;
				const declared = definition.arguments[use.args.length - 1];
				const isGet = definition.name === "get";
				const noun = isGet ? (use.args.length > 1 ? "default" : "key") : `\`${declared?.name ?? "argument"}\``;
				const before = excerpt(textOf({ start: node.start, end: first.end }));
				report({
					code: "operator-in-argument",
					severity: "warning",
					message: `the ${noun} of \`${use.name}\` is \`${excerpt(textOf(argument))}\` here`,
					span: argument,
					help: `what stands behind the argument belongs to it; write \`(${before}) ${excerpt(textOf({ start: first.end, end: argument.end }))}\``,
					...(use === node.filters.at(-1)
						? {
								fix: {
									title: "put the filter into parentheses",
									edits: [
										{ span: { start: node.start, end: node.start }, text: "(" },
										{ span: { start: first.end, end: first.end }, text: ")" },
									],
								},
							}
						: {}),
				});
			}
		},
	}),
});

/** Filters whose last argument nobody works out with these operators when it begins with a literal. */
const fixed: ReadonlyMap<string, RegExp> = new Map([
	["round", /^[-+*/%~]$/],
	["number_format", /^[-+*/%~]$/],
	["join", /^~$/],
	["format_timestamp", /^~$/],
]);

function isSlip(name: string, position: number, first: Expression, argument: Binary): boolean {
	if (name === "get") return position > 1 ? isIdleDefault(first, argument) : isKeyUnderArithmetic(first, argument);
	if (name === "first_notnull" || name === "first_notempty") return isIdleDefault(first, argument);
	const isLiteral = first.kind === "Text" || first.kind === "Number";
	return isLiteral && (fixed.get(name)?.test(operatorBehind(first, argument)) ?? false);
}

/** The operand that was meant to be the whole argument. */
function leftmost(argument: Binary): Expression {
	let node: Expression = argument;
	while (node.kind === "Binary") node = node.left;
	return node;
}

/** The operator that stands right behind the operand. */
function operatorBehind(first: Expression, argument: Binary): string {
	let node = argument;
	while (node.left !== first && node.left.kind === "Binary") node = node.left;
	return node.operator;
}

/** Nobody writes `0 + 1`, `1 * $rate` or `"" ~ $rest` for a default. */
function isIdleDefault(first: Expression, argument: Binary): boolean {
	const operator = operatorBehind(first, argument);
	if (first.kind === "Text") return first.value === "" && operator === "~";
	if (first.kind !== "Number") return false;
	const value = Number(first.value);
	return (value === 0 && arithmetic.has(operator)) || (value === 1 && (operator === "*" || operator === "/"));
}

/** `get:"n" + 1` adds to the name. */
function isKeyUnderArithmetic(first: Expression, argument: Binary): boolean {
	return first.kind === "Text" && arithmetic.has(operatorBehind(first, argument)) && !/^\s*-?\d/.test(first.value);
}
