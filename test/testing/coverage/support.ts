import { Source, type Span } from "../../../grammar/source.js";
import { defaultCatalogue } from "../../../src/catalogue/index.js";
import type { ProgramCoverage } from "../../../src/compile/coverage.js";
import { compileTogether } from "../../../src/compile/program.js";
import { libraryOf } from "../../../src/engine/library.js";
import { indexProject, type Project } from "../../../src/project/project.js";
import { sourceOf } from "../../../src/project/sources.js";
import { coverageOf } from "../../../src/testing/coverage/collect.js";
import type { Coverage, CoveredFile } from "../../../src/testing/coverage/coverage.js";
import type { XanoObject } from "../../../src/values/kinds.js";
import { endOf, quietRun } from "../../compile/harness.js";

export const catalogue = defaultCatalogue();

/** A project of texts by the names of their files, in the folder `/project`. */
export function projectOf(files: Readonly<Record<string, string>>): Project {
	return indexProject(
		"/project",
		Object.entries(files).map(([name, text]) => sourceOf(`/project/${name}`, name, text)),
	);
}

/** Runs functions of a project, each with an input; what raises has run up to there. */
export async function ran(
	project: Project,
	calls: readonly (readonly [name: string, input?: XanoObject])[],
): Promise<ProgramCoverage> {
	const names = calls.map(([name]) => name);
	const { functions, coverage } = compileTogether(names, libraryOf(project, catalogue), { coverage: true });
	for (const [name, input = {}] of calls) {
		try {
			await functions.get(name)?.call(quietRun(), input);
		} catch (thrown) {
			endOf(thrown);
		}
	}
	if (coverage === null) throw new Error("nothing was counted");
	return coverage;
}

/** What the calls covered of a project; the functions that are called have tests. */
export async function covered(
	files: Readonly<Record<string, string>>,
	...calls: readonly (readonly [name: string, input?: XanoObject])[]
): Promise<Coverage> {
	const project = projectOf(files);
	const programs = [await ran(project, calls)];
	return coverageOf({ programs, project, catalogue, tested: new Set(calls.map(([name]) => name)) });
}

/** A text of the language with exactly these characters. */
export function literal(text: string): string {
	const escapes: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
	return `"${text.replace(/[\\"\n\r\t]/g, (character) => escapes[character] ?? `\\${character}`)}"`;
}

/** A function with one input, `n`. */
export function functionOf(name: string, stack: string, response = "null"): string {
	return `function ${literal(name)} {\n  input {\n    int n?\n  }\n  stack {\n${stack}\n  }\n  response = ${response}\n}\n`;
}

/** A file of which only the text and what is counted in it matter; `[from, to]` are texts in it. */
export function madeFile(
	name: string,
	text: string,
	counted: { statements?: readonly (readonly [string, number])[] } = {},
): CoveredFile {
	const at = (part: string): Span => {
		const start = text.indexOf(part);
		if (start < 0) throw new Error(`${part} is not there`);
		return { start, end: start + part.length };
	};
	return {
		path: `/project/${name}`,
		source: new Source(name, text),
		functions: [],
		statements: (counted.statements ?? []).map(([part, count]) => ({ span: at(part), count })),
		choices: [],
	};
}
