import * as T from "../tokens.js";
import { backtick, blockKind, closeHead, open } from "./brackets.js";
import { bareWordEnd, digitsEnd, isDigit, isWordStart, nameEnd, wordEnd } from "./characters.js";
import { columnFilters } from "./columns.js";
import { colon, filter } from "./filters.js";
import { statementAsBody } from "./foreign_conditions.js";
import { foreignNumber, numberSign } from "./foreign_numbers.js";
import { brokenText, foreignOperator, negation, optionalChaining } from "./foreign_operators.js";
import {
	conditionBehind,
	formattedText,
	inlineFunction,
	listComprehension,
	patternLiteral,
	slicedIndex,
	statementAsValue,
	templateText,
	wordBeforeValue,
} from "./foreign_values.js";
import { asKeyword } from "./items.js";
import { decodeNumber, decodeText } from "./literals.js";
import { operator, wordOperator } from "./operators.js";
import { type LexerState, ternaryWeight } from "./state.js";
import { stray } from "./strays.js";
import { textEnd, textLiteral } from "./texts.js";

/** Types that may stand between `!` and a value. */
export const castTypes = new Set([
	"int",
	"text",
	"decimal",
	"bool",
	"array",
	"object",
	"timestamp",
	"expr",
	"json",
	"date",
]);
/** `1024x1024`, `1d`: words all the same. */
const digitWordPattern = /(?!\d+[eE][+-]?\d+(?!\w))\d+[A-Za-z_][\w-]*/y;
const numberPattern = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const timestampPattern = /\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[+-]\d{2}:?\d{2}|Z)/y;

/** Reads one token of an expression or of a statement's head. */
export function expressionToken(state: LexerState): void {
	const { text, frame } = state;
	const start = state.position;
	const code = text.charCodeAt(start);
	const following = text.charCodeAt(start + 1);
	switch (code) {
		case 123: // {
			if (!state.valueExpected && frame.kind === "parenthesis" && closeHead(state)) return;
			open(state, state.valueExpected ? "object" : blockKind(state), 1);
			return;
		case 40: {
			// (
			if (inlineFunction(state)) return;
			const called = isCalled(state, start);
			open(state, "parenthesis", 1);
			state.frame.call = called;
			return;
		}
		case 91: // [
			if (!state.valueExpected && state.lastToken && (state.lastToken.end === start || frame.kind !== "array")) {
				if (slicedIndex(state)) return;
				open(state, "index", 1);
				return;
			}
			open(state, "array", 1);
			return;
		case 96: // `
			if (state.valueExpected && templateText(state)) return;
			backtick(state);
			return;
		case 34:
			textLiteral(state, '"');
			return;
		case 39:
			textLiteral(state, "'");
			return;
		case 36: // $
			variable(state);
			return;
		case 124: // |
			if (following !== 124) {
				filter(state);
				return;
			}
			break;
		case 58: // :
			colon(state);
			return;
		case 63: // ?
			if (following === 63 || following === 58) break;
			if (optionalChaining(state, text[start + 1])) return;
			state.advance(T.TernaryQuestion, 1);
			frame.endChain();
			frame.ternaries++;
			state.addWeight(ternaryWeight);
			state.valueExpected = true;
			return;
		case 33: // !
			exclamation(state);
			return;
		case 46: // .
			if (following === 46 && text.charCodeAt(start + 2) === 46) {
				state.advance(T.Spread, 3);
				state.valueExpected = true;
				return;
			}
			if (following !== 46 && member(state)) return;
			break;
		case 45: // -
			if (state.valueExpected) {
				if (number(state, start + 1)) return;
				if (following === 62) break;
				state.advance(T.UnaryOperator, 1, "-");
				state.addWeight(1);
				return;
			}
			break;
	}
	if (isDigit(code)) {
		if (plainNumber(state, start)) return;
		const word = state.match(digitWordPattern);
		if (word) {
			if (foreignNumber(state, word)) return;
			state.advance(T.Word, word.length, word);
			state.valueExpected = false;
			return;
		}
		if (number(state, start)) return;
	}
	if (code === 47 && patternLiteral(state)) return;
	const end = bareWordEnd(text, start, frame.inHead && !state.valueExpected);
	if (end > start) word(state, text.slice(start, end));
	else if (!numberSign(state, text.charAt(start)) && !operator(state))
		stray(state, text.charAt(start), text[start + 1]);
}

/** A whole number that stands alone; most are. */
function plainNumber(state: LexerState, start: number): boolean {
	const { text } = state;
	const end = digitsEnd(text, start);
	const code = text.charCodeAt(end);
	// Everything else that begins with a digit goes on with one of these: `1.5`, `1e3`, `1024x768`, `2025-01-01 …`.
	if (isWordStart(code) || code === 46 || code === 45) return false;
	state.push(T.NumberLiteral, start, end, decodeNumber(text.slice(start, end)));
	state.position = end;
	state.valueExpected = false;
	return true;
}

/** `!` is a cast, a switched-off filter, part of an operator or a negation. */
function exclamation(state: LexerState): void {
	const { text } = state;
	const start = state.position;
	const following = text[start + 1];
	if (following === "|" && text[start + 2] !== "|" && !state.valueExpected) {
		filter(state);
		return;
	}
	if (!state.valueExpected && (following === "=" || following === "~")) {
		operator(state);
		return;
	}
	const cast = /^!([a-z]+)[ \t]*(?=["'`$[{(])/.exec(text.slice(start, start + 20));
	if (cast && castTypes.has(cast[1] as string) && state.valueExpected) {
		state.push(T.Cast, start, start + 1 + (cast[1] as string).length, cast[1]);
		state.position = start + 1 + (cast[1] as string).length;
		return;
	}
	state.advance(T.UnaryOperator, 1, "!");
	state.addWeight(1);
	state.valueExpected = true;
}

function variable(state: LexerState): void {
	const { text, position: start } = state;
	const end = text.charCodeAt(start + 1) === 36 ? start + 2 : wordEnd(text, start + 1);
	if (end === start + 1) {
		state.report("unknown-character", "`$` must be followed by a name", start, end);
		state.advance(T.Stray, 1);
		return;
	}
	const name = text.slice(start + 1, end);
	if (name === "$" || name === "this") state.frame.mentionsElement = true;
	state.push(T.Variable, start, end, name);
	state.position = end;
	state.valueExpected = false;
}

function member(state: LexerState): boolean {
	if (state.valueExpected) return false;
	const { text } = state;
	const start = state.skipBlankCharacters(state.position + 1);
	const first = text.charCodeAt(start);
	if (first === 34) {
		const end = textEnd(state, start);
		if (end < 0) return false;
		state.advance(T.Member, end - state.position, decodeText(text.slice(start + 1, end - 1)));
		return true;
	}
	const isVariable = first === 36;
	const nameStart = isVariable ? start + 1 : start;
	const end = isDigit(first) ? digitsEnd(text, start) : nameEnd(text, nameStart);
	if (end === nameStart) return false;
	// What begins a line of its own is no member: `$a.` was left unfinished.
	if (
		start > state.position + 1 &&
		text.slice(state.position, start).includes("\n") &&
		itemPattern.test(text.slice(start, start + 200))
	)
		return false;
	state.push(isVariable ? T.VariableMember : T.Member, state.position, end, text.slice(nameStart, end));
	state.position = end;
	return true;
}

const itemPattern = /^[A-Za-z_][\w.]*[ \t]*(?:=(?!=)|\{|[$"(])/;

/** A number or timestamp whose digits begin at `digits` (one past the sign, if there is one). */
function number(state: LexerState, digits: number): boolean {
	const { text } = state;
	const start = state.position;
	if (digits === start) {
		timestampPattern.lastIndex = start;
		const timestamp = timestampPattern.exec(text);
		if (timestamp) {
			state.advance(T.Timestamp, timestamp[0].length, timestamp[0]);
			state.valueExpected = false;
			return true;
		}
	}
	numberPattern.lastIndex = digits;
	const match = numberPattern.exec(text);
	if (!match) return false;
	const end = digits + match[0].length;
	state.push(T.NumberLiteral, start, end, decodeNumber(text.slice(start, end)));
	state.position = end;
	state.valueExpected = false;
	return true;
}

/** A bare word: argument, operator, keyword, value or the start of the next item on the same line. */
function word(state: LexerState, name: string): void {
	const { frame } = state;
	if (brokenText(state)) return;
	if (state.valueExpected) {
		// The values that are words need no look at what other languages mean by them.
		const isLiteral = literals.has(name);
		if (!isLiteral && foreignValue(state, name)) return;
		const literal = isLiteral ? null : /^(?:true|false|null|now)(?![\w])/.exec(name);
		const length = literal ? literal[0].length : name.length;
		state.advance(T.Word, length, name.slice(0, length));
		state.valueExpected = false;
	} else if (frame.inHead) headWord(state, name);
	else if (listComprehension(state, name) || conditionBehind(state, name)) return;
	else if (wordOperator(state, name) || foreignOperator(state, name)) return;
	else if (frame.holdsItems && state.atAs()) asKeyword(state);
	// The next item or entry begins on the same line: it is read from here once more, as one.
	else if (frame.holdsItems || frame.kind === "object") state.startItem();
	else state.advance(T.Word, name.length, name);
}

const literals = new Set(["true", "false", "null", "now"]);

function foreignValue(state: LexerState, name: string): boolean {
	return (
		inlineFunction(state) ||
		formattedText(state, name) ||
		wordBeforeValue(state, name) ||
		negation(state, name) ||
		statementAsValue(state, name)
	);
}

function headWord(state: LexerState, name: string): void {
	const { text, frame } = state;
	if (state.atAs()) {
		asKeyword(state);
		return;
	}
	const start = state.position;
	const end = start + name.length;
	const after = state.skipSpaces(end);
	if (/^[A-Za-z_]\w*$/.test(name) && text.charCodeAt(after) === 61 && text.charCodeAt(after + 1) !== 61) {
		if (frame.kind === "columns" && name === "filters") {
			columnFilters(state, start, state.skipSpaces(after + 1));
			return;
		}
		state.push(T.NamedArgument, start, end, name);
		state.position = after + 1;
		state.valueExpected = true;
	} else if (statementAsBody(state, name)) return;
	else if (frame.kind === "columns" && name[0] !== "/") state.startItem();
	else state.advance(T.Word, name.length, name);
}

/** Whether brackets are those of a call: `trim(…)`, `$text.trim(…)`, `|slice(…)`. */
function isCalled({ lastToken, text }: LexerState, open: number): boolean {
	if (lastToken === null || lastToken.end !== open) return false;
	const { tokenType } = lastToken;
	if (tokenType === T.Stray) return /\w$/.test(lastToken.image);
	if (tokenType !== T.Word && tokenType !== T.StatementName && tokenType !== T.Member && tokenType !== T.Filter)
		return false;
	return /[\w$]/.test(text[open - 1] ?? "");
}
