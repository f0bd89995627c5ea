import type { TwigFilter, TwigFunction, TwigTest } from "./callable.js";
import type { TwigValue } from "./values.js";

/** One argument of a call as it was bound to a parameter; null takes the parameter's default. */
export type BoundArgument = Expression | null;

/** Arguments of a call. With `...list` among them the list is only known while rendering. */
export interface CallArguments {
	readonly values: readonly BoundArgument[];
	/** Positions in `values` that stand for as many arguments as their value has elements. */
	readonly spread: ReadonlySet<number>;
}

export interface ArrayItem {
	/** Null: the next free position. */
	readonly key: Expression | null;
	readonly value: Expression;
	/** `...value` */
	readonly isSpread: boolean;
}

/** How an attribute was asked for: `a.b`, `a.b()` or `a[b]`. */
export type Access = "any" | "method" | "array";

interface At {
	readonly line: number;
}

export type Expression = At &
	(
		| { readonly kind: "constant"; readonly value: TwigValue }
		| { readonly kind: "name"; readonly name: string }
		| {
				readonly kind: "attribute";
				readonly target: Expression;
				readonly key: Expression;
				readonly arguments: readonly Expression[];
				readonly access: Access;
		  }
		| {
				readonly kind: "filter";
				readonly filter: TwigFilter;
				readonly subject: Expression;
				readonly arguments: CallArguments;
		  }
		| { readonly kind: "function"; readonly function: TwigFunction; readonly arguments: CallArguments }
		| {
				readonly kind: "test";
				readonly test: TwigTest;
				readonly subject: Expression;
				readonly arguments: CallArguments;
		  }
		| { readonly kind: "defined"; readonly subject: Expression }
		| { readonly kind: "macro"; readonly name: string; readonly arguments: readonly NamedArgument[] }
		| { readonly kind: "block"; readonly name: Expression }
		| { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
		| { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
		/** The parser adds to the parts as it reads on. */
		| { readonly kind: "concatenation"; readonly parts: Expression[] }
		| {
				readonly kind: "conditional";
				readonly condition: Expression;
				/** Null for `a ?: b`: the condition itself, escaped by a strategy when that is asked for. */
				readonly consequent: Expression | null;
				readonly strategy?: string;
				readonly alternative: Expression;
		  }
		| { readonly kind: "array"; readonly items: readonly ArrayItem[] }
		| { readonly kind: "arrow"; readonly names: readonly string[]; readonly body: Expression }
		| { readonly kind: "escape"; readonly subject: Expression; readonly strategy: string }
		/** What `{% apply %}` captured. */
		| { readonly kind: "captured" }
	);

/** An argument as written. */
export interface NamedArgument {
	readonly name: string | null;
	readonly value: Expression;
	readonly isSpread: boolean;
}

export type Statement = At &
	(
		| { readonly kind: "text"; readonly text: string }
		| { readonly kind: "print"; readonly value: Expression }
		| { readonly kind: "do"; readonly value: Expression }
		| {
				readonly kind: "if";
				readonly branches: readonly { readonly condition: Expression; readonly body: Body }[];
				readonly otherwise: Body | null;
		  }
		| {
				readonly kind: "for";
				readonly key: string;
				readonly value: string;
				readonly sequence: Expression;
				readonly body: Body;
				readonly otherwise: Body | null;
		  }
		| { readonly kind: "set"; readonly names: readonly string[]; readonly values: readonly Expression[] }
		| { readonly kind: "capture"; readonly name: string; readonly body: Body }
		| { readonly kind: "apply"; readonly value: Expression; readonly body: Body }
		| { readonly kind: "with"; readonly variables: Expression | null; readonly only: boolean; readonly body: Body }
		| { readonly kind: "block"; readonly name: string }
		/** A tag that needs another template, of which there is none. */
		| { readonly kind: "missing template"; readonly name: Expression }
	);

export type Body = readonly Statement[];

export interface MacroParameter {
	readonly name: string;
	readonly default: Expression | null;
}

export interface Macro {
	readonly name: string;
	readonly parameters: readonly MacroParameter[];
	readonly body: Body;
}

/** A template that was read. */
export interface Template {
	readonly body: Body;
	readonly blocks: ReadonlyMap<string, Body>;
	readonly macros: ReadonlyMap<string, Macro>;
}
