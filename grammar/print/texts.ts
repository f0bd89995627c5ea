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
	// Where nothing moves, blanks in empty lines stay as well.
	if (inner.endsWith(`\n${indentation}`))
		return `${delimiter}${inner.replace(/^[ \t]*\r?/, "").replace(/\r\n/g, "\n")}${delimiter}`;
	const lines = text.value === "" ? [] : text.value.split("\n");
	const body = lines.map((line) => (line === "" ? "\n" : `\n${indentation}${line}`)).join("");
	return `${delimiter}${body}\n${indentation}${delimiter}`;
}

function closesItself(value: string, delimiter: string): boolean {
	return value.split("\n").some((line) => line.trimStart().startsWith(delimiter));
}

/**
 * Moves the lines of an expression between triple backticks as a whole, so that the last one, which closes it, gets the
 * indentation. Where lines of a text are among them nothing can be moved, and all stays as it is.
 */
export function moveLines(written: string, indentation: string): string {
	const lines = written.split("\n");
	const last = lines.at(-1) as string;
	const before = last.slice(0, last.length - last.trimStart().length);
	if (
		lines.length < 2 ||
		before === indentation ||
		last.trim() !== "```" ||
		/["']/.test(written.replace(oneLineText, ""))
	)
		return written;
	return lines
		.map((line, index) => {
			if (index === 0 || line.trim() === "") return line;
			return indentation + (line.startsWith(before) ? line.slice(before.length) : line.trimStart());
		})
		.join("\n");
}

const oneLineText = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;
