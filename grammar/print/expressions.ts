import type {
	Access,
	ArrayLiteral,
	Expression,
	FilterUse,
	Group,
	ObjectEntry,
	ObjectLiteral,
	Pipe,
	Step,
} from "../ast.js";
import { strengthOf } from "../precedence.js";
import type { CommentQueue } from "./comments.js";
import { printText, quote } from "./texts.js";

/** Column of what stands in the head of a statement: it stays on one line however long it is. */
export const unlimited = Number.NEGATIVE_INFINITY;

/** Lines are broken where they would become longer than this and can be broken. */
const lineWidth = 100;

/** One step of indentation. */
export const indentStep = "  ";

/** Prints expressions; on one line where they fit, else with their arrays, objects and filter chains opened up. */
export class ExpressionPrinter {
	/** Characters that the flat attempt under way may still use; below zero it has failed. */
	private room = 0;

	constructor(private readonly comments: CommentQueue) {}

	/**
	 * @param indentation of the line the expression begins on
	 * @param column at which it begins
	 */
	print(expression: Expression, indentation: string, column: number): string {
		const flat = this.tryFlat(expression, column);
		return flat ?? this.broken(expression, indentation, column);
	}

	/** `|name:a:b`, or ` between a:b` */
	filter(filter: FilterUse, indentation: string, column: number, mark: string = filter.disabled ? "!|" : "|"): string {
		let text = filter.operator ? ` ${filter.operator} ` : `${mark}${filter.name}`;
		filter.args.forEach((argument, index) => {
			if (!filter.operator || index > 0) text += ":";
			if (argument !== null) text += this.print(argument, indentation, endColumn(text, column));
		});
		return text;
	}

	private tryFlat(expression: Expression, column: number): string | null {
		const comment = this.comments.peek();
		if (comment && comment.start < expression.end && canHold(expression, comment.start)) return null;
		const outer = this.room;
		this.room = column === unlimited ? Number.POSITIVE_INFINITY : Math.min(lineWidth - column, ownWidth(expression));
		const text = this.flat(expression);
		const fits = this.room >= 0;
		this.room = outer;
		return fits ? text : null;
	}

	// ── On one line ──────────────────────────────────────────────────────────────────────────────────────────────────

	private flat(expression: Expression): string {
		if (this.room < 0) return "";
		switch (expression.kind) {
			case "Access":
				return expression.steps.reduce(
					(text, step) => text + this.flatStep(step),
					this.flatOperand(expression.base, "Access") + apartFromWord(expression),
				);
			case "Pipe":
				return this.flatPipe(expression);
			case "Binary": {
				const left = this.flatSide(expression.left, strengthOf(expression.operator));
				const right = this.flatSide(expression.right, strengthOf(expression.operator) + 1);
				return left + this.use(operatorText(expression.operator, expression.left, expression.right)) + right;
			}
			case "Unary": {
				const operand = this.flatOperand(expression.operand, "Unary");
				return this.use(prefixText(expression.operator, operand)) + operand;
			}
			case "Ternary":
				return `${this.flatSide(expression.condition, 0)}${this.use(" ? ")}${this.flat(expression.consequent)}${this.use(" : ")}${this.flat(expression.alternate)}`;
			case "Assignment":
				return `${this.flat(expression.target)}${this.use(" = ")}${this.flat(expression.value)}`;
			case "Array":
				return this.flatArray(expression);
			case "Object":
				return this.flatObject(expression);
			case "Group":
				return this.flatGroup(expression);
			case "Cast":
				return this.use(`!${expression.type} `) + this.flat(expression.operand);
			default:
				return this.use(atom(expression, ""));
		}
	}

	private use(text: string): string {
		this.room = text.includes("\n") ? -1 : this.room - text.length;
		return text;
	}

	private flatSide(side: Expression, strength: number): string {
		return needsGroup(side, strength) ? `${this.use("(")}${this.flat(side)}${this.use(")")}` : this.flat(side);
	}

	private flatOperand(operand: Expression, around: Around): string {
		return needsGroupIn(operand, around) ? `${this.use("(")}${this.flat(operand)}${this.use(")")}` : this.flat(operand);
	}

	private flatStep(step: Step): string {
		if (step.kind !== "index") return this.use(stepText(step));
		return `${this.use("[")}${this.flat(step.expression)}${this.use("]")}`;
	}

	private flatFilter(filter: FilterUse, first: boolean): string {
		let text = this.use(filter.operator ? ` ${filter.operator} ` : `${markOf(filter, first)}${filter.name}`);
		filter.args.forEach((argument, index) => {
			if (!filter.operator || index > 0) text += this.use(":");
			if (argument !== null) text += this.flat(argument);
		});
		return text;
	}

	private flatPipe(pipe: Pipe): string {
		const outer = this.room;
		// In the head of a statement nothing is broken.
		this.room = outer === Number.POSITIVE_INFINITY ? outer : Math.min(outer, ownWidth(pipe));
		const allowed = this.room;
		let text = this.flatOperand(pipe.subject, "Pipe");
		for (const filter of pipe.filters) text += this.flatFilter(filter, text === "");
		if (this.room >= 0 && allowed !== outer) this.room += outer - allowed;
		return text;
	}

	private flatArray(array: ArrayLiteral): string {
		const { elements } = array;
		if (elements.length > 1 && elements.some(({ value }) => value.kind === "Object" && value.entries.length > 0))
			this.room = -1;
		let text = this.use("[");
		for (const [index, element] of elements.entries()) {
			if (this.room < 0) break;
			text += this.use(`${index > 0 ? ", " : ""}${element.spread ? "..." : ""}`) + this.flat(element.value);
		}
		return text + this.use("]");
	}

	private flatObject(object: ObjectLiteral): string {
		const { entries } = object;
		if (entries.some(({ value }) => value.kind === "Object" && value.entries.length > 0)) this.room = -1;
		let text = this.use("{");
		for (const [index, entry] of entries.entries()) {
			if (this.room < 0) break;
			text += this.use(index > 0 ? ", " : "") + this.flatKey(entry) + this.flat(entry.value);
		}
		return text + this.use("}");
	}

	private flatKey(entry: ObjectEntry): string {
		const mark = entry.disabled ? "!" : "";
		if (entry.key === null) return this.use(`${mark}...`);
		if (typeof entry.key === "string") return this.use(`${mark}${keyText(entry.key)}: `);
		return this.use(mark) + this.flat(entry.key) + this.use(": ");
	}

	private flatGroup(group: Group): string {
		if (group.style === "triple-backtick") this.room = -1;
		const [open, close] = group.style === "parenthesis" ? ["(", ")"] : ["`", "`"];
		return this.use(open as string) + this.flat(group.expression) + this.use(close as string);
	}

	// ── On several lines ─────────────────────────────────────────────────────────────────────────────────────────────

	private broken(expression: Expression, indentation: string, column: number): string {
		switch (expression.kind) {
			case "Access": {
				let text = this.operand(expression.base, "Access", indentation, column) + apartFromWord(expression);
				for (const step of expression.steps) {
					text +=
						step.kind === "index"
							? `[${this.print(step.expression, indentation, endColumn(text, column) + 1)}]`
							: stepText(step);
				}
				return text;
			}
			case "Pipe":
				return this.brokenPipe(expression, indentation, column);
			case "Binary": {
				const strength = strengthOf(expression.operator);
				const text =
					this.side(expression.left, strength, indentation, column) +
					operatorText(expression.operator, expression.left, expression.right);
				return text + this.side(expression.right, strength + 1, indentation, endColumn(text, column));
			}
			case "Unary": {
				const operand = this.operand(expression.operand, "Unary", indentation, column + 1);
				return prefixText(expression.operator, operand) + operand;
			}
			case "Ternary": {
				let text = `${this.side(expression.condition, 0, indentation, column)} ? `;
				text += `${this.print(expression.consequent, indentation, endColumn(text, column))} : `;
				return text + this.print(expression.alternate, indentation, endColumn(text, column));
			}
			case "Assignment": {
				const text = `${this.print(expression.target, indentation, column)} = `;
				return text + this.print(expression.value, indentation, endColumn(text, column));
			}
			case "Array":
				return this.brokenArray(expression, indentation);
			case "Object":
				return this.brokenObject(expression, indentation);
			case "Group":
				return this.brokenGroup(expression, indentation, column);
			case "Cast": {
				const type = `!${expression.type} `;
				return type + this.print(expression.operand, indentation, column + type.length);
			}
			default:
				return atom(expression, indentation + indentStep);
		}
	}

	private side(side: Expression, strength: number, indentation: string, column: number): string {
		if (!needsGroup(side, strength)) return this.print(side, indentation, column);
		return `(${this.print(side, indentation, column + 1)})`;
	}

	private operand(operand: Expression, around: Around, indentation: string, column: number): string {
		if (!needsGroupIn(operand, around)) return this.print(operand, indentation, column);
		return `(${this.print(operand, indentation, column + 1)})`;
	}

	private brokenPipe(pipe: Pipe, indentation: string, column: number): string {
		let text = this.operand(pipe.subject, "Pipe", indentation, column);
		const missing = text === "";
		const inner = indentation + indentStep;
		for (const [index, filter] of pipe.filters.entries()) {
			if (!filter.operator) {
				for (const [place, comment] of this.comments.take(filter.start).entries()) {
					text += place === 0 && comment.trailing ? ` ${comment.text}` : `\n${inner}${comment.text}`;
				}
				if (text !== "") text += `\n${inner}`;
			}
			text += this.filter(filter, inner, endColumn(text, column), markOf(filter, missing && index === 0));
		}
		return text;
	}

	private brokenGroup(group: Group, indentation: string, column: number): string {
		const inner = indentation + indentStep;
		if (group.style === "triple-backtick") {
			return `\`\`\`\n${inner}${this.print(group.expression, inner, inner.length)}\n${inner}\`\`\``;
		}
		const [open, close] = group.style === "parenthesis" ? ["(", ")"] : ["`", "`"];
		const text = this.print(group.expression, indentation, column + 1);
		const closesOnOwnLine = text.includes("\n") && group.expression.kind === "Pipe";
		return `${open}${text}${closesOnOwnLine ? `\n${indentation}` : ""}${close}`;
	}

	private brokenArray(array: ArrayLiteral, indentation: string): string {
		const inner = indentation + indentStep;
		const lines = new Lines("[", this.comments, inner, (first) => continuesLine(first) && first !== "{");
		for (const element of array.elements) {
			lines.before(element.start);
			const mark = element.spread ? "..." : "";
			lines.add(mark + this.print(element.value, inner, inner.length + mark.length), element.end);
		}
		return lines.close(array.end, indentation, "]");
	}

	private brokenObject(object: ObjectLiteral, indentation: string): string {
		const inner = indentation + indentStep;
		const lines = new Lines("{", this.comments, inner, continuesLine);
		const width = Math.max(0, ...object.entries.map(keyWidth));
		for (const entry of object.entries) {
			lines.before(entry.start);
			const mark = entry.disabled ? "!" : "";
			let key = `${mark}...`;
			if (typeof entry.key === "string") key = `${`${mark}${keyText(entry.key)}`.padEnd(width)}: `;
			else if (entry.key !== null) key = `${mark}${this.print(entry.key, inner, inner.length)}: `;
			lines.add(key + this.print(entry.value, inner, endColumn(key, inner.length)), entry.end);
		}
		return lines.close(object.end, indentation, "}");
	}
}

/** The lines of an open array or object with the comments between them. */
class Lines {
	private text: string;
	private empty = true;
	/** A comment behind the last line; kept back because a comma may still have to go before it. */
	private trailing: string | null = null;
	private lastIsEntry = true;

	constructor(
		open: string,
		private readonly comments: CommentQueue,
		private readonly indentation: string,
		private readonly continues: (firstCharacter: string) => boolean,
	) {
		this.text = open;
	}

	/** Comments that stand before the entry which begins at the offset. */
	before(start: number): void {
		for (const comment of this.comments.take(start)) this.comment(comment.text, comment.trailing);
	}

	add(entry: string, end: number): void {
		// A line that begins with an operator goes on with the one above; the comma keeps them apart.
		if (!this.empty && this.continues(entry.startsWith("...") ? "" : entry.charAt(0))) this.separate();
		this.flush();
		this.text += `\n${this.indentation}${entry}`;
		this.empty = false;
		this.lastIsEntry = true;
		for (const comment of this.comments.take(end)) this.comment(comment.text, true);
	}

	close(end: number, indentation: string, close: string): string {
		this.before(end);
		this.flush();
		return `${this.text}\n${indentation}${close}`;
	}

	/** One comment fits behind a line, further ones get lines of their own. */
	private comment(text: string, trailing: boolean): void {
		if (trailing && this.lastIsEntry) this.trailing = text;
		else {
			this.flush();
			this.text += `\n${this.indentation}${text}`;
		}
		this.lastIsEntry = false;
	}

	/** After comments of their own lines the comma begins the line of the entry. */
	private separate(): void {
		if (this.lastIsEntry || this.trailing !== null) this.text += ",";
		else this.text += `\n${this.indentation},`;
	}

	private flush(): void {
		if (this.trailing !== null) this.text += ` ${this.trailing}`;
		this.trailing = null;
	}
}

/** How long an expression may be on one line; the figures come from a count over files that Xano's serializer wrote. */
function ownWidth(expression: Expression): number {
	switch (expression.kind) {
		case "Pipe":
			return expression.filters.filter(({ args }) => args.length > 0).length > 1 ? 40 : 70;
		case "Object":
		case "Array":
			return 62;
		default:
			return lineWidth;
	}
}

/** Whether there is a place inside the expression, behind the offset, where a comment can stand. */
function canHold(expression: Expression, from: number): boolean {
	if (expression.end <= from) return false;
	switch (expression.kind) {
		case "Array":
		case "Object":
			return true;
		case "Pipe":
			return (
				canHold(expression.subject, from) ||
				expression.filters.some(
					(filter) =>
						(filter.operator === undefined && from < filter.start) ||
						filter.args.some((argument) => argument !== null && canHold(argument, from)),
				)
			);
		case "Access":
			return (
				canHold(expression.base, from) ||
				expression.steps.some((step) => step.kind === "index" && canHold(step.expression, from))
			);
		case "Binary":
			return canHold(expression.left, from) || canHold(expression.right, from);
		case "Ternary":
			return [expression.condition, expression.consequent, expression.alternate].some((part) => canHold(part, from));
		case "Assignment":
			return canHold(expression.target, from) || canHold(expression.value, from);
		case "Unary":
		case "Cast":
			return canHold(expression.operand, from);
		case "Group":
			return canHold(expression.expression, from);
		default:
			return false;
	}
}

type Around = "Access" | "Pipe" | "Unary";

/** Parsed trees hold their parentheses; trees made by hand get those they need. */
function needsGroup(side: Expression, strength: number): boolean {
	return (
		side.kind === "Ternary" ||
		side.kind === "Assignment" ||
		(side.kind === "Binary" && strengthOf(side.operator) < strength)
	);
}

function needsGroupIn(operand: Expression, around: Around): boolean {
	const { kind } = operand;
	if (kind === "Binary" || kind === "Ternary" || kind === "Assignment") return true;
	if (around === "Unary") return false;
	return kind === "Unary" || kind === "Pipe" || (around === "Access" && kind === "Cast");
}

function operatorText(operator: string, left: Expression, right: Expression): string {
	return operator === ".." && isTight(left) && isTight(right) ? ".." : ` ${operator} `;
}

function isTight(side: Expression): boolean {
	return side.kind === "Number" || side.kind === "Variable" || side.kind === "Group";
}

/** `- 1` is a negation and `-1` a number; `! |f` negates and `!|f` switches off. */
function prefixText(operator: string, operand: string): string {
	const first = operand.charAt(0);
	return (operator === "-" && first >= "0" && first <= "9") || first === "|" ? `${operator} ` : operator;
}

/** Without a subject `!|name` would be a negation. */
function markOf(filter: FilterUse, first: boolean): string {
	if (!filter.disabled) return "|";
	return first ? "|!" : "!|";
}

/** `b .c` is a member of the word `b`; written together it would be the word `b.c`. */
function apartFromWord({ base, steps }: Access): string {
	return base.kind === "Word" && steps[0]?.kind === "member" ? " " : "";
}

function stepText(step: Exclude<Step, { kind: "index" }>): string {
	if (step.kind === "variable-member") return `.$${step.name}`;
	return `.${/^(?:[A-Za-z_][A-Za-z0-9_]*|\d+)$/.test(step.name) ? step.name : quote(step.name)}`;
}

function atom(expression: Expression, indentation: string): string {
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

function keyText(key: string): string {
	return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : quote(key);
}

function keyWidth(entry: ObjectEntry): number {
	return typeof entry.key === "string" ? keyText(entry.key).length + (entry.disabled ? 1 : 0) : 0;
}

/** Whether a line with this first character is read as the continuation of the line before. */
function continuesLine(first: string): boolean {
	return first !== "" && "|?~*%<>+=&:/.{".includes(first);
}

function endColumn(text: string, column: number): number {
	const line = text.lastIndexOf("\n");
	return line < 0 ? column + text.length : text.length - line - 1;
}
