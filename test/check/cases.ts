import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { applyEdits } from "../../src/diagnostics/fix.js";
import { renderDiagnostic } from "../../src/diagnostics/render.js";
import { createEngine } from "../../src/engine.js";
import { memoryStore } from "../../src/host/store.js";
import { projectFromText } from "../../src/project/project.js";
import { encodeJson } from "../../src/values/json.js";
import { instantClock } from "../host/clocks.js";
import { diagnose } from "./support.js";

/** What is done about a mistake. */
export type Policy =
	/** Accepted: no error, and it runs. */
	| "A"
	/** An error with a fix, and what the fix gives runs. */
	| "F"
	/** An error that names the rule and the right form. */
	| "E";

/**
 * A program somebody might write. A file holds several; each begins with a line
 * `//# POLICY code… "part of the text"… with INPUT -> RESULT`.
 */
export interface Case {
	readonly file: string;
	readonly title: string;
	readonly policy: Policy;
	/** Every code that is reported, in the order of the text. */
	readonly codes: readonly string[];
	/** What message, reason and help have to mention. */
	readonly mentions: readonly string[];
	readonly input: Record<string, unknown>;
	/** As JSON; null for a program that is not run. */
	readonly result: string | null;
	readonly text: string;
}

/** The programs of a folder beside this file. */
export function casesIn(folder: string): Case[] {
	const path = fileURLToPath(new URL(`${folder}/`, import.meta.url));
	return readdirSync(path)
		.filter((name) => name.endsWith(".xs"))
		.sort()
		.flatMap((name) => read(name.slice(0, -3), readFileSync(path + name, "utf8")));
}

function read(file: string, written: string): Case[] {
	return written
		.split(/^(?=\/\/# )/m)
		.filter((part) => part.startsWith("//# "))
		.map((part, index) => {
			const end = part.indexOf("\n");
			const match = /^\/\/# ([AFE])((?: [a-z0-9-]+)*?)((?: "(?:[^"\\]|\\.)*")*)(?: with (\{.*?\}))?(?: -> (.*))?$/.exec(
				part.slice(0, end).replace(/\r$/, ""),
			);
			if (!match) throw new Error(`${file}: ${part.slice(0, end)}`);
			const [, policy, codes = "", mentions = "", input = "{}", result] = match;
			return {
				file,
				title: `${file} ${index + 1}`,
				policy: policy as Policy,
				codes: codes.split(" ").filter((code) => code !== ""),
				mentions: [...mentions.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([text]) => JSON.parse(text) as string),
				input: JSON.parse(input) as Record<string, unknown>,
				result: result === undefined ? null : encodeJson(JSON.parse(result) as never),
				text: part.slice(end + 1),
			};
		});
}

/** Makes every fix there is until none is left; one that overlaps another waits for its turn. */
export function fixed(text: string): string {
	let current = text;
	for (let round = 0; round < 6; round++) {
		let end = -1;
		const edits = diagnose(current)
			.filter(({ fix }) => fix && fix.edits.length > 0)
			.map(({ fix }) => [...(fix?.edits ?? [])].sort((a, b) => a.span.start - b.span.start))
			.sort((a, b) => (a[0]?.span.start ?? 0) - (b[0]?.span.start ?? 0))
			.filter((each) => {
				const starts = each[0]?.span.start ?? 0;
				if (starts < end) return false;
				end = Math.max(...each.map(({ span }) => span.end));
				return true;
			})
			.flat();
		if (edits.length === 0) return current;
		current = applyEdits(current, edits);
	}
	return current;
}

/** What running a program gives, as JSON: its job, or else its first function. */
export async function outcomeOf(text: string, input: Record<string, unknown>): Promise<string> {
	const project = projectFromText("case.xs", text, "/");
	const engine = createEngine({
		project,
		env: { REGION: "north" },
		host: { clock: instantClock(), store: memoryStore() },
	});
	const job = project.constructs.some(({ kind }) => kind === "run.job");
	const { value } = await engine.run(job ? {} : { function: project.all("function")[0]?.name ?? "", input });
	return encodeJson(value);
}

/** A diagnostic as people see it. */
export function shown(diagnostics: readonly Diagnostic[]): string {
	return diagnostics.map((each) => renderDiagnostic(each, { color: false, width: 80 })).join("\n\n");
}

/** Everything a diagnostic says. */
export function wordsOf(diagnostics: readonly Diagnostic[]): string {
	return diagnostics.map(({ message, why = "", help = "" }) => `${message}\n${why}\n${help}`).join("\n");
}
