/** How tightly an operator binds, and from which side. */
export interface OperatorRank {
	readonly precedence: number;
	readonly isRight?: true;
}

/** Operators in front of an operand. */
export const unaryOperators: ReadonlyMap<string, number> = new Map([
	["not", 50],
	["-", 500],
	["+", 500],
]);

function ranks(precedence: number, names: readonly string[]): [string, OperatorRank][] {
	return names.map((name) => [name, { precedence }]);
}

/** Operators between two operands; a greater precedence binds tighter. Source: Twig's operator table. */
export const binaryOperators: ReadonlyMap<string, OperatorRank> = new Map([
	...ranks(10, ["or"]),
	...ranks(12, ["xor"]),
	...ranks(15, ["and"]),
	...ranks(16, ["b-or"]),
	...ranks(17, ["b-xor"]),
	...ranks(18, ["b-and"]),
	...ranks(20, ["==", "!=", "<=>", "<", ">", ">=", "<=", "not in", "in", "matches"]),
	...ranks(20, ["starts with", "ends with", "has some", "has every"]),
	...ranks(25, [".."]),
	...ranks(30, ["+", "-"]),
	...ranks(40, ["~"]),
	...ranks(60, ["*", "/", "//", "%"]),
	...ranks(100, ["is", "is not"]),
	["**", { precedence: 200, isRight: true }],
	["??", { precedence: 300, isRight: true }],
]);

const escaped = (text: string): string => text.replace(/[$()*+./?[\\\]^{|}-]/g, "\\$&");

/**
 * Any operator at one place of the text, longest first. One that ends in a letter needs a blank or bracket behind it;
 * one that begins with a letter is a name after a dot or bar.
 */
export const OPERATOR = new RegExp(
	["=", "...", ...unaryOperators.keys(), ...binaryOperators.keys()]
		.sort((left, right) => right.length - left.length)
		.map((name) => {
			const before = /^[a-z]/.test(name) ? "(?<![.|])" : "";
			const behind = /[a-z]$/.test(name) ? "(?=[\\s()[{])" : "";
			return before + escaped(name).replaceAll(" ", "\\s+") + behind;
		})
		.join("|"),
	"y",
);
