import { fatalError, type XanoError } from "./error.js";
import { MAXIMUM_DEPTH, normalizeInteger, type Value, type XanoObject } from "./kinds.js";
import { setKey } from "./object.js";

/** A text between quotes, scanned to the first character that may end it or spoil it. */
const PLAIN_CHARACTERS = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const UNPAIRED_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Reads JSON exactly: strict syntax, order of keys kept, ints exact to 64 bit. Slower than `JSON.parse`, which is used
 * instead wherever it gives the same value.
 *
 * @throws XanoError with PHP's message for the mistake and, as help, its line and column
 */
export function parseJson(text: string): Value {
	return new JsonParser(text).parse();
}

class JsonParser {
	private position = 0;

	constructor(private readonly text: string) {}

	parse(): Value {
		this.skipWhitespace();
		const value = this.readValue(0);
		this.skipWhitespace();
		if (this.position < this.text.length) throw this.failure("Syntax error", "Nothing may follow the value.");
		return value;
	}

	private readValue(depth: number): Value {
		switch (this.text.charCodeAt(this.position)) {
			case 0x22:
				return this.readText();
			case 0x5b:
				return this.readArray(this.deeper(depth));
			case 0x7b:
				return this.readObject(this.deeper(depth));
			case 0x74:
				return this.readWord("true", true);
			case 0x66:
				return this.readWord("false", false);
			case 0x6e:
				return this.readWord("null", null);
			default:
				return this.readNumber();
		}
	}

	private deeper(depth: number): number {
		if (depth < MAXIMUM_DEPTH) return depth + 1;
		throw this.failure("Maximum stack depth exceeded", `At most ${MAXIMUM_DEPTH} levels may be nested.`);
	}

	private readArray(depth: number): Value[] {
		const elements: Value[] = [];
		this.advance();
		if (this.accepts(0x5d)) return elements;
		while (true) {
			elements.push(this.readValue(depth));
			this.skipWhitespace();
			if (this.accepts(0x5d)) return elements;
			this.expectComma(0x7d);
		}
	}

	private readObject(depth: number): XanoObject {
		let object: XanoObject = {};
		this.advance();
		if (this.accepts(0x7d)) return object;
		while (true) {
			if (this.text.charCodeAt(this.position) !== 0x22)
				throw this.failure("Syntax error", "A quoted key must stand here.");
			const key = this.readText();
			this.skipWhitespace();
			if (!this.accepts(0x3a)) throw this.failure("Syntax error", "A colon must follow the key.");
			object = setKey(object, key, this.readValue(depth));
			this.skipWhitespace();
			if (this.accepts(0x7d)) return object;
			this.expectComma(0x5d);
		}
	}

	/** Consumes one character and the whitespace after it. */
	private advance(): void {
		this.position++;
		this.skipWhitespace();
	}

	private accepts(code: number): boolean {
		if (this.text.charCodeAt(this.position) !== code) return false;
		this.advance();
		return true;
	}

	/** @param wrongEnd the closing bracket of the other kind of container, for which PHP has its own message */
	private expectComma(wrongEnd: number): void {
		if (this.accepts(0x2c)) return;
		if (this.text.charCodeAt(this.position) === wrongEnd) {
			throw this.failure("State mismatch (invalid or malformed JSON)", "The brackets do not match.");
		}
		throw this.failure("Syntax error", "A comma or a closing bracket must stand here.");
	}

	private readWord<T extends Value>(word: string, value: T): T {
		if (!this.text.startsWith(word, this.position)) throw this.failure("Syntax error", "A value must stand here.");
		this.position += word.length;
		return value;
	}

	private readNumber(): number | bigint {
		NUMBER.lastIndex = this.position;
		const match = NUMBER.exec(this.text);
		if (match === null) throw this.failure("Syntax error", "A value must stand here.");
		const whole = match[1] === undefined && match[2] === undefined;
		const number = Number(match[0]) + 0;
		if (!Number.isFinite(number))
			throw this.failure("Number is out of range", "The number is too large for a decimal.");
		this.position += match[0].length;
		if (!whole || Number.isSafeInteger(number)) return number;
		return match[0].length > 25 ? number : normalizeInteger(BigInt(match[0]));
	}

	private readText(): string {
		const start = this.position++;
		let escaped = false;
		while (true) {
			PLAIN_CHARACTERS.lastIndex = this.position;
			PLAIN_CHARACTERS.test(this.text);
			this.position = PLAIN_CHARACTERS.lastIndex;
			const code = this.text.charCodeAt(this.position);
			if (code === 0x22) break;
			if (code !== 0x5c) throw this.brokenText();
			ESCAPE.lastIndex = this.position;
			if (!ESCAPE.test(this.text)) throw this.failure("Syntax error", "This escape does not exist in JSON.");
			this.position = ESCAPE.lastIndex;
			escaped = true;
		}
		this.position++;
		if (!escaped) return this.text.slice(start + 1, this.position - 1);
		const value = JSON.parse(this.text.slice(start, this.position)) as string;
		if (UNPAIRED_SURROGATE.test(value)) {
			throw this.failure("Single unpaired UTF-16 surrogate in unicode escape", "Half a character cannot be kept.");
		}
		return value;
	}

	/** PHP gives an unfinished text the message for control characters as well: it meets the 0 byte at the end. */
	private brokenText(): XanoError {
		const reason =
			this.position >= this.text.length
				? "The text ends before its closing quote."
				: "Line breaks and other control characters inside a text must be escaped.";
		return this.failure("Control character error, possibly incorrectly encoded", reason);
	}

	private skipWhitespace(): void {
		for (; this.position < this.text.length; this.position++) {
			const code = this.text.charCodeAt(this.position);
			if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
		}
	}

	/** The help names the place and the rule, never the text, which may hold a secret. */
	private failure(message: string, reason: string): XanoError {
		const before = this.text.slice(0, this.position);
		const line = before.split("\n").length;
		const column = this.position - (before.lastIndexOf("\n") + 1) + 1;
		return fatalError(`Error parsing JSON: ${message}`, `Line ${line}, column ${column}: ${reason}`);
	}
}
