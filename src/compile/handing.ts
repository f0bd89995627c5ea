import type { Expression, Statement } from "../../grammar/ast.js";
import { withoutGroups } from "../../grammar/tree.js";
import { inputName } from "./borrowing.js";
import { type Code, code, quote } from "./code.js";
import { expression } from "./expressions.js";
import { isFresh } from "./fresh.js";
import { isObserved, observed } from "./observing.js";
import type { FunctionScope } from "./scope.js";

/**
 * Code of a value that goes to somebody else. The last read of a variable takes along what the variable knows of it: who
 * gets it may change it in place when the variable could.
 */
export interface Handed {
	readonly value: Code;
	/** Whether only who gets it holds it; to be evaluated after the text. */
	readonly owned: string;
	/** What it holds that nobody else does. */
	readonly rows: string;
	/** Statements to run once it has been handed over. */
	readonly after: string;
	/** The variable that gave it away. */
	readonly from: string | null;
}

export function handOver(node: Expression, scope: FunctionScope): Handed {
	const last = lastRead(node, scope);
	if (last !== null) return last;
	const value = expression(node, scope, "escape");
	return { value, owned: String(isFresh(node, scope) && !isObserved(scope)), rows: "null", after: "", from: null };
}

/** What a last read hands over; null where it is none, or where nobody keeps account of what is handed over. */
export function lastRead(node: Expression, scope: FunctionScope): Handed | null {
	const bare = withoutGroups(node);
	if (!scope.lastReads.has(bare) || scope.element !== null || isObserved(scope)) return null;
	const input = inputName(bare);
	const taken = input === null ? undefined : scope.takenInputs.get(input);
	if (input !== null) {
		if (taken === undefined) return null;
		const value = code(scope.inputs.get(input) as string, scope.inputType(input), true);
		return { value, owned: taken, rows: "null", after: ` ${taken} = false;`, from: null };
	}
	if (bare.kind !== "Variable" || !scope.isOwnable(bare.name)) return null;
	const owned = scope.owned(bare.name);
	const rows = scope.nested.has(bare.name) ? scope.rows(bare.name) : "null";
	const after = `${scope.setOwned(bare.name, false)}${rows === "null" ? "" : ` ${rows} = null;`}`;
	return { value: scope.read(bare.name, "borrow", bare), owned, rows, after, from: bare.name };
}

/**
 * Code that leaves a function with a result, telling the caller whether it alone holds it from then on.
 * @param node the statement that tells in observed functions what it gives; null when none does
 */
export function leaving(value: Expression | null, node: Statement | null, scope: FunctionScope): string {
	const report = (text: string): string => (node === null ? text : observed(node, text, scope));
	if (value === null) return leavingWith(report("null"), scope);
	if (!scope.gives) return leavingWith(report(expression(value, scope, "escape").text), scope);
	const { value: handed, owned, from } = handOver(value, scope);
	const kind = from === null ? undefined : scope.checked.get(from);
	const known = kind === undefined ? "" : `, ${quote(kind)}, ${scope.count(from as string)}`;
	return `${scope.support("leaveWith")}(R, ${report(handed.text)}, ${owned}${known})`;
}

/** The same for a value that others may hold. */
export function leavingWith(text: string, scope: FunctionScope): string {
	return scope.gives ? `${scope.support("leaveWith")}(R, ${text}, false)` : text;
}

/** Code of how many elements of a value are known to be right for a variable that is given it. */
export function knownElements(value: Expression, name: string, scope: FunctionScope): string {
	const kind = scope.checked.get(name);
	if (kind === undefined) return "0";
	const bare = withoutGroups(value);
	const input = inputName(bare);
	if (input !== null && scope.elementKinds.get(input) === kind) {
		const held = scope.inputs.get(input) as string;
		return `Array.isArray(${held}) ? ${held}.length : 0`;
	}
	if (bare.kind === "Variable" && bare.name !== name && scope.checked.get(bare.name) === kind)
		return scope.count(bare.name);
	return "0";
}
