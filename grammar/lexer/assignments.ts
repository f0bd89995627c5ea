import type { TokenType } from "chevrotain";
import type { XanoToken } from "../tokens.js";
import * as T from "../tokens.js";
import type { LexerState } from "./state.js";

/** After these a whole value begins: `value = $a.b = 1`, `` `$a.b = 1` ``, `{x: $a.b = 1}`. */
const valueStarts: ReadonlySet<TokenType> = new Set([T.AttributeName, T.BacktickOpen, T.ObjectKey, T.KeyColon]);

/**
 * Whether a `=` assigns: all of the value so far is a path into a variable, and no condition waits for its outcome.
 * Anywhere else a single `=` is a slip for `==`.
 */
export function assigns(state: LexerState): boolean {
	if (state.valueExpected) return false;
	const start = pathStart(state.tokens);
	const before = state.tokens[start - 1];
	if (start < 0 || before === undefined || !valueStarts.has(before.tokenType)) return false;
	// The head of a statement compares: `if (`$a.b = 1`)`.
	const block = state.frames.findLastIndex((frame) => frame.holdsItems);
	return state.frames.slice(block).every((frame) => !frame.inHead);
}

/** Index of the `$variable` whose path ends with the last token; -1 when there is none, or no step behind it. */
function pathStart(tokens: readonly XanoToken[]): number {
	let at = tokens.length - 1;
	for (let steps = 0; at >= 0; at--) {
		const type = (tokens[at] as XanoToken).tokenType;
		if (type === T.Variable) return steps > 0 ? at : -1;
		steps++;
		if (type === T.BracketClose) {
			at = indexStart(tokens, at);
			if (at < 0) return -1;
		} else if (type !== T.Member && type !== T.VariableMember) return -1;
	}
	return -1;
}

/** Index of the `[` that a `]` closes; -1 when it opens an array. */
function indexStart(tokens: readonly XanoToken[], closing: number): number {
	let depth = 0;
	for (let at = closing; at >= 0; at--) {
		const type = (tokens[at] as XanoToken).tokenType;
		if (type === T.BracketClose) depth++;
		else if (type === T.IndexOpen || type === T.ArrayOpen) depth--;
		if (depth === 0) return type === T.IndexOpen ? at : -1;
	}
	return -1;
}
