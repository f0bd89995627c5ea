/** What the lexer tells apart. */
export type TokenKind =
	| "text"
	| "block start"
	| "block end"
	| "variable start"
	| "variable end"
	| "name"
	| "number"
	| "string"
	| "operator"
	| "punctuation"
	| "arrow"
	| "interpolation start"
	| "interpolation end"
	| "end";

export interface Token {
	readonly kind: TokenKind;
	readonly text: string;
	/** The value of a number. */
	readonly number?: number | bigint;
	readonly line: number;
}

const kindNames: Readonly<Record<TokenKind, string>> = {
	text: "text",
	"block start": "begin of statement block",
	"block end": "end of statement block",
	"variable start": "begin of print statement",
	"variable end": "end of print statement",
	name: "name",
	number: "number",
	string: "string",
	operator: "operator",
	punctuation: "punctuation",
	arrow: "arrow function",
	"interpolation start": "begin of string interpolation",
	"interpolation end": "end of string interpolation",
	end: "end of template",
};

/** The kind as Twig's messages name it. */
export function describeKind(kind: TokenKind): string {
	return kindNames[kind];
}
