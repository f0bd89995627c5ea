import { replacing } from "../issues.js";
import * as T from "../tokens.js";
import { decodeNumber } from "./literals.js";
import type { LexerState } from "./state.js";

/** `1_000`, `0x1F`: numbers are written in plain digits. What only begins like one is a word. */
export function foreignNumber(state: LexerState, written: string): boolean {
	const plain = /^\d+(?:_\d+)+$/.test(written)
		? written.replaceAll("_", "")
		: /^0(?:[xX][0-9a-fA-F]{1,12}|[bB][01]{1,48}|[oO][0-7]{1,16})$/.test(written)
			? String(Number(written.toLowerCase()))
			: null;
	if (plain === null || !state.valueExpected) return false;
	const start = state.position;
	say(state, "a number is written in plain digits", start, start + written.length, plain);
	push(state, start, start + written.length, plain);
	return true;
}

/** `.5`, `5.` and `+5`: what belongs to a number that lacks something, or has a sign too many. */
export function numberSign(state: LexerState, character: string): boolean {
	const { text, position: start, lastToken } = state;
	if (character === "." && state.valueExpected) {
		const digits = /^\.\d+/.exec(text.slice(start, start + 30))?.[0];
		if (digits === undefined) return false;
		say(state, "a number begins with a digit", start, start + digits.length, `0${digits}`);
		push(state, start, start + digits.length, `0${digits}`);
		return true;
	}
	if (
		character === "." &&
		text[start + 1] !== "." &&
		lastToken?.tokenType === T.NumberLiteral &&
		lastToken.end === start
	) {
		state.report("foreign-syntax", "a number ends with a digit", start, start + 1, {
			help: `write \`${lastToken.image}\``,
			...replacing("remove the dot", { start, end: start + 1 }, ""),
		});
		state.position++;
		return true;
	}
	if (character === "+" && state.valueExpected && /^\+[ \t]*[\d$(]/.test(text.slice(start, start + 20))) {
		const end = state.skipSpaces(start + 1);
		state.report("foreign-syntax", "a `+` before a value means nothing", start, start + 1, {
			help: "remove it; a text becomes a number with `$text|to_int` or `$text|to_decimal`",
			...replacing("remove it", { start, end }, ""),
		});
		state.position = end;
		return true;
	}
	return false;
}

/** `1,000`: the comma would end the number. */
export function thousands(state: LexerState): boolean {
	const { text, position: start, lastToken } = state;
	if (lastToken?.tokenType !== T.NumberLiteral || lastToken.end !== start || !/^\d{1,3}$/.test(lastToken.image))
		return false;
	const rest = /^(?:,\d{3})+(?![\w.])/.exec(text.slice(start, start + 40))?.[0];
	if (rest === undefined) return false;
	const from = lastToken.startOffset;
	const plain = text.slice(from, start + rest.length).replaceAll(",", "");
	say(state, "a number is written in plain digits", from, start + rest.length, plain);
	state.tokens.pop();
	push(state, from, start + rest.length, plain);
	return true;
}

function say(state: LexerState, message: string, start: number, end: number, plain: string): void {
	state.report("foreign-syntax", message, start, end, {
		help: `write \`${plain}\``,
		...replacing(`write \`${plain}\``, { start, end }, plain),
	});
}

function push(state: LexerState, start: number, end: number, plain: string): void {
	state.push(T.NumberLiteral, start, end, decodeNumber(plain));
	state.position = end;
	state.valueExpected = false;
}
