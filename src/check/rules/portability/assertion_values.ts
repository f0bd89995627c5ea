import type { Attribute, Expression, Statement, TextLiteral } from "../../../../grammar/ast.js";
import { attributeOf, statementsOf, withoutGroups } from "../../../../grammar/tree.js";
import { isDelimited } from "../../../catalogue/filters/regex/delimiters.js";
import { type Context, rule } from "../../rule.js";

/** What assertions compare with, where Xano's engine takes it otherwise than its documentation. */
export const assertionValues = rule({
	name: "assertion-values",
	create: (context) => {
		const thrown = namesThrown(context.construct.node);
		return {
			statement: (node) => {
				if (node.name === "expect.to_be_within") bounds(node, context);
				else if (node.name === "expect.to_match") pattern(attributeOf(node, "value"), context.report);
				else if (node.name === "expect.to_throw")
					errorName(attributeOf(node, "exception") ?? attributeOf(node, "value"), thrown, context);
			},
		};
	},
});

/** Bounds are left out: between 3 and 4 lies no whole number, between 3 and 3 nothing at all. */
function bounds(node: Statement, { report }: Context): void {
	const minimum = attributeOf(node, "min");
	const maximum = attributeOf(node, "max");
	const min = minimum ? numberOf(minimum.value) : null;
	const max = maximum ? numberOf(maximum.value) : null;
	if (!minimum || !maximum || min === null || max === null) return;
	const isNarrow = max - min === 1 && Number.isSafeInteger(min) && Number.isSafeInteger(max);
	if (max > min && !isNarrow) return;
	report({
		code: "excluded-bounds",
		severity: "portability",
		message: `no ${isNarrow ? "whole number" : "value"} lies between ${min} and ${max}`,
		span: minimum.start < maximum.start ? maximum.value : minimum.value,
		why: "Xano's engine leaves out both bounds; its documentation includes them in places.",
		help:
			max < min
				? "put the smaller one into `min`"
				: isNarrow
					? `to allow ${min} and ${max} themselves, write \`min = ${min - 1}\` and \`max = ${max + 1}\``
					: "to allow the bound itself, write `expect.to_equal`",
	});
}

function numberOf(written: Expression): number | null {
	const node = withoutGroups(written);
	if (node.kind === "Number") return Number(node.value);
	return node.kind === "Unary" && node.operator === "-" && node.operand.kind === "Number"
		? -Number(node.operand.value)
		: null;
}

/** `^\d+$`: the documentation leaves out delimiters, the engine wants them. */
function pattern(attribute: Attribute | null, report: Context["report"]): void {
	const text = textIn(attribute);
	if (text === null || text.value.trim() === "" || isDelimited(text.value)) return;
	const isPlain = /^(["'])(?!\1\1)/.test(text.raw) && !text.value.includes("/");
	report({
		code: "undelimited-pattern",
		severity: "portability",
		message: "Xano wants the pattern of `expect.to_match` between delimiters",
		span: text,
		why: "Its documentation leaves them out; its engine takes the first character for one then.",
		help: 'write it between slashes: `"/^a+$/"`',
		...(isPlain
			? {
					fix: {
						title: "put slashes around it",
						edits: [text.start + 1, text.end - 1].map((at) => ({ span: { start: at, end: at }, text: "/" })),
					},
				}
			: {}),
	});
}

/** `expect.to_throw { value = "InvalidInputError" }`: a name or code, where the message is compared. */
function errorName(attribute: Attribute | null, thrown: ReadonlySet<string>, { report }: Context): void {
	const text = textIn(attribute);
	if (text === null) return;
	const isCode = /^ERROR_(?:CODE_[A-Z_]+|FATAL)$/i.test(text.value);
	if (!isCode && !thrown.has(text.value.toLowerCase())) return;
	report({
		code: "error-by-name",
		severity: "portability",
		message: `Xano compares this with the message of the error, not with its ${isCode ? "code" : "name"}`,
		span: text,
		why: "Its documentation shows the name of an error in one place, its engine looks at the message.",
		help: "write a part of the message",
	});
}

/** The names of the errors a construct throws, in lower case, where their messages are written out and do not hold them. */
function namesThrown(construct: Statement): ReadonlySet<string> {
	const names = new Set<string>();
	const pending = statementsOf(construct.body).filter(({ name }) => name !== "test");
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		pending.push(...statementsOf(next.body));
		const name = next.name === "throw" ? textIn(attributeOf(next, "name")) : null;
		if (name === null) continue;
		const message = textIn(attributeOf(next, "value"));
		const known = name.value.toLowerCase();
		if (known !== "" && message !== null && !message.value.toLowerCase().includes(known)) names.add(known);
	}
	return names;
}

function textIn(attribute: Attribute | null): TextLiteral | null {
	const value = attribute ? withoutGroups(attribute.value) : null;
	return value?.kind === "Text" ? value : null;
}
