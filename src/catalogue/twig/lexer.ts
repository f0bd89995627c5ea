import { normalizeInteger } from "../../values/kinds.js";
import { syntaxError } from "./errors.js";
import { OPERATOR } from "./operators.js";
import { unescapeText } from "./string_escapes.js";
import type { Token, TokenKind } from "./tokens.js";

/** Where an expression stands: in `{{ }}`, in `{% %}`, or in `#{ }` of a text. */
type Place = "variable" | "block" | "interpolation" | "string";

interface Bracket {
	readonly open: string;
	readonly line: number;
}

const TAG_START = /(\{\{|\{%|\{#)([-~]?)/g;
/** PHP's `rtrim` and `\s` differ in the vertical tab, NUL and form feed. */
const TRAILING_SPACE = /[ \t\n\r\0\v]+$/;
const TRAILING_LINE_SPACE = /[ \t\0\v]+$/;
// `[ \t-\r]` is what `\s` means to PHP: JavaScript's `\s` would also eat blanks of other scripts.
const VARIABLE_END = /[ \t-\r]*(?:-\}\}[ \t-\r]*|~\}\}[ \t\0\v]*|\}\})/y;
const BLOCK_END = /[ \t-\r]*(?:-%\}[ \t-\r]*|~%\}[ \t\0\v]*|%\}\n?)/y;
const COMMENT_END = /-#\}[ \t-\r]*|~#\}[ \t\0\v]*|#\}\n?/g;
const VERBATIM_START = /[ \t-\r]*verbatim[ \t-\r]*(?:-%\}[ \t-\r]*|~%\}[ \t\0\v]*|%\})/y;
const VERBATIM_END = /\{%([-~]?)[ \t-\r]*endverbatim[ \t-\r]*(?:-%\}[ \t-\r]*|~%\}[ \t\0\v]*|%\})/g;
const LINE_TAG = /[ \t-\r]*line[ \t-\r]+(\d{1,9})[ \t-\r]*%\}/y;
/** A comment inside a tag goes to the end of its line. */
const SPACE = /(?:[ \t-\r]|#[^\n]*)+/y;
/** A dollar sign may stand before a name, as in the program around the template. */
const NAME = /\$?[A-Za-z_\x7f-\u{10ffff}][A-Za-z0-9_\x7f-\u{10ffff}]*/uy;
const NUMBER = /\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[Ee][+-]\d+)?/y;
const STRING = /"([^#"\\]*(?:\\[\s\S][^#"\\]*)*)"|'([^'\\]*(?:\\[\s\S][^'\\]*)*)'/y;
const STRING_PART = /[^#"\\]*(?:(?:\\[\s\S]|#(?!\{))[^#"\\]*)*/y;
const INTERPOLATION_START = /#\{\s*/y;
const INTERPOLATION_END = /\s*\}/y;
const PUNCTUATION = "()[]{}?:.,|";
const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * The tokens of a template, by the rules of Twig's own lexer; beyond it names may begin with a dollar sign.
 *
 * @throws XanoError in Twig's words where the text is no template
 */
export function tokenize(template: string): Token[] {
	return new Lexer(template.replace(/\r\n?/g, "\n")).run();
}

class Lexer {
	private cursor = 0;
	private line = 1;
	private readonly tokens: Token[] = [];
	private readonly places: Place[] = [];
	private readonly brackets: Bracket[] = [];
	/** Where the present `{{` or `{%` stands. */
	private tagLine = 1;

	constructor(private readonly code: string) {}

	run(): Token[] {
		while (this.cursor < this.code.length) {
			const place = this.places.at(-1);
			if (place === undefined) this.readText();
			else if (place === "string") this.readStringPart();
			else if (place === "interpolation") this.readInterpolation();
			else this.readTag(place);
		}
		const open = this.brackets.pop();
		if (open !== undefined) throw syntaxError(`Unclosed "${open.open}".`, open.line);
		this.push("end", "");
		return this.tokens;
	}

	private push(kind: TokenKind, text: string, number?: number | bigint): void {
		if (kind === "text" && text === "") return;
		this.tokens.push({ kind, text, line: this.line, ...(number === undefined ? {} : { number }) });
	}

	/** The match of a sticky pattern at the cursor, or null. */
	private match(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.cursor;
		return pattern.exec(this.code);
	}

	private moveTo(end: number): void {
		for (; this.cursor < end; this.cursor++) if (this.code.charCodeAt(this.cursor) === 10) this.line++;
	}

	private moveBy(text: string): void {
		this.moveTo(this.cursor + text.length);
	}

	private readText(): void {
		TAG_START.lastIndex = this.cursor;
		const start = TAG_START.exec(this.code);
		if (start === null) {
			this.push("text", this.code.slice(this.cursor));
			// The end of the template is on the line where its last text begins, as Twig counts.
			this.cursor = this.code.length;
			return;
		}
		this.push("text", trimmed(this.code.slice(this.cursor, start.index), start[2] as string));
		this.moveTo(start.index + start[0].length);
		if (start[1] === "{#") this.skipComment();
		else if (start[1] === "{{") this.enter("variable");
		else this.enterBlock();
	}

	private enter(place: "variable" | "block"): void {
		this.push(place === "variable" ? "variable start" : "block start", "");
		this.places.push(place);
		this.tagLine = this.line;
	}

	private enterBlock(): void {
		const verbatim = this.match(VERBATIM_START);
		const lineTag = verbatim === null ? this.match(LINE_TAG) : null;
		if (verbatim !== null) {
			this.moveBy(verbatim[0]);
			this.readVerbatim();
		} else if (lineTag !== null) {
			this.moveBy(lineTag[0]);
			this.line = Number(lineTag[1]);
		} else this.enter("block");
	}

	private skipComment(): void {
		COMMENT_END.lastIndex = this.cursor;
		const end = COMMENT_END.exec(this.code);
		if (end === null) throw syntaxError("Unclosed comment.", this.line);
		this.moveTo(end.index + end[0].length);
	}

	private readVerbatim(): void {
		VERBATIM_END.lastIndex = this.cursor;
		const end = VERBATIM_END.exec(this.code);
		if (end === null) throw syntaxError('Unexpected end of file: Unclosed "verbatim" block.', this.line);
		const text = this.code.slice(this.cursor, end.index);
		this.moveTo(end.index + end[0].length);
		this.push("text", trimmed(text, end[1] as string));
	}

	private readTag(place: "variable" | "block"): void {
		const end = this.brackets.length === 0 ? this.match(place === "variable" ? VARIABLE_END : BLOCK_END) : null;
		if (end === null) {
			this.readExpression();
			return;
		}
		this.push(place === "variable" ? "variable end" : "block end", "");
		this.moveBy(end[0]);
		this.places.pop();
	}

	private readInterpolation(): void {
		const end = this.brackets.at(-1)?.open === "#{" ? this.match(INTERPOLATION_END) : null;
		if (end === null) {
			this.readExpression();
			return;
		}
		this.brackets.pop();
		this.push("interpolation end", "");
		this.moveBy(end[0]);
		this.places.pop();
	}

	private readStringPart(): void {
		const start = this.match(INTERPOLATION_START);
		if (start !== null) {
			this.brackets.push({ open: "#{", line: this.line });
			this.push("interpolation start", "");
			this.moveBy(start[0]);
			this.places.push("interpolation");
			return;
		}
		const part = this.match(STRING_PART)?.[0] ?? "";
		if (part !== "") {
			this.push("string", unescapeText(part));
			this.moveBy(part);
		} else if (this.code.charAt(this.cursor) === '"') {
			this.brackets.pop();
			this.places.pop();
			this.cursor++;
		} else throw this.unexpectedCharacter();
	}

	private readExpression(): void {
		const space = this.match(SPACE);
		if (space !== null) {
			this.moveBy(space[0]);
			if (this.cursor >= this.code.length) {
				throw syntaxError(`Unclosed "${this.places.at(-1) === "block" ? "block" : "variable"}".`, this.tagLine);
			}
			// A blank may stand before the end of a tag.
			return;
		}
		if (this.code.startsWith("=>", this.cursor)) this.take("arrow", "=>");
		else if (!this.readWord() && !this.readPunctuation() && !this.readString()) throw this.unexpectedCharacter();
	}

	private take(kind: TokenKind, text: string, value = text): void {
		this.push(kind, value);
		this.moveBy(text);
	}

	/** An operator, name or number. */
	private readWord(): boolean {
		const operator = this.match(OPERATOR);
		const name = operator === null ? this.match(NAME) : null;
		const number = operator === null && name === null ? this.match(NUMBER) : null;
		if (operator !== null) this.take("operator", operator[0], operator[0].replace(/\s+/g, " "));
		else if (name !== null) this.take("name", name[0]);
		else if (number !== null) {
			this.push("number", number[0], this.numberOf(number[0].replaceAll("_", "")));
			this.moveBy(number[0]);
		} else return false;
		return true;
	}

	private numberOf(digits: string): number | bigint {
		const number = Number(digits);
		if (!Number.isFinite(number)) throw syntaxError(`Number "${digits.slice(0, 60)}" is out of range.`, this.line);
		return /^\d{16,}$/.test(digits) ? normalizeInteger(BigInt(digits)) : number;
	}

	private readPunctuation(): boolean {
		const character = this.code.charAt(this.cursor);
		if (!PUNCTUATION.includes(character)) return false;
		if ("([{".includes(character)) this.brackets.push({ open: character, line: this.line });
		else if (")]}".includes(character)) {
			const open = this.brackets.pop();
			if (open === undefined) throw syntaxError(`Unexpected "${character}".`, this.line);
			if (closing[open.open] !== character) throw syntaxError(`Unclosed "${open.open}".`, open.line);
		}
		this.take("punctuation", character);
		return true;
	}

	private readString(): boolean {
		const whole = this.match(STRING);
		if (whole !== null) {
			this.take("string", whole[0], unescapeText(whole[0].slice(1, -1)));
			return true;
		}
		if (this.code.charAt(this.cursor) !== '"') return false;
		this.brackets.push({ open: '"', line: this.line });
		this.places.push("string");
		this.cursor++;
		return true;
	}

	private unexpectedCharacter(): Error {
		const character = String.fromCodePoint(this.code.codePointAt(this.cursor) as number);
		return syntaxError(`Unexpected character "${character}".`, this.line);
	}
}

/** Text before a tag, cut as the sign behind the brace says: `-` all white space, `~` that of the last line. */
function trimmed(text: string, sign: string): string {
	if (sign === "") return text;
	return text.replace(sign === "-" ? TRAILING_SPACE : TRAILING_LINE_SPACE, "");
}
