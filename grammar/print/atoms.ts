import type { Access, Expression, FilterUse, ObjectEntry, Step } from "../ast.js";
import { strengthOf } from "../precedence.js";
import type { Span } from "../source.js";
import { printText, quote } from "./texts.js";
import type { Written } from "./written.js";

/** One step of indentation. */
export const indentStep = "  ";

export type Around = "Access" | "Pipe" | "Unary";

/** Parsed trees hold their parentheses; trees made by hand get those they need. */
export function needsGroup(side: Expression, strength: number): boolean {
	return (
		side.kind === "Ternary" ||
		side.kind === "Assignment" ||
		(side.kind === "Binary" && strengthOf(side.operator) < strength)
	);
}

/** The same for what members, filters and signs apply to. */
export function needsGroupIn(operand: Expression, around: Around): boolean {
	const { kind } = operand;
	if (kind === "Binary" || kind === "Ternary" || kind === "Assignment") return true;
	if (around === "Unary") return false;
	return kind === "Unary" || kind === "Pipe" || (around === "Access" && kind === "Cast");
}

/** An operator with the blanks around it. */
export function operatorText(operator: string, left: Expression, right: Expression): string {
	if (operator === ".." && isTight(left) && isTight(right)) return "..";
	// `$env.$http_headers.X-Shop-Domain`: to Xano that is one name, and blanks would make it three.
	if (operator === "-" && left.kind === "Access" && right.kind === "Word" && right.start === left.end + 1) return "-";
	return ` ${operator} `;
}

function isTight(side: Expression): boolean {
	return side.kind === "Number" || side.kind === "Variable" || side.kind === "Group";
}

/** `- 1` is a negation and `-1` a number; `! |f` negates and `!|f` switches off. */
export function prefixText(operator: string, operand: string): string {
	const first = operand.charAt(0);
	return (operator === "-" && first >= "0" && first <= "9") || first === "|" ? `${operator} ` : operator;
}

/** The mark before a filter's name. Without a subject `!|name` would be a negation. */
export function markOf(filter: FilterUse, first: boolean, written: Written): string {
	if (!filter.disabled) return "|";
	return first || written.of({ start: filter.start, end: filter.start + 1 }) === "|" ? "|!" : "!|";
}

/** `b .c` is a member of the word `b`, `1 .5` one of the number; written together each would be one of its own kind. */
export function apartFromBase({ base, steps }: Access): string {
	return (base.kind === "Word" || base.kind === "Number") && steps[0]?.kind === "member" ? " " : "";
}

export function stepText(step: Exclude<Step, { kind: "index" }>): string {
	if (step.kind === "variable-member") return `.$${step.name}`;
	return `.${/^(?:[A-Za-z_][A-Za-z0-9_]*|\d+)$/.test(step.name) ? step.name : quote(step.name)}`;
}

/** What has no parts. */
export function atom(expression: Expression, indentation: string): string {
	switch (expression.kind) {
		case "Text":
			return printText(expression, indentation);
		case "Number":
			return expression.raw === "" ? String(expression.value) : expression.raw;
		case "Variable":
			return `$${expression.name}`;
		case "Timestamp":
		case "Word":
			return expression.value;
		default:
			return "";
	}
}

/** The name of an entry: without quotes where it is a plain word, else as its author wrote it. */
export function keyText(key: string, place: Span, written: Written): string {
	return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : written.of(place) || quote(key);
}

/** Whether a computed name stands in brackets; `[$a]: 1` is JavaScript's way, and no list. */
export function isBracketed({ key, keySpan }: ObjectEntry): boolean {
	if (key === null || typeof key === "string") return false;
	return keySpan.start < key.start || ["Binary", "Unary", "Ternary", "Pipe", "Assignment"].includes(key.kind);
}

/** Whether a line with this first character is read as the continuation of the line before. */
export function continuesLine(first: string): boolean {
	return first !== "" && "|?~*%<>+=&:/.{".includes(first);
}

/** The column behind a text that begins at a column. */
export function endColumn(text: string, column: number): number {
	const line = text.lastIndexOf("\n");
	return line < 0 ? column + text.length : text.length - line - 1;
}
