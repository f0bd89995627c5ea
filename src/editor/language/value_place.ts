import type { XanoToken } from "../../../grammar/tokens.js";
import * as T from "../../../grammar/tokens.js";
import type { Levels } from "./levels.js";
import { argumentPlace } from "./operand.js";
import type { Role } from "./roles.js";

/** Whose value is being written. */
export type ValuePlace =
	/** Of a property, or of a key within it. */
	| {
			readonly kind: "property";
			readonly role: Role;
			readonly property: string;
			/** Keys of the objects around the value, outermost first. */
			readonly keys: readonly string[];
			/** Tokens of the head of the statement or construct whose braces the property stands in. */
			readonly owner: readonly XanoToken[];
	  }
	/** Behind the name of a statement, in the braces of `role`. */
	| {
			readonly kind: "head";
			readonly role: Role;
			readonly statement: string;
			/** How many arguments stand before it. */
			readonly index: number;
			readonly tokens: readonly XanoToken[];
	  }
	| { readonly kind: "argument"; readonly filter: string; readonly index: number }
	/** `verb=` of a statement or construct. */
	| { readonly kind: "named"; readonly role: Role; readonly statement: string; readonly name: string }
	/** The default of a declaration. */
	| { readonly kind: "default"; readonly type: XanoToken }
	/** Part of an expression of which nothing else is known. */
	| { readonly kind: "operand" };

/** Whose value a word at the cursor would be; what stands before it in its item says so. */
export function valuePlace({ all }: Levels, roles: readonly Role[]): ValuePlace {
	const keys: string[] = [];
	for (let at = all.length - 1; at >= 0; at--) {
		const level = all[at];
		const role = roles[at];
		if (level === undefined || role === undefined) break;
		// Of the levels further out what stands before the bracket of the next one is the same as what stands before the cursor.
		const before = at === all.length - 1 ? level.current : (all[at + 1]?.head ?? []);
		const argument = argumentPlace(before);
		if (argument !== null && before.at(-1)?.tokenType === T.ArgumentColon && keys.length === 0) {
			return { kind: "argument", filter: argument.name, index: argument.index };
		}
		const [head] = before;
		if (role.kind === "value") {
			if (level.kind === "object") {
				if (head?.tokenType !== T.ObjectKey || before.length !== 1) return { kind: "operand" };
				keys.unshift(head.payload as string);
			} else if (before.length > 0) return { kind: "operand" };
			continue;
		}
		return inItem(role, level.head, before, keys);
	}
	return { kind: "operand" };
}

function inItem(
	role: Role,
	owner: readonly XanoToken[],
	before: readonly XanoToken[],
	keys: readonly string[],
): ValuePlace {
	const [head] = before;
	const last = before.at(-1);
	switch (head?.tokenType) {
		case T.AttributeName:
			if (before.length > 1) return { kind: "operand" };
			return { kind: "property", role, property: head.payload as string, keys, owner };
		case T.StatementName: {
			const statement = head.payload as string;
			if (last?.tokenType === T.NamedArgument) {
				return { kind: "named", role, statement, name: last.payload as string };
			}
			if (last?.tokenType === T.As) return { kind: "operand" };
			return { kind: "head", role, statement, index: argumentsIn(before), tokens: before };
		}
		case T.ColumnType:
			if (last?.tokenType === T.ColumnDefault) return { kind: "default", type: head };
			return { kind: "operand" };
		default:
			return { kind: "operand" };
	}
}

/** How many arguments stand behind a statement's name; what stands in brackets is one. */
function argumentsIn(tokens: readonly XanoToken[]): number {
	let count = 0;
	for (const { tokenType } of tokens.slice(1)) {
		if (tokenType === T.Text || tokenType === T.Word || tokenType === T.Variable || tokenType === T.NumberLiteral)
			count++;
		else if (tokenType === T.ParenthesisOpen || tokenType === T.ArrayOpen || tokenType === T.BacktickOpen) count++;
	}
	return count;
}
