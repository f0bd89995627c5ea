import type { Comment } from "./ast.js";
import { lineBreak, skipBlanks } from "./lexer/blanks.js";
import { close, closeAll, closeImplied } from "./lexer/brackets.js";
import { columnStart } from "./lexer/columns.js";
import { entryStart } from "./lexer/entries.js";
import { expressionToken } from "./lexer/expressions.js";
import type { FrameKind } from "./lexer/frames.js";
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

/** Where reading stands at a place of a text that is still being written. */
export interface Standing {
	/** Everything before the place. */
	readonly tokens: readonly XanoToken[];
	/** What a word at the place belongs to or is; null within a comment. */
	readonly word: XanoToken | null;
	/** Kinds of the brackets that are open, the root first. */
	readonly frames: readonly FrameKind[];
}

/**
 * Reads a text as far as a place, as if a word began there, and tells what that word would be. What stands behind the
 * place is not looked at. Never throws.
 */
export function readUntil(source: Source, offset: number): Standing {
	const state = new LexerState(`${source.text.slice(0, offset)}x`);
	if (state.text.charCodeAt(0) === 0xfeff) state.position = 1;
	let before = 0;
	let inComment = false;
	while (state.position <= offset && !state.stopped) {
		const newline = skipBlanks(state);
		inComment = state.position > offset;
		if (inComment) break;
		if (newline) lineBreak(state);
		before = state.tokens.length;
		next(state);
	}
	const { tokens, frames } = state;
	let at = inComment || state.stopped ? tokens.length : before;
	// A heredoc that nothing closes is as long as its first line.
	while (at < tokens.length - 1 && (tokens[at] as XanoToken).end <= offset) at++;
	return {
		tokens: tokens.slice(0, at),
		word: tokens[at] ?? null,
		frames: frames.map(({ kind }) => kind),
	};
}

/**
 * Reads one token. A function that finds out that something else begins here only says so in the state, and the
 * next round reads it.
 */
function next(state: LexerState): void {
	while (state.position >= state.impliedEnd) closeImplied(state);
	const { frame } = state;
	switch (state.text.charCodeAt(state.position)) {
		case 125:
			close(state, "}");
			return;
		case 93:
			close(state, "]");
			return;
		case 41:
			close(state, ")");
			return;
		case 44: // ,
			comma(state);
			return;
		case 59: // ;
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
