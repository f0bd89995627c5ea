import type { Change, ShownValue, Trace, TracedVariable } from "../../trace.js";
import { type Difference, differenceOf } from "./difference.js";
import type { EventTable } from "./event_table.js";
import { counted } from "./format.js";

/** Characters of a value that fit into a row. */
const previewLength = 80;

/** The beginning of a value, on one line. */
export function preview({ text, isCut }: ShownValue, length: number = previewLength): string {
	const line = text.length > length ? text.slice(0, length) : text;
	return `${line.replace(/\s+/g, " ")}${isCut || text.length > length ? "…" : ""}`;
}

/** `id = 7, name = "Ada"` */
export function previewAll(variables: readonly TracedVariable[], length: number = previewLength): string {
	const parts: string[] = [];
	let left = length;
	for (const { name, value } of variables) {
		if (left <= 0) return `${parts.join(", ")}, …`;
		const part = `${name} = ${preview(value, Math.max(12, left))}`;
		parts.push(part);
		left -= part.length;
	}
	return parts.join(", ");
}

/** What an event is called where it is listed: the statement, the function, the number of the pass. */
export function titleOf({ events, sites, functions }: Trace, event: number): string {
	const { kind, site, function: called = -1, pass = 0 } = events[event]!;
	if (kind === "call") return functions[called]?.name ?? sites[site]?.title ?? "call";
	return kind === "pass" ? `pass ${pass + 1}` : (sites[site]?.title ?? "statement");
}

/** What tells an event from others of the same title: what a call was given, what a pass began with, what changed. */
export function detailOf({ events }: Trace, event: number): string {
	const { kind, inputs = [], changes = [] } = events[event]!;
	if (kind === "call") return previewAll(inputs);
	const texts = changes
		.slice(0, 4)
		.map((change) => (kind === "pass" ? changeText({ ...change, before: null }) : changeText(change)));
	return `${texts.join(", ")}${changes.length > 4 ? ", …" : ""}`;
}

/** Differences within a value that are told in one line. */
const tellable = 3;

/** A change on one line: `$total: 65 → 105`, `$names + [2] "Ada"` */
export function changeText({ name, before, after }: Change): string {
	if (!before) return `${name} = ${preview(after)}`;
	const differences = differenceOf(before, after);
	if (!differences || differences.length > tellable) return `${name}: ${preview(before, 40)} → ${preview(after, 60)}`;
	return `${name} ${differences.map(differenceText).join(", ")}`;
}

function differenceText({ at, before, after }: Difference): string {
	if (before === null) return `+ ${at} ${cut(after ?? "")}`;
	return after === null ? `− ${at}` : `${at}: ${cut(before)} → ${cut(after)}`;
}

function cut(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What stands for the passes of a loop that have no event. */
export function notKeptText(table: EventTable, loop: number): string {
	const left = table.passesNotKept[loop]!;
	const more = table.keptPasses[loop]! > 0 ? "more " : "";
	return `… ${counted(left, `${more}pass`, `${more}passes`)} ${left === 1 ? "was" : "were"} counted, not kept`;
}
