import type { Severity } from "../diagnostic.js";

/** What the two examples of an entry are. */
export type ExampleForm =
	/** Whole files, with a line `---` between two of them. */
	| "file"
	/** Statements as they stand in the `stack` of a function. */
	| "stack"
	/** A command line, or a file that is not XanoScript. */
	| "other";

/** The page of one code. Codes and names are stable: other people's scripts compare them. */
export interface CodeEntry {
	/** `XS101`: letters for the kind, first digit for the phase. */
	readonly code: string;
	/** What the rest of the program calls it: `unclosed-bracket`. */
	readonly name: string;
	readonly title: string;
	readonly severity: Severity;
	/** The rule and why it exists, in a few sentences. */
	readonly explanation: string;
	readonly form: ExampleForm;
	/** Something this is said about. */
	readonly wrong: string;
	/** The same, put right. */
	readonly right: string;
	/** Other words that lead to this page: error codes of the language. */
	readonly aliases?: readonly string[];
}

/** An entry of a difference from Xano; all of them are of one severity. */
export type PortabilityEntry = Omit<CodeEntry, "severity">;

/** Example text written indented between backticks: without the indentation all its lines share, and without the empty lines around it. */
export function program(text: string): string {
	const lines = text.replace(/^\n+/, "").trimEnd().split("\n");
	const shared = Math.min(
		...lines.filter((line) => line.trim() !== "").map((line) => /^\t*/.exec(line)?.[0].length ?? 0),
	);
	return lines.map((line) => line.slice(Math.min(shared, line.length))).join("\n");
}
