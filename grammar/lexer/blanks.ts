import { replacing } from "../issues.js";
import type { SyntaxFix } from "../source.js";
import * as T from "../tokens.js";
import type { LexerState } from "./state.js";

/** Skips blanks and comments; tells whether a line ended on the way. */
export function skipBlanks(state: LexerState): boolean {
	const { text } = state;
	let newline = false;
	let at = state.position;
	for (;;) {
		let code = text.charCodeAt(at);
		while (code === 32) code = text.charCodeAt(++at);
		// Most of what is no blank lies between `0` and `~`.
		if (code > 47 && code < 0xa0) {
			state.position = at;
			return newline;
		}
		if (code === 9 || code === 13 || code === 0xa0 || code === 0xfeff) at++;
		else if (code === 10) {
			newline = true;
			at++;
		} else {
			state.position = at;
			const following = code === 47 ? text.charCodeAt(at + 1) : 0;
			if (following === 47) comment(state, !newline && state.lastToken !== null);
			else if (following === 42) blockComment(state);
			else if (code === 35) hashComment(state);
			else return newline;
			at = state.position;
		}
	}
}

function comment(state: LexerState, trailing: boolean): void {
	const start = state.position;
	let end = state.text.indexOf("\n", start);
	if (end < 0) end = state.text.length;
	const text = state.text.slice(start, end).trimEnd();
	state.comments.push({ start, end: start + text.length, text, trailing });
	state.position = end;
}

function hashComment(state: LexerState): void {
	const start = state.position;
	let end = state.text.indexOf("\n", start);
	if (end < 0) end = state.text.length;
	state.report("hash-comment", "`#` does not start a comment here", start, end, {
		help: `write \`//${state.text.slice(start + 1, Math.min(end, start + 40)).trimEnd()}\``,
		why: "XanoScript has one kind of comment: `//` to the end of the line.",
		...replacing("write `//`", { start, end: start + 1 }, "//"),
	});
	state.position = end;
}

function blockComment(state: LexerState): void {
	const start = state.position;
	const close = state.text.indexOf("*/", start + 2);
	const end = close < 0 ? state.text.length : close + 2;
	state.report("block-comment", "`/* … */` is not a comment in XanoScript", start, end, {
		help: "put `//` before every line of it",
		why: "XanoScript has one kind of comment: `//` to the end of the line.",
		...(close < 0 || state.isFull ? {} : asLines(state.text, start, end)),
	});
	state.position = end;
}

/** The comment with `//` before every line; code behind it needs a line of its own. */
function asLines(text: string, start: number, end: number): { fix: SyntaxFix } {
	const lineStart = text.lastIndexOf("\n", start - 1) + 1;
	const indent = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? "";
	const lines = text
		.slice(start + 2, end - 2)
		.replace(/^\*+/, "")
		.split(/\r?\n/)
		.map((line) => line.trim().replace(/^\*+ ?/, ""));
	while (lines.length > 1 && lines[0] === "") lines.shift();
	while (lines.length > 1 && lines.at(-1) === "") lines.pop();
	const written = lines.map((line) => `// ${line}`.trimEnd()).join(`\n${indent}`);
	const behind = text.slice(end, end + 200).match(/^[ \t]*/)?.[0].length ?? 0;
	const endsLine = /^(?:\r?\n|$)/.test(text.slice(end + behind, end + behind + 2));
	return endsLine
		? replacing("write `//`", { start, end }, written)
		: replacing("write `//`", { start, end: end + behind }, `${written}\n${indent}`);
}

const property = /[A-Za-z_]\w*[ \t]*=(?![=~>])/y;

/** `url =` with nothing behind it, as while somebody writes; the next line has a property of its own. */
function isEmptyProperty(state: LexerState): boolean {
	return state.lastToken?.tokenType === T.AttributeName && state.frame.holdsItems && state.match(property) !== null;
}

/** A line has ended: it separates unless the expression plainly goes on. */
export function lineBreak(state: LexerState): void {
	const { frame } = state;
	if (!frame.separates || frame.itemStart) {
		if (frame.afterBody && !state.atAs()) state.startItem();
		return;
	}
	if (state.valueExpected && state.lastToken?.tokenType !== T.ArgumentColon && !isEmptyProperty(state)) return;
	const code = state.text.charCodeAt(state.position);
	const following = state.text.charCodeAt(state.position + 1);
	switch (code) {
		case 124: // |
		case 125: // }
		case 93: // ]
		case 41: // )
		case 63: // ?
		case 126: // ~
		case 42: // *
		case 37: // %
		case 60: // <
		case 62: // >
		case 43: // +
		case 61: // =
			return;
		case 38: // &&
			if (following === 38) return;
			break;
		case 33: // != !~, and `!|filter`
			if (following === 61 || following === 126 || following === 124) return;
			break;
		case 58: // :
			return;
		case 47: // division; comments are gone by now
			return;
		case 46: // . but not ...
			if (following !== 46) return;
			break;
		case 123: // {
			if (frame.kind !== "array") return;
			break;
		case 97: // as $x
			if (frame.holdsItems && state.atAs()) return;
			break;
	}
	state.push(T.Separator, state.position, state.position);
	state.startItem();
	state.valueExpected = false;
}
