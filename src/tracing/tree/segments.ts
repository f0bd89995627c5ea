import type { Style } from "../../diagnostics/ansi.js";
import { counted } from "../../diagnostics/counted.js";
import type { Change, ShownValue, TracedRequest, TracedVariable } from "../trace.js";
import { bytes, dollars, isFailed } from "../words.js";
import type { Segment } from "./fitting.js";
import { shownPerNode } from "./selection.js";
import { tokens } from "./tokens.js";
import type { View } from "./view.js";

/** What the line of a node says: what ran, which way it went, what it was given, gave back and changed. */
export function nodeSegments(view: View, node: number): Segment[] {
	const { events, functions, sites } = view.reading.trace;
	const event = events[node];
	if (event === undefined) return [];
	const call = view.callOf(node);
	const marked = markOf(view, node);
	const changes = [...(event.changes ?? []), ...(call === null || call === event ? [] : (call.changes ?? []))];
	if (event.kind === "pass") return [...marked, dim(`pass ${(event.pass ?? 0) + 1}`), ...changesOf(changes, "")];
	const title = event.kind === "call" ? (functions[event.function ?? -1]?.name ?? "call") : sites[event.site]?.title;
	const shownTitle: Segment = {
		text: title ?? "statement",
		shortens: "end",
		least: 40,
		...(event === call ? strong : {}),
	};
	// What a statement assigns tells what its call gave back.
	const result = call !== null && changes.length !== 1 && event.failed !== true ? call.result : undefined;
	return [
		...marked,
		shownTitle,
		...(event.branch === undefined ? [] : [dim(" → "), { text: event.branch, shortens: "end" } as const]),
		...(event.passes === undefined ? [] : [dim(` · ${counted(event.passes, "pass", "passes")}`)]),
		...(call === null ? [] : inputsOf(call.inputs ?? [], event === call)),
		...(result === undefined ? [] : [dim(" → "), valueSegment(result)]),
		...changesOf(changes, title ?? ""),
		...(event.milliseconds === null ? [{ text: " (had not ended)", style: "warning" } as const] : []),
	];
}

const strong = { style: "strong" } as const;

function dim(text: string): Segment {
	return { text, style: "dim" };
}

function valueSegment({ text, isCut }: ShownValue): Segment {
	return { text: isCut ? `${text}…` : text, style: "code", shortens: "end" };
}

/** ✗ on the way of the error that ended the run, ! where an error was caught further out. */
function markOf(view: View, node: number): Segment[] {
	if (view.isOnWay(node)) return [{ text: "✗ ", style: "error" }];
	return view.reading.trace.events[node]?.failed === true ? [{ text: "! ", style: "warning" }] : [];
}

function inputsOf(inputs: readonly TracedVariable[], hasNameBefore: boolean): Segment[] {
	const shown = inputs.slice(0, shownPerNode).flatMap(({ name, value }, at) => {
		const label = `${at === 0 ? "" : ", "}${name.replace(/^\$input\./, "")} = `;
		return [{ text: label, shortens: "end" } as const, valueSegment(value)];
	});
	if (shown.length === 0 && !hasNameBefore) return [];
	const more = inputs.length > shownPerNode ? ", …" : "";
	return [{ text: hasNameBefore ? "(" : " (" }, ...shown, { text: `${more})` }];
}

/** `$total 3 → 4`, or `3 → 4` where the title says already which variable it is. */
function changesOf(changes: readonly Change[], title: string): Segment[] {
	const [only] = changes.length === 1 ? changes : [];
	const isNamed = only !== undefined && (title === only.name || title.endsWith(` ${only.name}`));
	return changes
		.slice(0, shownPerNode)
		.flatMap(({ name, before, after }, at) => [
			{ text: at === 0 ? (isNamed ? "" : "  ") : ", " },
			{ text: isNamed ? " " : `${name} `, shortens: "end" },
			...(before === null ? [dim("= ")] : [valueSegment(before), dim(" → ")]),
			valueSegment(after),
		]);
}

/** `POST https://… 200 · 512 B · gpt-4o 31+84 tokens · $0.0009` */
export function requestSegments(request: TracedRequest): Segment[] {
	const { method, url, status, failure, received, model } = request;
	const style: Style = isFailed(request) ? "error" : "help";
	const used = model === null ? null : tokens(model);
	const details = [
		...(received === null ? [] : [bytes(received.bytes)]),
		...(model === null ? [] : [[model.answered ?? model.requested, ...(used === null ? [] : [used])].join(" ")]),
		...(model === null || model.cost === null ? [] : [dollars(model.cost)]),
	];
	return [
		...(isFailed(request) ? [{ text: "! ", style }] : []),
		{ text: `${method} `, style: "gutter" },
		{ text: url, style: "gutter", shortens: "middle", least: 24 },
		{ text: status === null ? "" : ` ${status}`, style },
		...(failure === null ? [] : [{ text: ` ${failure}`, style, shortens: "end" } as const]),
		...details.map((detail) => dim(` · ${detail}`)),
	];
}

/** `log "text"` */
export function logSegments(value: ShownValue): Segment[] {
	return [{ text: "log ", style: "note" }, valueSegment(value)];
}
