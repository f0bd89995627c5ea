import type { Expression } from "../../../../grammar/ast.js";
import { withoutGroups } from "../../../../grammar/tree.js";
import { type Context, rule } from "../../rule.js";
import { parenthesize } from "../../suggestions.js";

/** A division that gives a position or a number of rounds, unless the author asks for its remainder somewhere. */
export const decimalIndex = rule({
	name: "decimal-index",
	create: (context) => {
		const found: Found[] = [];
		const remainders = new Set<string>();
		const look = (written: Expression, what: string): void => {
			const division = divisionIn(written) ?? divisionBehind(written, context);
			if (division !== null && !found.some((each) => each.division === division)) found.push({ division, what });
		};
		const pair = (dividend: Expression, divisor: string): string =>
			`${context.textOf(withoutGroups(dividend))} / ${divisor}`;
		return {
			Access: ({ steps }) => {
				for (const step of steps) if (step.kind === "index") look(step.expression, "a position");
			},
			Binary: ({ operator, left, right }) => {
				if (operator === "%") remainders.add(pair(left, context.textOf(withoutGroups(right))));
				if (operator === "..") for (const bound of [left, right]) look(bound, "a bound of a range");
			},
			statement: (node) => {
				if (node.name === "for" && node.args[0]) look(node.args[0], "a number of rounds");
			},
			Pipe: ({ subject, filters }) => {
				for (const { name, args } of filters) {
					if (name === "get" && args[0]) look(args[0], "a position");
					if (name === "slice" || name === "substr") for (const each of args) if (each) look(each, "a position");
					if (name === "even" || name === "odd") remainders.add(pair(subject, "2"));
					if (name === "modulus" && args[0]) remainders.add(pair(subject, context.textOf(withoutGroups(args[0]))));
				}
			},
			end: () => {
				for (const { division, what } of found) {
					const divisor = context.textOf(withoutGroups(division.right));
					const asked = [division.left, ...sumOf(division.left)].some((part) => remainders.has(pair(part, divisor)));
					if (!asked) report(division, what, context);
				}
			},
		};
	},
});

type Division = Extract<Expression, { kind: "Binary" }>;

interface Found {
	readonly division: Division;
	readonly what: string;
}

function report(division: Division, what: string, context: Context): void {
	const { edits } = parenthesize(division);
	context.report({
		code: "decimal-index",
		severity: "warning",
		message: `this division may give a decimal, and ${what} is whole`,
		span: division,
		help: "round it: `(… / …)|floor`",
		fix: {
			title: "round it down",
			edits: edits.map((edit, index) => (index === 1 ? { ...edit, text: ")|floor" } : edit)),
		},
	});
}

/** The two sides of `$n - 1`: who asked for `$n % 2` knows what `($n - 1) / 2` is. */
function sumOf(written: Expression): readonly Expression[] {
	const node = withoutGroups(written);
	const sum = node.kind === "Binary" && (node.operator === "+" || node.operator === "-");
	return sum ? [node.left, node.right] : [];
}

/** The division whose result stands there as it is, or with something added. */
function divisionIn(written: Expression): Division | null {
	const pending = [written];
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		const node = withoutGroups(next);
		if (node.kind !== "Binary") continue;
		if (node.operator === "/") return comesOutEven(node.left, node.right) ? null : node;
		if (node.operator === "+" || node.operator === "-") pending.push(node.left, node.right);
	}
	return null;
}

/** The division a variable holds, when no other value it is given has been rounded. */
function divisionBehind(written: Expression, { facts }: Context): Division | null {
	const node = withoutGroups(written);
	if (node.kind === "Binary" && (node.operator === "+" || node.operator === "-")) return null;
	if (node.kind !== "Variable" || facts.changed.has(node.name)) return null;
	const values = facts.variables.get(node.name);
	if (!values || values.some((value) => withoutGroups(value).kind === "Pipe")) return null;
	for (const value of values) {
		const division = divisionIn(value);
		if (division !== null) return division;
	}
	return null;
}

function comesOutEven(left: Expression, right: Expression): boolean {
	return left.kind === "Number" && right.kind === "Number" && Number(left.value) % Number(right.value) === 0;
}
