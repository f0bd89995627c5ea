import { type Paint, painter, type Style } from "../../diagnostics/ansi.js";
import { printable, widthOf } from "../../diagnostics/cells.js";
import type { Coverage, CoveredFile } from "./coverage.js";
import { missedRanges, quietlyMissedBranches } from "./lines.js";
import { levelOf, percentOf, type Share, totalsOf } from "./totals.js";

export interface SummaryOptions {
	/** Whether the terminal shows colours. */
	readonly color: boolean;
	/** Columns of the terminal. */
	readonly width: number;
}

/** A piece of text that knows how wide it is, whatever its colours. */
interface Cell {
	readonly text: string;
	readonly style: Style | null;
}

const levels = { high: "added", medium: "warning", low: "removed" } as const satisfies Record<string, Style>;

const gap = "  ";

/** Columns that places and names keep, however narrow the terminal is. */
const leastForPlaces = 14;
const leastForName = 12;

/** Coverage as a table: a line per file, and one for all of them. */
export function summary(coverage: Coverage, { color, width }: SummaryOptions): string {
	const { files } = coverage;
	if (files.length === 0) return "No functions, so nothing to cover.\n";
	const head = ["File", "Statements", "Branches", "Functions", "Never ran"].map(plain);
	const rows = files.map((file) => [plain(oneLine(file.source.name)), ...shares([file]), placesOf(file)]);
	const last = files.length > 1 ? [[plain("All files"), ...shares(files), plain("")]] : [];
	const columns = columnsFor([head, ...rows, ...last], width);
	const paint = painter(color);
	const lines = [...rows, ...last].map((row) => lineOf(row, columns, paint));
	return `${[paint("strong", lineOf(head, columns, painter(false))), ...lines].join("\n")}\n`;
}

function plain(text: string): Cell {
	return { text, style: null };
}

function shares(files: readonly CoveredFile[]): Cell[] {
	const { statements, branches, functions } = totalsOf(files);
	return [statements, branches, functions].map(shareCell);
}

function shareCell(share: Share): Cell {
	const percent = percentOf(share);
	if (percent === null) return { text: "none", style: "gutter" };
	return { text: `${percent}% ${share.covered}/${share.total}`, style: levels[levelOf(share)] };
}

/** Lines of statements that never ran, then the ways never taken: `7-9, 12, 14 else`. */
function placesOf(file: CoveredFile): Cell {
	const lines = missedRanges(file).map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
	const ways = quietlyMissedBranches(file).map(
		({ span, name }) => `${file.source.lineAndColumn(span.start).line} ${name}`,
	);
	return { text: [...lines, ...new Set(ways)].join(", "), style: "removed" };
}

/** Widths of the columns. The places get half of what the numbers leave when they need it, the names the rest. */
function columnsFor(rows: readonly (readonly Cell[])[], width: number): number[] {
	const [name = 0, ...others] = [0, 1, 2, 3, 4].map((at) =>
		Math.max(...rows.map((row) => widthOf((row[at] as Cell).text))),
	);
	const numbers = others.slice(0, 3);
	const rest = width - numbers.reduce((sum, each) => sum + each + gap.length, 0) - gap.length;
	const places = Math.min(others[3] as number, Math.max(leastForPlaces, Math.floor(rest / 2)));
	const forName = Math.min(name, Math.max(leastForName, rest - places));
	return [forName, ...numbers, Math.max(leastForPlaces, rest - forName)];
}

function lineOf(row: readonly Cell[], columns: readonly number[], paint: Paint): string {
	const cells = row.map(({ text, style }, at) => {
		const room = columns[at] as number;
		const isPlaces = at === row.length - 1;
		const shown = at === 0 ? padEnd(endOf(text, room), room) : isPlaces ? startOf(text, room) : padStart(text, room);
		return style === null ? shown : paint(style, shown);
	});
	return cells.join(gap).trimEnd();
}

function padEnd(text: string, width: number): string {
	return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

function padStart(text: string, width: number): string {
	return " ".repeat(Math.max(0, width - widthOf(text))) + text;
}

/** What fits of a list, cut behind an entry. */
function startOf(text: string, width: number): string {
	if (widthOf(text) <= width) return text;
	const entries = text.split(", ");
	const rest = (): string => `${entries.join(", ")}, …`;
	while (entries.length > 1 && rest().length > width) entries.pop();
	return rest();
}

/** What fits of a path, its end. */
function endOf(text: string, width: number): string {
	if (widthOf(text) <= width) return text;
	const characters = [...text];
	while (characters.length > 1 && widthOf(characters.join("")) >= width) characters.shift();
	return `…${characters.join("")}`;
}

function oneLine(text: string): string {
	return printable(text).replaceAll("\n", " ");
}
