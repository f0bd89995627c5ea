import type { Expression, Statement } from "../../../../grammar/ast.js";
import { childOf, isSwitchedOff, statementsOf, visitExpression, withoutGroups } from "../../../../grammar/tree.js";
import { type Context, rule } from "../../rule.js";
import { excerpt } from "../../suggestions.js";

/** Statements that may end a loop whatever its condition. */
const exits: ReadonlySet<string> = new Set(["break", "return", "throw", "debug.stop", "precondition"]);

/** Conditions that are always true or never, and loops that nothing can leave. */
export const constantCondition = rule({
	name: "constant-condition",
	create: (context) => ({
		statement: (node) => {
			const [condition] = node.args;
			if (!condition) return;
			if (node.name === "while") loop(node, condition, context);
			else if (node.name === "if" || node.name === "elseif" || node.name === "precondition")
				choice(node, condition, context);
		},
	}),
});

function loop(node: Statement, condition: Expression, context: Context): void {
	const outcome = outcomeOf(condition, context);
	if (outcome === false) choice(node, condition, context);
	if (outcome !== true || !childOf(node, "each") || leaves(node)) return;
	context.report({
		code: "endless-loop",
		severity: "warning",
		message: "nothing ends this loop",
		span: condition,
		help: "leave it with `break` or `return`, or give it a condition that its body changes",
	});
}

function leaves(node: Statement): boolean {
	return statementsOf(node.body).some((child) => !isSwitchedOff(child) && (exits.has(child.name) || leaves(child)));
}

function choice(node: Statement, condition: Expression, context: Context): void {
	const outcome = outcomeOf(condition, context);
	// `precondition (false)` is how an error with a status is raised.
	if (outcome === null || (outcome === false && node.name === "precondition")) return;
	context.report({
		code: "constant-condition",
		severity: "warning",
		message: `this is always ${outcome}`,
		span: condition,
		...(node.name === "precondition" || node.name === "while"
			? {}
			: {
					help: outcome
						? "the other branches are never tried"
						: "its branch never runs; `!` before a statement switches it off",
				}),
	});
}

/** What a condition gives whatever happens; null when that depends on something. */
function outcomeOf(written: Expression, { textOf }: Context): boolean | null {
	const node = withoutGroups(written);
	if (node.kind === "Word") return node.value === "true" ? true : node.value === "false" ? false : null;
	if (node.kind === "Number") return Number(node.value) !== 0;
	if (node.kind !== "Binary" || !/^(?:[=!]==?|[<>]=?)$/.test(node.operator)) return null;
	const left = withoutGroups(node.left);
	const right = withoutGroups(node.right);
	if (left.kind === "Number" && right.kind === "Number")
		return compared(Number(left.value), node.operator, Number(right.value));
	const isSame = excerpt(textOf(left), 1000) === excerpt(textOf(right), 1000) && isSteady(left) && left.kind !== "Text";
	return isSame ? /^(?:===?|[<>]=)$/.test(node.operator) : null;
}

function compared(left: number, operator: string, right: number): boolean {
	switch (operator) {
		case "==":
		case "===":
			return left === right;
		case "!=":
		case "!==":
			return left !== right;
		case "<":
			return left < right;
		case ">":
			return left > right;
		case "<=":
			return left <= right;
		default:
			return left >= right;
	}
}

/** Gives the same when asked twice: a variable or a path, without filters and the clock. */
function isSteady(node: Expression): boolean {
	let steady = node.kind === "Variable" || node.kind === "Access";
	visitExpression(node, (part) => {
		if (part.kind === "Pipe" || part.kind === "Word" || part.kind === "Assignment") steady = false;
	});
	return steady;
}
