import { replacing } from "../issues.js";
import * as T from "../tokens.js";
import { isWordCharacter, isWordStart } from "./characters.js";
import { decodeText } from "./literals.js";
import type { LexerState } from "./state.js";
import { textEnd } from "./texts.js";

const numberKeyPattern = /\d+(?:\.\d+)?/y;

/** Behind `[A-Za-z_@$][\w.@$-]*`; the offset itself when that does not begin there. */
function keyEnd(text: string, start: number): number {
	const first = text.charCodeAt(start);
	if (!isWordStart(first) && first !== 64 && first !== 36) return start;
	let at = start + 1;
	for (;;) {
		const code = text.charCodeAt(at);
		if (!isWordCharacter(code) && code !== 46 && code !== 64 && code !== 36 && code !== 45) return at;
		at++;
	}
}

/** Start of an entry of an object literal; a key that is computed is left to be read as an expression. */
export function entryStart(state: LexerState): void {
	const { text, frame } = state;
	const start = state.position;
	const first = text.charCodeAt(start);
	if (first === 33 && !/^![a-z]+\s+["']/.test(text.slice(start, start + 20))) {
		state.advance(T.Disable, 1);
		return;
	}
	if (first === 46 && text.startsWith("...", start)) {
		state.advance(T.Spread, 3);
		frame.itemStart = false;
		state.valueExpected = true;
		return;
	}
	frame.itemStart = false;
	let written: string | null;
	let name: string;
	if (first === 34 || first === 39) {
		const quote = text.charAt(start);
		const quotedEnd = text.startsWith(quote.repeat(3), start) ? -1 : textEnd(state, start);
		written = quotedEnd < 0 ? null : text.slice(start, quotedEnd);
		name = written === null ? "" : decodeText(written.slice(1, -1));
	} else {
		const end = keyEnd(text, start);
		written = end > start ? text.slice(start, end) : state.match(numberKeyPattern);
		name = written ?? "";
	}
	if (written !== null) {
		const end = start + written.length;
		let colon = state.skipBlankCharacters(end);
		if (text.charCodeAt(colon) === 63 && text[colon + 1] === ":") {
			state.report(
				"foreign-syntax",
				`\`${name}?:\` declares nothing here; values are given with \`${name}:\``,
				colon,
				colon + 2,
				{
					help: `write \`${name}: …\``,
					...replacing("remove the `?`", { start: colon, end: colon + 1 }, ""),
				},
			);
			colon++;
		}
		if (text.charCodeAt(colon) === 58) {
			state.push(T.ObjectKey, start, end, name);
			state.position = colon + 1;
			state.valueExpected = true;
			return;
		}
		if (text[colon] === "=" && text[colon + 1] === ">") {
			state.report("foreign-syntax", "an entry is written with `:`, not with `=>`", colon, colon + 2, {
				help: `write \`${written}: …\``,
				...replacing("write `:`", { start: end, end: colon + 2 }, ":"),
			});
			state.push(T.ObjectKey, start, end, name);
			state.position = colon + 2;
			state.valueExpected = true;
			return;
		}
		if (shorthand(state, written, end, colon)) return;
		if (text[colon] === "=" && text[colon + 1] !== "=") {
			state.report("equals-entry", `\`${name} =\` should be \`${name}:\``, colon, colon + 1, {
				help: `write \`${name}: …\``,
				why: "Inside an object literal, entries are written `name: value`. The `=` belongs to the properties of a block.",
				...replacing("write `:`", { start: end, end: colon + 1 }, ":"),
			});
			state.push(T.ObjectKey, start, end, name);
			state.position = colon + 1;
			state.valueExpected = true;
			return;
		}
	}
	state.valueExpected = true;
}

/** `{a, b}` and `{$a}`: an entry needs its name and its value. */
function shorthand(state: LexerState, written: string, end: number, next: number): boolean {
	if (!/^\$?[A-Za-z_]\w*$/.test(written) || !/^[,}]/.test(state.text[next] ?? "")) return false;
	const start = state.position;
	const name = written.replace(/^\$/, "");
	state.report("foreign-syntax", `\`${written}\` alone is no entry`, start, end, {
		help: `write \`${name}: $${name}\``,
		...replacing("give it a name and a value", { start, end }, `${name}: $${name}`),
	});
	state.push(T.ObjectKey, start, end, name);
	state.push(T.Variable, start, end, name);
	state.position = end;
	state.valueExpected = false;
	return true;
}
