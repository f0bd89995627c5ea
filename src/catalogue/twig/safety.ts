import type { Expression } from "./nodes.js";

/** The strategies an expression's result is escaped for already; "all" when nothing has to be escaped. */
type Safety = "all" | readonly string[];

function intersection(left: Safety, right: Safety): Safety {
	if (left === "all") return right;
	if (right === "all") return left;
	return left.filter((strategy) => right.includes(strategy));
}

/** The rules of Twig's autoescaping: constants, blocks and macros are safe, filters and functions say what they are. */
function safetyOf(expression: Expression): Safety {
	switch (expression.kind) {
		case "constant":
		case "block":
		case "macro":
			return "all";
		case "escape":
			return [expression.strategy];
		case "conditional":
			return intersection(safetyOf(expression.consequent ?? expression.condition), safetyOf(expression.alternative));
		case "filter":
			return filterSafety(expression);
		default:
			return [];
	}
}

function filterSafety(expression: Extract<Expression, { kind: "filter" }>): Safety {
	const { name, safe } = expression.filter;
	if (name === "raw") return "all";
	if (name !== "escape" && name !== "e") return safe ?? [];
	const strategy = expression.arguments.values[0] ?? null;
	if (strategy === null) return ["html"];
	return strategy.kind === "constant" ? [String(strategy.value)] : [];
}

/** Whether the result needs no escaping by a strategy. What is safe as an attribute is safe as HTML. */
export function isSafeFor(expression: Expression, strategy: string): boolean {
	const safety = safetyOf(expression);
	if (safety === "all" || safety.includes(strategy)) return true;
	return strategy === "html" && safety.includes("html_attr");
}

/** An expression that is escaped when it is printed, unless it is safe. */
export function escapedForPrint(expression: Expression, strategy: string): Expression {
	if (expression.kind === "conditional") {
		const { condition, consequent, alternative } = expression;
		const isSafe = isSafeFor(consequent ?? condition, strategy);
		if (isSafe !== isSafeFor(alternative, strategy)) {
			const rest = { ...expression, alternative: escapedForPrint(alternative, strategy) };
			if (consequent !== null) return { ...rest, consequent: escapedForPrint(consequent, strategy) };
			return isSafe ? rest : { ...rest, strategy };
		}
	}
	return isSafeFor(expression, strategy) ? expression : escaped(expression, strategy);
}

/** An expression whose result is escaped, safe output excepted. */
export function escaped(expression: Expression, strategy: string): Expression {
	return { kind: "escape", subject: expression, strategy, line: expression.line };
}
