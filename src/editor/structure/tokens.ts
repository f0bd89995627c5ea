import type { ColumnFilterPayload, ColumnTypePayload } from "../../../grammar/lexer/payloads.js";
import { tokenize } from "../../../grammar/lexer.js";
import type { Source, Span } from "../../../grammar/source.js";
import type { TokenType, XanoToken } from "../../../grammar/tokens.js";
import * as T from "../../../grammar/tokens.js";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { constructKinds } from "../../check/constructs.js";

/** Kinds of tokens, in the order of the legend; the names are the protocol's. */
export const tokenTypes = [
	"comment",
	"string",
	"number",
	"keyword",
	"operator",
	"function",
	"variable",
	"parameter",
	"property",
	"type",
	"class",
] as const;

/** What else is known of a token, in the order of the legend. */
export const tokenModifiers = ["declaration", "readonly", "deprecated", "defaultLibrary"] as const;

export type TokenKind = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/** A stretch of text to be coloured; it may be several lines long. */
export interface ColouredToken extends Span {
	readonly type: TokenKind;
	readonly modifiers: readonly TokenModifier[];
}

/**
 * What every word and sign of a text is, in its order. Read from the lexer, not from the tree: what is being typed has
 * its colour before it makes sense.
 */
export function colouredTokens(source: Source, catalogue: Catalogue): ColouredToken[] {
	const { tokens, comments, dividers } = tokenize(source);
	const painter = new Painter(catalogue);
	for (const token of tokens) painter.take(token);
	for (const comment of comments) painter.add(comment, "comment");
	for (const divider of dividers) painter.add(divider, "operator");
	let reached = 0;
	return painter.found
		.sort((a, b) => a.start - b.start)
		.filter(({ start, end }) => {
			// Where the lexer reads a mistake a second time, its first reading counts.
			const isNew = start >= reached;
			if (isNew) reached = end;
			return isNew;
		});
}

const constructs = new Set(constructKinds);
/** Values that have a name, and the `if` of `array.find ($list) if (…)`. */
const bareKeywords = new Set(["true", "false", "null", "now", "if"]);
/** What a filter, a loop or the run time gives to read. */
const givenVariables = new Set(["$", "this", "index", "parent", "result", "error", "env", "auth"]);
const operators = new Set<TokenType>([
	T.Disable,
	T.ColumnDefault,
	T.Spread,
	T.ArgumentOperator,
	T.BinaryOperator,
	T.Assign,
	T.UnaryOperator,
	T.TernaryQuestion,
	T.TernaryColon,
]);
const jobSteps = new Set(["main", "pre", "post"]);

/** Goes through the tokens and remembers what a name needs to be understood. */
class Painter {
	readonly found: ColouredToken[] = [];
	/** Names of the statements whose blocks are open; "" for other brackets with braces. */
	private readonly blocks: string[] = [];
	private statement = "";
	/** The text or word that follows is the name of something. */
	private expected: "declaration" | "function" | null = null;
	private isDeclared = false;
	private attribute = "";
	private base = "";
	/** The text that follows is JavaScript. */
	private isCode = false;

	constructor(private readonly catalogue: Catalogue) {}

	add({ start, end }: Span, type: TokenKind, ...modifiers: TokenModifier[]): void {
		if (end > start) this.found.push({ start, end, type, modifiers });
	}

	take(token: XanoToken): void {
		const span = { start: token.startOffset, end: token.end };
		const { expected, isDeclared } = this;
		if (token.tokenType !== T.Disable) {
			this.expected = null;
			this.isDeclared = false;
		}
		switch (token.tokenType) {
			case T.StatementName:
				this.statementName(token.image, span);
				return;
			case T.BlockOpen:
				this.blocks.push(this.statement);
				return;
			case T.ObjectOpen:
				this.blocks.push("");
				return;
			case T.BraceClose:
				if (token.end > token.startOffset) this.blocks.pop();
				return;
			case T.AttributeName:
				this.attribute = token.image;
				this.isCode = token.image === "code" && this.blocks.at(-1) === "api.lambda";
				this.add(span, "property");
				return;
			case T.NamedArgument:
				this.add(span, "property");
				return;
			case T.ObjectKey:
				if (token.payload === "name" && jobSteps.has(this.attribute) && this.blocks.at(-2) === "run.job")
					this.expected = "function";
				this.add(span, "property");
				return;
			case T.ColumnType:
				this.add({ start: span.start, end: span.start + (token.payload as ColumnTypePayload).type.length }, "type");
				return;
			case T.ColumnName:
				this.columnName(token, span);
				return;
			case T.ColumnFilters:
				this.columnFilters(token, span);
				return;
			case T.As:
				this.add(span, "keyword");
				this.isDeclared = true;
				return;
			case T.Break:
				this.add(span, "keyword");
				return;
			case T.Text:
			case T.Word:
				this.word(token, span, expected);
				return;
			case T.NumberLiteral:
			case T.Timestamp:
				this.add(span, "number");
				return;
			case T.Variable:
				this.variable(token, span, isDeclared);
				return;
			case T.Member:
				this.add({ start: span.start + 1, end: span.end }, this.base === "input" ? "parameter" : "property");
				this.base = "";
				return;
			case T.VariableMember:
				this.add({ start: span.start + 1, end: span.end }, "variable");
				return;
			case T.Filter:
				this.filter(token, span);
				return;
			case T.Cast:
				this.add({ start: span.start, end: span.start + 1 }, "operator");
				this.add({ start: span.start + 1, end: span.end }, "type");
				return;
			default:
				if (operators.has(token.tokenType)) this.add(span, "operator");
		}
	}

	private statementName(name: string, span: Span): void {
		this.statement = name;
		this.attribute = "";
		if (constructs.has(name) && this.blocks.length === 0) {
			this.expected = "declaration";
			this.add(span, "keyword");
		} else if (name.includes(".")) {
			if (name === "function.run") this.expected = "function";
			if (this.catalogue.statement(name)) this.add(span, "function", "defaultLibrary");
			else this.add(span, "function");
		} else {
			this.isDeclared = name === "var";
			this.add(span, "keyword");
		}
	}

	private columnName({ image }: XanoToken, { start }: Span): void {
		const end = start + image.replace(/[ \t]*\?$/, "").length;
		this.add({ start, end }, this.blocks.at(-1) === "input" ? "parameter" : "property", "declaration");
	}

	private word({ tokenType, image, payload }: XanoToken, span: Span, expected: Painter["expected"]): void {
		if (expected === "declaration") {
			const type = this.statement === "function" || this.statement === "run.job" ? "function" : "class";
			this.add(span, type, "declaration");
		} else if (expected === "function") this.add(span, "function");
		else if (tokenType === T.Word && bareKeywords.has(String(payload ?? image))) this.add(span, "keyword");
		// A heredoc of code is left to the editor's own colours for JavaScript.
		else if (!this.isCode || !/^(?:"""|''')/.test(image)) this.add(span, "string");
		this.isCode = false;
	}

	private variable({ payload }: XanoToken, span: Span, isDeclared: boolean): void {
		const name = String(payload);
		this.base = name;
		if (name === "input") this.add(span, "parameter", "readonly");
		else if (givenVariables.has(name) || /^\d+$/.test(name)) this.add(span, "variable", "readonly");
		else if (isDeclared) this.add(span, "variable", "declaration");
		else this.add(span, "variable");
	}

	private filter({ payload }: XanoToken, span: Span): void {
		const { nameStart, name } = payload as { readonly nameStart: number; readonly name: string };
		if (nameStart > span.start) this.add({ start: span.start, end: nameStart }, "operator");
		this.filterName(name, { start: nameStart, end: span.end });
		this.isCode = name.startsWith("lambda");
	}

	private filterName(name: string, span: Span): void {
		const definition = this.catalogue.filter(name);
		if (!definition) this.add(span, "function");
		else if (definition.name !== name) this.add(span, "function", "deprecated", "defaultLibrary");
		else this.add(span, "function", "defaultLibrary");
	}

	private columnFilters({ payload }: XanoToken, { start }: Span): void {
		this.add({ start, end: start + "filters".length }, "property");
		for (const { name, span, args } of payload as readonly ColumnFilterPayload[]) {
			this.add({ start: span.start, end: span.start + name.length }, "function", "defaultLibrary");
			for (const argument of args) this.add(argument.span, argument.quoted ? "string" : "number");
		}
	}
}
