import type { Expression } from "./ast.js";
import type { Span } from "./source.js";

/** Binding strength of binary operators, loosest first; comparisons and word operators share the empty level. */
const levels: readonly (readonly string[])[] = [
	["?:"],
	["??"],
	["||"],
	["&&"],
	[],
	[".."],
	["~"],
	["+", "-"],
	["*", "/", "%"],
];

const strengths = new Map<string, number>();
levels.forEach((level, strength) => {
	for (const operator of level) strengths.set(operator, strength);
});

/** Comparisons and word operators share one level. */
const comparisonStrength = 4;

/** How tightly a binary operator binds; larger binds tighter. */
export function strengthOf(operator: string): number {
	return strengths.get(operator) ?? comparisonStrength;
}

/** Builds a tree from a flat run of operands and operators by precedence climbing; all operators are left-associative. */
export class Chain {
	private readonly operands: Expression[];
	private readonly operators: { readonly operator: string; readonly span: Span; readonly strength: number }[] = [];

	constructor(first: Expression) {
		this.operands = [first];
	}

	add(operator: string, operatorSpan: Span, right: Expression): void {
		const strength = strengthOf(operator);
		while ((this.operators.at(-1)?.strength ?? -1) >= strength) this.reduce();
		this.operators.push({ operator, span: operatorSpan, strength });
		this.operands.push(right);
	}

	finish(): Expression {
		while (this.operators.length > 0) this.reduce();
		return this.operands[0] as Expression;
	}

	private reduce(): void {
		const right = this.operands.pop() as Expression;
		const left = this.operands.pop() as Expression;
		const { operator, span } = this.operators.pop() as { operator: string; span: Span };
		this.operands.push({
			kind: "Binary",
			operator,
			operatorSpan: span,
			left,
			right,
			start: left.start,
			end: right.end,
		});
	}
}
