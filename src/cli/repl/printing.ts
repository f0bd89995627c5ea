import {
	cancelledCode,
	codeOf,
	type Diagnostic,
	type Layout,
	layoutValue,
	lineOf,
	RunError,
	renderDiagnostics,
	type SessionAnswer,
	type Value,
	type ValueStyle,
} from "../../index.js";
import { setupFailure, shortFailure } from "../report.js";
import { styled, type Terminal } from "../terminal.js";
import { counted } from "../wording.js";

const colours: Readonly<Record<ValueStyle, Parameters<typeof styled>[1]>> = {
	key: "blue",
	text: "green",
	number: "yellow",
	word: "cyan",
	cut: "dim",
};

/** Columns there are for results; 80 where the terminal does not say. */
function columns({ outIsTerminal }: Terminal): number {
	return (outIsTerminal && process.stdout.columns) || 80;
}

/** A value as it is shown to a person. */
export function shownValue(terminal: Terminal, value: Value, all = false): Layout {
	return layoutValue(value, {
		width: columns(terminal),
		all,
		paint: (style, text) => styled(terminal, colours[style], text),
	});
}

/** A variable and what it has become, on one line. */
export function shownVariable(terminal: Terminal, name: string, value: Value): string {
	const width = Math.max(20, columns(terminal) - name.length - 4);
	return `${styled(terminal, "blue", `$${name}`)} = ${lineOf(value, width)}\n`;
}

/** Why an entry has failed, and where to read more about it. */
export function shownFailure(
	terminal: Terminal,
	failure: NonNullable<SessionAnswer["failure"]>,
	safe: (text: string) => string,
): string {
	if (failure instanceof RunError) {
		const isOwn = failure.code === cancelledCode;
		return shortFailure(terminal, failure, safe) + (isOwn ? "" : pointer(terminal, failure.page));
	}
	const [first] = failure.diagnostics;
	if (first === undefined) return safe(setupFailure(terminal, failure)) + pointer(terminal, failure.code);
	return safe(shownDiagnostics(terminal, failure.diagnostics)) + pointer(terminal, first.code);
}

function pointer(terminal: Terminal, code: string): string {
	return `${styled(terminal, "dim", `xano explain ${codeOf(code)} tells more`)}\n`;
}

/** What the checker says; how many there are is plain to see. */
export function shownDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): string {
	return `${renderDiagnostics(diagnostics, { ...terminal, summary: "" }).trimEnd()}\n`;
}

/** Warnings of the checker, and of the run. */
export function shownWarnings(terminal: Terminal, { diagnostics, traces }: SessionAnswer): string {
	const found = diagnostics.filter(({ severity }) => severity === "warning" || severity === "error");
	const lines = traces.warnings.map(
		({ message, count }) =>
			`${styled(terminal, "yellow", "warning")}: ${message}${count > 1 ? ` (${counted(count, "time")})` : ""}\n`,
	);
	return (found.length > 0 ? shownDiagnostics(terminal, found) : "") + lines.join("");
}
