import { syntaxIssue } from "../issues.js";
import { quotedEnd } from "../lexer/scan.js";
import type { Span, SyntaxIssue } from "../source.js";

/** A text in which something that came along with the program has been made harmless; every offset stays true. */
export interface Repaired {
	readonly text: string;
	readonly issues: readonly SyntaxIssue[];
}

/**
 * Looks for what gets into a program on its way through a chat window or a word processor: the fences and the prose of
 * Markdown, quotes and signs that only look like those of a keyboard. Asked only about texts that cannot be read.
 * @returns null when there is nothing of that kind
 */
export function withoutPasted(text: string): Repaired | null {
	const unfenced = withoutFences(text);
	const plain = withoutLookalikes(unfenced?.text ?? text);
	if (unfenced === null && plain === null) return null;
	return {
		text: plain?.text ?? unfenced?.text ?? text,
		issues: [...(unfenced?.issues ?? []), ...(plain?.issues ?? [])],
	};
}

/** A file that is JSON; null when it is none. */
export function jsonInsteadOfProgram(text: string): SyntaxIssue | null {
	const start = text.search(/\S/);
	if (start < 0 || !/^(?:\{\s*(?:["}]|$)|\[\s*[[{"\d\]])/.test(text.slice(start, start + 200))) return null;
	return syntaxIssue(
		"foreign-syntax",
		"this is JSON, not a program",
		{ start, end: start + 1 },
		{
			why: "A file holds constructs: functions, jobs, tables.",
			help: 'begin with `function "name" {`; data stand in a variable, `var $data { value = {…} }`, or come in as an input with `xano run --input data.json`',
		},
	);
}

const fence = /^[ \t]*```[\w-]*[ \t]*\r?$/m;

function withoutFences(text: string): Repaired | null {
	const opening = fence.exec(text);
	// A fence inside of a construct is the delimiter of an expression.
	if (!opening || text.slice(0, opening.index).includes("{")) return null;
	const first = opening.index;
	const bodyStart = Math.min(text.length, first + opening[0].length + 1);
	const closings = [...text.slice(bodyStart).matchAll(new RegExp(fence.source, "gm"))];
	const closing = closings.at(-1);
	const bodyEnd = closing ? bodyStart + closing.index : text.length;
	const edits = [{ span: { start: 0, end: bodyStart }, text: "" }];
	if (closing) edits.push({ span: { start: bodyEnd, end: text.length }, text: "" });
	const place = first + opening[0].search(/\S/);
	return {
		text: blanked(text.slice(0, bodyStart)) + text.slice(bodyStart, bodyEnd) + blanked(text.slice(bodyEnd)),
		issues: [
			syntaxIssue(
				"markdown",
				"this fence belongs to Markdown, not to the program",
				{ start: place, end: first + opening[0].trimEnd().length },
				{ help: "keep only what stands between the fences", fix: { title: "remove the fences", edits } },
			),
		],
	};
}

function blanked(text: string): string {
	return text.replace(/[^\r\n]/g, " ");
}

/** Signs that look like those of the language, one for one. */
const lookalikes: ReadonlyMap<string, string> = new Map([
	..."\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02".split("").map((sign): [string, string] => [sign, '"']),
	..."\u2018\u2019\u201a\u201b\uff07".split("").map((sign): [string, string] => [sign, "'"]),
	..."\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\u200b\u2060"
		.split("")
		.map((sign): [string, string] => [sign, " "]),
	..."\u2013\u2014\u2212\uff0d".split("").map((sign): [string, string] => [sign, "-"]),
	["\u00d7", "*"],
	["\u00f7", "/"],
	...Array.from({ length: 94 }, (_, index): [string, string] => [
		String.fromCharCode(0xff01 + index),
		String.fromCharCode(0x21 + index),
	]).filter(
		([sign, plain]) => !/[A-Za-z0-9]/.test(plain) && sign !== "\uff02" && sign !== "\uff07" && sign !== "\uff0d",
	),
]);

const names: Readonly<Record<string, string>> = { '"': "quotes", "'": "quotes", " ": "blanks" };

function withoutLookalikes(text: string): Repaired | null {
	if (!/[\u00a0\u00ab\u00bb\u00d7\u00f7\u2002-\u202f\u2060\u2212\u3000\uff01-\uff5e]/.test(text)) return null;
	const plain = text.split("");
	const places: { span: Span; text: string }[] = [];
	const replace = (at: number): void => {
		const sign = lookalikes.get(text[at] as string);
		if (sign === undefined) return;
		plain[at] = sign;
		places.push({ span: { start: at, end: at + 1 }, text: sign });
	};
	for (let at = 0; at < text.length; at++) {
		const character = text[at] as string;
		if (text.startsWith("//", at)) {
			const end = text.indexOf("\n", at);
			if (end < 0) break;
			at = end;
		} else if (character === '"' || character === "'") {
			const triple = character.repeat(3);
			const close = text.startsWith(triple, at) ? text.indexOf(triple, at + 3) : -1;
			const end = close > 0 ? close + 3 : quotedEnd(text, at);
			if (end > 0) at = end - 1;
		} else {
			const quote = lookalikes.get(character);
			replace(at);
			if (quote !== '"' && quote !== "'") continue;
			// What stands between two of them is a text and stays as it is.
			let close = at + 1;
			while (
				close < text.length &&
				text[close] !== "\n" &&
				lookalikes.get(text[close] as string) !== quote &&
				text[close] !== quote
			)
				close++;
			replace(close);
			at = text[close] === "\n" ? at : close;
		}
	}
	const [first] = places;
	if (!first) return null;
	const shown = text.slice(first.span.start, first.span.end);
	const what = names[first.text];
	const times =
		places.length === 1 ? "" : ` (and ${places.length - 1} more such ${places.length === 2 ? "sign" : "signs"})`;
	const code = first.span.start < text.length ? (text.codePointAt(first.span.start) as number) : 0;
	const name = first.text === " " ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` : shown;
	return {
		text: plain.join(""),
		issues: [
			syntaxIssue("lookalike", `\`${name}\` only looks like \`${first.text}\`${times}`, first.span, {
				why: "It came from a word processor, a web page or another keyboard.",
				help: what === undefined ? `write \`${first.text}\`` : `write plain ${what}: \`${first.text}\``,
				fix: { title: "write the plain signs", edits: places },
			}),
		],
	};
}
