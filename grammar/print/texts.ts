import type { TextLiteral } from "../ast.js";

/** A text between double quotes that reads as this value. */
export function quote(value: string): string {
	return `"${value.replace(/[\\"\n\t\r]/g, (character) => escapes[character] as string)}"`;
}

const escapes: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r" };

/**
 * A text as its author wrote it; the lines of a heredoc move with the indentation.
 * @param indentation of the heredoc's lines and closing quotes
 */
export function printText(text: TextLiteral, indentation: string): string {
	if (text.style === "double" || text.style === "single") return text.raw === "" ? quote(text.value) : text.raw;
	const delimiter = text.style === "heredoc" ? '"""' : "'''";
	const inner = text.raw.slice(3, -3);
	// What begins on the line of its opening quotes is taken literally, and some values can only be kept as written.
	const isMovable = text.raw === "" || /^[ \t]*\r?\n/.test(inner);
	if (!isMovable || text.value.includes("\r") || closesItself(text.value, delimiter)) return text.raw;
	const lines = text.value === "" ? [] : text.value.split("\n");
	const body = lines.map((line) => (line === "" ? "\n" : `\n${indentation}${line}`)).join("");
	return `${delimiter}${body}\n${indentation}${delimiter}`;
}

function closesItself(value: string, delimiter: string): boolean {
	return value.split("\n").some((line) => line.trimStart().startsWith(delimiter));
}
