import type { TextStyle } from "../ast.js";
import * as T from "../tokens.js";
import { closers, type Frame } from "./frames.js";
import { decodeHeredoc, decodeText } from "./literals.js";
import type { LexerState } from "./state.js";

/**
 * Where a text between single quotes or double quotes ends.
 * @param start offset of the opening quote
 * @returns the offset behind the closing quote, -1 when there is none
 */
export function textEnd(state: LexerState, start: number): number {
	const { text } = state;
	const quote = text[start] as string;
	// Without this a file of lone quotes would be searched to its end for each of them.
	if (state.isUnclosed(quote, start)) return -1;
	for (let close = text.indexOf(quote, start + 1); close >= 0; close = text.indexOf(quote, close + 1)) {
		let backslashes = 0;
		while (close - 1 - backslashes > start && text.charCodeAt(close - 1 - backslashes) === 92) backslashes++;
		if (backslashes % 2 === 0) return close + 1;
	}
	state.unclosed.set(quote, start);
	return -1;
}

/** Behind a text on one line in which nothing is escaped; 0 when it is another one. */
function plainTextEnd(text: string, start: number): number {
	const quote = text.charCodeAt(start);
	for (let at = start + 1; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === quote) return at + 1;
		if (code === 92 || code === 10) return 0;
	}
	return 0;
}

/** Reads a text of any style at the position. */
export function textLiteral(state: LexerState, quote: string): void {
	const { text } = state;
	const start = state.position;
	state.valueExpected = false;
	const style: TextStyle = quote === '"' ? "double" : "single";
	const plainEnd = plainTextEnd(text, start);
	if (plainEnd > start + 2) {
		state.push(T.Text, start, plainEnd, { value: text.slice(start + 1, plainEnd - 1), style });
		state.position = plainEnd;
		return;
	}
	if (text[start + 1] === quote && text[start + 2] === quote) {
		heredoc(state, quote);
		return;
	}
	let end = textEnd(state, start);
	if (end < 0 || runsOn(text, start, end)) {
		end = contentEnd(state, start);
		state.report("unterminated-text", "this text is never closed", start, end, {
			help: `add the closing ${quote}`,
			fix: {
				title: `add the closing ${quote}`,
				edits: [{ span: { start: end, end }, text: quote }],
				// What else is in the line may not belong to the text.
				...(/[,:;|={}[\]()]/.test(text.slice(start, end)) ? { applies: "suggested" as const } : {}),
			},
		});
		state.push(T.Text, start, end, { value: decodeText(text.slice(start + 1, end)), style });
	} else state.push(T.Text, start, end, { value: decodeText(text.slice(start + 1, end - 1)), style });
	state.position = end;
}

/**
 * Whether a text of several lines ends where another seems to begin: right before a word, or between an operator and
 * a word. Its own quote is the one that is missing.
 */
function runsOn(text: string, start: number, end: number): boolean {
	// Only the text itself is searched: its line may be as long as the file.
	const lastBreak = text.slice(start, end).lastIndexOf("\n");
	if (lastBreak < 0) return false;
	const lineStart = start + lastBreak + 1;
	const behind = text.slice(end, end + 80);
	return (
		/^(?:[\w$"'<#]|\/(?!\/))/.test(behind) ||
		(/[=:(,[|~+]\s*$/.test(text.slice(lineStart, end - 1)) && /^(?:[ \t]*[\w$"']|\/\/)/.test(behind))
	);
}

/** Where a text ends whose closing quote is missing: before what closes brackets of its line. */
function contentEnd({ text, frames, isFull }: LexerState, start: number): number {
	const lineStart = isFull ? start : text.lastIndexOf("\n", start - 1) + 1;
	let end = start + text.slice(start, endOfLine(text, start)).trimEnd().length;
	for (let index = frames.length - 1; index > 0; index--) {
		const { kind, offset } = frames[index] as Frame;
		if (kind === "root" || offset < lineStart || text[end - 1] !== closers[kind]) break;
		end = start + text.slice(start, end - 1).trimEnd().length;
	}
	return Math.max(end, start + 1);
}

function heredoc(state: LexerState, quote: string): void {
	const { text } = state;
	const start = state.position;
	const delimiter = quote.repeat(3);
	const style: TextStyle = quote === '"' ? "heredoc" : "heredoc-single";
	const close = heredocClose(state, start, delimiter);
	if (close < 0) {
		state.report("unterminated-heredoc", `this ${delimiter} text is never closed`, start, start + 3, {
			help: `close it with ${delimiter} on a line of its own`,
		});
		state.push(T.Text, start, endOfLine(text, start), { value: "", style });
		state.position = text.length;
		return;
	}
	state.push(T.Text, start, close + 3, { value: decodeHeredoc(text.slice(start + 3, close)), style });
	state.position = close + 3;
}

/** Offset of the closing quotes: those at the start of a line where the text begins on a line of its own. */
function heredocClose(state: LexerState, start: number, delimiter: string): number {
	const { text } = state;
	const first = state.skipSpaces(start + 3);
	const ownLines = text.startsWith("\n", first) || text.startsWith("\r\n", first);
	if (ownLines && !state.isUnclosed(delimiter, start)) {
		// Quotes inside a line belong to the text.
		const closing = new RegExp(`\\n[ \\t]*${delimiter}`, "g");
		closing.lastIndex = start + 3;
		const match = closing.exec(text);
		if (match) return match.index + match[0].length - 3;
		state.unclosed.set(delimiter, start);
	}
	return text.indexOf(delimiter, start + 3);
}

function endOfLine(text: string, from: number): number {
	const end = text.indexOf("\n", from);
	return end < 0 ? text.length : end;
}
