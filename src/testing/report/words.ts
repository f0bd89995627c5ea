import { printable } from "../../diagnostics/cells.js";
import { counted, grouped } from "../../diagnostics/counted.js";
import type { LocatedLog } from "../../engine/errors.js";
import { fromJavaScript } from "../../values/interop.js";
import { encodeJson } from "../../values/json.js";
import { defaultSeed } from "../options.js";
import type { TestCounts, TestIdentity, TestReport } from "../results.js";

/** A time as people say it. */
export function duration(milliseconds: number): string {
	if (milliseconds < 1_000) return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
	return `${(milliseconds / 1_000).toFixed(1)} s`;
}

/** Text of a name for a terminal: on one line, and with nothing that moves the cursor. */
export function shownName(name: string): string {
	return printable(name).replaceAll("\n", "\\x0a");
}

/**
 * Text on one line that nothing in it can break: control characters, line separators and halves of surrogate pairs
 * are written as escapes, everything else stays as it is.
 */
export function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, escapeOf);
}

/** A character as it is written where it cannot stand itself: `\x1b`, `\u{d800}`. */
export function escapeOf(character: string): string {
	const code = character.codePointAt(0) as number;
	return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
}

/** What a test belongs to: `add`, `query users`. Only functions are called by their name alone. */
export function subjectOf({ kind, construct }: TestIdentity): string {
	return kind === "function" ? construct : `${kind} ${construct}`;
}

/** The name of a test with what it belongs to. */
export function titleOf(test: TestIdentity): string {
	return `${subjectOf(test)} > ${test.name}`;
}

/** What a `debug.log` shows: texts as they are, everything else as JSON. */
export function logText({ value }: LocatedLog): string {
	return typeof value === "string" ? value : encodeJson(fromJavaScript(value));
}

/** The first characters of a text, and how many were left out. */
export function shortened(text: string, longest: number): string {
	if (text.length <= longest) return text;
	const cut = /[\ud800-\udbff]/.test(text[longest - 1] as string) ? longest - 1 : longest;
	return `${text.slice(0, cut)}… (${grouped(text.length - cut)} more characters)`;
}

/** How many tests ended in which way; what there is none of is not named. */
export function countsText(counts: TestCounts, paint: (of: keyof TestCounts, text: string) => string): string {
	const named = (["failed", "passed", "skipped"] as const).filter((of) => counts[of] > 0);
	return named.length === 0 ? "No tests" : named.map((of) => paint(of, `${counts[of]} ${of}`)).join(", ");
}

/** Why not every test has run; null when they have. */
export function endingOf({ ended, left }: TestReport): string | null {
	if (ended === "all") return null;
	const reason = ended === "bail" ? "stopped at the first failure" : "interrupted";
	return left === 0 ? reason : `${reason}: ${counted(left, "test")} did not run`;
}

/** The command that runs one test again. */
export function rerunCommand(test: TestIdentity, seed: number): string {
	const { file, name } = test;
	// Between slashes a name would be read as a regular expression.
	const isPattern = /^\/.*\/\w*$/.test(name);
	const isProgram = !file.endsWith(".json");
	const path = file === "<stdin>" ? "-" : shellWord(shownName(file));
	const parts = ["xano test", ...(isProgram ? [] : ["--cases"]), path];
	// What cannot be shown, or given to a shell on one line, is not asked for by name.
	if (shownName(name) === name) parts.push("-t", shellText(isPattern ? titleOf(test) : name));
	if (seed !== defaultSeed) parts.push("--seed", String(seed));
	return parts.join(" ");
}

function shellWord(text: string): string {
	return /^[\w./@%+,:-]+$/.test(text) && !text.startsWith("-") ? text : shellText(text);
}

function shellText(text: string): string {
	return /["$`\\!%]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
