import { type Paint, painter } from "../../diagnostics/ansi.js";
import { printable } from "../../diagnostics/cells.js";
import { codeOf } from "../../diagnostics/codes.js";
import { counted } from "../../diagnostics/counted.js";
import { frameLines, lastLineOf } from "../../diagnostics/frame.js";
import { locationOf } from "../../diagnostics/render.js";
import { wrapText } from "../../diagnostics/wrap.js";
import type { LocatedLog } from "../../engine/errors.js";
import type { TestFailure, TestPlace, TestResult } from "../results.js";
import { differenceLines } from "./difference.js";
import type { ReportStyle } from "./reporter.js";
import { holdsSecret } from "./source_lines.js";
import { logText, shortened } from "./words.js";

/** Failures of one test that are shown in full. */
const shownFailures = 10;
/** Deep recursions repeat themselves: their middle tells nothing. */
const shownFrames = 12;
const shownLogs = 20;
const longestMessage = 2_000;
const longestHelp = 4_000;
const longestLog = 500;

/** All that is said about a failed test, below its name: every failure, and what it logged. */
export function failedTestLines({ failures, logs }: TestResult, style: ReportStyle): string[] {
	const lines = failures.slice(0, shownFailures).flatMap((failure, index) => {
		const own = failureLines(failure, style);
		return index === 0 ? own : ["", ...own];
	});
	const hidden = failures.length - shownFailures;
	if (hidden > 0) lines.push("", `… and ${counted(hidden, "more failure")} of this test`);
	return logs.length === 0 ? lines : [...lines, "", ...logLines(logs, style)];
}

/**
 * One failure as text: what went wrong, the source lines of the place, what differs, the help, and the calls when there
 * are several.
 */
function failureLines(failure: TestFailure, { color, width: columns, safe }: ReportStyle): string[] {
	const paint = painter(color);
	const width = Math.max(40, columns);
	const { place, comparison, help, frames } = failure;
	const gutter = place === null ? 2 : Math.max(2, String(lastLineOf(place.source, place.span)).length);
	const lines = headLines(failure, width, paint);
	if (place !== null) lines.push(...placeLines(place, width, gutter, paint, safe));
	const margin = " ".repeat(gutter + 1);
	if (place !== null && (comparison !== null || help !== null)) lines.push(margin + paint("gutter", "|"));
	if (comparison !== null) {
		const options = { width: width - gutter - 3, paint };
		const difference = differenceLines(comparison.expected, comparison.actual, options);
		lines.push(...difference.map((line) => `${margin}  ${line}`));
		if (help !== null) lines.push(margin + paint("gutter", "|"));
	}
	if (help !== null) lines.push(...helpLines(help, width, margin, paint));
	if (frames.length > 1) lines.push(...stackLines(frames));
	return lines;
}

/** The message, behind the code of the page that explains it. An assertion needs no label: its message names it. */
function headLines({ kind, code, message }: TestFailure, width: number, paint: Paint): string[] {
	const label = code === null ? (kind === "assertion" ? "" : "error: ") : `error[${printable(codeOf(code))}]: `;
	const [first = "", ...rest] = wrapText(label + printable(shortened(message, longestMessage)), width, "", "  ");
	const head = paint("error", label.trimEnd().replace(/:$/, ""));
	const from = Math.max(0, label.length - 2);
	return [head + paint("strong", first.slice(from)), ...rest.map((line) => paint("strong", line))];
}

function placeLines(
	place: TestPlace,
	width: number,
	gutter: number,
	paint: Paint,
	safe: ReportStyle["safe"],
): string[] {
	const { source, span } = place;
	const margin = " ".repeat(gutter);
	const head = `${margin}${paint("gutter", "-->")} ${locationOf(source, span)}`;
	if (holdsSecret(place, safe)) return [head, `${margin} ${paint("gutter", "|")} (not shown: there is a secret in it)`];
	const frame = frameLines(source, span, { width, gutter, paint, style: "error", mark: "^" });
	return frame.length === 0 ? [head] : [head, `${margin} ${paint("gutter", "|")}`, ...frame];
}

/** Lines that are set in, such as a mock to paste, stay as they are. */
function helpLines(help: string, width: number, margin: string, paint: Paint): string[] {
	const indent = `${margin}  `;
	const text = printable(shortened(help, longestHelp));
	const wrapped = wrapText(`help: ${text}`, width, indent, `${indent}      `).map((line) => line.slice(indent.length));
	return wrapped.map((line, index) => {
		const shown = index === 0 ? paint("help", "help:") + line.slice("help:".length) : line;
		return `${margin}${paint("gutter", index === 0 ? "=" : " ")} ${shown}`.trimEnd();
	});
}

function stackLines(frames: TestFailure["frames"]): string[] {
	const line = ({ functionName, file, line, column }: TestFailure["frames"][number]): string =>
		`    at ${printable(functionName)} (${printable(file)}:${line}:${column})`.replaceAll("\n", "\\x0a");
	if (frames.length <= shownFrames) return frames.map(line);
	const hidden = frames.length - shownFrames;
	return [...frames.slice(0, shownFrames - 2).map(line), `    … ${hidden} more`, ...frames.slice(-2).map(line)];
}

/** What a test logged, as many lines of it as one looks at. */
function logLines(logs: readonly LocatedLog[], { color }: ReportStyle): string[] {
	const paint = painter(color);
	const lines = logs.slice(0, shownLogs).map((log) => {
		const text = printable(shortened(logText(log), longestLog)).replaceAll("\n", "\n      ");
		return `  ${paint("dim", `log ${printable(log.file)}:${log.line}`)} ${text}`;
	});
	const hidden = logs.length - shownLogs;
	return hidden > 0 ? [...lines, `  … and ${counted(hidden, "more line")} of logs`] : lines;
}
