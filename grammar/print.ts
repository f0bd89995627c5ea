import type { Block, Column, Comment, Expression, File, FilterUse, Item, NamedArgument, Statement } from "./ast.js";
import { endColumn, indentStep } from "./print/atoms.js";
import { CommentQueue } from "./print/comments.js";
import { ExpressionPrinter } from "./print/expressions.js";
import { GrowingText } from "./print/growing.js";
import { Written } from "./print/written.js";
import type { Span } from "./source.js";

/**
 * Prints a tree in the layout of Xano's own serializer: two spaces of indentation, a property per line, a blank line
 * around statements. Comments, dividers, disabled marks and the author's way to quote are kept. Printing what has been
 * printed changes nothing, and the tree stays the same.
 * @param source the text the tree was read from; with it, blank lines between properties, line ends in long expressions
 * and what is to be ignored are kept
 */
export function print(file: File, source = ""): string {
	return new Printer(file, source).file();
}

type Part = Item | (Span & { readonly kind: "Divider" }) | (Comment & { readonly kind: "Comment" });

class Printer {
	private readonly comments: CommentQueue;
	private readonly written: Written;
	private readonly expressions: ExpressionPrinter;

	constructor(
		private readonly tree: File,
		source: string,
	) {
		this.written = new Written(source);
		this.comments = new CommentQueue(tree.comments.map((comment) => this.written.comment(comment)));
		this.expressions = new ExpressionPrinter(this.comments, this.written);
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
	private parts(
		parts: readonly Exclude<Part, { kind: "Comment" }>[],
		end: number,
		indentation: string,
		owner = "",
	): string {
		let text = "";
		let previous: Part | null = null;
		const place = (part: Part, following: Part | undefined, print: () => string) => {
			if (previous !== null && this.belongsBehind(previous, part)) text += " ";
			else text += (previous === null ? "" : this.separation(previous, part, following, indentation)) + indentation;
			text += print();
			previous = part;
		};
		const placeComment = (comment: Comment, following: Part | undefined) =>
			place({ ...comment, kind: "Comment" }, following, () => comment.text);
		for (const [index, part] of parts.entries()) {
			for (const comment of this.comments.take(part.start)) placeComment(comment, part);
			const isKept = (previous as Part | null)?.kind === "Comment" && this.comments.asksToKeep();
			place(part, undefined, () => {
				if (part.kind === "Divider") return "---";
				return isKept ? this.kept(part) : this.item(part, indentation, owner);
			});
			// What could not be printed inside the item follows it.
			const [first, ...others] = part.kind === "Divider" ? [] : this.comments.take(part.end);
			const trailing = first ?? this.comments.takeTrailing(parts[index + 1]?.start ?? end);
			if (trailing) text += ` ${trailing.text.trimEnd()}`;
			for (const comment of others) placeComment(comment, parts[index + 1]);
		}
		for (const comment of this.comments.take(end)) placeComment(comment, undefined);
		return text;
	}

	/** `} as name` without `$` is read as a statement of its own, which it must not come to look like. */
	private belongsBehind(previous: Part, part: Part): boolean {
		if (part.kind !== "Statement" || part.name !== "as" || previous.kind !== "Statement") return false;
		return previous.end < part.start && !this.written.breaks(previous.end, part.start);
	}

	private separation(previous: Part, part: Part, following: Part | undefined, indentation: string): string {
		if (previous.kind === "Divider" || part.kind === "Divider") return "\n";
		const next = following ?? part;
		const blank = this.written.blankLine(previous.end, part.start, indentation.slice(indentStep.length));
		// What has no block may stand directly above the next statement.
		const isApart =
			(previous.kind === "Statement" && previous.body !== null) ||
			(previous.kind !== "Comment" && previous.kind !== "Statement" && next.kind === "Statement");
		return isApart || blank !== null ? `\n${blank ?? ""}\n` : "\n";
	}

	/** `// xano-fmt-ignore` stands above the item: it stays as its author wrote it. */
	private kept(item: Item): string {
		this.comments.take(item.end);
		return this.written.of(item);
	}

	private item(item: Item, indentation: string, owner: string): string {
		const mark = item.disabled ? "!" : "";
		switch (item.kind) {
			case "Attribute": {
				const { value } = item;
				const head = `${mark}${item.name} =`;
				const gap = this.expressions.gap(value.start, value.start, indentation + indentStep, " ");
				const text = head + gap;
				const place = owner === "function.run" && item.name === "input" ? "call" : "value";
				return text + this.expressions.print(value, indentation, endColumn(text, indentation.length), place);
			}
			case "Statement":
				return mark + this.statement(item, indentation);
			case "Column":
				return mark + this.column(item, indentation);
		}
	}

	private statement(statement: Statement, indentation: string): string {
		const line = new GrowingText(indentation.length).add(statement.name);
		const add = (before: string, expression: Expression) => {
			line.add(before);
			line.add(this.expressions.print(expression, indentation, line.column, "text"));
		};
		for (const argument of statement.args) add(" ", argument);
		this.namedArguments(statement.namedArguments, indentation, line);
		if (statement.binding) add(" as ", statement.binding);
		if (statement.body)
			line.addUntil(` ${this.block(statement.body, indentation, statement.name)}`, indentation.length + 1);
		if (statement.result) add(" as ", statement.result);
		return statement.breaks ? `${line.text} break` : line.text;
	}

	private namedArguments(list: readonly NamedArgument[], indentation: string, line: GrowingText): void {
		for (const { name, value } of list) {
			line.add(` ${name}=`);
			line.add(this.expressions.print(value, indentation, line.column, "text"));
		}
	}

	private column(column: Column, indentation: string): string {
		const line = new GrowingText(indentation.length).add(column.type);
		for (const { minimum, maximum } of column.lists) line.add(`[${sizeText(minimum, maximum)}]`);
		if (column.nullable) line.add("?");
		if (column.name !== "") line.add(` ${/^[A-Za-z_$][\w$-]*$/.test(column.name) ? column.name : `"${column.name}"`}`);
		if (column.optional) line.add("?");
		if (column.default) {
			const { start } = column.default;
			line.add(`=${this.expressions.gap(start, start, indentation + indentStep, "")}`);
			line.add(this.expressions.print(column.default, indentation, line.column, "text"));
		}
		if (column.filters.length > 0) {
			const filters = column.filters.map((filter) => this.columnFilter(filter, indentation));
			line.add(` filters=${filters.join("|")}`);
		}
		this.namedArguments(column.namedArguments, indentation, line);
		return column.body ? `${line.text} ${this.block(column.body, indentation)}` : line.text;
	}

	/** `min:3`; its arguments are plain values, and nothing fits between them. */
	private columnFilter({ disabled, name, args }: FilterUse, indentation: string): string {
		const values = args.map((value) => (value === null ? "" : this.expressions.print(value, indentation, 0, "text")));
		return [(disabled ? "!" : "") + name, ...values].join(":");
	}

	private block(block: Block, indentation: string, owner = ""): string {
		const inner = indentation + indentStep;
		const first = block.items[0]?.start ?? block.end;
		const opening = this.comments.takeTrailing(first);
		const body = this.parts(block.items, block.end, inner, owner);
		return `{${opening ? ` ${opening.text}` : ""}${body === "" ? "" : `\n${body}`}\n${indentation}}`;
	}
}

function sizeText(minimum: number | null, maximum: number | null): string {
	if (minimum === null && maximum === null) return "";
	return minimum === maximum ? `${minimum}` : `${minimum ?? ""}:${maximum ?? ""}`;
}
