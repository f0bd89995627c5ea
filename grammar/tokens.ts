import { createToken, type IToken, type TokenType } from "chevrotain";

export type { TokenType } from "chevrotain";

/**
 * The whole vocabulary. Words are not keywords: the lexer decides from context what a word, a brace or a `-` is, so the
 * grammar needs one token of lookahead and no gates, and a new statement never touches it.
 *
 * The label shows what a token looks like: between quotes what is written exactly so, anything else as an example.
 */
const define = (name: string, label: string): TokenType => createToken({ name, label, pattern: /NOT_APPLICABLE/ });

/** A newline or comma that ends an item, an entry or an element. */
export const Separator = define("Separator", "newline or ','");
/** `!` before an item, an entry or an element: it is kept in the tree and never runs. */
export const Disable = define("Disable", "'!'");
/** `value =` */
export const AttributeName = define("AttributeName", "name =");
/** `db.query`, `conditional`, `function` */
export const StatementName = define("StatementName", "dotted.name");
/** `int[1:5]?` */
export const ColumnType = define("ColumnType", "type[1:5]?");
/** `name?` */
export const ColumnName = define("ColumnName", "name?");
/** The `=` before a column's default. */
export const ColumnDefault = define("ColumnDefault", "'='");
/** `filters=trim|min:3` */
export const ColumnFilters = define("ColumnFilters", "filters=trim|min:1");
/** `verb=` */
export const NamedArgument = define("NamedArgument", "name=");
/** `as` before a variable. */
export const As = define("As", "'as'");
/** `break` right after the brace of a `case`. */
export const Break = define("Break", "'break'");
export const BlockOpen = define("BlockOpen", "'{'");
export const ObjectOpen = define("ObjectOpen", "'{'");
export const BraceClose = define("BraceClose", "'}'");
export const ArrayOpen = define("ArrayOpen", "'['");
/** `[` directly after a value. */
export const IndexOpen = define("IndexOpen", "'['");
export const BracketClose = define("BracketClose", "']'");
export const ParenthesisOpen = define("ParenthesisOpen", "'('");
export const ParenthesisClose = define("ParenthesisClose", "')'");
export const BacktickOpen = define("BacktickOpen", "` or ```");
export const BacktickClose = define("BacktickClose", "` or ```");
/** `name:` inside an object. */
export const ObjectKey = define("ObjectKey", "key:");
/** `:` after a computed key. */
export const KeyColon = define("KeyColon", "':'");
export const Spread = define("Spread", "'...'");
export const Text = define("Text", '"text"');
export const NumberLiteral = define("Number", "12.5");
export const Timestamp = define("Timestamp", "2025-01-01 00:00:00+0000");
/** A bare word in value position: `true`, `null`, `now`, or a text without quotes. */
export const Word = define("Word", "word");
/** `$name`, `$$`, `$0` */
export const Variable = define("Variable", "$name");
/** `.name`, `.0` */
export const Member = define("Member", ".name");
/** `.$name` */
export const VariableMember = define("VariableMember", ".$name");
/** `!int` before a text. */
export const Cast = define("Cast", "!int");
/** `|name` */
export const Filter = define("Filter", "|name");
/** `:` before a filter argument. */
export const ArgumentColon = define("ArgumentColon", "':'");
/** A binary operator inside a filter argument that still belongs to the argument. */
export const ArgumentOperator = define("ArgumentOperator", "+ - * / % ~ .. (== < && …)");
export const BinaryOperator = define("BinaryOperator", "?: ?? || && == < in … .. ~ + - * / %");
/** `=` behind a path that is written. */
export const Assign = define("Assign", "'='");
export const UnaryOperator = define("UnaryOperator", "! or -");
export const TernaryQuestion = define("TernaryQuestion", "'?'");
export const TernaryColon = define("TernaryColon", "':'");
/** Something that fits nowhere; the lexer has already said what is wrong with it where it knows. */
export const Stray = define("Stray", "what fits nowhere");

export const vocabulary: TokenType[] = [
	Separator,
	Disable,
	AttributeName,
	StatementName,
	ColumnType,
	ColumnName,
	ColumnDefault,
	ColumnFilters,
	NamedArgument,
	As,
	Break,
	BlockOpen,
	ObjectOpen,
	BraceClose,
	ArrayOpen,
	IndexOpen,
	BracketClose,
	ParenthesisOpen,
	ParenthesisClose,
	BacktickOpen,
	BacktickClose,
	ObjectKey,
	KeyColon,
	Spread,
	Text,
	NumberLiteral,
	Timestamp,
	Word,
	Variable,
	Member,
	VariableMember,
	Cast,
	Filter,
	ArgumentColon,
	ArgumentOperator,
	BinaryOperator,
	Assign,
	UnaryOperator,
	TernaryQuestion,
	TernaryColon,
	Stray,
];

/** Brackets of all kinds, and the signs around expressions. */
export const openers: ReadonlySet<TokenType> = new Set([
	BlockOpen,
	ObjectOpen,
	ArrayOpen,
	IndexOpen,
	ParenthesisOpen,
	BacktickOpen,
]);
/** What ends what `openers` begin. */
export const closers: ReadonlySet<TokenType> = new Set([BraceClose, BracketClose, ParenthesisClose, BacktickClose]);

/** A chevrotain token with what the lexer already worked out about it (decoded text, number, column type …). */
export class XanoToken implements IToken {
	readonly tokenTypeIdx: number;
	constructor(
		readonly tokenType: TokenType,
		/** Offset of the first character. */
		readonly startOffset: number,
		/** Offset after the last character; equal to the start for what the lexer added itself. */
		readonly end: number,
		/** All that the token was read from. */
		private readonly text: string,
		readonly payload: unknown,
	) {
		this.tokenTypeIdx = tokenType.tokenTypeIdx as number;
	}

	/** What is written; of most tokens nobody asks for it. */
	get image(): string {
		return this.text.slice(this.startOffset, this.end);
	}
}

/** A token that stands for others, and is written otherwise than they are. */
export class StandInToken extends XanoToken {
	constructor(
		type: TokenType,
		start: number,
		end: number,
		private readonly written: string,
		payload?: unknown,
	) {
		super(type, start, end, "", payload);
	}

	override get image(): string {
		return this.written;
	}
}
