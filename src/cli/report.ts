import {
	cancelledCode,
	codeOf,
	encodeJson,
	fromJavaScript,
	type LocatedLog,
	RunError,
	type RunResult,
	renderDiagnostic,
	renderDiagnostics,
	type SetupError,
} from "../index.js";
import { exitCodes, type UsageError } from "./exit.js";
import { styled, type Terminal } from "./terminal.js";
import { counted, duration } from "./wording.js";

/** A `debug.log` as one line: its place, then texts as they are and everything else as JSON. */
export function logLine(terminal: Terminal, { value, file, line }: LocatedLog): string {
	const text = typeof value === "string" ? value : encodeJson(fromJavaScript(value));
	return `${styled(terminal, "dim", `${file}:${line}`)} ${text}\n`;
}

/** What is said when the call is wrong. */
export function usageFailure(terminal: Terminal, { code, message, help }: UsageError): string {
	return failure(terminal, code, message, help);
}

/** What is said when this program itself fails. */
export function defect(terminal: Terminal, thrown: unknown, verbose: boolean): string {
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	const help = "This is a fault of xano-local. Run again with --verbose and report what it prints.";
	const stack = verbose && thrown instanceof Error && thrown.stack ? `${styled(terminal, "dim", thrown.stack)}\n` : "";
	return failure(terminal, null, `Something unexpected happened: ${message}`, help) + stack;
}

function failure(terminal: Terminal, code: string | null, message: string, help: string | null): string {
	const label = code === null ? "error" : `error[${codeOf(code)}]`;
	return `${styled(terminal, "red", label)}: ${message}\n${help ? `${styled(terminal, "cyan", "help")}: ${help}\n` : ""}`;
}

/** What is said when nothing could be started. */
export function setupFailure(terminal: Terminal, { code, message, help, diagnostics }: SetupError): string {
	const found = diagnostics.length > 0 ? `${renderDiagnostics(diagnostics, terminal)}\n\n` : "";
	return found + failure(terminal, code === "program-errors" ? null : code, message, help);
}

/**
 * What is said about a program that failed: the error with its place, the language's own form of it, and the stack.
 * @param safe keeps secrets out of it, before long texts are broken into lines
 */
export function runFailure(
	terminal: Terminal,
	error: RunError,
	verbose: boolean,
	safe: (text: string) => string,
): string {
	const lines = [placedFailure(terminal, error, safe)];
	if (error.code !== cancelledCode) lines.push(encodeJson(fromJavaScript(error.toJSON())));
	if (error.frames.length > 1) lines.push(...stackLines(error));
	if (verbose && error.cause instanceof Error)
		lines.push(styled(terminal, "dim", error.cause.stack ?? error.cause.message));
	return safe(`${lines.join("\n")}\n`);
}

/** The error with its place and help, without a line end. */
function placedFailure(terminal: Terminal, error: RunError, safe: (text: string) => string): string {
	const [innermost] = error.frames;
	if (!innermost) return failure(terminal, error.code, error.message, error.help).trimEnd();
	const { source, span } = innermost.location;
	const message = safe(error.message);
	const help = error.help === null ? {} : { help: safe(error.help) };
	return renderDiagnostic({ code: error.page, severity: "error", message, source, span, ...help }, terminal);
}

/** What is said where the program is known well: the error with its place, and the calls that led there. */
export function shortFailure(terminal: Terminal, error: RunError, safe: (text: string) => string): string {
	const calls = error.frames.length > 1 ? stackLines(error) : [];
	return safe(`${[placedFailure(terminal, error, safe), ...calls].join("\n")}\n`);
}

/** Deep recursions repeat themselves: their middle tells nothing. */
const shownFrames = 12;

function stackLines({ frames }: RunError): string[] {
	const line = ({ functionName, file, line, column }: RunError["frames"][number]): string =>
		`    at ${functionName} (${file}:${line}:${column})`;
	if (frames.length <= shownFrames) return frames.map(line);
	const hidden = frames.length - shownFrames;
	return [...frames.slice(0, shownFrames - 2).map(line), `    … ${hidden} more`, ...frames.slice(-2).map(line)];
}

/** The exit code a failed run ends with. */
export function exitCodeOf(error: RunError | SetupError): number {
	if (!(error instanceof RunError)) return exitCodes.wrong;
	return error.code === cancelledCode ? exitCodes.interrupted : exitCodes.failed;
}

/** One line about a run that went well: how long it took, what it asked the outside, what to look at. */
export function summaryLine(terminal: Terminal, result: RunResult, verbose: boolean): string {
	const { usage, timings, diagnostics, warnings } = result;
	const parts = [`done in ${duration(timings.total)}`];
	if (usage.requests > 0) parts.push(counted(usage.requests, "request"));
	if (usage.total_tokens > 0) parts.push(counted(usage.total_tokens, "token"));
	const portability = diagnostics.filter(({ severity }) => severity === "portability").length;
	if (portability > 0) parts.push(`${counted(portability, "portability warning")} (xano check shows them)`);
	const hint = verbose ? "" : " (--verbose shows them)";
	if (warnings.length > 0) parts.push(`${counted(warnings.length, "warning")} of the run${hint}`);
	return `${styled(terminal, "dim", parts.join(" · "))}\n`;
}

/** What `--verbose` adds: every request and every warning. */
export function details(terminal: Terminal, { requests, warnings }: RunResult | RunError): string {
	const lines = requests.map(
		({ method, url, status, failure, milliseconds, bytes }) =>
			`${method} ${url} → ${failure ?? status} · ${duration(milliseconds)} · ${counted(bytes, "byte")}`,
	);
	for (const { code, message, place, count } of warnings) {
		const more = [...(place ? [`${place.file}:${place.line}`] : []), ...(count > 1 ? [`${count} times`] : [])];
		const suffix = more.length === 0 ? "" : ` (${more.join(", ")})`;
		lines.push(`${styled(terminal, "yellow", `warning[${codeOf(code)}]`)}: ${message}${suffix}`);
	}
	return lines.map((line) => `${line}\n`).join("");
}
