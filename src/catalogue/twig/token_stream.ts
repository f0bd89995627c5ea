import { syntaxError } from "./errors.js";
import { describeKind, type Token, type TokenKind } from "./tokens.js";

/** Tokens one after the other, with the messages of Twig where another one was expected. */
export class TokenStream {
	private position = 0;

	constructor(private readonly tokens: readonly Token[]) {}

	get current(): Token {
		return this.tokens[this.position] as Token;
	}

	/** The token that far ahead, or behind; the end of the template is the last one. */
	ahead(count: number): Token {
		return this.tokens[Math.max(0, Math.min(this.position + count, this.tokens.length - 1))] as Token;
	}

	/** The present token; the next one becomes present. */
	next(): Token {
		const token = this.current;
		if (token.kind === "end") throw syntaxError("Unexpected end of template.", token.line);
		this.position++;
		return token;
	}

	test(kind: TokenKind, text?: string): boolean {
		const token = this.current;
		return token.kind === kind && (text === undefined || token.text === text);
	}

	/** The present token when it is that one, and moves on; otherwise null. */
	take(kind: TokenKind, text?: string): Token | null {
		return this.test(kind, text) ? this.next() : null;
	}

	/**
	 * The present token, which has to be that one.
	 *
	 * @param message what is wrong otherwise, before Twig's own sentence
	 */
	expect(kind: TokenKind, text?: string, message?: string): Token {
		const token = this.current;
		if (this.test(kind, text)) return this.next();
		const value = token.text === "" || token.text === "0" ? "" : ` of value "${token.text}"`;
		throw syntaxError(
			`${message === undefined ? "" : `${message}. `}Unexpected token "${describeKind(token.kind)}"${value} ("${describeKind(kind)}" expected${text === undefined ? "" : ` with value "${text}"`}).`,
			token.line,
		);
	}
}
