import type { TokenType } from "chevrotain";
import type { Comment } from "./ast.js";
import { closers, Frame, type FrameKind } from "./frames.js";
import { syntaxIssue } from "./issues.js";
import { decodeHeredoc, decodeNumber, decodeText } from "./literals.js";
import type { Source, Span, SyntaxIssue } from "./source.js";
import * as T from "./tokens.js";
import { XanoToken } from "./tokens.js";

export interface LexResult {
	/** Brackets are balanced: missing closers have been added, stray ones left out. */
	readonly tokens: XanoToken[];
	readonly comments: Comment[];
	readonly dividers: Span[];
	readonly issues: SyntaxIssue[];
}

/** Payload of a `ColumnType` token. */
export interface ColumnTypePayload {
	readonly type: string;
	readonly lists: readonly { readonly minimum: number | null; readonly maximum: number | null }[];
	readonly nullable: boolean;
}

/** Payload of a `ColumnName` token. */
export interface ColumnNamePayload {
	readonly name: string;
	readonly optional: boolean;
	readonly nullable: boolean;
}

/** One filter of a `ColumnFilters` token, before it becomes a `FilterUse`. */
export interface ColumnFilterPayload {
	readonly name: string;
	readonly span: Span;
	readonly disabled: boolean;
	readonly args: readonly { readonly raw: string; readonly span: Span; readonly quoted: boolean }[];
}

/** Brackets inside brackets beyond this depth are refused, so that no program can exhaust the stack. */
export const maximumDepth = 200;

/** Filters whose first argument is an expression over the element: comparisons belong to their argument. */
export const expressionFilters: ReadonlySet<string> = new Set([
	"map",
	"filter",
	"some",
	"every",
	"find",
	"findIndex",
	"reduce",
	"transform",
]);

const castTypes = new Set(["int", "text", "decimal", "bool", "array", "object", "timestamp", "expr", "json", "date"]);
const wordOperators = new Set(["in", "contains", "includes", "overlaps", "like", "ilike", "between", "search"]);
const arithmetic = new Set(["*", "/", "%", "+", "-", "~", ".."]);
const comparisons = new Set(["==", "!=", "===", "!==", "<", ">", "<=", ">="]);
/** Longest first. */
const operators = [
	"===",
	"!==",
	"==?",
	"!=?",
	">=?",
	"<=?",
	"!~?",
	"@>?",
	"<@?",
	"==",
	"!=",
	">=",
	"<=",
	">?",
	"<?",
	"!~",
	"~?",
	"@>",
	"<@",
	"&&",
	"||",
	"??",
	"..",
	">",
	"<",
	"~",
	"+",
	"-",
	"*",
	"/",
	"%",
];
const operatorStarts = new Set(operators.map((operator) => operator[0]));

const namePattern = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y;
const simpleNamePattern = /[A-Za-z_][A-Za-z0-9_]*/y;
const wordPattern = /[A-Za-z_](?:[\w./@]|-(?=\w))*/y;
/** Names of queries may hold path parameters: `books/{id}`. */
const headWordPattern = /[A-Za-z_/](?:[\w./@]|\{[\w:.]+\}|-(?=\w))*/y;
/** `1024x1024`, `1d`: words all the same. */
const digitWordPattern = /\d+[A-Za-z_][\w-]*/y;
const keyPattern = /[A-Za-z_@$][\w.@$-]*/y;
const variablePattern = /\$(?:\$|[A-Za-z0-9_][A-Za-z0-9_]*)/y;
const memberPattern = /\.\s*([A-Za-z_][A-Za-z0-9_]*|\d+|\$[A-Za-z_][A-Za-z0-9_]*|"(?:[^"\\\n]|\\.)*")/y;
const numberPattern = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const timestampPattern = /\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[+-]\d{2}:?\d{2}|Z)/y;
const textPattern = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y;
const filterPattern = /(!?)\|\s*(!?)\s*([A-Za-z_][A-Za-z0-9_]*)/y;
const columnTypePattern = /([A-Za-z_][A-Za-z0-9_]*)((?:\[[^\]\n]*\])*)(\?)?/y;
const columnNamePattern = /(\?)?([A-Za-z_$][\w$-]*|"[^"\n]+")(\?)?/y;

/** Turns the text of one file into tokens the grammar can read with one token of lookahead. Never throws. */
export function tokenize(source: Source): LexResult {
	return new Lexer(source.text).run();
}

class Lexer {
	private readonly tokens: XanoToken[] = [];
	private readonly comments: Comment[] = [];
	private readonly dividers: Span[] = [];
	private readonly issues: SyntaxIssue[] = [];
	private readonly frames: Frame[] = [new Frame("root", 0, -1)];
	private frame = this.frames[0] as Frame;
	private position = 0;
	/** An operand may start here: after an operator, an opening bracket, `=` or `:`. */
	private valueExpected = false;
	private lastToken: XanoToken | null = null;

	constructor(private readonly text: string) {}

	run(): LexResult {
		const { text } = this;
		if (text.charCodeAt(0) === 0xfeff) this.position = 1;
		while (this.position < text.length) {
			const newline = this.skipBlanks();
			if (this.position >= text.length) break;
			if (newline) this.lineBreak();
			if (!this.next()) break;
		}
		this.closeAll();
		return { tokens: this.tokens, comments: this.comments, dividers: this.dividers, issues: this.issues };
	}

	// ── Blanks and comments ──────────────────────────────────────────────────────────────────────────────────────────

	/** Skips blanks and comments; tells whether a line ended on the way. */
	private skipBlanks(): boolean {
		const { text } = this;
		let newline = false;
		for (;;) {
			const code = text.charCodeAt(this.position);
			if (code === 32 || code === 9 || code === 13 || code === 0xa0 || code === 0xfeff) this.position++;
			else if (code === 10) {
				newline = true;
				this.position++;
			} else if (code === 47 && text.charCodeAt(this.position + 1) === 47) this.comment(!newline && this.lastToken !== null);
			else if (code === 47 && text.charCodeAt(this.position + 1) === 42) this.blockComment();
			else if (code === 35) this.hashComment();
			else return newline;
		}
	}

	private comment(trailing: boolean): void {
		const start = this.position;
		let end = this.text.indexOf("\n", start);
		if (end < 0) end = this.text.length;
		const text = this.text.slice(start, end).trimEnd();
		this.comments.push({ start, end: start + text.length, text, trailing });
		this.position = end;
	}

	private hashComment(): void {
		const start = this.position;
		let end = this.text.indexOf("\n", start);
		if (end < 0) end = this.text.length;
		this.report("hash-comment", "`#` does not start a comment here", start, end, {
			help: `write \`//${this.text.slice(start + 1, Math.min(end, start + 40)).trimEnd()}\``,
			why: "XanoScript has one kind of comment: `//` to the end of the line.",
		});
		this.position = end;
	}

	private blockComment(): void {
		const start = this.position;
		const close = this.text.indexOf("*/", start + 2);
		const end = close < 0 ? this.text.length : close + 2;
		this.report("block-comment", "`/* … */` is not a comment in XanoScript", start, end, {
			help: "put `//` before every line of it",
			why: "XanoScript has one kind of comment: `//` to the end of the line.",
		});
		this.position = end;
	}

	// ── Separation ───────────────────────────────────────────────────────────────────────────────────────────────────

	/** A line has ended: it separates unless the expression plainly goes on. */
	private lineBreak(): void {
		const { frame } = this;
		if (!frame.separates || frame.itemStart) {
			if (frame.afterBody && !this.atAs()) frame.startItem();
			return;
		}
		if (this.valueExpected && this.lastToken?.tokenType !== T.ArgumentColon) return;
		const code = this.text.charCodeAt(this.position);
		const following = this.text.charCodeAt(this.position + 1);
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
				if (frame.holdsItems && this.atAs()) return;
				break;
		}
		this.push(T.Separator, this.position, this.position);
		frame.startItem();
		this.valueExpected = false;
	}

	private atAs(): boolean {
		const { text, position } = this;
		if (text.charCodeAt(position) !== 97 || text.charCodeAt(position + 1) !== 115) return false;
		return /\s/.test(text[position + 2] ?? "") && /^\s+\$/.test(text.slice(position + 2, position + 40));
	}

	// ── One token ────────────────────────────────────────────────────────────────────────────────────────────────────

	/** Reads one token; false when reading cannot go on. */
	private next(): boolean {
		const { frame } = this;
		const character = this.text[this.position] as string;
		switch (character) {
			case "}":
			case "]":
			case ")":
				this.close(character);
				return true;
			case ",":
				this.comma();
				return true;
		}
		if (frame.itemStart) {
			if (frame.holdsItems) return this.itemStart();
			if (frame.kind === "columns") return this.columnStart();
			if (frame.kind === "object") return this.entryStart();
			if (frame.kind === "array") {
				if (this.text.startsWith("...", this.position)) {
					this.advance(T.Spread, 3);
					return true;
				}
				frame.itemStart = false;
				this.valueExpected = true;
			}
		}
		return this.expressionToken();
	}

	private comma(): void {
		const { frame } = this;
		if (!frame.separates) {
			this.report("comma-arguments", "a comma cannot stand inside parentheses", this.position, this.position + 1, {
				help: "filter arguments are separated by `:`, as in `|slice:0:2`",
			});
			this.position++;
			return;
		}
		if (frame.inArgument && frame.holdsItems && /^,[ \t]*[^\s}\]]/.test(this.text.slice(this.position, this.position + 40))) {
			const rest = this.text.slice(this.position + 1, this.position + 60);
			if (!/^\s*[A-Za-z_.]+\s*=[^=]/.test(rest)) {
				this.report("comma-arguments", "filter arguments are separated by `:`, not by a comma", this.position, this.position + 1, {
					help: "write `:` instead of the comma, as in `|slice:0:2`",
				});
				this.push(T.ArgumentColon, this.position, this.position + 1);
				this.position++;
				this.valueExpected = true;
				return;
			}
		}
		this.push(T.Separator, this.position, this.position + 1);
		this.position++;
		frame.startItem();
		this.valueExpected = false;
	}

	/** Start of a statement or attribute. */
	private itemStart(): boolean {
		const { text, frame } = this;
		const start = this.position;
		const character = text[start] as string;
		if (frame.afterBody) {
			if (this.atAs()) {
				this.asKeyword();
				return true;
			}
			if (/^break\b(?!\s*=)/.test(text.slice(start, start + 8)) && !this.crossedLine(start)) {
				this.advance(T.Break, 5);
				frame.startItem();
				return true;
			}
			if (character === "|" && this.lastToken?.tokenType === T.BraceClose) return this.expressionToken();
			frame.startItem();
		}
		if (character === "!") {
			this.advance(T.Disable, 1);
			return true;
		}
		if (character === "-" && text.startsWith("---", start) && frame.kind === "root") {
			let end = start;
			while (text[end] === "-") end++;
			this.dividers.push({ start, end });
			this.position = end;
			return true;
		}
		const name = this.match(namePattern);
		if (!name) {
			frame.itemStart = false;
			frame.inHead = true;
			return this.expressionToken();
		}
		const end = start + name.length;
		const after = this.skipSpaces(end);
		const next = text.charCodeAt(after);
		frame.itemStart = false;
		if (next === 61 && text.charCodeAt(after + 1) !== 61) {
			this.push(T.AttributeName, start, end, name);
			this.position = after + 1;
			this.valueExpected = true;
			return true;
		}
		if (next === 63 && text.charCodeAt(after + 1) === 61 && text.charCodeAt(after + 2) !== 61) {
			this.report("foreign-syntax", `\`${name} ?=\` is how inputs are declared, not how values are given`, after, after + 2, {
				help: `write \`${name} = …\``,
			});
			this.push(T.AttributeName, start, end, name);
			this.position = after + 2;
			this.valueExpected = true;
			return true;
		}
		if (next === 58 && !name.includes(".")) {
			this.report("colon-attribute", `\`${name}:\` should be \`${name} =\``, after, after + 1, {
				help: `write \`${name} = …\``,
				why: "Inside a block, properties are set with `=`. The colon belongs to object literals, as in `{ name: 1 }`.",
			});
			this.push(T.AttributeName, start, end, name);
			this.position = after + 1;
			this.valueExpected = true;
			return true;
		}
		this.push(T.StatementName, start, end, name);
		this.position = end;
		frame.inHead = true;
		frame.statementName = name;
		this.valueExpected = false;
		return true;
	}

	/** Whether a line ended between the last token and here. */
	private crossedLine(here: number): boolean {
		const last = this.lastToken;
		return last !== null && this.text.slice(last.end, here).includes("\n");
	}

	private asKeyword(): void {
		this.advance(T.As, 2);
		this.frame.itemStart = false;
		this.frame.afterBody = false;
		this.frame.inHead = true;
		this.frame.endChain();
		this.valueExpected = false;
	}

	// ── Columns ──────────────────────────────────────────────────────────────────────────────────────────────────────

	private columnStart(): boolean {
		const { text, frame } = this;
		const start = this.position;
		if (frame.afterBody) frame.startItem();
		if (text[start] === "!") {
			this.advance(T.Disable, 1);
			return true;
		}
		columnTypePattern.lastIndex = start;
		const match = columnTypePattern.exec(text);
		frame.itemStart = false;
		frame.inHead = true;
		frame.statementName = "";
		if (!match) return this.expressionToken();
		const end = start + match[0].length;
		const type = match[1] as string;
		this.push(T.ColumnType, start, end, this.columnType(type, match[2] as string, match[3] === "?", start));
		this.position = end;
		this.valueExpected = false;
		const nameStart = this.skipSpaces(end);
		if (nameStart === end) return true;
		columnNamePattern.lastIndex = nameStart;
		const name = columnNamePattern.exec(text);
		if (!name) return true;
		const nameEnd = nameStart + name[0].length;
		const written = name[2] as string;
		this.push(T.ColumnName, nameStart, nameEnd, {
			name: written.startsWith('"') ? written.slice(1, -1) : written,
			optional: name[3] === "?",
			nullable: name[1] === "?",
		} satisfies ColumnNamePayload);
		this.position = nameEnd;
		const afterName = this.skipSpaces(nameEnd);
		if (text.charCodeAt(afterName) === 61) {
			this.push(T.ColumnDefault, afterName, afterName + 1);
			this.position = afterName + 1;
			this.valueExpected = true;
		} else if (text.charCodeAt(afterName) === 58) {
			this.report("foreign-syntax", "a default is written with `?=`", afterName, afterName + 1, {
				help: `write \`${type} ${written}?=…\``,
			});
			this.push(T.ColumnDefault, afterName, afterName + 1);
			this.position = afterName + 1;
			this.valueExpected = true;
		}
		return true;
	}

	private columnType(type: string, brackets: string, nullable: boolean, start: number): ColumnTypePayload {
		const lists: { minimum: number | null; maximum: number | null }[] = [];
		for (const match of brackets.matchAll(/\[([^\]]*)\]/g)) {
			const inner = (match[1] as string).trim();
			const range = /^(\d*)\s*(:)?\s*(\d*)$/.exec(inner);
			if (!range) {
				const from = start + type.length + match.index;
				this.report("list-type", `\`${type}[${inner}]\` is not a type`, start, from + match[0].length, {
					help: `a list of ${/^[a-z]+$/.test(inner) ? `${inner} is written \`${inner}[]\`` : "text is written `text[]`"}; a size goes between the brackets: \`text[1:5]\``,
				});
				lists.push({ minimum: null, maximum: null });
				continue;
			}
			const minimum = range[1] === "" ? null : Number(range[1]);
			const maximum = range[3] === "" ? (range[2] ? null : minimum) : Number(range[3]);
			lists.push({ minimum, maximum });
		}
		return { type, lists, nullable };
	}

	/** `filters=…` runs to the next blank: names, `:` arguments, quoted or bare. */
	private columnFilters(start: number, valueStart: number): void {
		const { text } = this;
		const filters: { name: string; span: Span; disabled: boolean; args: { raw: string; span: Span; quoted: boolean }[] }[] = [];
		let at = valueStart;
		let current: (typeof filters)[number] | null = null;
		const bare = (stop: RegExp): string => {
			const from = at;
			while (at < text.length && !/\s/.test(text[at] as string) && !stop.test(text[at] as string)) at++;
			return text.slice(from, at);
		};
		for (;;) {
			const from = at;
			const disabled = text[at] === "!";
			if (disabled) at++;
			const name = bare(/[|:{},]/);
			current = { name, span: { start: from, end: at }, disabled, args: [] };
			filters.push(current);
			while (text[at] === ":") {
				at++;
				const argument = at;
				textPattern.lastIndex = at;
				const quoted = textPattern.exec(text);
				if (quoted) {
					at += quoted[0].length;
					current.args.push({ raw: decodeText(quoted[0].slice(1, -1)), span: { start: argument, end: at }, quoted: true });
				} else {
					const raw = bare(/[|:,}]/);
					current.args.push({ raw, span: { start: argument, end: at }, quoted: false });
				}
			}
			current.span = { start: from, end: at };
			const pipe = this.skipBlankCharacters(at);
			if (text[pipe] !== "|") break;
			at = this.skipBlankCharacters(pipe + 1);
		}
		this.push(T.ColumnFilters, start, at, filters satisfies ColumnFilterPayload[]);
		this.position = at;
		this.valueExpected = false;
	}

	// ── Object entries ───────────────────────────────────────────────────────────────────────────────────────────────

	private entryStart(): boolean {
		const { text, frame } = this;
		const start = this.position;
		if (text[start] === "!" && !/^![a-z]+\s+["']/.test(text.slice(start, start + 20))) {
			this.advance(T.Disable, 1);
			return true;
		}
		if (text.startsWith("...", start)) {
			this.advance(T.Spread, 3);
			frame.itemStart = false;
			this.valueExpected = true;
			return true;
		}
		frame.itemStart = false;
		textPattern.lastIndex = start;
		const quoted = text[start] === '"' || text[start] === "'" ? textPattern.exec(text) : null;
		const bare = quoted ? null : (this.match(keyPattern) ?? this.match(numberPattern));
		if (quoted && text.startsWith(quoted[0].charAt(0).repeat(3), start)) {
			this.valueExpected = true;
			return this.expressionToken();
		}
		const written = quoted ? quoted[0] : bare;
		if (written) {
			const end = start + written.length;
			let colon = this.skipBlankCharacters(end);
			const name = quoted ? decodeText(written.slice(1, -1)) : written;
			if (text[colon] === "?" && text[colon + 1] === ":") {
				this.report("foreign-syntax", `\`${name}?:\` declares nothing here; values are given with \`${name}:\``, colon, colon + 2, {
					help: `write \`${name}: …\``,
				});
				colon++;
			}
			if (text[colon] === ":") {
				this.push(T.ObjectKey, start, end, name);
				this.position = colon + 1;
				this.valueExpected = true;
				return true;
			}
			if (text[colon] === "=" && text[colon + 1] !== "=") {
				this.report("equals-entry", `\`${name} =\` should be \`${name}:\``, colon, colon + 1, {
					help: `write \`${name}: …\``,
					why: "Inside an object literal, entries are written `name: value`. The `=` belongs to the properties of a block.",
				});
				this.push(T.ObjectKey, start, end, name);
				this.position = colon + 1;
				this.valueExpected = true;
				return true;
			}
		}
		this.valueExpected = true;
		return this.expressionToken();
	}

	// ── Expressions ──────────────────────────────────────────────────────────────────────────────────────────────────

	private expressionToken(): boolean {
		const { text, frame } = this;
		const start = this.position;
		const character = text[start] as string;
		const following = text[start + 1];
		switch (character) {
			case "{":
				return this.open(this.valueExpected ? "object" : this.blockKind(), 1);
			case "(":
				return this.open("parenthesis", 1);
			case "[":
				if (!this.valueExpected && this.lastToken && (this.lastToken.end === start || frame.kind !== "array")) {
					return this.open("index", 1);
				}
				return this.open("array", 1);
			case "`":
				return this.backtick();
			case '"':
			case "'":
				this.textLiteral(character);
				return true;
			case "$":
				return this.variable();
			case "|":
				if (following !== "|") return this.filter();
				break;
			case ":":
				this.colon();
				return true;
			case "?":
				if (following === "?") break;
				if (following === "." && !/\d/.test(text[start + 2] ?? "")) {
					this.report("optional-chaining", "there is no `?.` in XanoScript", start, start + 2, {
						help: 'read the key with a default instead: `($a|get:"b":null)`',
					});
					this.position++;
					return true;
				}
				this.advance(T.TernaryQuestion, 1);
				frame.endChain();
				frame.ternaries++;
				this.valueExpected = true;
				return true;
			case "!":
				return this.exclamation();
			case ".":
				if (following === "." && text[start + 2] === ".") {
					this.advance(T.Spread, 3);
					this.valueExpected = true;
					return true;
				}
				if (following !== "." && this.member()) return true;
				break;
			case "-":
				if (this.valueExpected) {
					if (this.number(start + 1)) return true;
					if (following === ">") break;
					this.advance(T.UnaryOperator, 1, "-");
					return true;
				}
				break;
		}
		if (character >= "0" && character <= "9") {
			const word = this.match(digitWordPattern);
			if (word) {
				this.advance(T.Word, word.length, word);
				this.valueExpected = false;
				return true;
			}
			if (this.number(start)) return true;
		}
		const word = this.match(frame.inHead && !this.valueExpected ? headWordPattern : wordPattern);
		if (word) return this.word(word);
		if (operatorStarts.has(character) && this.operator()) return true;
		this.stray(character, following);
		return true;
	}

	private blockKind(): "block" | "columns" {
		const { frame } = this;
		if (frame.kind === "columns") return "block";
		return frame.statementName === "input" || frame.statementName === "schema" ? "columns" : "block";
	}

	private exclamation(): boolean {
		const { text } = this;
		const start = this.position;
		const following = text[start + 1];
		if (following === "|" && text[start + 2] !== "|" && !this.valueExpected) return this.filter();
		if (!this.valueExpected && (following === "=" || following === "~")) return this.operator();
		const cast = /^!([a-z]+)\s*(?=["'`$[{(])/.exec(text.slice(start, start + 20));
		if (cast && castTypes.has(cast[1] as string) && this.valueExpected) {
			this.push(T.Cast, start, start + 1 + (cast[1] as string).length, cast[1]);
			this.position = start + 1 + (cast[1] as string).length;
			return true;
		}
		this.advance(T.UnaryOperator, 1, "!");
		this.valueExpected = true;
		return true;
	}

	private variable(): boolean {
		const name = this.match(variablePattern);
		if (!name) {
			this.report("unknown-character", "`$` must be followed by a name", this.position, this.position + 1);
			this.advance(T.Stray, 1);
			return true;
		}
		if (name === "$$" || name === "$this") this.frame.mentionsElement = true;
		this.advance(T.Variable, name.length, name.slice(1));
		this.valueExpected = false;
		return true;
	}

	private member(): boolean {
		if (this.valueExpected) return false;
		memberPattern.lastIndex = this.position;
		const match = memberPattern.exec(this.text);
		if (!match) return false;
		const name = match[1] as string;
		if (name.startsWith("$")) this.advance(T.VariableMember, match[0].length, name.slice(1));
		else this.advance(T.Member, match[0].length, name.startsWith('"') ? decodeText(name.slice(1, -1)) : name);
		return true;
	}

	/** A number or timestamp whose digits begin at `digits` (one past the sign, if there is one). */
	private number(digits: number): boolean {
		const { text } = this;
		const start = this.position;
		if (digits === start) {
			timestampPattern.lastIndex = start;
			const timestamp = timestampPattern.exec(text);
			if (timestamp) {
				this.advance(T.Timestamp, timestamp[0].length, timestamp[0]);
				this.valueExpected = false;
				return true;
			}
		}
		numberPattern.lastIndex = digits;
		const match = numberPattern.exec(text);
		if (!match) return false;
		const end = digits + match[0].length;
		this.push(T.NumberLiteral, start, end, decodeNumber(text.slice(start, end)));
		this.position = end;
		this.valueExpected = false;
		return true;
	}

	private textLiteral(quote: string): void {
		const { text } = this;
		const start = this.position;
		if (text.startsWith(quote.repeat(3), start) && this.heredoc(quote)) return;
		textPattern.lastIndex = start;
		const match = textPattern.exec(text);
		this.valueExpected = false;
		if (!match) {
			let end = text.indexOf("\n", start);
			if (end < 0) end = text.length;
			this.report("unterminated-text", "this text is never closed", start, end, {
				help: `add the closing ${quote}`,
			});
			this.push(T.Text, start, end, { value: decodeText(text.slice(start + 1, end).trimEnd()), style: quote === '"' ? "double" : "single" });
			this.position = end;
			return;
		}
		const end = start + match[0].length;
		this.push(T.Text, start, end, {
			value: decodeText(match[0].slice(1, -1)),
			style: quote === '"' ? "double" : "single",
		});
		this.position = end;
	}

	private heredoc(quote: string): boolean {
		const { text } = this;
		const start = this.position;
		const delimiter = quote.repeat(3);
		let close = text.indexOf(delimiter, start + 3);
		if (/^[ \t]*\r?\n/.test(text.slice(start + 3, start + 200))) {
			// The closing quotes stand at the start of their line; quotes inside a line belong to the text.
			const closing = new RegExp(`\\n[ \\t]*${delimiter}`, "g");
			closing.lastIndex = start + 3;
			const match = closing.exec(text);
			if (match) close = match.index + match[0].length - 3;
		}
		this.valueExpected = false;
		if (close < 0) {
			let end = text.indexOf("\n", start);
			if (end < 0) end = text.length;
			this.report("unterminated-heredoc", `this ${delimiter} text is never closed`, start, start + 3, {
				help: `close it with ${delimiter} on a line of its own`,
			});
			this.push(T.Text, start, end, { value: "", style: quote === '"' ? "heredoc" : "heredoc-single" });
			this.position = text.length;
			return true;
		}
		const end = close + 3;
		this.push(T.Text, start, end, {
			value: decodeHeredoc(text.slice(start + 3, close)),
			style: quote === '"' ? "heredoc" : "heredoc-single",
		});
		this.position = end;
		return true;
	}

	private filter(): boolean {
		filterPattern.lastIndex = this.position;
		const match = filterPattern.exec(this.text);
		if (!match) {
			const followingWord = /^\|\s*$/m.test(this.text.slice(this.position, this.position + 20));
			this.report("missing-name", "a filter name is missing after `|`", this.position, this.position + 1, {
				...(followingWord ? {} : { help: "for the bitwise or of two numbers, write `a|bitwise_or:b`; for `or`, write `||`" }),
			});
			this.advance(T.Stray, 1);
			return true;
		}
		const name = match[3] as string;
		const end = this.position + match[0].length;
		// `(|uuid)`: a filter without a value before it works on null.
		if (this.valueExpected && this.lastToken?.tokenType !== T.ArgumentColon) this.push(T.Word, this.position, this.position, "");
		this.push(T.Filter, this.position, end, {
			name,
			disabled: match[1] === "!" || match[2] === "!",
			nameStart: end - name.length,
		});
		this.position = end;
		this.frame.filter = name;
		this.frame.inArgument = false;
		this.frame.mentionsElement = false;
		this.valueExpected = false;
		return true;
	}

	private colon(): void {
		const { text, frame } = this;
		const start = this.position;
		const spaced = /\s/.test(text[start - 1] ?? "") && /\s/.test(text[start + 1] ?? "");
		if (frame.ternaries > 0 && (spaced || frame.filter === null)) {
			this.advance(T.TernaryColon, 1);
			frame.ternaries--;
			frame.endChain();
		} else if (frame.filter !== null) {
			this.advance(T.ArgumentColon, 1);
			frame.inArgument = true;
			frame.mentionsElement = false;
		} else if (frame.kind === "object") this.advance(T.KeyColon, 1);
		else {
			this.advance(T.Stray, 1);
		}
		this.valueExpected = true;
	}

	/** A bare word: argument, operator, keyword, value or the start of the next item on the same line. */
	private word(word: string): boolean {
		const { text, frame } = this;
		const start = this.position;
		if (this.valueExpected) {
			const literal = /^(?:true|false|null|now)(?![\w])/.exec(word);
			const length = literal ? literal[0].length : word.length;
			this.advance(T.Word, length, word.slice(0, length));
			this.valueExpected = false;
			return true;
		}
		if (frame.inHead) {
			if (this.atAs()) {
				this.asKeyword();
				return true;
			}
			const end = start + word.length;
			const after = this.skipSpaces(end);
			const simple = /^[A-Za-z_]\w*$/.test(word);
			if (simple && text.charCodeAt(after) === 61 && text.charCodeAt(after + 1) !== 61) {
				if (frame.kind === "columns" && word === "filters") {
					this.columnFilters(start, this.skipSpaces(after + 1));
					return true;
				}
				this.push(T.NamedArgument, start, end, word);
				this.position = after + 1;
				this.valueExpected = true;
				return true;
			}
			this.advance(T.Word, word.length, word);
			return true;
		}
		if (this.wordOperator(word)) return true;
		if (frame.holdsItems) {
			if (this.atAs()) {
				this.asKeyword();
				return true;
			}
			frame.startItem();
			return this.itemStart();
		}
		if (frame.kind === "object") {
			frame.startItem();
			return this.entryStart();
		}
		this.advance(T.Word, word.length, word);
		return true;
	}

	private wordOperator(word: string): boolean {
		const { text, frame } = this;
		const start = this.position;
		let operator = word;
		let end = start + word.length;
		if (word === "not") {
			simpleNamePattern.lastIndex = this.skipSpaces(end);
			const second = simpleNamePattern.exec(text);
			if (!second || !wordOperators.has(second[0])) return false;
			operator = `not ${second[0]}`;
			end = simpleNamePattern.lastIndex;
		} else if (!wordOperators.has(word)) return false;
		if (text[end] === "?" && text[end + 1] !== "?") {
			operator += "?";
			end++;
		}
		const after = this.skipSpaces(end);
		if (text[after] === "=" && text[after + 1] !== "=") return false;
		if (text[after] === ":" && frame.kind === "object") return false;
		frame.endChain();
		if (operator === "between" || operator === "not between") {
			this.push(T.Filter, start, end, { name: "between", disabled: false, nameStart: start, operator });
			this.push(T.ArgumentColon, end, end);
			frame.filter = "between";
			frame.inArgument = true;
		} else this.push(T.BinaryOperator, start, end, operator);
		this.position = end;
		this.valueExpected = true;
		return true;
	}

	private operator(): boolean {
		const { text, frame } = this;
		const start = this.position;
		const operator = operators.find((candidate) => text.startsWith(candidate, start));
		if (!operator || this.isForeignOperator(operator)) return false;
		const belongs =
			frame.inArgument &&
			(arithmetic.has(operator) ||
				(comparisons.has(operator) &&
					(frame.mentionsElement ||
						(frame.filter !== null && expressionFilters.has(frame.filter)) ||
						this.restMentionsElement())));
		if (belongs) this.advance(T.ArgumentOperator, operator.length, operator);
		else if (
			frame.inArgument &&
			(operator === "&&" || operator === "||") &&
			frame.filter !== null &&
			expressionFilters.has(frame.filter) &&
			this.restMentionsElement()
		) {
			this.advance(T.ArgumentOperator, operator.length, operator);
		} else {
			this.advance(T.BinaryOperator, operator.length, operator);
			frame.endChain();
		}
		this.valueExpected = true;
		return true;
	}

	/**
	 * Whether the rest of this argument speaks of the element (`|filter:$$.a == 1 && $$.b == 2`). Outside the argument
	 * `$$` would mean nothing, so the author can only have meant it inside.
	 */
	private restMentionsElement(): boolean {
		const { text } = this;
		let depth = 0;
		for (let at = this.position; at < text.length; at++) {
			const character = text[at] as string;
			if (character === "\n" && depth === 0) return false;
			if (character === '"' || character === "'") {
				textPattern.lastIndex = at;
				const literal = textPattern.exec(text);
				if (!literal) return false;
				at += literal[0].length - 1;
			} else if (character === "(" || character === "[" || character === "{") depth++;
			else if (character === ")" || character === "]" || character === "}") {
				if (--depth < 0) return false;
			} else if (character === "|" && text[at + 1] !== "|" && depth === 0) return false;
			else if (character === "|" && text[at + 1] === "|") at++;
			else if ((character === ":" || character === "," || character === "`") && depth === 0) return false;
			else if (character === "$" && (text[at + 1] === "$" || /^\$this\b/.test(text.slice(at, at + 6)))) return true;
		}
		return false;
	}

	/** `=>`, `->`, `<<`, `>>` look like operators and are none. */
	private isForeignOperator(operator: string): boolean {
		const two = this.text.slice(this.position, this.position + 2);
		if (two === "=>" || two === "->" || two === "<<" || two === ">>") return true;
		return operator === "-" && two === "--";
	}

	private stray(character: string, following: string | undefined): void {
		const { text } = this;
		const start = this.position;
		const two = character + (following ?? "");
		let length = 1;
		if (two === "=>" || two === "->") {
			length = 2;
			this.report("foreign-syntax", "XanoScript has no inline functions", start, start + 2, {
				help: "use `|map:`, `|filter:` or `|reduce:` with `$$`, or put the code into a function of its own",
			});
		} else if (two === "<<" || two === ">>" || character === "&" || character === "^") {
			length = two === "<<" || two === ">>" ? 2 : 1;
			const bitwise = character === "&" ? "bitwise_and" : "bitwise_xor";
			this.report("bit-operator", `there is no \`${text.slice(start, start + length)}\` operator`, start, start + length, {
				help:
					length === 2
						? "a shift is a power of two: `$a * (2|pow:$n)`, or `($a / (2|pow:$n))|floor`"
						: `write \`$a|${bitwise}:$b\`${character === "&" ? "; for `and`, write `&&`" : "; for a power, `$a|pow:$b`"}`,
			});
		} else if (character === "=") {
			this.report("single-equals", "a single `=` does not compare", start, start + 1, {
				help: "compare with `==`; to change a variable, write `var.update $name { value = … }`",
			});
		} else {
			const code = character.codePointAt(0) as number;
			if (code >= 0xd800 && code <= 0xdbff) length = 2;
			const shown = code < 32 || code === 127 ? `U+${code.toString(16).padStart(4, "0").toUpperCase()}` : `\`${text.slice(start, start + length)}\``;
			this.report("unknown-character", `${shown} does not belong here`, start, start + length);
		}
		this.advance(T.Stray, length);
		this.frame.itemStart = false;
		this.valueExpected = true;
	}

	// ── Brackets ─────────────────────────────────────────────────────────────────────────────────────────────────────

	private open(kind: Exclude<FrameKind, "root">, length: number): boolean {
		if (this.frames.length > maximumDepth) {
			this.report("nested-too-deep", `brackets are nested more than ${maximumDepth} deep`, this.position, this.position + 1, {
				help: "move the inner part into a variable or a function of its own",
			});
			this.position = this.text.length;
			return false;
		}
		const type = openTokens[kind];
		const start = this.position;
		this.advance(type, length);
		this.frame.itemStart = false;
		this.frame = new Frame(kind, start, this.indentationOf(start));
		this.frames.push(this.frame);
		if (!this.frame.separates) this.frame.itemStart = false;
		this.valueExpected = kind !== "block" && kind !== "columns" && kind !== "object";
		return true;
	}

	private backtick(): boolean {
		const triple = this.text.startsWith("```", this.position);
		if (triple ? this.frame.kind === "triple-backtick" : this.frame.kind === "backtick") {
			this.close(triple ? "```" : "`");
			return true;
		}
		if (!triple && this.insideBacktick()) {
			this.close("`");
			return true;
		}
		return this.open(triple ? "triple-backtick" : "backtick", triple ? 3 : 1);
	}

	private insideBacktick(): boolean {
		return !this.valueExpected && this.frames.some((frame) => frame.kind === "backtick");
	}

	private close(closer: string): void {
		const { frames } = this;
		const start = this.position;
		let index = frames.length - 1;
		while (index > 0 && closers[(frames[index] as Frame).kind as Exclude<FrameKind, "root">] !== closer) index--;
		if (index === 0) {
			this.report("stray-bracket", `this \`${closer}\` closes nothing`, start, start + closer.length, {
				help: "remove it, or add the bracket it should close",
			});
			this.position += closer.length;
			return;
		}
		while (frames.length - 1 > index) this.closeMissing(start, closer);
		this.pop(start, start + closer.length);
		this.position = start + closer.length;
	}

	/** The innermost bracket was left open: says so where it was opened and closes it here. */
	private closeMissing(at: number, found: string | null): void {
		const { frame } = this;
		const closer = closers[frame.kind as Exclude<FrameKind, "root">];
		const opener = this.text.slice(frame.offset, frame.offset + (closer.length === 3 ? 3 : 1));
		this.issues.push(
			syntaxIssue(
				"unclosed-bracket",
				`this \`${opener}\` is never closed`,
				{ start: frame.offset, end: frame.offset + opener.length },
				{
					help: `add the missing \`${closer}\``,
					...(found
						? { related: [{ span: { start: at, end: at + found.length }, message: `\`${closer}\` was expected before this \`${found}\`` }] }
						: {}),
				},
			),
		);
		this.pop(at, at);
	}

	private pop(start: number, end: number): void {
		const closed = this.frames.pop() as Frame;
		this.frame = this.frames[this.frames.length - 1] as Frame;
		this.push(closeTokens[closed.kind as Exclude<FrameKind, "root">], start, end);
		this.valueExpected = false;
		if (closed.kind === "block" || closed.kind === "columns") {
			this.frame.startItem();
			this.frame.afterBody = true;
		}
	}

	/** At the end of the file. Of several open brackets the one whose line is indented most oddly is to blame. */
	private closeAll(): void {
		const end = this.text.length;
		if (this.frames.length > 1 && this.issues.some((issue) => issue.code === "nested-too-deep")) {
			while (this.frames.length > 1) this.pop(end, end);
			return;
		}
		const open = this.frames.length - 1;
		if (open > 1) {
			const outermost = this.frames[1] as Frame;
			const blamed = this.suspect() ?? (this.frames[open] as Frame);
			const closer = closers[blamed.kind as Exclude<FrameKind, "root">];
			const opener = this.text.slice(blamed.offset, blamed.offset + (closer.length === 3 ? 3 : 1));
			this.issues.push(
				syntaxIssue("unclosed-bracket", `this \`${opener}\` is never closed`, { start: blamed.offset, end: blamed.offset + opener.length }, {
					help: `add the missing \`${closer}\``,
					why: `The file ends while ${open} brackets are still open, the first of them opened here or further out.`,
					related:
						blamed === outermost
							? []
							: [{ span: { start: outermost.offset, end: outermost.offset + 1 }, message: "the outermost bracket still open at the end of the file" }],
				}),
			);
			while (this.frames.length > 1) this.pop(end, end);
		} else if (open === 1) this.closeMissing(end, null);
	}

	/** The first open bracket whose line is indented no deeper than the line of the bracket around it. */
	private suspect(): Frame | null {
		for (let index = this.frames.length - 1; index > 1; index--) {
			if ((this.frames[index] as Frame).indentation <= (this.frames[index - 1] as Frame).indentation) return this.frames[index - 1] as Frame;
		}
		return null;
	}

	private indentationOf(offset: number): number {
		let at = this.text.lastIndexOf("\n", offset - 1) + 1;
		const start = at;
		while (this.text.charCodeAt(at) === 32 || this.text.charCodeAt(at) === 9) at++;
		return at - start;
	}

	// ── Small helpers ────────────────────────────────────────────────────────────────────────────────────────────────

	private match(pattern: RegExp): string | null {
		pattern.lastIndex = this.position;
		const match = pattern.exec(this.text);
		return match ? match[0] : null;
	}

	private skipSpaces(from: number): number {
		let at = from;
		while (this.text.charCodeAt(at) === 32 || this.text.charCodeAt(at) === 9) at++;
		return at;
	}

	private skipBlankCharacters(from: number): number {
		let at = from;
		for (;;) {
			const code = this.text.charCodeAt(at);
			if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return at;
			at++;
		}
	}

	private advance(type: TokenType, length: number, payload?: unknown): void {
		this.push(type, this.position, this.position + length, payload);
		this.position += length;
	}

	private push(type: TokenType, start: number, end: number, payload?: unknown): void {
		const token = new XanoToken(type, start, end, this.text.slice(start, end), payload);
		this.tokens.push(token);
		this.lastToken = token;
	}

	private report(
		code: Parameters<typeof syntaxIssue>[0],
		message: string,
		start: number,
		end: number,
		more: Parameters<typeof syntaxIssue>[3] = {},
	): void {
		this.issues.push(syntaxIssue(code, message, { start, end }, more));
	}
}

const openTokens: Record<Exclude<FrameKind, "root">, TokenType> = {
	block: T.BlockOpen,
	columns: T.BlockOpen,
	object: T.ObjectOpen,
	array: T.ArrayOpen,
	index: T.IndexOpen,
	parenthesis: T.ParenthesisOpen,
	backtick: T.BacktickOpen,
	"triple-backtick": T.BacktickOpen,
};

const closeTokens: Record<Exclude<FrameKind, "root">, TokenType> = {
	block: T.BraceClose,
	columns: T.BraceClose,
	object: T.BraceClose,
	array: T.BracketClose,
	index: T.BracketClose,
	parenthesis: T.ParenthesisClose,
	backtick: T.BacktickClose,
	"triple-backtick": T.BacktickClose,
};
