import type { Attribute, Expression } from "../../../grammar/ast.js";
import { enabledItems, withoutGroups } from "../../../grammar/tree.js";
import type { ArgumentKind } from "../../catalogue/define.js";
import { type Context, rule } from "../rule.js";

/** Literals that a property can never use: `timeout = "soon"`. */
export const literalKinds = rule({
	name: "literal-kinds",
	create: (context) => ({
		statement: (node, _place, meaning) => {
			if (meaning.kind !== "statement") return;
			for (const item of enabledItems(node.body)) {
				if (item.kind !== "Attribute") continue;
				const declared = meaning.definition.attributes.find(({ name }) => name === item.name);
				if (!declared || declared.perElement) continue;
				const isInput = node.name === "function.run" && item.name === "input";
				if (isInput) inputOf(item, context);
				else if (!fits(withoutGroups(item.value), declared.kind)) wrongKind(item, declared.kind, context);
			}
		},
	}),
});

const nouns: Readonly<Record<ArgumentKind, string>> = {
	any: "a value",
	text: "a text",
	int: "a number",
	number: "a number",
	bool: "`true` or `false`",
	array: "a list",
	object: "an object",
	expression: "an expression",
};

/** Whether a literal may stand for a kind; what is no literal always may. */
function fits(node: Expression, kind: ArgumentKind): boolean {
	if (node.kind === "Word" && node.value !== "true" && node.value !== "false") return true;
	const isContainer = node.kind === "Array" || node.kind === "Object";
	const isAtom = node.kind === "Text" || node.kind === "Number" || node.kind === "Word";
	switch (kind) {
		case "text":
			return !isContainer;
		case "int":
		case "number":
			if (node.kind === "Text") return node.value.trim() !== "" && Number.isFinite(Number(node.value));
			return !isContainer && node.kind !== "Word";
		case "bool":
			if (node.kind === "Text") return /^(?:true|false|1|0|)$/i.test(node.value);
			return !isContainer;
		// Lists and objects stand for one another in places: both are PHP's arrays. An empty text is an empty field.
		case "array":
		case "object":
			return !isAtom || (node.kind === "Text" && node.value === "");
		default:
			return true;
	}
}

function wrongKind(item: Attribute, kind: ArgumentKind, { report }: Context): void {
	report({
		code: "attribute-kind",
		severity: "warning",
		message: `\`${item.name}\` is ${nouns[kind]}`,
		span: item.value,
	});
}

/** What is handed to a function has names; anything else would reach it as no input at all. */
function inputOf(item: Attribute, { report, options }: Context): void {
	const value = withoutGroups(item.value);
	if (item.value.kind === "Object") return;
	const isLiteral = value.kind === "Text" || value.kind === "Number" || value.kind === "Array";
	if (isLiteral || (value.kind === "Word" && value.value !== "null")) {
		report({
			code: "wrong-attribute-value",
			severity: "error",
			message: "`input` is an object with a value for each input",
			span: item.value,
			help: "write `input = {name: …}`",
		});
	} else if (options.strict) {
		report({
			code: "written-out",
			severity: "portability",
			message: "Xano wants the inputs of a function written out",
			span: item.value,
			help: "write `input = {name: …}`",
		});
	}
}
