import type { LineChange } from "../../diagnostics/unified_diff.js";

/**
 * Moves changes that only take out or only put in lines to where a reader would put them. When an element of a list is
 * missing, the lines from its bracket to the next one say the same as those from the bracket before: the change is to
 * begin with the line that is set in least.
 * @param before lines of the old text, compared as they are here
 */
export function slideChanges(
	before: readonly string[],
	after: readonly string[],
	changes: readonly LineChange[],
): LineChange[] {
	const slid: LineChange[] = [];
	for (const change of changes) slid.push(slide(before, after, change, slid.at(-1)?.to ?? 0));
	return slid;
}

function slide(before: readonly string[], after: readonly string[], change: LineChange, lowest: number): LineChange {
	const isRemoval = change.newFrom === change.newTo;
	if (!isRemoval && change.from !== change.to) return change;
	const [lines, from, to] = isRemoval ? [before, change.from, change.to] : [after, change.newFrom, change.newTo];
	let best = 0;
	for (let up = 1; change.from - up >= lowest && lines[from - up] === lines[to - up]; up++) {
		if (rank(lines[from - up]) <= rank(lines[from - best])) best = up;
	}
	return { from: change.from - best, to: change.to - best, newFrom: change.newFrom - best, newTo: change.newTo - best };
}

/** How far in a line begins; one that closes something is a worse beginning than one that opens something. */
function rank(line = ""): number {
	const indent = line.length - line.trimStart().length;
	return 2 * indent + (/^\s*[\]}]/.test(line) ? 1 : 0);
}
