import type { ShownValue, Trace, TracedVariable } from "../../trace.js";

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

/** What tells an event from others of the same title: what a call was given, what a pass began with. */
export function detailOf({ events }: Trace, event: number): string {
	const { kind, inputs = [], changes = [] } = events[event]!;
	if (kind === "call") return previewAll(inputs);
	return previewAll(changes.map(({ name, after }) => ({ name, value: after })));
}
