import type { Binary, Expression } from "../../grammar/ast.js";
import type { Reading } from "./rule.js";

/** Operators of one run, with the operands each of them joins: from operand `low` to operand `high`. */
interface Operator {
	readonly node: Binary;
	readonly low: number;
	readonly high: number;
}

/** A part of a run that Xano puts together differently. */
export interface Difference {
	/** What has to stand in parentheses so that both read the same. */
	readonly parts: readonly Binary[];
	/** The operators Xano reads differently. */
	readonly differing: readonly string[];
}

const comparisons = /^(?:[=!]==?|[<>]=?)$/;

/**
 * Whether Xano reads a run of operators without parentheses differently. A value goes from left to right there with only
 * `*` and `/` before the others; a condition joins `&&` and `||` from left to right, with a value on either side of a
 * comparison.
 */
export function differenceFromXano(root: Binary, reading: Reading): Difference | null {
	if (root.left.kind !== "Binary" && root.right.kind !== "Binary") return null;
	const operators = runOf(root);
	const theirs = readingOf(
		operators.map(({ node }) => node.operator),
		reading,
	);
	const differing = operators.filter(
		({ low, high }, index) => theirs[index]?.low !== low || theirs[index]?.high !== high,
	);
	if (differing.length === 0) return null;
	const same = new Set(theirs.map(({ low, high }) => `${low} ${high}`));
	const parts = operators.filter(({ node, low, high }) => node !== root && !same.has(`${low} ${high}`));
	return {
		parts: parts.map(({ node }) => node),
		differing: differing.map(({ node }) => node.operator),
	};
}

/** The operators of a run in the order of the text. Left-leaning runs of any length are gone down without recursion. */
function runOf(root: Binary): Operator[] {
	const found: Operator[] = [];
	const visit = (node: Expression, first: number): number => {
		const spine: Binary[] = [];
		let current = node;
		while (current.kind === "Binary") {
			spine.push(current);
			current = current.left;
		}
		let last = first;
		for (const binary of spine.reverse()) {
			const before = found.length;
			const high = visit(binary.right, last + 1);
			found.splice(before, 0, { node: binary, low: first, high });
			last = high;
		}
		return last;
	};
	visit(root, 0);
	return found;
}

interface Range {
	readonly low: number;
	readonly high: number;
}

function readingOf(operators: readonly string[], reading: Reading): Range[] {
	const ranges: Range[] = new Array(operators.length);
	if (reading === "condition") readCondition(operators, ranges);
	else readValue(operators, 0, operators.length, ranges);
	return ranges;
}

/** From left to right, `*` and `/` first. Operator k stands between the operands k and k + 1. */
function readValue(operators: readonly string[], from: number, to: number, ranges: Range[]): void {
	const isTight = (index: number): boolean => operators[index] === "*" || operators[index] === "/";
	let product = from;
	for (let index = from; index < to; index++) {
		if (isTight(index)) {
			ranges[index] = { low: product, high: index + 1 };
			continue;
		}
		let high = index + 1;
		while (high < to && isTight(high)) high++;
		ranges[index] = { low: from, high };
		product = index + 1;
	}
}

function readCondition(operators: readonly string[], ranges: Range[]): void {
	const isJoining = (operator: string | undefined): boolean => operator === "&&" || operator === "||";
	for (let from = 0; from <= operators.length; ) {
		let to = from;
		while (to < operators.length && !isJoining(operators[to])) to++;
		const at = operators.findIndex((operator, index) => index >= from && index < to && comparisons.test(operator));
		if (at < 0) readValue(operators, from, to, ranges);
		else {
			readValue(operators, from, at, ranges);
			ranges[at] = { low: from, high: to };
			readValue(operators, at + 1, to, ranges);
		}
		if (from > 0) ranges[from - 1] = { low: 0, high: to };
		from = to + 1;
	}
}
