import type { Expression, FilterUse } from "../../../../grammar/ast.js";
import { withoutGroups } from "../../../../grammar/tree.js";
import { type Context, rule } from "../../rule.js";
import { excerpt } from "../../suggestions.js";

/** `|map:$$.age > 17 ? "adult" : "child"`: what stands behind the argument is about the whole list. */
export const outsideArgument = rule({
	name: "outside-argument",
	create: (context) => ({
		Ternary: (node) => report(context, "?", node.condition, node),
		Binary: (node) => {
			// A list that may be null is given another list; a single value was meant for each element.
			if (node.operator === "??" && isSingle(node.right)) report(context, "??", node.left, node);
		},
	}),
});

function isSingle(written: Expression): boolean {
	const { kind } = withoutGroups(written);
	return kind === "Text" || kind === "Number";
}

function report({ report, textOf, catalogue }: Context, sign: string, subject: Expression, whole: Expression): void {
	if (subject.kind !== "Pipe") return;
	const use: FilterUse | undefined = subject.filters.filter(({ disabled }) => !disabled).at(-1);
	const [argument] = use?.args ?? [];
	if (!use || !argument || argument.kind === "Group" || catalogue.filter(use.name)?.name !== "map") return;
	const meant = `(${textOf({ start: argument.start, end: whole.end })})`;
	report({
		code: "outside-argument",
		severity: "warning",
		message: `this \`${sign}\` is about the list that \`map\` gives, not about its elements`,
		span: { start: subject.start, end: whole.end },
		help: `for each element write \`map:${excerpt(meant)}\``,
		fix: {
			title: "do it to each element",
			edits: [
				{ span: { start: argument.start, end: argument.start }, text: "(" },
				{ span: { start: whole.end, end: whole.end }, text: ")" },
			],
		},
	});
}
