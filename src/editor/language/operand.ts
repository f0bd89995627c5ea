import type { Expression } from "../../../grammar/ast.js";
import { parseExpression } from "../../../grammar/parse.js";
import { Source } from "../../../grammar/source.js";
import type { TokenType, XanoToken } from "../../../grammar/tokens.js";
import * as T from "../../../grammar/tokens.js";

const ends = new Set<TokenType>([
	T.BinaryOperator,
	T.TernaryQuestion,
	T.TernaryColon,
	T.AttributeName,
	T.ObjectKey,
	T.KeyColon,
	T.StatementName,
	T.As,
	T.NamedArgument,
	T.Assign,
	T.Spread,
	T.ColumnType,
	T.ColumnDefault,
	T.Stray,
]);

/** The value that a `|` behind these tokens would be a filter of, with the filters it has already. */
export function pipedValue(current: readonly XanoToken[], text: string): Expression | null {
	let first = current.length;
	while (first > 0 && !ends.has((current[first - 1] as XanoToken).tokenType)) first--;
	while (current[first]?.tokenType === T.UnaryOperator) first++;
	return expressionFrom(current, first, text);
}

/** The value that a `.` behind these tokens would be a member of. */
export function accessedValue(current: readonly XanoToken[], text: string): Expression | null {
	let first = current.length;
	let depth = 0;
	while (first > 0) {
		const type = (current[first - 1] as XanoToken).tokenType;
		if (T.closers.has(type)) depth++;
		else if (T.openers.has(type)) {
			if (depth === 0) break;
			depth--;
			// `[…]` behind a value is a step of it; every other bracket begins one.
			if (depth === 0 && type !== T.IndexOpen) {
				first--;
				break;
			}
		} else if (depth === 0 && type !== T.Member && type !== T.VariableMember) {
			if (type === T.Variable || type === T.Text) first--;
			break;
		}
		first--;
	}
	return expressionFrom(current, first, text);
}

function expressionFrom(current: readonly XanoToken[], first: number, text: string): Expression | null {
	const start = current[first]?.startOffset;
	const end = current.at(-1)?.end;
	if (start === undefined || end === undefined || end <= start) return null;
	const { expression, issues } = parseExpression(new Source("text", text.slice(start, end)), start);
	return issues.length === 0 ? expression : null;
}

/** The filter argument that is being written behind these tokens. */
export interface ArgumentPlace {
	readonly filter: XanoToken;
	readonly name: string;
	/** Counted from 0. */
	readonly index: number;
}

/** The filter argument that is being written behind these tokens; null when none is. */
export function argumentPlace(current: readonly XanoToken[]): ArgumentPlace | null {
	let colons = 0;
	for (let at = current.length - 1; at >= 0; at--) {
		const token = current[at] as XanoToken;
		if (token.tokenType === T.ArgumentColon) colons++;
		else if (token.tokenType === T.Filter) {
			if (colons === 0) return null;
			return { filter: token, name: (token.payload as { name: string }).name, index: colons - 1 };
		} else if (ends.has(token.tokenType)) return null;
	}
	return null;
}
