import { type Paint, painter, type Style } from "../../diagnostics/ansi.js";
import { cellsOf, widthOf } from "../../diagnostics/cells.js";
import { grouped } from "../../diagnostics/counted.js";
import { type LineChange, lineChanges } from "../../diagnostics/unified_diff.js";
import { encodeJson } from "../../values/json.js";
import { isObject, type Value, type XanoObject } from "../../values/kinds.js";
import { getKey, hasKey, keysOf, objectFrom } from "../../values/object.js";
import { slideChanges } from "./sliding.js";

export interface DifferenceOptions {
	readonly width: number;
	readonly paint?: Paint;
}

/** Of what is wanted: green, as the side to get to. */
const wanted: Style = "added";
/** Of what there is: red. */
const found: Style = "removed";

/** Values that are written on two lines at most this long are compared by the eye. */
const shortLength = 48;
/** Behind so many equal columns at the beginning, the eye finds where two values differ. */
const longestSeen = 12;
/** Equal lines shown on either side of a change. */
const context = 2;
/** Lines of one side of one change, and of a whole difference. */
const longestChange = 16;
const longestDifference = 60;

/**
 * What was wanted beside what there was: two lines for short values and for values of different kinds; for lists,
 * objects and texts of several lines the lines that differ, with a few around them. Never more than some sixty lines.
 */
export function differenceLines(expected: Value, actual: Value, options: DifferenceOptions): string[] {
	const { width, paint = painter(false) } = options;
	const [one, other] = [encodeJson(expected), encodeJson(actual)];
	const byLines =
		(Array.isArray(expected) && Array.isArray(actual)) ||
		(isObject(expected) && isObject(actual)) ||
		(typeof expected === "string" && typeof actual === "string" && /\n/.test(expected + actual));
	if (!byLines || (one.length <= shortLength && other.length <= shortLength)) return twoLines(one, other, width, paint);
	const before = linesOf(expected);
	const after = linesOf(inOrderOf(expected, actual));
	const isText = typeof expected === "string";
	const changes = isText ? lineChanges(before, after) : changesOf(before.map(bare), after.map(bare));
	// What differs by nothing a reader could see is told in one line.
	if (changes.length === 0) return [`both  ${clip(one, 0, width - 6)}`];
	return [
		`${paint(wanted, "- expected")}  ${paint(found, "+ actual")}`,
		...changedLines(before, after, changes, { width, paint }),
	];
}

function changesOf(before: readonly string[], after: readonly string[]): LineChange[] {
	return slideChanges(before, after, lineChanges(before, after));
}

/** The two values one below the other; of long ones the part where they begin to differ. */
function twoLines(expected: string, actual: string, width: number, paint: Paint): string[] {
	const room = width - "expected  ".length;
	const at = firstDifference(expected, actual);
	let from = 0;
	if (Math.max(widthOf(expected.slice(0, room + 1)), widthOf(actual.slice(0, room + 1))) > room) {
		from = at < room - 8 ? 0 : at - Math.floor(room / 3);
	}
	const lines = [
		`expected  ${paint(wanted, clip(expected, from, room))}`,
		`actual    ${paint(found, clip(actual, from, room))}`,
	];
	const column = columnOf(expected, from, at);
	return column < longestSeen ? lines : [...lines, `${" ".repeat("expected  ".length + column)}^`];
}

/** The column of a character in what `clip` shows. */
function columnOf(text: string, from: number, at: number): number {
	return widthOf(text.slice(from, at)) + (from > 0 ? 1 : 0);
}

function firstDifference(one: string, other: string): number {
	let at = 0;
	while (at < one.length && one[at] === other[at]) at++;
	return at;
}

/** As much of a text as fits, from an offset on, with `…` where something is left out. */
function clip(text: string, from: number, room: number): string {
	let start = Math.max(0, Math.min(from, text.length - 1));
	if (start > 0 && /[\udc00-\udfff]/.test(text[start] as string)) start++;
	let shown = start > 0 ? "…" : "";
	let left = room - shown.length;
	// Marks and joiners take no columns of their own: a stretch some times as long as the room is enough to fill it.
	const cells = cellsOf(text.slice(start, start + room * 8), 1);
	const isWhole = start + room * 8 >= text.length && cells.reduce((sum, { width }) => sum + width, 0) <= left;
	if (!isWhole) left--;
	for (const cell of cells) {
		left -= cell.width;
		if (left < 0) break;
		shown += cell.text;
	}
	return isWhole ? shown : `${shown}…`;
}

/** A text by its lines, anything else as JSON with one entry a line. */
function linesOf(value: Value): string[] {
	return typeof value === "string" ? value.split("\n") : encodeJson(value, { pretty: true }).split("\n");
}

/** Whether an entry is the last one is no difference of the entry. */
function bare(line: string): string {
	return line.endsWith(",") ? line.slice(0, -1) : line;
}

/** A value with the keys of its objects in the order of another value: their order is no difference. */
function inOrderOf(model: Value, value: Value): Value {
	if (Array.isArray(model) && Array.isArray(value))
		return value.map((element, index) => inOrderOf(model[index] ?? null, element));
	if (!isObject(model) || !isObject(value)) return value;
	const keys = [
		...keysOf(model).filter((key) => hasKey(value, key)),
		...keysOf(value).filter((key) => !hasKey(model, key)),
	];
	return objectFrom(keys.map((key) => [key, inOrderOf(at(model, key), at(value, key))] as const));
}

function at(object: XanoObject, key: string): Value {
	return getKey(object, key) ?? null;
}

/** The changes with a little of what is around them. */
function changedLines(
	before: readonly string[],
	after: readonly string[],
	changes: readonly LineChange[],
	{ width, paint }: Required<DifferenceOptions>,
): string[] {
	const lines: string[] = [];
	const room = width - 2;
	const fold = (count: number): void => {
		if (count === 1) lines.push(`  ${clip(before[position] as string, 0, room)}`);
		else if (count > 1) lines.push(paint("dim", `  … ${grouped(count)} equal lines`));
	};
	const equal = (to: number): void => {
		for (; position < to; position++) lines.push(`  ${clip(before[position] as string, 0, room)}`);
	};
	let position = 0;
	for (const [index, change] of changes.entries()) {
		if (lines.length >= longestDifference) {
			const rest = changes.length - index;
			lines.push(paint("dim", `  … ${grouped(rest)} more place${rest === 1 ? "" : "s"} that differ`));
			return lines;
		}
		const previous = changes[index - 1];
		if (previous) equal(Math.min(change.from, previous.to + context));
		const next = Math.max(position, change.from - context);
		fold(next - position);
		position = next;
		equal(change.from);
		lines.push(...sidesOf(before, after, change, room, paint));
		position = change.to;
	}
	equal(Math.min(before.length, position + context));
	fold(before.length - position);
	return lines;
}

/** Both sides of one change. A pair of long lines is shown where it begins to differ. */
function sidesOf(
	before: readonly string[],
	after: readonly string[],
	change: LineChange,
	room: number,
	paint: Paint,
): string[] {
	const old = before.slice(change.from, change.to);
	const changed = after.slice(change.newFrom, change.newTo);
	const startOf = (index: number): number => {
		const [one, other] = [old[index], changed[index]];
		if (one === undefined || other === undefined || Math.max(one.length, other.length) <= room) return 0;
		const differs = firstDifference(one, other);
		return differs < room - 8 ? 0 : differs - Math.floor(room / 3);
	};
	const side = (lines: readonly string[], sign: string, style: Style): string[] => {
		const shown = lines.slice(0, lines.length > longestChange + 1 ? longestChange : lines.length);
		const rest = lines.length - shown.length;
		return [
			...shown.map((line, index) => paint(style, `${sign} ${clip(withBlanks(line), startOf(index), room)}`.trimEnd())),
			...(rest === 0 ? [] : [paint("dim", `  … ${grouped(rest)} more lines`)]),
		];
	};
	return [...side(old, "-", wanted), ...side(changed, "+", found)];
}

/** A blank at the end of a line is seen by nobody. */
function withBlanks(line: string): string {
	return line.endsWith(" ") ? `${line.slice(0, -1)}\\x20` : line;
}
