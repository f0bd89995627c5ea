import type { Expression, Statement, Step, TextLiteral, Word } from "../../../grammar/ast.js";
import type { Source, Span } from "../../../grammar/source.js";
import { memberName, nameOf, type Target, unwrap } from "../../../grammar/tree.js";
import type { Owner } from "./symbols.js";

/* Where names stand in nodes of the tree. */

/** What a construct is called, and by what it is told from others: those without a name by their place. */
export function ownerOf(node: Statement, source: Source): Owner {
	const name = declaredNameOf(node);
	return { kind: node.name, name: name === null || name.value === "" ? `<${source.name} ${node.start}>` : name.value };
}

/** The text or word a construct is declared with; null when there is none. */
export function declaredNameOf(node: Statement): TextLiteral | Word | null {
	const [name] = node.args;
	return name?.kind === "Text" || name?.kind === "Word" ? name : null;
}

/** Where the name stands in a text or word, without quotation marks. */
export function nameSpan(node: TextLiteral | Word): Span {
	if (node.kind === "Word") return { start: node.start, end: node.end };
	const length = node.style === "double" || node.style === "single" ? 1 : 3;
	const isClosed = node.raw.length >= 2 * length && node.raw.endsWith(node.raw.slice(0, length));
	return { start: node.start + length, end: node.end - (isClosed ? length : 0) };
}

/** The key a step names plainly: `.name`, `["name"]`. */
export function keyOf(step: Step): { readonly name: string; readonly span: Span } | null {
	if (step.kind === "member") return { name: step.name, span: memberName(step) };
	if (step.kind !== "index" || step.expression.kind !== "Text") return null;
	return { name: step.expression.value, span: nameSpan(step.expression) };
}

/** A name that is written out; null for an empty one. */
export function nameIn(node: Expression | undefined): string | null {
	const name = nameOf(node);
	return name === "" ? null : name;
}

/** Where the variable's name stands in a place that is written. */
export function variableSpan(written: Expression, { variable }: Target): Span {
	const bare = unwrap(written);
	const node = bare.kind === "Pipe" ? bare.subject : bare;
	if (node.kind === "Variable") return { start: node.start + 1, end: node.end };
	if (node.kind === "Access" && node.base.kind === "Variable") {
		const [first] = node.steps;
		if (node.base.name === "var" && variable !== "var" && first?.kind === "member") return memberName(first);
		return { start: node.base.start + 1, end: node.base.end };
	}
	return { start: node.start, end: node.end };
}
