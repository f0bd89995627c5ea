import type { TokenType } from "chevrotain";
import type { Comment } from "../ast.js";
import { type SyntaxCode, syntaxIssue } from "../issues.js";
import type { Span, SyntaxIssue } from "../source.js";
import { XanoToken } from "../tokens.js";
import { Frame } from "./frames.js";

/** More than this many mistakes in one file are not reported. */
export const maximumIssues = 50;

/** How many operators and prefixes an expression may hold, those of the expressions around it included. */
export const maximumWeight = 1000;

/** A ternary is read by recursion and weighs more than an operator. */
export const ternaryWeight = 4;

/** Where the lexer is in the text and what it has found so far; the files of this folder read and advance it. */
export class LexerState {
	readonly tokens: XanoToken[] = [];
	readonly comments: Comment[] = [];
	readonly dividers: Span[] = [];
	readonly semicolons: Span[] = [];
	readonly issues: SyntaxIssue[] = [];
	readonly frames: Frame[] = [new Frame("root", 0)];
	/** The innermost of the frames. */
	frame = this.frames[0] as Frame;
	position = 0;
	/** An operand may start here: after an operator, an opening bracket, `=` or `:`. */
	valueExpected = false;
	lastToken: XanoToken | null = null;
	/** What the tree under construction weighs: operators and prefixes of every open frame's current item. */
	weight = 0;
	/** Reading has been given up: the rest of the text is not looked at. */
	stopped = false;
	/** Where the innermost brackets end that nobody has written; never when there are none. */
	impliedEnd = Number.POSITIVE_INFINITY;
	/** These brackets, each with the end of those around it. */
	readonly implied: { readonly frame: Frame; readonly end: number }[] = [];
	/** What follows a statement of another language and belongs to it: where it begins, and where it ends. */
	readonly tails = new Map<number, number>();
	/** Delimiters that close nothing from an offset on, so that nobody searches for them again. */
	readonly unclosed = new Map<string, number>();

	constructor(readonly text: string) {}

	/** Reads a sticky pattern at the position without moving. */
	match(pattern: RegExp): string | null {
		pattern.lastIndex = this.position;
		return pattern.test(this.text) ? this.text.slice(this.position, pattern.lastIndex) : null;
	}

	/** The first offset from here on that is no space and no tab. */
	skipSpaces(from: number): number {
		let at = from;
		while (this.text.charCodeAt(at) === 32 || this.text.charCodeAt(at) === 9) at++;
		return at;
	}

	/** The first offset from here on that is no blank and no line end. */
	skipBlankCharacters(from: number): number {
		let at = from;
		for (;;) {
			const code = this.text.charCodeAt(at);
			if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return at;
			at++;
		}
	}

	/** What is found from here on is not reported any more, so that nobody need look closely. */
	get isFull(): boolean {
		return this.issues.length >= maximumIssues;
	}

	/** Whether a search for the delimiter has already shown that nothing from here on closes it. */
	isUnclosed(delimiter: string, start: number): boolean {
		return start >= (this.unclosed.get(delimiter) ?? Number.POSITIVE_INFINITY);
	}

	/** Whether a line ended between the last token and here. */
	crossedLine(here: number): boolean {
		const last = this.lastToken;
		return last !== null && this.text.slice(last.end, here).includes("\n");
	}

	/** Whether `as $…` stands here. */
	atAs(): boolean {
		const { text, position } = this;
		if (text.charCodeAt(position) !== 97 || text.charCodeAt(position + 1) !== 115) return false;
		return /^\s*\$/.test(text.slice(position + 2, position + 40));
	}

	/** A new item, entry or element begins in the innermost frame. */
	startItem(): void {
		this.weight -= this.frame.weight;
		this.frame.startItem();
	}

	/** The tree becomes deeper by an operator, a prefix or a branch; a limit keeps it from exhausting anybody's stack. */
	addWeight(amount: number): void {
		this.frame.weight += amount;
		this.weight += amount;
		if (this.weight <= maximumWeight) return;
		this.report("nested-too-deep", "this expression is too long", this.position - 1, this.position, {
			help: "put parts of it into variables",
			why: `An expression may hold ${maximumWeight} operators; a \`? :\` counts as ${ternaryWeight}.`,
		});
		this.stopped = true;
	}

	/** Adds a token of `length` characters at the position and moves behind it. */
	advance(type: TokenType, length: number, payload?: unknown): void {
		this.push(type, this.position, this.position + length, payload);
		this.position += length;
	}

	push(type: TokenType, start: number, end: number, payload?: unknown): void {
		const token = new XanoToken(type, start, end, this.text, payload);
		this.tokens.push(token);
		this.lastToken = token;
	}

	/** Keeps a mistake; beyond the limit they are only counted as being there. */
	report(
		code: SyntaxCode,
		message: string,
		start: number,
		end: number,
		more: Parameters<typeof syntaxIssue>[3] = {},
	): void {
		if (this.issues.length < maximumIssues) this.issues.push(syntaxIssue(code, message, { start, end }, more));
	}
}
