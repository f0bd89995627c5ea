import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";

/** What is expected on a line: a part of `name: message`. */
export interface Expectation {
	readonly line: number;
	readonly text: string;
}

export interface CheckedProgram {
	readonly name: string;
	/** The text without what is expected. */
	readonly text: string;
	readonly expected: readonly Expectation[];
}

const folder = fileURLToPath(new URL("../programs/check/", import.meta.url));

/** The programs of `test/programs/check`: `### "part" "part"` at the end of a line says what is found there. */
export function checkedPrograms(): CheckedProgram[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith(".xs"))
		.sort()
		.map((name) => ({ name, ...read(readFileSync(folder + name, "utf8")) }));
}

function read(written: string): Pick<CheckedProgram, "text" | "expected"> {
	const expected: Expectation[] = [];
	const lines = written.split("\n").map((line, index) => {
		const [code = "", parts] = line.split(/ ### (?=")/, 2);
		for (const part of parts?.match(/"(?:[^"\\]|\\.)*"/g) ?? []) {
			expected.push({ line: index + 1, text: JSON.parse(part) as string });
		}
		return code;
	});
	return { text: lines.join("\n"), expected };
}

/** A diagnostic as expectations see it. */
export function asExpectation({ code, message, source, span }: Diagnostic): Expectation {
	return { line: source.lineAndColumn(span.start).line, text: `${code}: ${message}` };
}
