import type { Severity } from "./diagnostic.js";

/** What a piece of text is, for its colour. */
export type Style = Severity | "note" | "help" | "gutter" | "strong" | "code" | "removed" | "added" | "dim";

/** Puts text into the colours of a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Parameters of the "select graphic rendition" sequence (ECMA-48), from the sixteen colours every terminal has. */
const parameters: Readonly<Record<Style, string>> = {
	error: "1;31",
	portability: "1;35",
	warning: "1;33",
	hint: "1;36",
	note: "1;32",
	help: "1;32",
	gutter: "1;34",
	strong: "1",
	code: "36",
	removed: "31",
	added: "32",
	dim: "2",
};

/**
 * Makes a painter.
 * @param color whether the text goes to a terminal that shows colours
 */
export function painter(color: boolean): Paint {
	if (!color) return (_style, text) => text;
	return (style, text) => (text === "" ? "" : `\u001b[${parameters[style]}m${text}\u001b[0m`);
}
