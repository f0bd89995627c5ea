import { type Paint, painter } from "./ansi.js";
import { printable } from "./cells.js";

/** Lines around a change that are shown with it, as `diff -u` does. */
const contextLines = 3;
/** Stretches of at most so many pairs of lines are compared pair by pair. */
const smallTable = 250_000;

/** Lines of one text in place of lines of another. */
export interface LineChange {
	/** Lines of the old text, end exclusive. */
	readonly from: number;
	readonly to: number;
	/** Lines of the new text. */
	readonly newFrom: number;
	readonly newTo: number;
}

/**
 * Two texts of a file as a unified diff that `patch` and `git apply` take.
 * @param name the file's path, put behind `a/` and `b/`
 * @param color for a terminal: in colours, and what does not print is written out
 * @returns "" for equal texts; otherwise it ends with a line end
 */
export function unifiedDiff(name: string, before: string, after: string, color = false): string {
	if (before === after) return "";
	const old = linesOf(before);
	const changed = linesOf(after);
	const changes = lineChanges(old, changed);
	const paint = painter(color);
	const show = (style: Parameters<Paint>[0] | null, text: string): string => {
		if (!color) return text;
		const shown = printable(text.replace(/\r?\n$/, ""));
		return `${style === null ? shown : paint(style, shown)}\n`;
	};
	let diff = show("strong", `--- a/${name}\n`) + show("strong", `+++ b/${name}\n`);
	for (const hunk of hunksOf(changes)) {
		const first = hunk[0] as LineChange;
		const last = hunk.at(-1) as LineChange;
		const from = Math.max(0, first.from - contextLines);
		const to = Math.min(old.length, last.to + contextLines);
		const newFrom = first.newFrom - (first.from - from);
		const newTo = last.newTo + (to - last.to);
		diff += show("gutter", `@@ -${rangeOf(from, to)} +${rangeOf(newFrom, newTo)} @@\n`);
		let position = from;
		const context = (end: number): void => {
			for (; position < end; position++) diff += show(null, ended(` ${old[position]}`));
		};
		for (const change of hunk) {
			context(change.from);
			for (; position < change.to; position++) diff += show("removed", ended(`-${old[position]}`));
			for (const line of changed.slice(change.newFrom, change.newTo)) diff += show("added", ended(`+${line}`));
		}
		context(to);
	}
	return diff;
}

/**
 * What has to change for one list of lines to become another.
 * @returns in the order of the text, no two touching each other
 */
export function lineChanges(old: readonly string[], changed: readonly string[]): LineChange[] {
	const changes: LineChange[] = [];
	compare(old, changed, { from: 0, to: old.length, newFrom: 0, newTo: changed.length }, changes);
	return joined(changes);
}

/** Lines with their line ends. */
export function linesOf(text: string): string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function ended(line: string): string {
	return line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`;
}

function rangeOf(from: number, to: number): string {
	const count = to - from;
	const start = count === 0 ? from : from + 1;
	return count === 1 ? String(start) : `${start},${count}`;
}

/**
 * Finds what differs. Equal beginnings and ends are left out, then lines that occur once on both sides divide what
 * remains; small rests are compared pair by pair, and of larger ones all lines count as changed.
 */
function compare(old: readonly string[], changed: readonly string[], within: LineChange, changes: LineChange[]): void {
	// A stack instead of recursion: there may be as many parts as lines.
	const pending = [within];
	for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
		let { from, to, newFrom, newTo } = part;
		while (from < to && newFrom < newTo && old[from] === changed[newFrom]) {
			from++;
			newFrom++;
		}
		while (from < to && newFrom < newTo && old[to - 1] === changed[newTo - 1]) {
			to--;
			newTo--;
		}
		if (from === to && newFrom === newTo) continue;
		const rest = { from, to, newFrom, newTo };
		if (from === to || newFrom === newTo) {
			changes.push(rest);
			continue;
		}
		const pairs =
			(to - from) * (newTo - newFrom) <= smallTable ? commonPairs(old, changed, rest) : uniquePairs(old, changed, rest);
		if (pairs.length === 0) {
			changes.push(rest);
			continue;
		}
		let previous = { from, newFrom };
		for (const [line, newLine] of [...pairs, [to, newTo] as const]) {
			if (line > previous.from || newLine > previous.newFrom)
				pending.push({ from: previous.from, to: line, newFrom: previous.newFrom, newTo: newLine });
			previous = { from: line + 1, newFrom: newLine + 1 };
		}
	}
	changes.sort((a, b) => a.from - b.from || a.newFrom - b.newFrom);
}

type Pairs = readonly (readonly [number, number])[];

/** The longest common subsequence of two short stretches. */
function commonPairs(old: readonly string[], changed: readonly string[], part: LineChange): Pairs {
	const rows = part.to - part.from;
	const columns = part.newTo - part.newFrom;
	const width = columns + 1;
	const lengths = new Uint32Array((rows + 1) * width);
	const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
	const isEqual = (row: number, column: number): boolean => old[part.from + row] === changed[part.newFrom + column];
	for (let row = rows - 1; row >= 0; row--) {
		for (let column = columns - 1; column >= 0; column--) {
			lengths[row * width + column] = isEqual(row, column)
				? at(row + 1, column + 1) + 1
				: Math.max(at(row + 1, column), at(row, column + 1));
		}
	}
	const pairs: [number, number][] = [];
	for (let row = 0, column = 0; row < rows && column < columns; ) {
		if (isEqual(row, column)) pairs.push([part.from + row++, part.newFrom + column++]);
		else if (at(row + 1, column) >= at(row, column + 1)) row++;
		else column++;
	}
	return pairs;
}

/** Lines that occur once on either side, as many of them as keep their order when taken from the top. */
function uniquePairs(old: readonly string[], changed: readonly string[], part: LineChange): Pairs {
	const places = uniqueLines(changed, part.newFrom, part.newTo);
	const pairs: [number, number][] = [];
	let reached = part.newFrom - 1;
	for (const [line, place] of uniqueLines(old, part.from, part.to)) {
		const newPlace = places.get(line);
		if (newPlace === undefined || newPlace <= reached) continue;
		pairs.push([place, newPlace]);
		reached = newPlace;
	}
	return pairs;
}

function uniqueLines(lines: readonly string[], from: number, to: number): Map<string, number> {
	const places = new Map<string, number>();
	const often = new Set<string>();
	for (let at = from; at < to; at++) {
		const line = lines[at] as string;
		if (often.has(line)) continue;
		if (places.delete(line)) often.add(line);
		else places.set(line, at);
	}
	return places;
}

/** Changes that touch are one. */
function joined(changes: readonly LineChange[]): LineChange[] {
	const all: LineChange[] = [];
	for (const change of changes) {
		const before = all.at(-1);
		if (before && before.to === change.from && before.newTo === change.newFrom)
			all[all.length - 1] = { ...before, to: change.to, newTo: change.newTo };
		else all.push(change);
	}
	return all;
}

/** Changes whose surroundings meet stand in one hunk. */
function hunksOf(changes: readonly LineChange[]): LineChange[][] {
	const hunks: LineChange[][] = [];
	for (const change of changes) {
		const hunk = hunks.at(-1);
		if (hunk && change.from - (hunk.at(-1) as LineChange).to <= 2 * contextLines) hunk.push(change);
		else hunks.push([change]);
	}
	return hunks;
}
