import type { FrameKind } from "../../../grammar/lexer/frames.js";
import { readUntil } from "../../../grammar/lexer.js";
import type { Source } from "../../../grammar/source.js";
import type { TokenType, XanoToken } from "../../../grammar/tokens.js";
import * as T from "../../../grammar/tokens.js";

/** One open bracket around the cursor, with what stands in it before the cursor. */
export interface Level {
	readonly kind: FrameKind;
	/** The bracket; null for the file itself. */
	readonly opener: XanoToken | null;
	/** What stands before the bracket in the item it belongs to: `foreach`, `(`, `)`; `value` of a property. */
	readonly head: readonly XanoToken[];
	/** The first token of every item that has begun: names of properties and statements, types of columns, keys. */
	readonly items: XanoToken[];
	/** The item that is being written, from its first token on; of what stands in closed brackets only the brackets. */
	current: XanoToken[];
}

/** What the text around a cursor says, read from its beginning; the rest of the file may be as broken as it likes. */
export interface Levels {
	/** From the file to the innermost open bracket. */
	readonly all: readonly Level[];
	readonly innermost: Level;
	/** What a word at the cursor belongs to or is; null within a comment. */
	readonly word: XanoToken | null;
}

const heads = new Set<TokenType>([T.AttributeName, T.StatementName, T.ColumnType, T.ObjectKey, T.Spread]);

/** Reads a text up to a place where a word is being written. */
export function levelsAt(source: Source, wordStart: number): Levels {
	const { tokens, word, frames } = readUntil(source, wordStart);
	const all: Level[] = [{ kind: "root", opener: null, head: [], items: [], current: [] }];
	let level = all[0] as Level;
	for (const token of tokens) {
		const type = token.tokenType;
		if (T.openers.has(type)) {
			const head = level.current;
			level.current = [...head, token];
			level = { kind: frames[all.length] ?? "root", opener: token, head, items: [], current: [] };
			all.push(level);
		} else if (T.closers.has(type)) {
			if (all.length === 1) continue;
			all.pop();
			level = all[all.length - 1] as Level;
			level.current.push(token);
		} else if (type === T.Separator) level.current = [];
		else if (heads.has(type)) {
			level.items.push(token);
			level.current = [token];
		} else level.current.push(token);
	}
	return { all, innermost: level, word };
}
