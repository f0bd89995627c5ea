import type { Binary, Expression } from "../../grammar/ast.js";
import { strengthOf } from "../../grammar/precedence.js";
import { isNumericText } from "../values/convert.js";
import { type Code, code, type Range, type Use } from "./code.js";
import { counting } from "./coverage.js";
import { expression } from "./expressions.js";
import { inRange, rangeOfResult } from "./ranges.js";
import type { FunctionScope } from "./scope.js";

const comparisons: Record<string, string> = { "<": "<", ">": ">", "<=": "<=", ">=": ">=" };
const arithmetic: Record<string, string> = {
	"+": "add",
	"-": "subtract",
	"*": "multiply",
	"/": "divide",
	"%": "modulo",
};

/** Chains longer than this are evaluated by a helper: nested code of that depth would exhaust the JavaScript parser. */
export const longChain = 60;

/** `a + b`, `a == b`, `a && b` … */
export function binary(node: Binary, scope: FunctionScope, use: Use): Code {
	const { operator } = node;
	switch (operator) {
		case "&&":
		case "||":
		// `a ?: b` gives the value that `a || b` gives; only its rank is another.
		case "?:":
			return logical(node, scope, use);
		case "??":
			return coalesce(node, scope, use);
		case "~":
			return concatenation(node, scope, use);
		case "..":
			return range(node, scope);
	}
	if (operator in arithmetic) return arithmeticOf(node, scope);
	const { nodes } = spine(node, (each) => strengthOf(each) === strengthOf("=="));
	if (nodes.length > longChain && !scope.translated.has(node.left)) return longComparison(nodes, scope);
	return compared(node, scope);
}

/** `a == b`, `a < b` … */
function compared(node: Binary, scope: FunctionScope): Code {
	const { operator } = node;
	if (operator === "==" || operator === "!=") return equality(node, scope);
	if (operator === "===" || operator === "!==") return strictEquality(node, scope);
	if (operator in comparisons) return comparison(node, scope);
	const helper = scope.support("queryOperator");
	return code(`${scope.mark(node.operatorSpan)}${helper}(${JSON.stringify(operator)})`, "bool");
}

/** Operands of a left-leaning run of the same kind of operator, leftmost first, without recursing into it. */
function spine(node: Binary, belongs: (operator: string) => boolean): { operands: Expression[]; nodes: Binary[] } {
	const operands: Expression[] = [node.right];
	const nodes: Binary[] = [node];
	let left: Expression = node.left;
	while (left.kind === "Binary" && belongs(left.operator)) {
		operands.push(left.right);
		nodes.push(left);
		left = left.left;
	}
	operands.push(left);
	return { operands: operands.reverse(), nodes: nodes.reverse() };
}

/** Makes an operand usable twice: identifiers and literals are, anything else goes through a temporary. */
function atom(operand: Code, scope: FunctionScope, setup: string[], temporaries: string[]): Code {
	if (operand.simple) return operand;
	const name = scope.temporary();
	temporaries.push(name);
	setup.push(`${name} = ${operand.text}`);
	const { kind, range } = operand;
	return { text: name, kind, simple: true, ...(range === undefined ? {} : { range }) };
}

interface Operands {
	readonly a: Code;
	readonly b: Code;
	readonly setup: readonly string[];
	release(): void;
}

/**
 * Both operands, ready to be used twice. The left one gets its temporary before the right one is translated, so that
 * the right one's own temporaries cannot overwrite it.
 */
function operandsOf(node: Binary, scope: FunctionScope, use: Use = "borrow"): Operands {
	const setup: string[] = [];
	const temporaries: string[] = [];
	const a = atom(expression(node.left, scope, use), scope, setup, temporaries);
	const b = atom(expression(node.right, scope, use), scope, setup, temporaries);
	return {
		a,
		b,
		setup,
		release: () => {
			for (const name of temporaries) scope.release(name);
		},
	};
}

function wrap(setup: readonly string[], text: string): string {
	return setup.length === 0 ? `(${text})` : `(${setup.join(", ")}, ${text})`;
}

function isNumberTest(operand: Code): string | null {
	const isSure = typeof operand.literal === "number" || operand.range !== undefined;
	return isSure ? null : `typeof ${operand.text} === "number"`;
}

function both(left: Code, right: Code): string {
	return [isNumberTest(left), isNumberTest(right)].filter((test) => test !== null).join(" && ");
}

function arithmeticOf(node: Binary, scope: FunctionScope): Code {
	const { operands, nodes } = spine(node, (operator) => operator in arithmetic);
	if (operands.length > longChain) return longArithmetic(operands, nodes, scope);
	const { a, b, setup, release } = operandsOf(node, scope);
	const helper = scope.support(arithmetic[node.operator] as string);
	const slow = `${scope.mark(node.operatorSpan)}${helper}(${a.text}, ${b.text})`;
	const tests = both(a, b);
	const impossible = [a, b].some((side) => side.kind === "text" || side.kind === "null" || side.kind === "bool");
	let text: string;
	if (impossible) text = wrap(setup, slow);
	else if (node.operator === "/") {
		// Outside of the safe range the quotient may be infinite, which the helper refuses.
		const quotient = scope.temporary();
		const fast = `(${quotient} = ${a.text} / ${b.text} + 0) <= 9007199254740991 && ${quotient} >= -9007199254740991`;
		text = wrap(setup, `${tests ? `${tests} && ` : ""}${b.text} !== 0 && ${fast} ? ${quotient} : ${slow}`);
		scope.release(quotient);
	} else if (node.operator === "%") {
		const fast = [tests, isInt32(a), isInt32(b), isNotZero(b)].filter((test) => test !== null && test !== "");
		const remainder = `${a.text} % ${b.text} + 0`;
		text = wrap(setup, fast.length === 0 ? remainder : `${fast.join(" && ")} ? ${remainder} : ${slow}`);
	} else {
		const fast = `${a.text} ${node.operator} ${b.text}${node.operator === "*" ? " + 0" : ""}`;
		const range = rangeOfResult(node.operator, a.range, b.range);
		const result = scope.temporary();
		release();
		if (range !== null) {
			scope.release(result);
			return { ...code(wrap(setup, fast), "number"), range };
		}
		const test = inRange(node.operator, `(${result} = ${fast})`, result, a.range, b.range);
		scope.release(result);
		return code(wrap(setup, `${tests ? `${tests} && ` : ""}${test} ? ${result} : ${slow}`), "number");
	}
	release();
	const range = node.operator === "%" ? rangeOfRemainder(b.literal) : undefined;
	return range === undefined ? code(text, "number") : { ...code(text, "number"), range };
}

/** Whatever is divided, the remainder is nearer to zero than the divisor. */
function rangeOfRemainder(divisor: Code["literal"]): Range | undefined {
	if (typeof divisor !== "number" || !Number.isSafeInteger(divisor) || divisor === 0) return undefined;
	const greatest = Math.abs(divisor) - 1;
	return [-greatest, greatest];
}

/** A test for whether V8 divides it as a machine does; null where that is sure. */
function isInt32({ text, range }: Code): string | null {
	return range && range[0] >= -(2 ** 31) && range[1] < 2 ** 31 ? null : `(${text} | 0) === ${text}`;
}

function isNotZero({ text, range }: Code): string | null {
	return range && (range[0] > 0 || range[1] < 0) ? null : `${text} !== 0`;
}

/** `a == b == c …` in one temporary, step by step. */
function longComparison(nodes: readonly Binary[], scope: FunctionScope): Code {
	const name = scope.temporary();
	const steps: string[] = [];
	for (const node of nodes) {
		if (steps.length > 0) scope.translated.set(node.left, { text: name, kind: "bool", simple: true });
		steps.push(`${name} = ${compared(node, scope).text}`);
		scope.translated.delete(node.left);
	}
	scope.release(name);
	return code(`(${steps.join(", ")})`, "bool");
}

function longArithmetic(operands: readonly Expression[], nodes: readonly Binary[], scope: FunctionScope): Code {
	const values = operands.map((operand) => expression(operand, scope, "borrow").text);
	const operators = nodes.map(({ operator }) => operator).join("");
	const helper = scope.support("calculate");
	return code(
		`${scope.mark(nodes[0] as Binary)}${helper}(${JSON.stringify(operators)}, [${values.join(", ")}])`,
		"number",
	);
}

function comparison(node: Binary, scope: FunctionScope): Code {
	const { a, b, setup, release } = operandsOf(node, scope);
	const tests = both(a, b);
	const slow = `${scope.support("compareValues")}(${a.text}, ${b.text}) ${node.operator} 0`;
	const fast = `${a.text} ${node.operator} ${b.text}`;
	const text = tests ? `${tests} ? ${fast} : ${slow}` : fast;
	release();
	return code(wrap(setup, text), "bool");
}

function equality(node: Binary, scope: FunctionScope): Code {
	const { a, b, setup, release } = operandsOf(node, scope);
	release();
	const negated = node.operator === "!=";
	const loose = `${scope.support("looseEquals")}(${a.text}, ${b.text})`;
	const [known, other] = a.literal !== undefined ? [a, b] : [b, a];
	let text: string;
	if (typeof known.literal === "string" && !isNumericText(known.literal)) {
		// Two texts of which one is no number are equal when they are the same text.
		text = `${other.text} === ${known.text} || (typeof ${other.text} !== "string" && ${loose})`;
	} else if (a.range && b.range) {
		text = `${a.text} === ${b.text}`;
	} else if (typeof known.literal === "number") {
		text = `typeof ${other.text} === "number" ? ${other.text} === ${known.text} : ${loose}`;
	} else if (known.literal === null || typeof known.literal === "boolean") {
		text = `${other.text} === ${known.text} || ${loose}`;
	} else {
		text = `typeof ${a.text} === "number" && typeof ${b.text} === "number" ? ${a.text} === ${b.text} : ${loose}`;
	}
	return code(negated ? wrap(setup, `!(${text})`) : wrap(setup, text), "bool");
}

function strictEquality(node: Binary, scope: FunctionScope): Code {
	const left = expression(node.left, scope, "borrow");
	const right = expression(node.right, scope, "borrow");
	const call = `${scope.support("strictEquals")}(${left.text}, ${right.text})`;
	return code(node.operator === "!==" ? `!${call}` : call, "bool");
}

/** A JavaScript condition; `&&`, `||` and `!` become JavaScript's own. */
export function condition(node: Expression, scope: FunctionScope): string {
	if (node.kind === "Group") return condition(node.expression, scope);
	if (node.kind === "Unary" && node.operator === "!") return `!${parenthesized(condition(node.operand, scope))}`;
	if (node.kind === "Binary" && (node.operator === "&&" || node.operator === "||")) {
		const { operands } = spine(node, (operator) => operator === node.operator);
		return `(${operands.map((operand) => condition(operand, scope)).join(` ${node.operator} `)})`;
	}
	return truthy(expression(node, scope, "borrow"), scope);
}

function parenthesized(text: string): string {
	return text.startsWith("(") ? text : `(${text})`;
}

/** Turns a value into a JavaScript boolean by XanoScript's rules. */
export function truthy(value: Code, scope: FunctionScope): string {
	if (value.kind === "bool") return value.text;
	// Mostly it is a bool after all, which needs no call.
	const name = value.simple ? value.text : scope.temporary();
	const setup = value.simple ? "" : `${name} = ${value.text}, `;
	if (!value.simple) scope.release(name);
	return `(${setup}${name} === true || ${name} !== false && ${scope.support("isTruthy")}(${name}))`;
}

function logical(node: Binary, scope: FunctionScope, use: Use): Code {
	const { operands } = spine(node, (operator) => operator === node.operator);
	const sign = node.operator === "&&" ? "&&" : "||";
	const last = operands.length - 1;
	const parts = operands.map((operand) => expression(operand, scope, use));
	if (parts.every((part) => part.kind === "bool")) {
		return code(`(${parts.map((part) => part.text).join(` ${sign} `)})`, "bool");
	}
	const truth = scope.support("isTruthy");
	const value = scope.temporary();
	let text = parts[last]?.text as string;
	// From the right: each value decides whether the rest is looked at.
	if (operands.length > longChain) {
		const thunks = parts.map((part) => `() => (${part.text})`);
		text = `${scope.support(sign === "&&" ? "everyOf" : "someOf")}([${thunks.join(", ")}])`;
	} else {
		for (let index = last - 1; index >= 0; index--) {
			const part = parts[index] as Code;
			const test = `${truth}(${value} = ${part.text})`;
			text = sign === "&&" ? `(${test} ? ${text} : ${value})` : `(${test} ? ${value} : ${text})`;
		}
	}
	scope.release(value);
	return code(text);
}

function coalesce(node: Binary, scope: FunctionScope, use: Use): Code {
	const { operands } = spine(node, (operator) => operator === "??");
	const last = operands.length - 1;
	const ways = scope.coverage?.choice(node, "coalesce", node);
	const parts = operands.map((operand, index) => {
		const { text } =
			index === last ? expression(operand, scope, use) : expression(operand, scope, use, "missing-is-null");
		if (!ways) return text;
		const way = ways(index === 0 ? "left of ??" : "right of ??", operand);
		return index === last ? `(${counting(way)}, ${text})` : `${scope.support("countUsed")}(C, ${way}, ${text})`;
	});
	return code(`(${parts.join(" ?? ")})`);
}

function concatenation(node: Binary, scope: FunctionScope, use: Use): Code {
	const { operands, nodes } = spine(node, (operator) => operator === "~");
	const operandUse: Use = use === "borrow" ? "borrow" : "child";
	if (operands.length > 2) {
		const parts = operands.map((operand) => expression(operand, scope, operandUse));
		const kind = parts.some((part) => part.kind === "text" || part.kind === "number") ? "text" : "any";
		const helper = scope.support("concatenateAll");
		return code(`${scope.mark(nodes[0] as Binary)}${helper}([${parts.map((part) => part.text).join(", ")}])`, kind);
	}
	const { a, b, setup, release } = operandsOf(node, scope, operandUse);
	release();
	const kind = [a, b].some((side) => side.kind === "text" || side.kind === "number") ? "text" : "any";
	const tests = [a, b].filter((side) => side.kind !== "text").map((side) => `typeof ${side.text} === "string"`);
	const slow = `${scope.mark(node.operatorSpan)}${scope.support("concatenate")}(${a.text}, ${b.text})`;
	const fast = `${a.text} + ${b.text}`;
	return code(wrap(setup, tests.length === 0 ? fast : `${tests.join(" && ")} ? ${fast} : ${slow}`), kind);
}

function range(node: Binary, scope: FunctionScope): Code {
	const left = expression(node.left, scope, "borrow");
	const right = expression(node.right, scope, "borrow");
	return code(`${scope.mark(node.operatorSpan)}${scope.support("rangeOf")}(R, ${left.text}, ${right.text})`, "array");
}
