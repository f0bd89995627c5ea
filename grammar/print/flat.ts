import type { Access, ArrayLiteral, Expression, FilterUse, Group, ObjectEntry, ObjectLiteral, Pipe } from "../ast.js";
import { strengthOf } from "../precedence.js";
import {
	type Around,
	apartFromBase,
	atom,
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
import type { Written } from "./written.js";

/**
 * Prints expressions on one line. Every part is printed once and remembered: the layout asks for the same parts again
 * on every level, and the work has to grow with the text and no faster.
 */
export class FlatPrinter {
	private readonly known = new Map<Expression, string | null>();

	constructor(
		private readonly comments: CommentQueue,
		private readonly written: Written,
	) {}

	/** The expression on one line; null when it cannot be: a comment or a text of several lines is in it. */
	print(expression: Expression): string | null {
		switch (expression.kind) {
			case "Text":
			case "Number":
			case "Timestamp":
			case "Word":
			case "Variable": {
				const text = atom(expression, "");
				return text.includes("\n") ? null : text;
			}
		}
		const found = this.known.get(expression);
		if (found !== undefined) return found;
		const text = this.comments.within(expression.start, expression.end) ? null : this.composite(expression);
		this.known.set(expression, text);
		return text;
	}

	/** `|name:a:b`, or ` between a:b`; null when it does not fit on a line. */
	filter(filter: FilterUse, first = false): string | null {
		let text = filter.operator ? ` ${filter.operator} ` : `${markOf(filter, first, this.written)}${filter.name}`;
		for (const [index, argument] of filter.args.entries()) {
			if (!filter.operator || index > 0) text += ":";
			if (argument === null) continue;
			const printed = this.print(argument);
			if (printed === null) return null;
			text += printed;
		}
		return text;
	}

	/** The name of an entry with its mark and colon; null when it is computed and does not fit on a line. */
	key(entry: ObjectEntry): string | null {
		const mark = entry.disabled ? "!" : "";
		if (entry.key === null) return `${mark}...`;
		if (typeof entry.key === "string") return `${mark}${keyText(entry.key, entry.keySpan, this.written)}: `;
		const key = this.print(entry.key);
		if (key === null) return null;
		return isBracketed(entry) ? `${mark}[${key}]: ` : `${mark}${key}: `;
	}

	private composite(expression: Expression): string | null {
		switch (expression.kind) {
			case "Access":
				return this.access(expression);
			case "Pipe":
				return this.pipe(expression);
			case "Binary": {
				const strength = strengthOf(expression.operator);
				const left = this.side(expression.left, strength);
				const right = left === null ? null : this.side(expression.right, strength + 1);
				if (right === null) return null;
				return left + operatorText(expression.operator, expression.left, expression.right) + right;
			}
			case "Unary": {
				const operand = this.operand(expression.operand, "Unary");
				return operand === null ? null : prefixText(expression.operator, operand) + operand;
			}
			case "Ternary": {
				const condition = this.side(expression.condition, 0);
				const consequent = condition === null ? null : this.print(expression.consequent);
				const alternate = consequent === null ? null : this.print(expression.alternate);
				return alternate === null ? null : `${condition} ? ${consequent} : ${alternate}`;
			}
			case "Assignment": {
				const target = this.print(expression.target);
				const value = target === null ? null : this.print(expression.value);
				return value === null ? null : `${target} = ${value}`;
			}
			case "Array":
				return this.array(expression);
			case "Object":
				return this.object(expression);
			case "Group":
				return this.group(expression);
			case "Cast": {
				const operand = this.print(expression.operand);
				return operand === null ? null : `!${expression.type} ${operand}`;
			}
			default:
				return null;
		}
	}

	private side(side: Expression, strength: number): string | null {
		const text = this.print(side);
		return text !== null && needsGroup(side, strength) ? `(${text})` : text;
	}

	private operand(operand: Expression, around: Around): string | null {
		const text = this.print(operand);
		return text !== null && needsGroupIn(operand, around) ? `(${text})` : text;
	}

	private access(access: Access): string | null {
		let text = this.operand(access.base, "Access");
		if (text === null) return null;
		text += apartFromBase(access);
		for (const step of access.steps) {
			if (step.kind !== "index") text += stepText(step);
			else {
				const index = this.print(step.expression);
				if (index === null) return null;
				text += `[${index}]`;
			}
		}
		return text;
	}

	private pipe(pipe: Pipe): string | null {
		let text = this.operand(pipe.subject, "Pipe");
		if (text === null) return null;
		for (const filter of pipe.filters) {
			const printed = this.filter(filter, text === "");
			if (printed === null) return null;
			text += printed;
		}
		return text;
	}

	private array({ elements }: ArrayLiteral): string | null {
		const texts: string[] = [];
		for (const element of elements) {
			const text = this.print(element.value);
			if (text === null) return null;
			texts.push(element.spread ? `...${text}` : text);
		}
		return `[${texts.join(", ")}]`;
	}

	private object({ entries }: ObjectLiteral): string | null {
		const texts: string[] = [];
		for (const entry of entries) {
			const key = this.key(entry);
			const value = key === null ? null : this.print(entry.value);
			if (value === null) return null;
			texts.push(`${key}${value}`);
		}
		return `{${texts.join(", ")}}`;
	}

	/** To Xano an expression between backticks is a text: it stays as it is written. */
	private group(group: Group): string | null {
		if (group.style !== "parenthesis") {
			const text = this.written.of(group);
			if (text !== "") return text.includes("\n") ? null : text;
		}
		const inner = this.print(group.expression);
		if (inner === null || group.style === "triple-backtick") return null;
		return group.style === "parenthesis" ? `(${inner})` : `\`${inner}\``;
	}
}
