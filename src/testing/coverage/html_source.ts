import { cellsOf } from "../../diagnostics/cells.js";
import type { CoveredBranch, CoveredFile } from "./coverage.js";
import { missedBranches, missedRanges, quietlyMissedBranches } from "./lines.js";

/** Text as HTML, also inside of quotes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What a character of the source belongs to. */
type Paint = "" | "ran" | "never" | "way";

/** The source of a file as HTML, a line each: its number, how often it ran, its text. */
export function sourceHtml(file: CoveredFile, id: string): string {
	const { source } = file;
	const missed = missedBranches(file);
	const paints = paintsOf(file, missed);
	const badges = badgesOf(missed);
	const counts = countsOf(file);
	const stops = stopsOf(file);
	const lines: string[] = [];
	const last = source.text.endsWith("\n") ? source.lineCount - 1 : source.lineCount;
	for (let line = 1; line <= last; line++) {
		const { start, end } = source.lineSpan(line);
		const count = counts.get(line);
		const kind = count === undefined ? "" : count === 0 ? " zero" : " some";
		const shown = count === undefined ? "" : String(count);
		lines.push(
			`<div class="line${stops.has(line) ? " stop" : ""}" id="${id}-${line}"><a class="number" href="#${id}-${line}">${line}</a>` +
				`<span class="count${kind}">${shown}</span>` +
				`<code>${lineHtml(source.lineText(line), start, end, paints, badges)}</code></div>`,
		);
	}
	return lines.join("\n");
}

interface Painted {
	readonly paint: Paint;
	readonly title: string;
}

const unpainted: Painted = { paint: "", title: "" };

/** What every character belongs to: what stands inside of something else wins. */
function paintsOf({ source, statements, choices }: CoveredFile, missed: readonly CoveredBranch[]): Painted[] {
	const paints = new Array<Painted>(source.text.length).fill(unpainted);
	for (const { span, count } of statements)
		paints.fill({ paint: count > 0 ? "ran" : "never", title: timesRun(count) }, span.start, span.end);
	const unseen = new Set(missed);
	for (const { kind, branches } of choices) {
		if (kind !== "ternary" && kind !== "coalesce") continue;
		for (const branch of branches)
			if (unseen.has(branch)) paints.fill({ paint: "way", title: missing(branch) }, branch.span.start, branch.span.end);
	}
	return paints;
}

function timesRun(count: number): string {
	return count === 0 ? "never ran" : count === 1 ? "ran once" : `ran ${count} times`;
}

/** What is said about a way that was never taken. */
function missing({ name, isWritten }: CoveredBranch): string {
	switch (name) {
		case "left of ??":
		case "right of ??":
			return `${name} never used`;
		case "body of the loop":
			return "loop never entered";
		case "no pass":
			return "loop never without a pass";
		case "catch":
			return "catch never needed";
		default:
			return `${isWritten ? name : `unwritten ${name}`} never taken`;
	}
}

/** By offset, what stands there about the ways that were never taken. */
function badgesOf(missed: readonly CoveredBranch[]): Map<number, string[]> {
	const badges = new Map<number, string[]>();
	for (const branch of missed) {
		const at = badgePlace(branch);
		badges.set(at, [...(badges.get(at) ?? []), missing(branch)]);
	}
	return badges;
}

/** Before what would have run; behind what decides where nothing is written. */
function badgePlace({ span, isWritten }: CoveredBranch): number {
	return isWritten ? span.start : span.end;
}

/** How often the lines ran on which a statement begins. */
function countsOf({ source, statements }: CoveredFile): Map<number, number> {
	const counts = new Map<number, number>();
	for (const { span, count } of statements) {
		const { line } = source.lineAndColumn(span.start);
		counts.set(line, Math.max(count, counts.get(line) ?? 0));
	}
	return counts;
}

/** Lines at which one would look next: the first of statements that never ran, and ways that were never taken. */
function stopsOf(file: CoveredFile): Set<number> {
	const ways = quietlyMissedBranches(file).map((branch) => file.source.lineAndColumn(badgePlace(branch)).line);
	return new Set([...missedRanges(file).map(({ first }) => first), ...ways]);
}

function lineHtml(
	text: string,
	start: number,
	end: number,
	paints: readonly Painted[],
	badges: ReadonlyMap<number, readonly string[]>,
): string {
	let html = "";
	let open = unpainted;
	let held = "";
	const flush = (): void => {
		const escaped = escapeHtml(held);
		const { paint, title } = open;
		html +=
			held === "" || paint === "" ? escaped : `<span class="${paint}" title="${escapeHtml(title)}">${escaped}</span>`;
		held = "";
	};
	const badge = (at: number): void => {
		for (const name of badges.get(at) ?? []) {
			flush();
			html += `<b class="badge">${escapeHtml(name)}</b>`;
		}
	};
	const indented = start + text.length - text.trimStart().length;
	for (const cell of cellsOf(text, start)) {
		for (let at = cell.start; at < cell.end; at++) badge(at);
		const painted = cell.start < indented ? unpainted : (paints[cell.start] ?? unpainted);
		if (painted !== open) {
			flush();
			open = painted;
		}
		held += cell.text;
	}
	flush();
	badge(end);
	return html;
}
