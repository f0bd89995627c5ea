import type { Source, Span } from "../../grammar/source.js";
import { type Paint, painter, type Style } from "./ansi.js";
import { printable } from "./cells.js";
import { codeOf } from "./codes.js";
import { appliesOf, type Diagnostic, type Severity } from "./diagnostic.js";
import { changedLines } from "./fix.js";
import { frameLines, lastLineOf, visibleSpan } from "./frame.js";
import { wrapText } from "./wrap.js";

export interface RenderOptions {
	/** Whether ANSI colours are wanted. */
	readonly color: boolean;
	/** Columns of the terminal; fewer than 40 count as 40. */
	readonly width: number;
}

/**
 * One diagnostic as text: title, place, source lines with the span underlined, the rule, the help, and every other
 * place that matters with lines of its own.
 * @returns lines joined with `\n`, no line end at the end
 */
export function renderDiagnostic(diagnostic: Diagnostic, { color, width: columns }: RenderOptions): string {
	const paint = painter(color);
	const width = Math.max(40, columns);
	const { source, span, severity, related = [], fix } = diagnostic;
	const places = [{ source, span }, ...related];
	const gutter = Math.max(2, ...places.map((place) => String(lastLineOf(place.source, place.span)).length));
	const margin = " ".repeat(gutter);
	const bar = `${margin} ${paint("gutter", "|")}`;

	const lines = title(diagnostic, width, paint);
	const place = (at: { source: Source; span: Span }, style: Style, mark: "^" | "-"): void => {
		lines.push(`${margin}${paint("gutter", "-->")} ${locationOf(at.source, at.span)}`);
		const frame = frameLines(at.source, at.span, { width, gutter, paint, style, mark });
		if (frame.length > 0) lines.push(bar, ...frame);
	};
	const note = (label: string, style: Style | null, text: string): void => {
		const head = label === "" ? "" : `${label}: `;
		const indent = `${margin}   `;
		const wrapped = wrapText(head + printable(text), width, indent, indent + " ".repeat(head.length)).map((line) =>
			line.slice(indent.length),
		);
		wrapped.forEach((line, index) => {
			const shown =
				index > 0 || style === null
					? withCode(line, paint)
					: paint(style, head.trimEnd()) + withCode(line.slice(head.length - 1), paint);
			lines.push(`${margin} ${paint("gutter", index === 0 ? "=" : " ")} ${shown}`.trimEnd());
		});
	};

	place({ source, span }, severity, "^");
	if (diagnostic.why || diagnostic.help || fix) lines.push(bar);
	if (diagnostic.why) note("", null, diagnostic.why);
	const { help = "" } = diagnostic;
	const isSaid = help !== "" && fix !== undefined && saysTheSame(help, fix.title);
	if (help !== "" && !isSaid) note("help", "help", help);
	if (fix) {
		const label = appliesOf(diagnostic) === "suggested" ? "suggestion" : "fix";
		// What is certain is no question.
		note(label, "help", isSaid && !(label === "fix" && help.endsWith("?")) ? help : fix.title);
		lines.push(...changedLines(source, fix.edits, gutter, width, paint));
	}
	for (const other of related) {
		const [first = "", ...rest] = wrapText(`note: ${printable(other.message)}`, width, "", "      ");
		lines.push(paint("note", "note") + first.slice("note".length), ...rest);
		place(other, "note", "-");
	}
	return lines.join("\n");
}

/** Whether a help is one short order about the same pieces of code as the title of the fix: then one of them will do. */
function saysTheSame(help: string, title: string): boolean {
	const codes = (text: string): string => (text.match(/`[^`]+`/g) ?? []).join().replace(/[|$]/g, "");
	return !/[,:;\n]| or /.test(help.replace(/`[^`]+`/g, "")) && codes(help) === codes(title);
}

/** How a person calls the place a span begins at: `function/greet.xs:3:7`. A file whose text was not read has no lines. */
export function locationOf(source: Source, span: Span): string {
	const name = printable(source.name).replaceAll("\n", "\\x0a");
	if (source.text === "") return name;
	const { line, column } = source.lineAndColumn(visibleSpan(source, span).start);
	return `${name}:${line}:${column}`;
}

function title({ severity, code, message }: Diagnostic, width: number, paint: Paint): string[] {
	const label = `${severity}[${printable(codeOf(code))}]`;
	const [first = "", ...rest] = wrapText(`${label}: ${printable(message)}`, width, "", "  ");
	// A message may be longer than a line; the label never is.
	return [
		paint(severity, label) + paint("strong", first.slice(label.length)),
		...rest.map((line) => paint("strong", line)),
	];
}

/** Colours what stands between backticks. */
function withCode(line: string, paint: Paint): string {
	return line.replace(/`[^`]+`/g, (code) => paint("code", code));
}

export interface RenderListOptions extends RenderOptions {
	/** Diagnostics shown of one file; 50 when left out. */
	readonly maximumPerFile?: number;
	/** The last line; what {@link summaryOf} gives when left out. */
	readonly summary?: string;
}

const severities: readonly Severity[] = ["error", "portability", "warning", "hint"];

/**
 * Many diagnostics as text, by file and position, with a line that sums them up at the end. Of a file with very many
 * the gravest are shown and the others counted.
 * @returns "" for an empty list
 */
export function renderDiagnostics(
	list: readonly Diagnostic[],
	{ maximumPerFile = 50, summary = summaryOf(list), ...options }: RenderListOptions,
): string {
	if (list.length === 0) return "";
	const parts: string[] = [];
	for (const [name, ofFile] of byFile(list)) {
		const gravest = [...ofFile]
			.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
			.slice(0, maximumPerFile);
		const shown = new Set(gravest);
		for (const diagnostic of ofFile) if (shown.has(diagnostic)) parts.push(renderDiagnostic(diagnostic, options));
		const hidden = ofFile.filter((diagnostic) => !shown.has(diagnostic));
		if (hidden.length > 0) parts.push(`… and ${countOf(hidden)} more in ${printable(name)}`);
	}
	parts.push(summary);
	return parts.join("\n\n");
}

/**
 * `2 errors and 1 portability warning in 2 files`.
 * @param outOf how many files were looked at, when that is to be said: `in 2 of 12 files`
 */
export function summaryOf(list: readonly Diagnostic[], outOf?: number): string {
	const files = new Set(list.map(({ source }) => source.name)).size;
	const among = outOf === undefined || outOf === files ? "" : ` of ${outOf}`;
	return `${countOf(list)} in ${files}${among} file${(outOf ?? files) === 1 ? "" : "s"}`;
}

function countOf(list: readonly Diagnostic[]): string {
	const nouns: Readonly<Record<Severity, string>> = {
		error: "error",
		portability: "portability warning",
		warning: "warning",
		hint: "hint",
	};
	const counts: string[] = [];
	for (const severity of severities) {
		const count = list.filter((diagnostic) => diagnostic.severity === severity).length;
		if (count > 0) counts.push(`${count} ${nouns[severity]}${count === 1 ? "" : "s"}`);
	}
	const last = counts.pop() ?? "nothing";
	return counts.length === 0 ? last : `${counts.join(", ")} and ${last}`;
}

/** Files in the order of their names, diagnostics in the order of the text; equal ones keep the order they were found in. */
function byFile(list: readonly Diagnostic[]): [string, Diagnostic[]][] {
	const files = new Map<string, Diagnostic[]>();
	for (const diagnostic of list) {
		const { name } = diagnostic.source;
		const known = files.get(name);
		if (known) known.push(diagnostic);
		else files.set(name, [diagnostic]);
	}
	for (const ofFile of files.values()) ofFile.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	return [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
