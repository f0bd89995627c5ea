import { RunError } from "../../index.js";
import { runFailure } from "../report.js";
import { styled, type Terminal } from "../terminal.js";
import { counted, duration, grouped } from "../wording.js";
import type { LineFailure } from "./result_line.js";

/** What has come of all lines so far. */
export interface Totals {
	done: number;
	failed: number;
	/** Lines whose result was there before. */
	kept: number;
	requests: number;
	tokens: number;
}

/** A line that failed. */
export interface FailedLine {
	readonly line: number;
	readonly failure: LineFailure;
}

/** In front of what a run of many says. */
export function linePrefix(terminal: Terminal, line: number): string {
	return `${styled(terminal, "dim", `line ${line}:`)} `;
}

/** How many failures are told; all of them stand among the results. */
export const toldFailures = 5;

/**
 * The first failures, one line each.
 * @param name how messages call the inputs
 */
export function failureList(terminal: Terminal, first: readonly FailedLine[], failed: number, name: string): string {
	const lines = first.map(({ line, failure }) => {
		const where = failure instanceof RunError ? `${name}:${line}: ` : "";
		const [innermost] = failure instanceof RunError ? failure.frames : [];
		const place = innermost ? ` (${innermost.file}:${innermost.line}:${innermost.column})` : "";
		return `${styled(terminal, "red", "failed")} ${where}${failure.message}${place}\n`;
	});
	const more = failed - first.length;
	if (more > 0) lines.push(`… and ${counted(more, "more line", "more lines")}: those with "error" among the results\n`);
	return lines.join("");
}

/**
 * All about a failure, as a single run shows it.
 * @param safe keeps secrets out of it
 */
export function wholeFailure(
	terminal: Terminal,
	{ line, failure }: FailedLine,
	name: string,
	safe: (text: string) => string,
): string {
	if (failure instanceof RunError) return `${name}:${line}:\n${runFailure(terminal, failure, true, safe)}`;
	return safe(`${styled(terminal, "red", `error[${failure.code}]`)}: ${failure.message}\n`);
}

/** One line about all runs: how many, how long, what they asked the outside. */
export function manySummary(
	terminal: Terminal,
	{ done, failed, kept, requests, tokens }: Totals,
	milliseconds: number,
	refusals: number,
): string {
	const parts = [`${counted(done, "run")} in ${duration(milliseconds)}`];
	if (failed > 0) parts.push(`${grouped(failed)} failed`);
	if (kept > 0) parts.push(`${counted(kept, "result")} kept`);
	if (requests > 0) parts.push(counted(requests, "request"));
	if (tokens > 0) parts.push(counted(tokens, "token"));
	if (refusals > 0) parts.push(`slowed down ${counted(refusals, "time")} by 429`);
	return `${styled(terminal, "dim", parts.join(" · "))}\n`;
}
