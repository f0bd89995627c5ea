import type {
	Access,
	ArrayLiteral,
	Assignment,
	Binary,
	Expression,
	FilterUse,
	Group,
	ObjectLiteral,
	Pipe,
	Ternary,
} from "../ast.js";
import { strengthOf } from "../precedence.js";
import {
	type Around,
	apartFromBase,
	atom,
	continuesLine,
	endColumn,
	indentStep,
	isBracketed,
	keyText,
	markOf,
	needsGroup,
	needsGroupIn,
	operatorText,
	prefixText,
	stepText,
} from "./atoms.js";
import type { CommentQueue } from "./comments.js";
import { FlatPrinter } from "./flat.js";
import { GrowingText } from "./growing.js";
import { Lines } from "./lines.js";
import { moveLines } from "./texts.js";
import type { Written } from "./written.js";

/** Lines that the author has broken stay broken where they would become longer than this. */
const lineWidth = 100;
/** How long the lines of an open object would be together, at most, for it to stand on one line. */
const objectWidth = 58;
/** The input of a call: its entries and their length. */
const callCount = 2;
const callWidth = 61;
/** The same as for objects for the elements of an array. */
const arrayWidth = 56;
/** How long the filters of a value may be together without a line of their own for each … */
const filtersWidth = 33;
/** … and how many there may be. */
const filtersCount = 2;

/**
 * Where an expression stands. Xano keeps values, inputs of calls, entries and filter arguments as data and lays them out
 * itself; anything else is a text to it, in which only the author breaks lines.
 */
export type Place = "value" | "call" | "entry" | "argument" | "text";

/** Prints expressions; on one line where they belong there, else with their arrays, objects and filters opened up. */
export class ExpressionPrinter {
	private readonly flat: FlatPrinter;

	constructor(
		private readonly comments: CommentQueue,
		private readonly written: Written,
	) {
		this.flat = new FlatPrinter(comments, written);
	}

	/**
	 * @param indentation of the line the expression begins on
	 * @param column at which it begins
	 * @param hanging whether that line is indented further than the one that holds the expression: what continues it
	 * then begins at the same column
	 */
	print(expression: Expression, indentation: string, column: number, place: Place, hanging = false): string {
		const flat = this.flat.print(expression);
		if (flat !== null && this.belongsOnOneLine(expression, flat, column, place)) return flat;
		return this.open(expression, indentation, column, place, hanging);
	}

	/** `|name:a:b`, or ` between a:b` */
	filter(filter: FilterUse, indentation: string, column: number, mark: string): string {
		const line = new GrowingText(column).add(filter.operator ? ` ${filter.operator}` : `${mark}${filter.name}`);
		filter.args.forEach((argument, index) => {
			const blank = filter.operator && index === 0 ? " " : "";
			// An argument left empty has no place of its own; the filter ends behind the colon of the last one.
			const start = argument?.start ?? (index === filter.args.length - 1 ? filter.end : filter.start);
			line.add(this.gap(start, start, indentation, blank));
			if (!filter.operator || index > 0) line.add(":");
			if (argument !== null) line.add(this.print(argument, indentation, line.column, "argument"));
		});
		return line.text;
	}

	/**
	 * What stands between two parts of an expression: the comments there, or the author's line end.
	 * @param indentation of the part behind the gap, if it begins a line
	 * @param blank what stands there otherwise
	 */
	gap(from: number, to: number, indentation: string, blank: string): string {
		const comments = this.comments.take(to);
		if (comments.length === 0) return from < to && this.written.breaks(from, to) ? `\n${indentation}` : blank;
		let text = "";
		// Behind a comment nothing else fits on its line.
		for (const { trailing, text: comment } of comments)
			text += `${trailing && text === "" ? " " : `\n${indentation}`}${comment}`;
		return `${text}\n${indentation}`;
	}

	private belongsOnOneLine(expression: Expression, flat: string, column: number, place: Place): boolean {
		const isValue = place === "value" || place === "call";
		const isData = isValue || place === "entry";
		switch (expression.kind) {
			case "Object":
				if (place === "call" && expression.entries.length > 0)
					return expression.entries.length <= callCount && this.objectLength(expression) <= callWidth;
				if (isData) return this.objectLength(expression) <= objectWidth;
				break;
			case "Array":
				if (isData) return this.arrayLength(expression) <= arrayWidth;
				break;
			case "Pipe":
				if ((isValue || place === "argument") && this.breaksFilters(expression)) return false;
				break;
			case "Group":
				// A chain in the parentheses of an argument is broken like any other.
				if (place === "argument" && expression.expression.kind === "Pipe" && expression.style === "parenthesis")
					return !this.breaksFilters(expression.expression);
				break;
		}
		return column + flat.length <= lineWidth || !this.written.breaks(expression.start, expression.end);
	}

	private objectLength(object: ObjectLiteral): number {
		let width = 0;
		let named = 0;
		let length = 0;
		for (const entry of object.entries) {
			const key = this.flat.key(entry)?.length ?? 0;
			if (typeof entry.key === "string") {
				named++;
				width = Math.max(width, key);
			} else length += key;
			length += this.flat.print(entry.value)?.length ?? 0;
		}
		return length + named * width;
	}

	private arrayLength(array: ArrayLiteral): number {
		let length = 0;
		for (const { value } of array.elements) length += this.flat.print(value)?.length ?? 0;
		return length;
	}

	private breaksFilters({ filters }: Pipe): boolean {
		if (filters.length > filtersCount) return true;
		let length = 0;
		for (const filter of filters) length += this.flat.filter(filter)?.length ?? Number.POSITIVE_INFINITY;
		return length > filtersWidth;
	}

	// ── On several lines ─────────────────────────────────────────────────────────────────────────────────────────────

	private open(expression: Expression, indentation: string, column: number, place: Place, hanging: boolean): string {
		const continuation = hanging ? indentation : indentation + indentStep;
		switch (expression.kind) {
			case "Access":
				return this.access(expression, indentation, column);
			case "Pipe":
				return this.pipe(expression, indentation, column, place, continuation);
			case "Binary":
				return this.binary(expression, indentation, column, continuation);
			case "Unary": {
				const { operator, operand } = expression;
				const gap = this.gap(operand.start, operand.start, continuation, "");
				const text = this.operand(operand, "Unary", indentation, endColumn(operator + gap, column));
				return (gap === "" ? prefixText(operator, text) : operator + gap) + text;
			}
			case "Ternary":
				return this.ternary(expression, indentation, column, continuation);
			case "Assignment":
				return this.assignment(expression, indentation, column, continuation);
			case "Array":
				return this.array(expression, indentation);
			case "Object":
				return this.object(expression, indentation);
			case "Group":
				return this.group(expression, indentation, column, place);
			case "Cast": {
				const type = `!${expression.type} `;
				return type + this.print(expression.operand, indentation, column + type.length, "text");
			}
			default:
				return atom(expression, indentation + indentStep);
		}
	}

	private side(side: Expression, strength: number, indentation: string, column: number): string {
		if (!needsGroup(side, strength)) return this.print(side, indentation, column, "text");
		return `(${this.print(side, indentation, column + 1, "text")})`;
	}

	private operand(operand: Expression, around: Around, indentation: string, column: number, place: Place = "text") {
		if (!needsGroupIn(operand, around)) return this.print(operand, indentation, column, place);
		return `(${this.print(operand, indentation, column + 1, "text")})`;
	}

	private access(access: Access, indentation: string, column: number): string {
		const inner = indentation + indentStep;
		const line = new GrowingText(column).add(this.operand(access.base, "Access", indentation, column));
		line.add(apartFromBase(access));
		for (const step of access.steps) {
			line.add(this.gap(step.start, step.start, inner, ""));
			if (step.kind !== "index") line.add(stepText(step));
			else {
				line.add(`[${this.gap(step.expression.start, step.expression.start, inner, "")}`);
				line.add(this.print(step.expression, indentation, line.column, "text"));
				line.add(`${this.gap(step.end, step.end, indentation, "")}]`);
			}
		}
		return line.text;
	}

	private pipe(pipe: Pipe, indentation: string, column: number, place: Place, inner: string): string {
		const { subject, filters } = pipe;
		const line = new GrowingText(column);
		line.add(this.operand(subject, "Pipe", indentation, column, place === "argument" ? "text" : place));
		const missing = line.text === "";
		const isShort = !this.breaksFilters(pipe) && !this.comments.within(subject.end, pipe.end);
		for (const [index, filter] of filters.entries()) {
			if (!filter.operator) {
				const blank = isShort || (missing && index === 0) ? "" : `\n${inner}`;
				line.add(this.gap(filter.start, filter.start, inner, blank));
			}
			line.add(this.filter(filter, inner, line.column, markOf(filter, missing && index === 0, this.written)));
		}
		return line.text;
	}

	/** The operands of a chain of operators with the author's line ends. The left spine is long, so no recursion. */
	private binary(binary: Binary, indentation: string, column: number, continuation: string): string {
		const spine: Binary[] = [];
		let first: Expression = binary;
		while (first.kind === "Binary") {
			spine.push(first);
			if (needsGroup(first.left, strengthOf(first.operator))) break;
			first = first.left;
		}
		const last = spine.at(-1) as Binary;
		const line = new GrowingText(column).add(this.side(last.left, strengthOf(last.operator), indentation, column));
		let current = indentation;
		for (let index = spine.length - 1; index >= 0; index--) {
			const { operator, operatorSpan, left, right } = spine[index] as Binary;
			const written = operatorText(operator, left, right);
			const blank = written.startsWith(" ") ? " " : "";
			const before = this.gap(left.end, operatorSpan.start, continuation, blank);
			const behind = this.gap(operatorSpan.end, right.start, continuation, blank);
			if (isBreak(before) || isBreak(behind)) current = continuation;
			line.add(before + written.trim() + behind);
			line.add(this.side(right, strengthOf(operator) + 1, current, line.column));
		}
		return line.text;
	}

	private ternary(ternary: Ternary, indentation: string, column: number, continuation: string): string {
		const { condition, consequent, alternate } = ternary;
		const line = new GrowingText(column).add(this.side(condition, 0, indentation, column));
		let current = indentation;
		for (const [sign, from, part] of [
			["?", condition.end, consequent],
			[":", consequent.end, alternate],
		] as const) {
			const gap = this.gap(from, part.start, continuation, " ");
			if (isBreak(gap)) current = continuation;
			line.add(`${gap}${sign} `);
			line.add(this.print(part, current, line.column, "text"));
		}
		return line.text;
	}

	private assignment({ target, value }: Assignment, indentation: string, column: number, continuation: string): string {
		const head = this.print(target, indentation, column, "text");
		const gap = this.gap(target.end, value.start, continuation, " ");
		const text = `${head} =${gap}`;
		return text + this.print(value, isBreak(gap) ? continuation : indentation, endColumn(text, column), "text");
	}

	private group(group: Group, indentation: string, column: number, place: Place): string {
		const { expression, style } = group;
		const inner = indentation + indentStep;
		if (style !== "parenthesis") return this.backticks(group, inner);
		const isChain = expression.kind === "Pipe";
		const gap = this.gap(isChain ? expression.start : group.start, expression.start, inner, "");
		const innerPlace = place === "argument" && isChain ? "argument" : "text";
		const text =
			gap === ""
				? this.print(expression, indentation, column + 1, innerPlace)
				: this.print(expression, inner, inner.length, innerPlace, true);
		const closesOnOwnLine = gap !== "" || (isChain && text.includes("\n"));
		return `(${gap}${text}${this.gap(group.end, group.end, indentation, closesOnOwnLine ? `\n${indentation}` : "")})`;
	}

	/** What stands between backticks is a text to Xano and stays as it is; its lines move with the indentation. */
	private backticks(group: Group, inner: string): string {
		const written = this.written.of(group);
		if (written !== "" && this.comments.within(group.start, group.end)) this.comments.take(group.end);
		if (written !== "") return group.style === "backtick" ? written : moveLines(written, inner);
		const text = this.print(group.expression, inner, inner.length, "text", true);
		return group.style === "backtick" ? `\`${text}\`` : `\`\`\`\n${inner}${text}\n${inner}\`\`\``;
	}

	private array(array: ArrayLiteral, indentation: string): string {
		const inner = indentation + indentStep;
		const continues = (first: string) => continuesLine(first) && first !== "{";
		const lines = new Lines("[", array.start, this.comments, this.written, inner, continues);
		for (const element of array.elements) {
			lines.before(element.start);
			const print = () => {
				const { value, spread } = element;
				const mark = spread ? `...${this.gap(value.start, value.start, inner + indentStep, "")}` : "";
				return mark + this.print(value, inner, endColumn(mark, inner.length), "entry");
			};
			lines.add(lines.kept(element) ?? print(), element);
		}
		return lines.close(array.end, indentation, "]");
	}

	private computedKey(key: Expression, bracketed: boolean, end: number, indentation: string): string {
		if (!bracketed) return this.print(key, indentation, indentation.length, "text");
		const gap = this.gap(key.start, key.start, indentation + indentStep, "");
		const text = this.print(key, indentation, indentation.length + 1, "text");
		return `[${gap}${text}${this.gap(end, end, indentation, "")}]`;
	}

	private object(object: ObjectLiteral, indentation: string): string {
		const inner = indentation + indentStep;
		const lines = new Lines("{", object.start, this.comments, this.written, inner, continuesLine);
		const names = object.entries.map((entry) =>
			typeof entry.key === "string"
				? (entry.disabled ? "!" : "") + keyText(entry.key, entry.keySpan, this.written)
				: null,
		);
		let width = 0;
		for (const name of names) if (name !== null) width = Math.max(width, name.length);
		for (const [index, entry] of object.entries.entries()) {
			lines.before(entry.start);
			const print = (): string => {
				const name = names[index] ?? null;
				const mark = entry.disabled ? "!" : "";
				let key = `${mark}...`;
				if (name !== null) key = `${name.padEnd(width)}:`;
				else if (entry.key !== null && typeof entry.key !== "string") {
					key = mark + this.computedKey(entry.key, isBracketed(entry), entry.keySpan.end, inner);
					// A word with a comment before its colon is read as an expression, and has to stay one.
					key += `${this.gap(entry.value.start, entry.value.start, inner + indentStep, "")}:`;
				}
				key += this.gap(entry.value.start, entry.value.start, inner + indentStep, entry.key === null ? "" : " ");
				return key + this.print(entry.value, inner, endColumn(key, inner.length), "entry");
			};
			lines.add(lines.kept(entry) ?? print(), entry);
		}
		return lines.close(object.end, indentation, "}");
	}
}

function isBreak(gap: string): boolean {
	return gap.includes("\n");
}
