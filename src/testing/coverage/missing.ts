import { painter } from "../../diagnostics/ansi.js";
import { printable } from "../../diagnostics/cells.js";
import type { Coverage } from "./coverage.js";

/** A function without tests of its own. */
export interface UntestedFunction {
	readonly name: string;
	/** Path of its file as messages call it. */
	readonly file: string;
	readonly line: number;
	/** How often the tests of others called it. */
	readonly count: number;
}

/** The functions that have no tests of their own that can run here, by file and place. */
export function untestedFunctions(coverage: Coverage): UntestedFunction[] {
	return coverage.files.flatMap(({ source, functions }) =>
		functions
			.filter(({ isTested }) => !isTested)
			.map(({ name, span, count }) => ({
				name,
				file: source.name,
				line: source.lineAndColumn(span.start).line,
				count,
			})),
	);
}

/**
 * The list for a terminal, one function a line: place, name, and whether the tests of others call it.
 * @param color whether the terminal shows colours
 */
export function missingText(coverage: Coverage, color: boolean): string {
	const paint = painter(color);
	const untested = untestedFunctions(coverage);
	const all = coverage.files.reduce((total, { functions }) => total + functions.length, 0);
	if (untested.length === 0) return all === 0 ? "There are no functions.\n" : "Every function has tests.\n";
	const lines = untested.map(({ name, file, line, count }) => {
		const place = paint("gutter", printable(`${file}:${line}`).replaceAll("\n", " "));
		const called = count === 0 ? "" : `  (called ${times(count)} by tests of others)`;
		return `  ${place}  ${printable(name).replaceAll("\n", " ")}${called}`;
	});
	const head = `${untested.length} of ${all} ${all === 1 ? "function" : "functions"} ${untested.length === 1 ? "has" : "have"} no tests`;
	return `${paint("strong", head)}\n${lines.join("\n")}\n`;
}

function times(count: number): string {
	return count === 1 ? "once" : `${count} times`;
}
