import type { TokenType } from "chevrotain";
import { replacing } from "../issues.js";
import type { SyntaxFix } from "../source.js";
import * as T from "../tokens.js";
import { closers, Frame, type FrameKind } from "./frames.js";
import type { LexerState } from "./state.js";

/** Brackets inside brackets beyond this depth are refused, so that no program can exhaust the stack. */
export const maximumDepth = 200;

/** Statements whose blocks declare columns. */
export const columnBlocks: ReadonlySet<string> = new Set(["input", "schema", "output"]);

type BracketKind = Exclude<FrameKind, "root">;

/** Opens a bracket: what stands inside is read by the rules of its kind. */
export function open(state: LexerState, kind: BracketKind, length: number): void {
	if (state.frames.length > maximumDepth) {
		state.report(
			"nested-too-deep",
			`brackets are nested more than ${maximumDepth} deep`,
			state.position,
			state.position + 1,
			{
				help: "move the inner part into a variable or a function of its own",
			},
		);
		state.stopped = true;
		return;
	}
	const type = openTokens[kind];
	const start = state.position;
	state.advance(type, length);
	state.frame.itemStart = false;
	state.frame = new Frame(kind, start);
	state.frames.push(state.frame);
	if (!state.frame.separates) state.frame.itemStart = false;
	state.valueExpected = kind !== "block" && kind !== "columns" && kind !== "object";
}

/** What a `{` opens that does not stand where a value belongs. */
export function blockKind(state: LexerState): "block" | "columns" {
	const { frame } = state;
	if (frame.kind === "columns") return "block";
	return columnBlocks.has(frame.statementName) ? "columns" : "block";
}

/** A backtick closes the expression it opened, or opens one. */
export function backtick(state: LexerState): void {
	const triple = state.text.startsWith("```", state.position);
	if (triple ? state.frame.kind === "triple-backtick" : state.frame.kind === "backtick" || insideBacktick(state)) {
		close(state, triple ? "```" : "`");
	} else open(state, triple ? "triple-backtick" : "backtick", triple ? 3 : 1);
}

function insideBacktick(state: LexerState): boolean {
	return !state.valueExpected && state.frames.some((frame) => frame.kind === "backtick");
}

/** Closes the innermost bracket of this kind and, with a message, everything left open inside it. */
export function close(state: LexerState, closer: string): void {
	const { frames } = state;
	const start = state.position;
	let index = frames.length - 1;
	while (index > 0 && closers[(frames[index] as Frame).kind as BracketKind] !== closer) index--;
	if (isMismatch(state, closer, index)) {
		mismatch(state, closer);
		return;
	}
	if (index === 0) {
		stray(state, closer);
		return;
	}
	while (frames.length - 1 > index) closeMissing(state, start, closer);
	pop(state, start, start + closer.length);
	state.position = start + closer.length;
}

/** Of the closers before it the first whose line is indented otherwise than its bracket's is the one too many. */
function stray(state: LexerState, closer: string): void {
	const { position: start } = state;
	const blamed = (closer === "}" ? oddCloser(state) : null) ?? start;
	state.report("stray-bracket", `this \`${closer}\` closes nothing`, blamed, blamed + closer.length, {
		help: "remove it, or add the bracket it should close",
		...(blamed === start
			? {}
			: {
					why: "It stands deeper or less deep than what it would close, and at the end of the file a bracket is left over.",
					related: [
						{ span: { start, end: start + closer.length }, message: `nothing is left for this \`${closer}\` to close` },
					],
				}),
	});
	state.position += closer.length;
}

/** The first `}` that is one too many, going by how deep lines are indented. */
function oddCloser(state: LexerState): number | null {
	// Once is enough: what follows is out of step anyway.
	if (state.issues.some(({ code }) => code === "stray-bracket")) return null;
	return oddPair(state)?.closer ?? null;
}

/** The first `}` at the beginning of a line that is indented otherwise than the line of its bracket, and that bracket. */
function oddPair({ tokens, text }: LexerState): { opener: number; closer: number } | null {
	const braces = tokens.filter(({ tokenType }) => braceTypes.has(tokenType));
	const lines = linesOf(
		text,
		braces.map(({ startOffset }) => startOffset),
	);
	const open: { opener: number; indentation: number }[] = [];
	for (const [index, { tokenType, startOffset, end }] of braces.entries()) {
		const { start, indentation } = lines[index] as Line;
		if (tokenType !== T.BraceClose) {
			open.push({ opener: startOffset, indentation });
			continue;
		}
		const opened = open.pop();
		const isFirst = end > startOffset && start + indentation === startOffset;
		if (opened !== undefined && isFirst && indentation !== opened.indentation)
			return { opener: opened.opener, closer: startOffset };
	}
	return null;
}

const braceTypes: ReadonlySet<TokenType> = new Set([T.BlockOpen, T.ObjectOpen, T.BraceClose]);

/** Whether a closer is simply the wrong one for a bracket of its own line: `[1, 2)`, `(1 + 2}`. */
function isMismatch(state: LexerState, closer: string, index: number): boolean {
	const { frames, frame, text, position } = state;
	if (index === frames.length - 1 || frame.kind === "root" || frame.kind.endsWith("backtick")) return false;
	if (frame.kind === "block" || frame.kind === "columns") return false;
	// No further back than the brackets: there may be very many closers on a very long line.
	const isBroken = (start: number, end: number): boolean => text.slice(start, end).includes("\n");
	if (isBroken(frame.offset, position)) return false;
	const meant = frames[index] as Frame;
	if (index === 0) return true;
	if (isBroken(meant.offset, frame.offset)) {
		// Its own closer has to begin one of the lines that follow.
		const following = text.slice(position + 1, position + 1_000);
		return closer !== "}" && new RegExp(`^[^\\n()[\\]{}]*\\n\\s*\\${closer}`).test(following);
	}
	// The one it could close needs a closer of its own, which has to be on the rest of the line.
	const [rest = ""] = text.slice(position + 1, position + 1_000).split("\n", 1);
	const open = frames.filter(
		({ kind, offset }) =>
			kind !== "root" && closers[kind as BracketKind] === closer && !isBroken(offset, Math.max(offset, meant.offset)),
	);
	return rest.split(closer).length - 1 >= open.length;
}

function mismatch(state: LexerState, closer: string): void {
	const { frame, position: start } = state;
	const opener = state.text.slice(frame.offset, frame.offset + 1);
	const wanted = closers[frame.kind as BracketKind];
	const span = { start, end: start + closer.length };
	state.report(
		"mismatched-bracket",
		`\`${opener}\` is closed by \`${wanted}\`, not by \`${closer}\``,
		start,
		span.end,
		{
			...replacing(`write \`${wanted}\``, span, wanted),
			related: [{ span: { start: frame.offset, end: frame.offset + 1 }, message: "the bracket it should close" }],
		},
	);
	pop(state, start, span.end);
	state.position = span.end;
}

/** `if (($a == 1) && ($b == 2) {`: before the block of a statement the brackets of its head are closed. */
export function closeHead(state: LexerState): boolean {
	const { frames, position: start } = state;
	let index = frames.length - 1;
	while (index > 0 && (frames[index] as Frame).kind === "parenthesis") index--;
	const head = frames[index] as Frame;
	const opened = frames[index + 1]?.offset ?? -1;
	if (index === frames.length - 1 || !head.inHead || !head.holdsItems) return false;
	if (state.text.slice(opened, start).includes("\n")) return false;
	const missing = frames.length - 1 - index;
	const before = state.text.slice(0, start).trimEnd().length;
	const closer = ")".repeat(missing);
	state.report("unclosed-bracket", "this `(` is never closed", opened, opened + 1, {
		help: `add the missing \`${closer}\``,
		...replacing(`write \`${closer}\``, { start: before, end: before }, closer),
		related: [{ span: { start, end: start + 1 }, message: "the block begins here" }],
	});
	while (frames.length - 1 > index) pop(state, start, start);
	return true;
}

/** Opens parentheses or a block that nobody has written; they end at an offset. */
export function openImplied(state: LexerState, kind: "parenthesis" | "block", end: number): void {
	const start = state.position;
	state.push(openTokens[kind], start, start);
	state.frame = new Frame(kind, start);
	state.frames.push(state.frame);
	state.implied.push({ frame: state.frame, end: state.impliedEnd });
	state.impliedEnd = end;
	if (kind === "parenthesis") state.frame.itemStart = false;
	state.valueExpected = kind === "parenthesis";
}

/** Closes them, with everything in them that is still open. */
export function closeImplied(state: LexerState): void {
	const { position: start, frames, implied } = state;
	const last = implied.pop();
	state.impliedEnd = last?.end ?? Number.POSITIVE_INFINITY;
	const index = last ? frames.lastIndexOf(last.frame) : -1;
	if (index <= 0) return;
	while (frames.length - 1 > index) closeMissing(state, start, null);
	pop(state, start, start);
}

/** The innermost bracket was left open: says so where it was opened and closes it here. */
function closeMissing(state: LexerState, at: number, found: string | null): void {
	const { frame } = state;
	const closer = closers[frame.kind as BracketKind];
	const opener = state.text.slice(frame.offset, frame.offset + (closer.length === 3 ? 3 : 1));
	const code = opener.startsWith("`") ? "unterminated-backtick" : "unclosed-bracket";
	state.report(code, `this \`${opener}\` is never closed`, frame.offset, frame.offset + opener.length, {
		help: `add the missing \`${closer}\``,
		...(found
			? {
					related: [
						{
							span: { start: at, end: at + found.length },
							message: `\`${closer}\` was expected before this \`${found}\``,
						},
					],
				}
			: {}),
	});
	pop(state, at, at);
}

function pop(state: LexerState, start: number, end: number): void {
	const closed = state.frames.pop() as Frame;
	state.weight -= closed.weight;
	state.frame = state.frames[state.frames.length - 1] as Frame;
	state.push(closeTokens[closed.kind as BracketKind], start, end);
	state.valueExpected = false;
	if (closed.kind === "block" || closed.kind === "columns") {
		state.startItem();
		state.frame.afterBody = true;
	}
}

/** At the end of the file. Of several open brackets the one whose line is indented most oddly is to blame. */
export function closeAll(state: LexerState): void {
	const end = state.text.length;
	if (state.stopped) {
		while (state.frames.length > 1) pop(state, end, end);
		return;
	}
	const open = state.frames.length - 1;
	const odd = open > 0 && (state.frames[open] as Frame).kind !== "backtick" ? oddPair(state) : null;
	if (odd !== null) {
		const { opener, closer } = odd;
		state.report("unclosed-bracket", "this `{` is never closed", opener, opener + 1, {
			help: "add the missing `}`",
			...closerBefore(state.text, opener),
			related: [
				{
					span: { start: closer, end: closer + 1 },
					message: "this `}` closes it, but is indented for another bracket",
				},
			],
		});
		while (state.frames.length > 1) pop(state, end, end);
	} else if (open > 1) {
		const outermost = state.frames[1] as Frame;
		const blamed = suspect(state) ?? (state.frames[open] as Frame);
		const closer = closers[blamed.kind as BracketKind];
		const opener = state.text.slice(blamed.offset, blamed.offset + (closer.length === 3 ? 3 : 1));
		state.report(
			"unclosed-bracket",
			`this \`${opener}\` is never closed`,
			blamed.offset,
			blamed.offset + opener.length,
			{
				help: `add the missing \`${closer}\``,
				why: `The file ends while ${open} brackets are still open, the first of them opened here or further out.`,
				related:
					blamed === outermost
						? []
						: [
								{
									span: { start: outermost.offset, end: outermost.offset + 1 },
									message: "the outermost bracket still open at the end of the file",
								},
							],
			},
		);
		while (state.frames.length > 1) pop(state, end, end);
	} else if (open === 1) closeMissing(state, end, null);
}

/** A `}` of its own line before the first line that is indented no deeper than that of its bracket. */
function closerBefore(text: string, opener: number): { fix?: SyntaxFix } {
	const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", opener) + 1, opener))?.[0] ?? "";
	for (let at = text.indexOf("\n", opener) + 1; at > 0; at = text.indexOf("\n", at) + 1) {
		const depth = /^[ \t]*(?=[^\s])/.exec(text.slice(at, at + 200))?.[0].length;
		if (depth === undefined || depth > indent.length) continue;
		const fix = {
			title: "add it where the indentation ends",
			edits: [{ span: { start: at, end: at }, text: `${indent}}\n` }],
		};
		return { fix: { ...fix, applies: "suggested" } };
	}
	return {};
}

/** The innermost open bracket around one whose line is indented no deeper than its own. */
function suspect({ frames, text }: LexerState): Frame | null {
	const lines = linesOf(
		text,
		frames.map(({ offset }) => offset),
	);
	for (let index = frames.length - 1; index > 1; index--) {
		if ((lines[index] as Line).indentation <= (lines[index - 1] as Line).indentation) return frames[index - 1] as Frame;
	}
	return null;
}

interface Line {
	readonly start: number;
	/** How many blanks and tabs it begins with. */
	readonly indentation: number;
}

/** The lines of offsets that are in the order of the text: every line is looked at once, however long it is. */
function linesOf(text: string, offsets: readonly number[]): Line[] {
	let line: Line = { start: 0, indentation: 0 };
	let next = 0;
	return offsets.map((offset) => {
		if (next > offset) return line;
		let start = next;
		while (next <= offset) {
			start = next;
			const end = text.indexOf("\n", start);
			next = end < 0 ? Number.POSITIVE_INFINITY : end + 1;
		}
		let indentation = 0;
		while (text[start + indentation] === " " || text[start + indentation] === "\t") indentation++;
		line = { start, indentation };
		return line;
	});
}

const openTokens: Record<BracketKind, TokenType> = {
	block: T.BlockOpen,
	columns: T.BlockOpen,
	object: T.ObjectOpen,
	array: T.ArrayOpen,
	index: T.IndexOpen,
	parenthesis: T.ParenthesisOpen,
	backtick: T.BacktickOpen,
	"triple-backtick": T.BacktickOpen,
};

const closeTokens: Record<BracketKind, TokenType> = {
	block: T.BraceClose,
	columns: T.BraceClose,
	object: T.BraceClose,
	array: T.BracketClose,
	index: T.BracketClose,
	parenthesis: T.ParenthesisClose,
	backtick: T.BacktickClose,
	"triple-backtick": T.BacktickClose,
};
