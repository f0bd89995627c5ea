import type { TokenType } from "chevrotain";
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
	state.frame = new Frame(kind, start, indentationOf(state, start));
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
	if (index === 0) {
		state.report("stray-bracket", `this \`${closer}\` closes nothing`, start, start + closer.length, {
			help: "remove it, or add the bracket it should close",
		});
		state.position += closer.length;
		return;
	}
	while (frames.length - 1 > index) closeMissing(state, start, closer);
	pop(state, start, start + closer.length);
	state.position = start + closer.length;
}

/** The innermost bracket was left open: says so where it was opened and closes it here. */
function closeMissing(state: LexerState, at: number, found: string | null): void {
	const { frame } = state;
	const closer = closers[frame.kind as BracketKind];
	const opener = state.text.slice(frame.offset, frame.offset + (closer.length === 3 ? 3 : 1));
	state.report("unclosed-bracket", `this \`${opener}\` is never closed`, frame.offset, frame.offset + opener.length, {
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
	if (open > 1) {
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

/** The first open bracket whose line is indented no deeper than the line of the bracket around it. */
function suspect(state: LexerState): Frame | null {
	for (let index = state.frames.length - 1; index > 1; index--) {
		if ((state.frames[index] as Frame).indentation <= (state.frames[index - 1] as Frame).indentation)
			return state.frames[index - 1] as Frame;
	}
	return null;
}

/** How deep the line of an offset is indented; offsets never go back, so every line is looked at once. */
function indentationOf(state: LexerState, offset: number): number {
	const { text, line } = state;
	while (line.next >= 0 ? line.next <= offset : line.indentation < 0) {
		if (line.next >= 0) line.start = line.next;
		const lineEnd = text.indexOf("\n", line.start);
		line.next = lineEnd < 0 ? Number.POSITIVE_INFINITY : lineEnd + 1;
		line.indentation = -1;
	}
	if (line.indentation < 0) line.indentation = state.skipSpaces(line.start) - line.start;
	return line.indentation;
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
