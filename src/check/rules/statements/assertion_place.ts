import type { Expression, Statement } from "../../../../grammar/ast.js";
import { withoutGroups } from "../../../../grammar/tree.js";
import { findConstruct } from "../../../catalogue/constructs/index.js";
import { type Context, rule } from "../../rule.js";

/** Assertions in the stack of a function, and what those in its tests judge. */
export const assertionPlace = rule({
	name: "assertion-place",
	create: (context) => ({
		statement: (node, place, meaning) => {
			if (meaning.kind !== "statement" || meaning.definition.family !== "expect") return;
			if (place.test !== null) subject(node, context);
			else if (!findConstruct(context.construct.kind)?.asserts) outside(node, context);
		},
	}),
});

function outside(node: Statement, { report }: Context): void {
	report({
		code: "assertion-outside-test",
		severity: "portability",
		message: `\`${node.name}\` stands outside of a test`,
		span: node.nameSpan,
		why: "Xano wants assertions in tests only; in the stack of a function a failing one makes every request fail.",
		help: `move it into a \`test\` of the function, or write a \`precondition\``,
	});
}

/** A test judges what the function gave back, or a part of it. */
function subject(node: Statement, { report }: Context): void {
	const [argument] = node.args;
	if (!argument || isPath(withoutGroups(argument))) return;
	report({
		code: "assertion-subject",
		severity: "portability",
		message: "Xano wants `$response` or a path of it as what a test judges",
		span: argument,
		why: "It takes names behind dots there, no other variable, no brackets and no filters.",
		help: `write \`${node.name} ($response.name) …\`, and let the function give back what is judged`,
	});
}

/** `$response.user.name`; the official parser takes no number or bracket as a step. */
function isPath(node: Expression): boolean {
	if (node.kind === "Variable") return node.name === "response";
	return (
		node.kind === "Access" &&
		isPath(node.base) &&
		node.steps.every((step) => step.kind === "member" && /^[A-Za-z_]/.test(step.name))
	);
}
