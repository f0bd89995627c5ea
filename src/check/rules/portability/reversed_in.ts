import type { Expression } from "../../../../grammar/ast.js";
import { withoutGroups } from "../../../../grammar/tree.js";
import { kindOf } from "../../kinds.js";
import { type Context, rule } from "../../rule.js";

/** `$status|in:["paid", "open"]`: the list stands in front of `in`, as in front of every filter of lists. */
export const reversedIn = rule({
	name: "reversed-in",
	create: (context) => ({
		Pipe: (node) => {
			const [use] = node.filters;
			const [argument] = use?.args ?? [];
			const { subject } = node;
			if (use?.name !== "in" || use.disabled || !argument || !subject) return;
			if (!isElement(subject, context) || !isList(subject, argument, context)) return;
			const { textOf, report } = context;
			report({
				code: "reversed-in",
				severity: "portability",
				message: "`in` is given the list in front and the element as its argument",
				span: argument,
				help: "let the two change places",
				fix: {
					title: "let them change places",
					edits: [
						{ span: subject, text: textOf(argument) },
						{ span: argument, text: isPlain(subject) ? textOf(subject) : `(${textOf(subject)})` },
					],
				},
			});
		},
	}),
});

function isElement(subject: Expression, context: Context): boolean {
	const kind = kindOf(subject, context);
	return kind !== "array" && kind !== "object";
}

/** Where nothing is known of the subject, only a written-out list is sure to be meant as the list. */
function isList(subject: Expression, argument: Expression, context: Context): boolean {
	return kindOf(subject, context) === null
		? withoutGroups(argument).kind === "Array"
		: kindOf(argument, context) === "array";
}

function isPlain({ kind }: Expression): boolean {
	return kind === "Variable" || kind === "Access" || kind === "Text" || kind === "Number" || kind === "Group";
}
