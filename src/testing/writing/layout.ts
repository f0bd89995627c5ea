import { parse } from "../../../grammar/parse.js";
import { print } from "../../../grammar/print.js";
import { Source } from "../../../grammar/source.js";

/** What the formatter puts before every line, per block around it. */
const step = "  ";

/**
 * Lays an item out as the formatter does.
 * @param item a property or statement, without comments and without texts of several lines
 * @param depth how many blocks it stands in
 * @returns its lines, the first without indentation
 */
export function laidOut(item: string, depth: number): string[] {
	const text = `${"block {\n".repeat(depth)}${item}${"\n}".repeat(depth)}`;
	const lines = print(parse(new Source("", text)).file, text)
		.trimEnd()
		.split("\n");
	const own = depth === 0 ? lines : lines.slice(depth, -depth);
	return own.map((line) => line.slice(Math.min(step.length * depth, line.length)));
}

/** Lines that stand in a file whose blocks are indented in its own way: with tabs where there are some. */
export function indented(lines: readonly string[], indentation: string): string {
	const own = stepIn(indentation);
	return lines
		.map((line) =>
			line === "" ? "" : indentation + line.replace(/^(?: {2})+/, (blank) => own.repeat(blank.length / 2)),
		)
		.join("\n");
}

/** What a block adds to the indentation around it. */
export function stepIn(indentation: string): string {
	return indentation.includes("\t") ? "\t" : step;
}
