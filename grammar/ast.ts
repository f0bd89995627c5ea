import type { Span } from "./source.js";

/** Every node knows its place: offsets into the source text, end exclusive. */
interface Node extends Span {}

// ── Expressions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export type TextStyle = "double" | "single" | "heredoc" | "heredoc-single";

/** A quoted text; `value` is decoded, `raw` is what stands in the file, delimiters included. */
export interface TextLiteral extends Node {
	readonly kind: "Text";
	readonly value: string;
	readonly raw: string;
	readonly style: TextStyle;
}

export interface NumberLiteral extends Node {
	readonly kind: "Number";
	readonly value: number | bigint;
	readonly raw: string;
}

/** `2025-01-01 00:00:00+0000` without quotes, as schedules have it. */
export interface TimestampLiteral extends Node {
	readonly kind: "Timestamp";
	readonly value: string;
}

/** A bare word: `true`, `false`, `null`, `now` are literals, "" is the missing subject of `(|uuid)`, any other is a text. */
export interface Word extends Node {
	readonly kind: "Word";
	readonly value: string;
}

/** `$name`; `name` is `$` for `$$` and digits for the anchors `$0`, `$1`. */
export interface Variable extends Node {
	readonly kind: "Variable";
	readonly name: string;
}

export interface MemberStep extends Node {
	readonly kind: "member";
	readonly name: string;
}

export interface VariableMemberStep extends Node {
	readonly kind: "variable-member";
	readonly name: string;
}

export interface IndexStep extends Node {
	readonly kind: "index";
	readonly expression: Expression;
}

export type Step = MemberStep | VariableMemberStep | IndexStep;

/** `base.a[$i].b` */
export interface Access extends Node {
	readonly kind: "Access";
	readonly base: Expression;
	readonly steps: readonly Step[];
}

export interface FilterUse extends Node {
	readonly name: string;
	readonly nameSpan: Span;
	readonly disabled: boolean;
	/** null where an argument was left empty: `|sort::"number"`. */
	readonly args: readonly (Expression | null)[];
	/** Word operators with arguments of their own (`between 1:10`) are filters in disguise. */
	readonly operator?: "between" | "not between";
}

/** `subject|a:1|b` */
export interface Pipe extends Node {
	readonly kind: "Pipe";
	readonly subject: Expression;
	readonly filters: readonly FilterUse[];
}

export interface Binary extends Node {
	readonly kind: "Binary";
	readonly operator: string;
	readonly operatorSpan: Span;
	readonly left: Expression;
	readonly right: Expression;
}

export interface Unary extends Node {
	readonly kind: "Unary";
	readonly operator: "!" | "-";
	readonly operand: Expression;
}

export interface Ternary extends Node {
	readonly kind: "Ternary";
	readonly condition: Expression;
	readonly consequent: Expression;
	readonly alternate: Expression;
}

/** `$list.items.price = $$.price * 2`: the variable's value with another value at the path. */
export interface Assignment extends Node {
	readonly kind: "Assignment";
	readonly target: Access;
	readonly value: Expression;
}

export interface ArrayElement extends Node {
	readonly value: Expression;
	readonly disabled: boolean;
	readonly spread: boolean;
}

export interface ArrayLiteral extends Node {
	readonly kind: "Array";
	readonly elements: readonly ArrayElement[];
}

export interface ObjectEntry extends Node {
	/** The name as a text, an expression when it is computed, null for `...spread`. */
	readonly key: string | Expression | null;
	readonly keySpan: Span;
	readonly value: Expression;
	readonly disabled: boolean;
}

export interface ObjectLiteral extends Node {
	readonly kind: "Object";
	readonly entries: readonly ObjectEntry[];
}

/** `(e)`, `` `e` `` or a triple-backtick block; the style only matters for printing. */
export interface Group extends Node {
	readonly kind: "Group";
	readonly style: "parenthesis" | "backtick" | "triple-backtick";
	readonly expression: Expression;
}

/** `!int "42"` */
export interface Cast extends Node {
	readonly kind: "Cast";
	readonly type: string;
	readonly operand: Expression;
}

export type Expression =
	| TextLiteral
	| NumberLiteral
	| TimestampLiteral
	| Word
	| Variable
	| Access
	| Pipe
	| Binary
	| Unary
	| Ternary
	| Assignment
	| ArrayLiteral
	| ObjectLiteral
	| Group
	| Cast;

// ── Items ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `name = value` */
export interface Attribute extends Node {
	readonly kind: "Attribute";
	readonly name: string;
	readonly nameSpan: Span;
	readonly disabled: boolean;
	readonly value: Expression;
}

export interface NamedArgument extends Node {
	readonly name: string;
	readonly value: Expression;
}

/** `dotted.name argument* (as $x)? { … }? (as $x|filter)? break?`: the one shape of nearly every statement. */
export interface Statement extends Node {
	readonly kind: "Statement";
	readonly name: string;
	readonly nameSpan: Span;
	readonly disabled: boolean;
	/** Positional arguments in the order written; a `Group` where parentheses stand. */
	readonly args: readonly Expression[];
	readonly namedArguments: readonly NamedArgument[];
	/** `each as $item { … }`: what stands after `as` before the block. */
	readonly binding: Expression | null;
	readonly body: Block | null;
	/** `… as $x|first` at the end: a variable or path, possibly with filters. */
	readonly result: Expression | null;
	/** `} break` after a `case`. */
	readonly breaks: boolean;
}

/** An input or a table column: `text[1:5]? name?="x" filters=trim|min:3 { … }` */
export interface Column extends Node {
	readonly kind: "Column";
	readonly type: string;
	readonly typeSpan: Span;
	readonly disabled: boolean;
	/** One entry per pair of brackets, outermost first. */
	readonly lists: readonly { readonly minimum: number | null; readonly maximum: number | null }[];
	readonly nullable: boolean;
	readonly name: string;
	readonly nameSpan: Span;
	readonly optional: boolean;
	readonly default: Expression | null;
	readonly filters: readonly FilterUse[];
	readonly namedArguments: readonly NamedArgument[];
	readonly body: Block | null;
}

export type Item = Attribute | Statement | Column;

export interface Block extends Node {
	readonly items: readonly Item[];
}

export interface Comment extends Node {
	/** From `//` to the end of the line. */
	readonly text: string;
	/** Code stands before it on its line. */
	readonly trailing: boolean;
}

/** One parsed file. `items` are the constructs; anything else at the top is for the checker to refuse. */
export interface File extends Node {
	readonly items: readonly Item[];
	/** Offsets of `---` lines. */
	readonly dividers: readonly Span[];
	/** `;` at the end of an item or entry, a habit from other languages; read like the end of a line. */
	readonly semicolons: readonly Span[];
	readonly comments: readonly Comment[];
}
