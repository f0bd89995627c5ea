import type { Binary, Expression } from "../../grammar/ast.js";
import { strengthOf } from "../../grammar/precedence.js";
import { looseEquals } from "../values/compare.js";
import { isNumericText } from "../values/convert.js";
import { type Code, code, type Use } from "./code.js";
import { counting } from "./coverage.js";
import { expression } from "./expressions.js";
import { hull, inRange, type Range, rangeOfResult } from "./ranges.js";
import { isInt32, isPositive, plainRemainder, remainderOfWhole } from "./remainders.js";
import { rememberedText } from "./remembered_texts.js";
import type { FunctionScope } from "./scope.js";
import {
	anything,
	arrayOf,
	arrayType,
	boolType,
	isNumeric,
	isOnly,
	isSafeWhole,
	join,
	kinds,
	nothing,
	numberType,
	textType,
	type ValueType,
	wholeType,
} from "./types.js";

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
	return code(`${scope.mark(node.operatorSpan)}${helper}(${JSON.stringify(operator)})`, boolType);
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
	return code(name, operand.type, true);
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

/** A JavaScript test for whether an operand is a JavaScript number; null where it surely is one. */
function isNumber({ text, type }: Code): string | null {
	if (type.kinds === kinds.number) return null;
	return isOnly(type, kinds.number | kinds.null) ? `${text} !== null` : `typeof ${text} === "number"`;
}

/** JavaScript tests joined; "" when nothing has to be tested. */
function all(...tests: readonly (string | null)[]): string {
	return tests.filter((test) => test !== null).join(" && ");
}

function arithmeticOf(node: Binary, scope: FunctionScope): Code {
	const { operands, nodes } = spine(node, (operator) => operator in arithmetic);
	if (operands.length > longChain) return longArithmetic(operands, nodes, scope);
	const { a, b, setup, release } = operandsOf(node, scope);
	const helper = scope.support(arithmetic[node.operator] as string);
	const slow = `${scope.mark(node.operatorSpan)}${helper}(${a.text}, ${b.text})`;
	const { text, type } = calculated(node.operator, a, b, slow, scope, release);
	return code(wrap(setup, text), type);
}

const neverNumbers = kinds.null | kinds.bool;

/**
 * Code that calculates with two values where they stand, as far as JavaScript gives the exact result.
 * @param slow code of the same for all other values
 * @param release gives the temporaries of the operands back: called once their last use has been written
 */
export function calculated(
	operator: string,
	a: Code,
	b: Code,
	slow: string,
	scope: FunctionScope,
	release: () => void,
): Code {
	if (a.type.kinds === 0 || b.type.kinds === 0) {
		release();
		return code(slow, nothing);
	}
	const impossible = [a, b].some(
		({ type }) => type.kinds === kinds.bigint || isOnly(type, kinds.text) || isOnly(type, neverNumbers),
	);
	if (impossible) {
		release();
		return code(slow, numberType);
	}
	const tests = all(isNumber(a), isNumber(b));
	const before = tests === "" ? "" : `${tests} && `;
	if (operator === "/") {
		const exact = quotientOf(a, b);
		if (exact !== null) {
			release();
			return code(`${a.text} / ${b.text}${isPositive(a) && isPositive(b) ? "" : " + 0"}`, exact);
		}
		// Outside of the safe range the quotient may be infinite, which the helper refuses.
		const quotient = scope.temporary();
		const fast = `(${quotient} = ${a.text} / ${b.text} + 0) <= 9007199254740991 && ${quotient} >= -9007199254740991`;
		const zero = isNotZero(b);
		release();
		scope.release(quotient);
		return code(`${before}${zero === null ? "" : `${zero} && `}${fast} ? ${quotient} : ${slow}`, numberType);
	}
	if (operator === "%") {
		release();
		// Of numbers that may be decimals only the whole part counts.
		const isWhole = isSafeWhole(a.type) && isSafeWhole(b.type);
		const fast = all(
			tests === "" ? null : tests,
			isWhole ? null : isInt32(a),
			isWhole ? null : isInt32(b),
			isNotZero(b),
		);
		const type = typeOfRemainder(a.type, b);
		const remainder = isWhole ? remainderOfWhole(a, b, type) : plainRemainder(a, b);
		return code(fast === "" ? remainder : `${fast} ? ${remainder} : ${slow}`, type);
	}
	// `+ 0` makes -0 a 0.
	const fast = `${a.text} ${operator} ${b.text}${operator === "*" && !(isPositive(a) && isPositive(b)) ? " + 0" : ""}`;
	const type = typeOfResult(operator, a.type, b.type);
	const result = scope.temporary();
	const limits = inRange(operator, `(${result} = ${fast})`, result, a.type.range, b.type.range);
	release();
	scope.release(result);
	if (limits === null) return code(before === "" ? fast : `${tests} ? ${fast} : ${slow}`, type);
	return code(`${before}${limits} ? ${result} : ${slow}`, type);
}

/** What the quotient of two whole numbers is, if dividing them cannot fail; null where it may. */
function quotientOf(a: Code, b: Code): ValueType | null {
	if (!isSafeWhole(a.type) || !isSafeWhole(b.type) || isNotZero(b) !== null) return null;
	const [c, d] = a.type.range as Range;
	const [e, f] = b.type.range as Range;
	const bounds = [c / e, c / f, d / e, d / f];
	return { kinds: kinds.number, quotient: [Math.min(...bounds), Math.max(...bounds)] };
}

const otherNumbers = kinds.text | kinds.array | kinds.object | kinds.other;

/** Sums, differences and products of whole numbers are whole; texts may hold any number. */
function typeOfResult(operator: string, left: ValueType, right: ValueType): ValueType {
	const isKnown = ((left.kinds | right.kinds) & otherNumbers) === 0;
	if (!isKnown || left.range === undefined || right.range === undefined) return numberType;
	return wholeType(rangeOfResult(operator, left.range, right.range));
}

/** Whatever is divided, the remainder is nearer to zero than the divisor. It has the sign of the dividend. */
function typeOfRemainder(dividend: ValueType, divisor: Code): ValueType {
	const number = divisor.literal;
	if (typeof number !== "number" || !Number.isSafeInteger(number) || number === 0) return numberType;
	const greatest = Math.abs(number) - 1;
	const isPositive = isNumeric(dividend) && dividend.range !== undefined && dividend.range[0] >= 0;
	return wholeType([isPositive ? 0 : -greatest, greatest]);
}

function isNotZero({ text, type }: Code): string | null {
	const { range } = type;
	return range && (range[0] > 0 || range[1] < 0) && isNumeric(type) ? null : `${text} !== 0`;
}

/** `a == b == c …` in one temporary, step by step. */
function longComparison(nodes: readonly Binary[], scope: FunctionScope): Code {
	const name = scope.temporary();
	const steps: string[] = [];
	for (const node of nodes) {
		if (steps.length > 0) scope.translated.set(node.left, code(name, boolType, true));
		steps.push(`${name} = ${compared(node, scope).text}`);
		scope.translated.delete(node.left);
	}
	scope.release(name);
	return code(`(${steps.join(", ")})`, boolType);
}

function longArithmetic(operands: readonly Expression[], nodes: readonly Binary[], scope: FunctionScope): Code {
	const values = operands.map((operand) => expression(operand, scope, "borrow").text);
	const operators = nodes.map(({ operator }) => operator).join("");
	const helper = scope.support("calculate");
	return code(
		`${scope.mark(nodes[0] as Binary)}${helper}(${JSON.stringify(operators)}, [${values.join(", ")}])`,
		numberType,
	);
}

function comparison(node: Binary, scope: FunctionScope): Code {
	const { a, b, setup, release } = operandsOf(node, scope);
	scope.compared.set(node, [a.type, b.type]);
	const tests = comparesAsNumbers(a, b);
	const slow = `${scope.support("compareValues")}(${a.text}, ${b.text}) ${node.operator} 0`;
	const fast = `${a.text} ${node.operator} ${b.text}`;
	release();
	return code(wrap(setup, tests === "" ? fast : `${tests} ? ${fast} : ${slow}`), boolType);
}

/**
 * JavaScript tests for whether JavaScript compares two values as XanoScript does; "" when it surely does. It does so for
 * a 64-bit int and an int it holds exactly, too, but not for a 64-bit int and a decimal.
 */
function comparesAsNumbers(a: Code, b: Code): string {
	const isExact = (code: Code, other: Code): boolean => isSafeWhole(other.type) && isNumeric(code.type);
	return all(isExact(a, b) ? null : isNumber(a), isExact(b, a) ? null : isNumber(b));
}

function equality(node: Binary, scope: FunctionScope): Code {
	const { a, b, setup, release } = operandsOf(node, scope);
	release();
	scope.compared.set(node, [a.type, b.type]);
	const negated = node.operator === "!=";
	const loose = `${scope.support("looseEquals")}(${a.text}, ${b.text})`;
	const [known, other] = a.literal !== undefined ? [a, b] : [b, a];
	let text: string;
	const few = equalAmongFew(known, other);
	if (few !== null) text = few;
	else if (typeof known.literal === "string" && !isNumericText(known.literal)) {
		// Two texts of which one is no number are equal when they are the same text.
		const same = `${other.text} === ${known.text}`;
		text = other.type.kinds === kinds.text ? same : `${same} || (typeof ${other.text} !== "string" && ${loose})`;
	} else if (known.literal === null || typeof known.literal === "boolean") {
		text = `${other.text} === ${known.text} || ${loose}`;
	} else if (isSurelyNoNumber(a) && isSurelyNoNumber(b)) text = `${a.text} === ${b.text} || ${loose}`;
	else {
		const tests = comparesAsNumbers(a, b);
		text = tests === "" ? `${a.text} === ${b.text}` : `${tests} ? ${a.text} === ${b.text} : ${loose}`;
	}
	return code(negated ? wrap(setup, `!(${text})`) : wrap(setup, text), boolType);
}

function isSurelyNoNumber({ type }: Code): boolean {
	return type.kinds !== 0 && (type.kinds & (kinds.number | kinds.bigint)) === 0;
}

/** A comparison with a literal of what can only be true, false or null: which of these are equal to it. */
function equalAmongFew({ literal }: Code, { text, type }: Code): string | null {
	if (literal === undefined || type.kinds === 0 || !isOnly(type, kinds.bool | kinds.null)) return null;
	const possible = [...(type.kinds & kinds.bool ? [true, false] : []), ...(type.kinds & kinds.null ? [null] : [])];
	const equal = possible.filter((value) => looseEquals(value, literal));
	if (equal.length === possible.length) return "true";
	if (equal.length <= 1) return equal.length === 0 ? "false" : `${text} === ${equal[0]}`;
	return `${text} !== ${possible.find((value) => !equal.includes(value))}`;
}

function strictEquality(node: Binary, scope: FunctionScope): Code {
	const left = expression(node.left, scope, "borrow");
	const right = expression(node.right, scope, "borrow");
	const call = `${scope.support("strictEquals")}(${left.text}, ${right.text})`;
	return code(node.operator === "!==" ? `!${call}` : call, boolType);
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
	const { type } = value;
	if (type.kinds === kinds.bool) return value.text;
	const name = value.simple ? value.text : scope.temporary();
	const setup = value.simple ? "" : `${name} = ${value.text}, `;
	if (!value.simple) scope.release(name);
	if (isOnly(type, kinds.bool | kinds.null)) return `(${setup}${name} === true)`;
	if (type.kinds === kinds.number) return `(${setup}${name} !== 0)`;
	// Mostly it is a bool after all, which needs no call.
	return `(${setup}${name} === true || ${name} !== false && ${scope.support("isTruthy")}(${name}))`;
}

function logical(node: Binary, scope: FunctionScope, use: Use): Code {
	const { operands } = spine(node, (operator) => operator === node.operator);
	const sign = node.operator === "&&" ? "&&" : "||";
	const last = operands.length - 1;
	const parts = operands.map((operand) => expression(operand, scope, use));
	if (parts.every((part) => part.type.kinds === kinds.bool)) {
		return code(`(${parts.map((part) => part.text).join(` ${sign} `)})`, boolType);
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
	return code(
		text,
		parts.reduce((type, part) => join(type, part.type), nothing),
	);
}

function coalesce(node: Binary, scope: FunctionScope, use: Use): Code {
	const { operands } = spine(node, (operator) => operator === "??");
	const last = operands.length - 1;
	const ways = scope.coverage?.choice(node, "coalesce", node);
	let type = nothing;
	const parts = operands.map((operand, index) => {
		const value = index === last ? expression(operand, scope, use) : expression(operand, scope, use, "missing-is-null");
		const { text } = value;
		type = join(type, index === last ? value.type : withoutNull(value.type));
		if (!ways) return text;
		const way = ways(index === 0 ? "left of ??" : "right of ??", operand);
		return index === last ? `(${counting(way)}, ${text})` : `${scope.support("countUsed")}(C, ${way}, ${text})`;
	});
	return code(`(${parts.join(" ?? ")})`, type);
}

function withoutNull(type: ValueType): ValueType {
	return type.kinds === kinds.null ? nothing : { ...type, kinds: type.kinds & ~kinds.null };
}

function concatenation(node: Binary, scope: FunctionScope, use: Use): Code {
	const { operands, nodes } = spine(node, (operator) => operator === "~");
	const operandUse: Use = use === "borrow" ? "borrow" : "child";
	if (operands.length > 2) {
		const parts = operands.map((operand) => expression(operand, scope, operandUse));
		return textOfMany(parts, scope) ?? concatenatedByHelper(parts, nodes[0] as Binary, scope);
	}
	const { a, b, setup, release } = operandsOf(node, scope, operandUse);
	release();
	const remembered = rememberedText([a, b], scope);
	if (remembered !== null) return code(wrap(setup, remembered.text), textType);
	// Of two numbers JavaScript would make a sum.
	const hasText = [a, b].some(({ type }) => isOnly(type, kinds.text | kinds.null));
	const tests = [a, b].map((side) => joinsPlainly(side, hasText)).filter((test) => test !== null);
	const slow = `${scope.mark(node.operatorSpan)}${scope.support("concatenate")}(${a.text}, ${b.text})`;
	const fast = `${a.text} + ${b.text}`;
	return code(
		wrap(setup, tests.length === 0 ? fast : `${tests.join(" && ")} ? ${fast} : ${slow}`),
		typeOfConcatenation([a, b]),
	);
}

/** Three or more values joined where they stand; null unless they surely are texts and whole numbers, mostly texts. */
function textOfMany(parts: readonly Code[], scope: FunctionScope): Code | null {
	if (parts.length > longChain || !parts.every(({ type }) => joinsPlainly({ text: "", type }, true) === null))
		return null;
	// JavaScript joins from the left: once there is a text, all that follows is added to it.
	if (!parts.slice(0, 2).some(({ type }) => type.kinds === kinds.text)) return null;
	const [number, ...others] = parts.filter(({ literal }) => typeof literal !== "string");
	if (number !== undefined && others.length === 0) {
		const setup: string[] = [];
		const temporaries: string[] = [];
		const held = atom(number, scope, setup, temporaries);
		for (const name of temporaries) scope.release(name);
		const remembered = rememberedText(
			parts.map((part) => (part === number ? held : part)),
			scope,
		);
		if (remembered !== null) return code(wrap(setup, remembered.text), textType);
	}
	return code(`(${parts.map(({ text }) => text).join(" + ")})`, textType);
}

function concatenatedByHelper(parts: readonly Code[], first: Binary, scope: FunctionScope): Code {
	const values = parts.map(({ text }) => text).join(", ");
	return code(`${scope.mark(first)}${scope.support("concatenateAll")}([${values}])`, typeOfConcatenation(parts));
}

/** A JavaScript test for whether JavaScript joins a value as XanoScript does; null where it surely does. */
export function joinsPlainly({ text, type }: Pick<Code, "text" | "type">, withText: boolean): string | null {
	if (type.kinds === kinds.text || (withText && isSafeWhole(type))) return null;
	return isOnly(type, kinds.text | kinds.null) ? `${text} !== null` : `typeof ${text} === "string"`;
}

/** Texts and numbers are joined to texts; of arrays and objects others are made. */
function typeOfConcatenation(parts: readonly Code[]): ValueType {
	return parts.some(({ type }) => isOnly(type, kinds.text) || isNumeric(type)) ? textType : anything;
}

function range(node: Binary, scope: FunctionScope): Code {
	const left = expression(node.left, scope, "borrow");
	const right = expression(node.right, scope, "borrow");
	const elements = spanned(left.type, right.type);
	return code(
		`${scope.mark(node.operatorSpan)}${scope.support("rangeOf")}(R, ${left.text}, ${right.text})`,
		elements === null ? arrayType : arrayOf(wholeType(elements)),
	);
}

/** What lies between two whole numbers; null where that is not known. */
function spanned(from: ValueType, to: ValueType): Range | null {
	if (!isSafeWhole(from) || !isSafeWhole(to)) return null;
	return hull(from.range as Range, to.range as Range);
}
