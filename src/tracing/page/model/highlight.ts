/** What a piece of XanoScript is; decides its colour and nothing else. */
export type Kind = "plain" | "comment" | "text" | "number" | "variable" | "filter" | "word" | "key";

export interface Piece {
	readonly kind: Kind;
	readonly text: string;
}

const patterns: readonly (readonly [Kind, string])[] = [
	["comment", "//.*"],
	["text", "\"(?:\\\\.|[^\"\\\\])*\"?|'(?:\\\\.|[^'\\\\])*'?"],
	["variable", "\\$\\$|\\$[\\w.]+"],
	["number", "\\b\\d[\\d_]*(?:\\.\\d+)?\\b"],
	["filter", "\\|[a-z_]\\w*"],
	["key", "[a-z_]\\w*(?=\\s*[:=](?!=))"],
	["word", "[A-Za-z_][\\w.]*"],
];
const source = patterns.map(([, pattern]) => `(${pattern})`).join("|");

/**
 * Cuts a line into pieces of one kind each; together they are the line. It is a guide for the eye: it looks at single
 * lines and knows no grammar.
 */
export function piecesOf(line: string): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	const scanner = new RegExp(source, "g");
	for (let found = scanner.exec(line); found; found = scanner.exec(line)) {
		if (found.index > at) pieces.push({ kind: "plain", text: line.slice(at, found.index) });
		const group = found.slice(1).findIndex((text) => text !== undefined);
		pieces.push({ kind: patterns[group]![0], text: found[0] });
		at = scanner.lastIndex;
	}
	if (at < line.length) pieces.push({ kind: "plain", text: line.slice(at) });
	return pieces;
}
