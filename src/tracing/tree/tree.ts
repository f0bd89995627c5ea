import { painter } from "../../diagnostics/ansi.js";
import { readTrace } from "../reading.js";
import type { Trace } from "../trace.js";
import { linesOutside, treeLines } from "./branches.js";
import { Layout } from "./layout.js";
import { selected } from "./selection.js";
import { footLines, headLines } from "./surroundings.js";
import { viewOf } from "./view.js";

export interface TreeOptions {
	readonly color: boolean;
	/** Columns of the terminal; no line is longer, but for terminals narrower than 20. */
	readonly width: number;
	/** The most lines between head and foot, 200 unless given. Only the way of an error may take more. */
	readonly lines?: number;
	/** From this share of the whole run on a part is marked as slow; 0.1 unless given. */
	readonly slowShare?: number;
	/** So many passes of a loop are shown for their own sake; 3 unless given. */
	readonly passes?: number;
}

/**
 * A trace for people, as text for a terminal: what the run was and what came of it, what ran within what with times,
 * values, requests and logs, and where the time went. What there is no room for is folded: errors, slow parts, requests
 * and logs stay longest.
 *
 * @returns lines, the last one with its line end
 */
export function traceTree(trace: Trace, options: TreeOptions): string {
	const { color, width, lines = 200, slowShare = 0.1, passes = 3 } = options;
	const reading = readTrace(trace);
	const view = viewOf(reading);
	const shown = selected(view, { lines: lines - linesOutside(view), slowShare, passes });
	const body = treeLines(view, shown);
	const layout = new Layout(painter(color), Math.max(20, Math.floor(width)), trace.milliseconds, slowShare);
	return [
		...headLines(trace, layout),
		...(body.length > 0 ? ["", ...body.map((line) => layout.row(line))] : []),
		...footLines(reading, layout),
	]
		.map((line) => `${line}\n`)
		.join("");
}
