import type { Block, Column, Comment, Expression, File, Item, NamedArgument, Statement } from "./ast.js";
import { CommentQueue } from "./print/comments.js";
import { ExpressionPrinter, indentStep, unlimited } from "./print/expressions.js";
import type { Span } from "./source.js";

/**
 * Prints a tree in the layout of Xano's own serializer: two spaces of indentation, a property per line, a blank line
 * around statements. Comments, dividers, disabled marks and the author's way to quote are kept. Printing what has been
 * printed changes nothing, and the tree stays the same.
 * @param source the text the tree was read from; with it, blank lines between properties are kept
 */
export function print(file: File, source = ""): string {
	return new Printer(file, source).file();
}

type Part = Item | (Span & { readonly kind: "Divider" }) | (Comment & { readonly kind: "Comment" });

class Printer {
	private readonly comments: CommentQueue;
	private readonly expressions: ExpressionPrinter;

	constructor(
		private readonly tree: File,
		private readonly source: string,
	) {
		this.comments = new CommentQueue(tree.comments);
		this.expressions = new ExpressionPrinter(this.comments);
	}

	file(): string {
		const dividers = this.tree.dividers.map((divider) => ({ ...divider, kind: "Divider" as const }));
		const parts: (Item | (typeof dividers)[number])[] = [...this.tree.items];
		for (const divider of dividers) parts.push(divider);
		if (dividers.length > 0) parts.sort((a, b) => a.start - b.start);
		const text = this.parts(parts, Number.POSITIVE_INFINITY, "");
		return text === "" ? "" : `${text}\n`;
	}

	/** Items one below the other with the comments before, behind and after them. */
	private parts(parts: readonly Exclude<Part, { kind: "Comment" }>[], end: number, indentation: string): string {
		let text = "";
		let previous: Part | null = null;
		const place = (part: Part, following: Part | undefined, printed: string) => {
			if (previous !== null) text += this.isApart(previous, part, following) ? "\n\n" : "\n";
			text += indentation + printed;
			previous = part;
		};
		for (const [index, part] of parts.entries()) {
			for (const comment of this.comments.take(part.start)) place({ ...comment, kind: "Comment" }, part, comment.text);
			place(part, undefined, part.kind === "Divider" ? "---" : this.item(part, indentation));
			// What could not be printed inside the item follows it.
			const [first, ...others] = part.kind === "Divider" ? [] : this.comments.take(part.end);
			const trailing = first ?? this.comments.takeTrailing(parts[index + 1]?.start ?? end);
			if (trailing) text += ` ${trailing.text}`;
			for (const comment of others) place({ ...comment, kind: "Comment" }, parts[index + 1], comment.text);
		}
		for (const comment of this.comments.take(end)) place({ ...comment, kind: "Comment" }, undefined, comment.text);
		return text;
	}

	private isApart(previous: Part, part: Part, following: Part | undefined): boolean {
		if (previous.kind === "Divider" || part.kind === "Divider") return false;
		const next = following ?? part;
		if (previous.kind === "Statement" || (previous.kind !== "Comment" && next.kind === "Statement")) return true;
		const between = this.source.slice(previous.end, part.start);
		return /\n[ \t\r]*\n/.test(between);
	}

	private item(item: Item, indentation: string): string {
		const mark = item.disabled ? "!" : "";
		switch (item.kind) {
			case "Attribute": {
				const head = `${mark}${item.name} = `;
				return head + this.expressions.print(item.value, indentation, indentation.length + head.length);
			}
			case "Statement":
				return mark + this.statement(item, indentation);
			case "Column":
				return mark + this.column(item, indentation);
		}
	}

	private statement(statement: Statement, indentation: string): string {
		let text = statement.name;
		const add = (before: string, expression: Expression) => {
			text += before + this.expressions.print(expression, indentation, unlimited);
		};
		for (const argument of statement.args) add(" ", argument);
		text += this.namedArguments(statement.namedArguments, indentation);
		if (statement.binding) add(" as ", statement.binding);
		if (statement.body) text += ` ${this.block(statement.body, indentation)}`;
		if (statement.result) add(" as ", statement.result);
		return statement.breaks ? `${text} break` : text;
	}

	private namedArguments(list: readonly NamedArgument[], indentation: string): string {
		let text = "";
		for (const { name, value } of list) text += ` ${name}=${this.expressions.print(value, indentation, unlimited)}`;
		return text;
	}

	private column(column: Column, indentation: string): string {
		let text = column.type;
		for (const { minimum, maximum } of column.lists) text += `[${sizeText(minimum, maximum)}]`;
		if (column.nullable) text += "?";
		if (column.name !== "") text += ` ${/^[A-Za-z_$][\w$-]*$/.test(column.name) ? column.name : `"${column.name}"`}`;
		if (column.optional) text += "?";
		if (column.default)
			text += `=${this.expressions.print(column.default, indentation, indentation.length + text.length + 1)}`;
		if (column.filters.length > 0) {
			const filters = column.filters.map((filter) =>
				this.expressions.filter(filter, indentation, 0, filter.disabled ? "!" : ""),
			);
			text += ` filters=${filters.join("|")}`;
		}
		text += this.namedArguments(column.namedArguments, indentation);
		return column.body ? `${text} ${this.block(column.body, indentation)}` : text;
	}

	private block(block: Block, indentation: string): string {
		const inner = indentation + indentStep;
		const first = block.items[0]?.start ?? block.end;
		const opening = this.comments.takeTrailing(first);
		const body = this.parts(block.items, block.end, inner);
		return `{${opening ? ` ${opening.text}` : ""}${body === "" ? "" : `\n${body}`}\n${indentation}}`;
	}
}

function sizeText(minimum: number | null, maximum: number | null): string {
	if (minimum === null && maximum === null) return "";
	return minimum === maximum ? `${minimum}` : `${minimum ?? ""}:${maximum ?? ""}`;
}
