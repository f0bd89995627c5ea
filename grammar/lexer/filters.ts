import * as T from "../tokens.js";
import { nameEnd } from "./characters.js";
import { headColon } from "./foreign_items.js";
import type { LexerState } from "./state.js";
import { bitOr, stray } from "./strays.js";

const filterPattern = /(!?)\|\s*(!?)\s*([A-Za-z_][A-Za-z0-9_]*)/y;

/** `|name` */
export function filter(state: LexerState): void {
	const start = state.position;
	// Nearly every filter is written without blanks and switched on.
	const plainEnd = state.text.charCodeAt(start) === 124 ? nameEnd(state.text, start + 1) : 0;
	if (plainEnd > start + 1) {
		read(state, state.text.slice(start + 1, plainEnd), plainEnd, false);
		return;
	}
	filterPattern.lastIndex = start;
	const match = filterPattern.exec(state.text);
	if (!match) {
		if (/^\|[ \t]*(?:\d|\$|\()/.test(state.text.slice(state.position, state.position + 20))) {
			bitOr(state);
			return;
		}
		state.report("missing-name", "a filter name is missing after `|`", state.position, state.position + 1);
		state.advance(T.Stray, 1);
		return;
	}
	read(state, match[3] as string, start + match[0].length, match[1] === "!" || match[2] === "!");
}

function read(state: LexerState, name: string, end: number, disabled: boolean): void {
	// `(|uuid)`: a filter without a value before it works on null.
	if (state.valueExpected && state.lastToken?.tokenType !== T.ArgumentColon)
		state.push(T.Word, state.position, state.position, "");
	state.push(T.Filter, state.position, end, { name, disabled, nameStart: end - name.length });
	state.position = end;
	state.frame.filter = name;
	state.frame.inArgument = false;
	state.frame.mentionsElement = false;
	state.valueExpected = false;
}

/** Of a ternary, of a filter argument or of a computed key. */
export function colon(state: LexerState): void {
	const { text, frame } = state;
	const start = state.position;
	const spaced = () => /\s/.test(text[start - 1] ?? "") && /\s/.test(text[start + 1] ?? "");
	if (frame.ternaries > 0 && (frame.filter === null || spaced())) {
		state.advance(T.TernaryColon, 1);
		frame.ternaries--;
		frame.endChain();
	} else if (frame.filter !== null) {
		state.advance(T.ArgumentColon, 1);
		frame.inArgument = true;
		frame.mentionsElement = false;
	} else if (frame.kind === "object") state.advance(T.KeyColon, 1);
	else if (headColon(state)) return;
	else if (text[start + 1] === ":") {
		stray(state, ":", ":");
		return;
	} else {
		state.report("unexpected", "this `:` separates nothing", start, start + 1, {
			help: "filter arguments stand directly after the filter, as in `|slice:0:2`; object entries inside `{ }`",
		});
		state.advance(T.Stray, 1);
	}
	state.valueExpected = true;
}
