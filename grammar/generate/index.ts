import { ebnf } from "./ebnf.js";
import { lookahead } from "./lookahead.js";
import { railroad } from "./railroad.js";
import { textMate } from "./textmate.js";

/** Everything that is generated from the parser: names beside this folder, and contents. */
export function generatedFiles(): { readonly name: string; readonly content: string }[] {
	return [
		{ name: "xanoscript.ebnf", content: ebnf() },
		{ name: "lookahead.ts", content: lookahead() },
		{ name: "railroad.html", content: railroad() },
		{ name: "xanoscript.tmLanguage.json", content: textMate() },
	];
}
