import type { Comment } from "./ast.js";
import { lineBreak, skipBlanks } from "./lexer/blanks.js";
import { close, closeAll } from "./lexer/brackets.js";
import { columnStart } from "./lexer/columns.js";
import { entryStart } from "./lexer/entries.js";
import { expressionToken } from "./lexer/expressions.js";
import { comma, itemStart, semicolon } from "./lexer/items.js";
import { LexerState } from "./lexer/state.js";
import type { Source, Span, SyntaxIssue } from "./source.js";
import type { XanoToken } from "./tokens.js";
import * as T from "./tokens.js";

export interface LexResult {
	/** Brackets are balanced: missing closers have been added, stray ones left out. */
	readonly tokens: XanoToken[];
	readonly comments: Comment[];
	readonly dividers: Span[];
	readonly semicolons: Span[];
	readonly issues: SyntaxIssue[];
}

/** Turns the text of one file into tokens the grammar can read with one token of lookahead. Never throws. */
export function tokenize(source: Source): LexResult {
	const state = new LexerState(source.text);
	const { text } = state;
	if (text.charCodeAt(0) === 0xfeff) state.position = 1;
	while (state.position < text.length && !state.stopped) {
		const newline = skipBlanks(state);
		if (state.position >= text.length) break;
		if (newline) lineBreak(state);
		next(state);
	}
	closeAll(state);
	const { tokens, comments, dividers, semicolons, issues } = state;
	return { tokens, comments, dividers, semicolons, issues };
}

/**
 * Reads one token. A function that finds out that something else begins here only says so in the state, and the
 * next round reads it.
 */
function next(state: LexerState): void {
	const { frame } = state;
	const character = state.text[state.position] as string;
	switch (character) {
		case "}":
		case "]":
		case ")":
			close(state, character);
			return;
		case ",":
			comma(state);
			return;
		case ";":
			semicolon(state);
			return;
	}
	if (frame.itemStart) {
		if (frame.holdsItems) itemStart(state);
		else if (frame.kind === "columns") columnStart(state);
		else if (frame.kind === "object") entryStart(state);
		else arrayElement(state);
	} else expressionToken(state);
}

function arrayElement(state: LexerState): void {
	if (state.text.startsWith("...", state.position)) {
		state.advance(T.Spread, 3);
		return;
	}
	state.frame.itemStart = false;
	state.valueExpected = true;
}
