import type { Edit } from "../../diagnostics/diagnostic.js";
import { lineChanges, linesOf } from "../../diagnostics/unified_diff.js";

/**
 * The changes that make one text of another, whole lines at a time: the cursor, marks and foldings of an editor stay
 * where nothing changes.
 * @returns in the order of the text, none touching another
 */
export function lineEdits(before: string, after: string): Edit[] {
	const old = linesOf(before);
	const changed = linesOf(after);
	const offsets = [0];
	for (const line of old) offsets.push((offsets.at(-1) as number) + line.length);
	return lineChanges(old, changed).map(({ from, to, newFrom, newTo }) => ({
		span: { start: offsets[from] as number, end: offsets[to] as number },
		text: changed.slice(newFrom, newTo).join(""),
	}));
}
