/** What the lexer is inside of. The kind decides what a newline, a word or a brace means. */
export type FrameKind =
	| "root"
	| "block"
	| "columns"
	| "object"
	| "array"
	| "index"
	| "parenthesis"
	| "backtick"
	| "triple-backtick";

export const closers: Record<Exclude<FrameKind, "root">, string> = {
	block: "}",
	columns: "}",
	object: "}",
	array: "]",
	index: "]",
	parenthesis: ")",
	backtick: "`",
	"triple-backtick": "```",
};

/** One open bracket, and where inside an expression we are at this level. */
export class Frame {
	/** An item, entry or element may start here. */
	itemStart = true;
	/** Inside the head of a statement: bare words are arguments, a `{` opens its block. */
	inHead = false;
	/** Name of the statement whose head we are in. */
	statementName = "";
	/** A block has just been closed: only `as` and `break` still belong to its statement. */
	afterBody = false;
	/** Open `?` that still wait for their `:`. */
	ternaries = 0;
	/** Filter whose arguments may follow, or null. */
	filter: string | null = null;
	/** A `:` of that filter has been read. */
	inArgument = false;
	/** The current argument mentions `$$` or `$this`. */
	mentionsElement = false;
	/** Operators and prefixes of the current item; each makes the tree one deeper. */
	weight = 0;
	/** The current item is a statement of another language; what ends it there is part of the same mistake. */
	foreign = false;
	/** The brackets of a call: commas separate its arguments, and the call as a whole is the mistake. */
	call = false;
	/** How far the text has been searched for `$$` inside an argument, and whether it was found there. */
	searched: { from: number; until: number; found: boolean } | null = null;

	/** Newlines and commas separate here. */
	readonly separates: boolean;
	readonly holdsItems: boolean;

	constructor(
		readonly kind: FrameKind,
		readonly offset: number,
	) {
		this.holdsItems = kind === "block" || kind === "root";
		this.separates = this.holdsItems || kind === "columns" || kind === "object" || kind === "array";
	}

	/** A new item, entry or element begins. */
	startItem(): void {
		this.itemStart = true;
		this.inHead = false;
		this.afterBody = false;
		this.ternaries = 0;
		this.weight = 0;
		this.foreign = false;
		this.endChain();
	}

	/** The filter chain has ended: a `:` is no argument any more. */
	endChain(): void {
		this.filter = null;
		this.inArgument = false;
		this.mentionsElement = false;
	}
}
