import * as T from "../tokens.js";
import type { LexerState } from "./state.js";
import { textEnd } from "./texts.js";

/** Filters whose first argument is an expression over the element: comparisons belong to their argument. */
const expressionFilters: ReadonlySet<string> = new Set([
	"map",
	"filter",
	"some",
	"every",
	"find",
	"findIndex",
	"reduce",
	"transform",
]);

/** Filters with a condition among their arguments: comparisons belong to it (`|set_conditional:"a":1:$b == 2`). */
const conditionFilters: ReadonlySet<string> = new Set(["set_conditional"]);

/** Operators that are words; `not` may stand before each. */
export const wordOperators = new Set(["in", "contains", "includes", "overlaps", "like", "ilike", "between", "search"]);
const arithmetic = new Set(["*", "/", "%", "+", "-", "~", ".."]);
const comparisons = new Set(["==", "!=", "===", "!==", "<", ">", "<=", ">="]);
/** Longest first. */
export const operators =
	"=== !== ==? !=? >=? <=? !~? @>? <@? == != >= <= >? <? !~ ~? @> <@ && || ?? ?: .. > < ~ + - * / %".split(" ");
/** By the code of their first character. */
const operatorsByStart: string[][] = Array.from({ length: 128 }, () => []);
for (const operator of operators) operatorsByStart[operator.charCodeAt(0)]?.push(operator);

const secondWordPattern = /[A-Za-z_][A-Za-z0-9_]*/y;

/** An operator of signs; false when there is none here. */
export function operator(state: LexerState): boolean {
	const { text, frame } = state;
	const start = state.position;
	const operator = operatorAt(text, start);
	if (operator === null || isForeignOperator(text, start)) return false;
	if (belongsToArgument(state, operator)) state.advance(T.ArgumentOperator, operator.length, operator);
	else {
		state.advance(T.BinaryOperator, operator.length, operator);
		frame.endChain();
	}
	state.addWeight(1);
	state.valueExpected = true;
	return true;
}

/** Whether an operator inside a filter argument is part of it; see the precedence of filter arguments in the README. */
function belongsToArgument(state: LexerState, operator: string): boolean {
	const { frame } = state;
	if (!frame.inArgument) return false;
	if (arithmetic.has(operator)) return true;
	const isExpressionFilter = frame.filter !== null && expressionFilters.has(frame.filter);
	if (comparisons.has(operator)) {
		const takesCondition = isExpressionFilter || (frame.filter !== null && conditionFilters.has(frame.filter));
		return takesCondition || frame.mentionsElement || restMentionsElement(state);
	}
	return (operator === "&&" || operator === "||") && isExpressionFilter && restMentionsElement(state);
}

/** `in`, `not contains?`, … after a value; false when the word is none of them. */
export function wordOperator(state: LexerState, word: string): boolean {
	const { text, frame } = state;
	const start = state.position;
	let operator = word;
	let end = start + word.length;
	if (word === "not") {
		secondWordPattern.lastIndex = state.skipSpaces(end);
		const second = secondWordPattern.exec(text);
		if (!second || !wordOperators.has(second[0].toLowerCase())) return false;
		operator = `not ${second[0].toLowerCase()}`;
		end = secondWordPattern.lastIndex;
	} else if (!wordOperators.has(word)) return false;
	if (text[end] === "?" && text[end + 1] !== "?") {
		operator += "?";
		end++;
	}
	const after = state.skipSpaces(end);
	if (text[after] === "=" && text[after + 1] !== "=") return false;
	if (text[after] === ":" && frame.kind === "object") return false;
	frame.endChain();
	if (operator === "between" || operator === "not between") {
		state.push(T.Filter, start, end, { name: "between", disabled: false, nameStart: start, operator });
		state.push(T.ArgumentColon, end, end);
		frame.filter = "between";
		frame.inArgument = true;
	} else {
		state.push(T.BinaryOperator, start, end, operator);
		state.addWeight(1);
	}
	state.position = end;
	state.valueExpected = true;
	return true;
}

/**
 * Whether the rest of this argument speaks of the element (`|filter:$$.a == 1 && $$.b == 2`). Outside the argument
 * `$$` would mean nothing, so the author can only have meant it inside. What was found is kept, so that a text is
 * searched once per bracket around it and not once per operator.
 */
function restMentionsElement(state: LexerState): boolean {
	const { frame, position: from } = state;
	const known = frame.searched;
	if (known !== null && from >= known.from && from < known.until) return known.found;
	const { found, until } = searchElement(state, from);
	frame.searched = { from, until, found };
	return found;
}

function searchElement(state: LexerState, from: number): { found: boolean; until: number } {
	const { text } = state;
	let depth = 0;
	let at = from;
	for (; at < text.length; at++) {
		const character = text[at] as string;
		const following = text[at + 1];
		if (character === '"' || character === "'") {
			const end = textEnd(state, at);
			if (end < 0) break;
			at = end - 1;
		} else if (character === "(" || character === "[" || character === "{") depth++;
		else if (character === ")" || character === "]" || character === "}") {
			if (--depth < 0) break;
		} else if (character === "/" && following === "/") {
			const end = text.indexOf("\n", at);
			if (end < 0 || depth === 0) break;
			at = end;
		} else if (character === "$" && (following === "$" || /^\$this\b/.test(text.slice(at, at + 6)))) {
			return { found: true, until: at };
		} else if (depth === 0) {
			if (character === "|" && following === "|") at++;
			else if (character === "\n" || character === "|" || character === ":" || character === "," || character === "`")
				break;
		}
	}
	return { found: false, until: at };
}

function operatorAt(text: string, start: number): string | null {
	const code = text.charCodeAt(start);
	const candidates = code < 128 ? (operatorsByStart[code] as string[]) : [];
	for (const candidate of candidates) if (text.startsWith(candidate, start)) return candidate;
	return null;
}

/** `=>`, `->`, `<<`, `>>`, `<>`, `**`, `--` look like operators and are none. */
function isForeignOperator(text: string, start: number): boolean {
	const first = text.charCodeAt(start);
	const second = text.charCodeAt(start + 1);
	switch (first) {
		case 61: // =
			return second === 62;
		case 45: // -
			return second === 62 || second === 45;
		case 60: // <
			return second === 60 || second === 62;
		case 62: // >
			return second === 62;
		case 42: // *
			return second === 42;
	}
	return false;
}
