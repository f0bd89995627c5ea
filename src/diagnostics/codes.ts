import { caseCodes } from "./codes/cases.js";
import { columnCodes, constructCodes, constructPortabilityCodes } from "./codes/constructs.js";
import type { CodeEntry } from "./codes/entry.js";
import { expressionCodes } from "./codes/expressions.js";
import { inputCodes } from "./codes/inputs.js";
import { limitCodes } from "./codes/limits.js";
import { portabilityCodes } from "./codes/portability.js";
import { projectCodes } from "./codes/project.js";
import { runCodes } from "./codes/run.js";
import { statementCodes } from "./codes/statements.js";
import { syntaxCodes } from "./codes/syntax.js";
import { testCodes } from "./codes/tests.js";

export interface Phase {
	/** What codes of the phase begin with: `XS1`. */
	readonly prefix: string;
	readonly title: string;
	readonly codes: readonly CodeEntry[];
}

let phases: readonly Phase[] | null = null;
let index: ReadonlyMap<string, CodeEntry> | null = null;

/** Every code there is, by phase. Built when first asked for: a program without mistakes needs none of it. */
export function allPhases(): readonly Phase[] {
	phases ??= [
		{ prefix: "XS1", title: "Syntax", codes: syntaxCodes() },
		{ prefix: "XS2", title: "Projects and names", codes: inOrder(projectCodes(), constructCodes(), caseCodes()) },
		{ prefix: "XS3", title: "Statements and attributes", codes: statementCodes() },
		{ prefix: "XS4", title: "Expressions and filters", codes: expressionCodes() },
		{ prefix: "XS5", title: "Inputs", codes: inOrder(inputCodes(), columnCodes(), testCodes()) },
		{ prefix: "XP6", title: "Differences from Xano", codes: inOrder(portabilityCodes(), constructPortabilityCodes()) },
		{ prefix: "XR7", title: "Limits and errors of a run", codes: limitCodes() },
		{ prefix: "XR8", title: "Environment and command line", codes: runCodes() },
	];
	return phases;
}

function inOrder(...lists: readonly (readonly CodeEntry[])[]): CodeEntry[] {
	return lists.flat().sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Every code there is, in order. */
export function allCodes(): CodeEntry[] {
	return allPhases().flatMap((phase) => phase.codes);
}

/**
 * The entry of a code.
 * @param code a code, a name or an alias, in any case: `XS101`, `unclosed-bracket`, `ERROR_FATAL`
 */
export function findCode(code: string): CodeEntry | undefined {
	if (index === null) {
		const entries = new Map<string, CodeEntry>();
		for (const entry of allCodes()) {
			for (const key of [entry.code, entry.name, ...(entry.aliases ?? [])]) entries.set(key.toLowerCase(), entry);
		}
		index = entries;
	}
	return index.get(code.trim().toLowerCase());
}

/** The code to print for what a diagnostic holds as its code; what is not in the table stays as it is. */
export function codeOf(code: string): string {
	return findCode(code)?.code ?? code;
}

/**
 * An example as the texts of files that can be checked and run; null for examples that are no program.
 * @param which the wrong or the right one
 */
export function exampleFiles(entry: CodeEntry, which: "wrong" | "right"): string[] | null {
	const text = entry[which];
	if (entry.form === "other") return null;
	if (entry.form === "file") return text.split(/^---\n/m).map((file) => `${file.trimEnd()}\n`);
	const inside = text.replace(/^(?=.)/gm, "    ");
	return [`function "example" {\n  input {\n  }\n\n  stack {\n${inside}\n  }\n\n  response = null\n}\n`];
}
