import type { XanoError } from "../../../values/error.js";
import { patternError } from "./delimiters.js";

/** Walks over the characters of a pattern. */
export class PatternReader {
	position = 0;

	constructor(readonly text: string) {}

	get atEnd(): boolean {
		return this.position >= this.text.length;
	}

	/** The next character without taking it; "" at the end. */
	get next(): string {
		const code = this.text.codePointAt(this.position);
		return code === undefined ? "" : String.fromCodePoint(code);
	}

	/** Takes the next character; "" at the end. */
	take(): string {
		const character = this.next;
		this.position += character.length;
		return character;
	}

	/** Takes a text if it comes next. */
	accepts(text: string): boolean {
		if (!this.text.startsWith(text, this.position)) return false;
		this.position += text.length;
		return true;
	}

	/** Takes what a sticky expression matches here, or nothing. */
	match(expression: RegExp): RegExpExecArray | null {
		expression.lastIndex = this.position;
		const match = expression.exec(this.text);
		if (match !== null) this.position += match[0].length;
		return match;
	}

	/** @param reason what is wrong, without a full stop; the place is added */
	failure(reason: string, help: string | null = null): XanoError {
		return patternError(`${reason}, at offset ${this.position}`, help);
	}
}

const HEXADECIMAL_BRACES = /\{([\da-fA-F]+)\}/y;
const HEXADECIMAL = /[\da-fA-F]{0,2}/y;
const OCTAL_BRACES = /\{([0-7]+)\}/y;
const OCTAL = /[0-7]{1,3}/y;
const OCTAL_AFTER_ZERO = /[0-7]{0,2}/y;
const ASCII_LETTER = /[A-Za-z]/;

const CONTROL: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };

/** A code point, refused when there is no such one. */
function codePoint(reader: PatternReader, digits: string, base: number): number {
	const code = Number.parseInt(digits, base);
	if (code <= 0x10ffff) return code;
	throw reader.failure("a code point is too large");
}

/**
 * The character an escape stands for; its backslash and letter have been taken.
 *
 * @param letter the character behind the backslash
 * @returns undefined when the escape is no single character
 * @throws XanoError for letters that mean nothing
 */
export function readEscapedCharacter(reader: PatternReader, letter: string): number | undefined {
	const control = Object.hasOwn(CONTROL, letter) ? CONTROL[letter] : undefined;
	if (control !== undefined) return control;
	switch (letter) {
		case "x": {
			const braced = reader.match(HEXADECIMAL_BRACES);
			if (braced) return codePoint(reader, braced[1] as string, 16);
			if (reader.next === "{") throw reader.failure("\\x{ must be followed by hexadecimal digits and a closing brace");
			const digits = reader.match(HEXADECIMAL)?.[0] ?? "";
			return digits === "" ? 0 : Number.parseInt(digits, 16);
		}
		case "o": {
			const braced = reader.match(OCTAL_BRACES);
			if (braced) return codePoint(reader, braced[1] as string, 8);
			throw reader.failure("\\o must be followed by octal digits in braces");
		}
		case "0":
			return Number.parseInt(`0${reader.match(OCTAL_AFTER_ZERO)?.[0] ?? ""}`, 8);
		case "c": {
			const code = reader.take().charCodeAt(0);
			if (!(code >= 0x20 && code < 0x7f)) throw reader.failure("\\c must be followed by a printable character");
			return (code >= 97 && code <= 122 ? code - 32 : code) ^ 0x40;
		}
		default:
			return letter === "" || ASCII_LETTER.test(letter) || (letter >= "0" && letter <= "9")
				? undefined
				: (letter.codePointAt(0) as number);
	}
}

/** Up to three octal digits that begin here, as a character; undefined when there are none. */
export function readOctal(reader: PatternReader): number | undefined {
	const digits = reader.match(OCTAL)?.[0];
	return digits === undefined ? undefined : Number.parseInt(digits, 8);
}

const PROPERTY = /\{(\^?)([^{}]+)\}|([A-Za-z])/y;

/** The braces or letter behind `\p`; the name and whether a `^` inverts it. */
export function readPropertyName(reader: PatternReader): { name: string; negative: boolean } {
	const match = reader.match(PROPERTY);
	if (match === null) throw reader.failure("\\p must be followed by the name of a property in braces");
	return { name: match[2] ?? (match[3] as string), negative: match[1] === "^" };
}
