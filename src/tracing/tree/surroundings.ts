import { counted } from "../../diagnostics/counted.js";
import { wrapText } from "../../diagnostics/wrap.js";
import { ownTimes, placeOf, type TraceReading } from "../reading.js";
import type { Trace, TracedFrame } from "../trace.js";
import { dollars, time } from "../words.js";
import { oneLine, type Segment } from "./fitting.js";
import type { Layout } from "./layout.js";
import { tokens } from "./tokens.js";

/** Statements that took most of the time. */
const shownSlow = 5;

/** Parts of the time below this are not worth a line. */
const smallestShare = 0.01;

/** Of a message. */
const shownLines = 10;

/** Deep recursions repeat themselves: their middle tells nothing. */
const shownFrames = 8;

/** What ran, how it ended, and the sums. */
export function headLines(trace: Trace, layout: Layout): string[] {
	const { subject, outcome, milliseconds, events } = trace;
	const isDone = outcome.kind === "done";
	const title: Segment[] = [
		isDone ? { text: "✓ ", style: "help" } : { text: "✗ ", style: "error" },
		{ text: `${subject.kind} ` },
		{ text: subject.name, style: "strong", shortens: "end" },
		{ text: ` ${isDone ? "done in" : "failed after"} ${time(milliseconds)}` },
	];
	const sums = wrapText(sumsOf(trace).join(" · "), layout.width, "  ", "  ").map((text) =>
		layout.line([{ text, style: "dim" }]),
	);
	if (outcome.kind === "failed") return [layout.line(title), ...sums, ...errorLines(outcome, layout)];
	// Where something ran, its line says what it gave back.
	const value: Segment[] = [{ text: "  → " }, { text: outcome.value.text, style: "code", shortens: "end" }];
	return [layout.line(title), ...sums, ...(events.length === 0 ? [layout.line(value)] : [])];
}

function sumsOf({ totals, logs }: Trace): string[] {
	const used = totals.promptTokens + totals.completionTokens > 0 ? tokens(totals) : null;
	return [
		counted(totals.statements, "statement"),
		counted(totals.calls, "call"),
		...(totals.requests > 0 ? [counted(totals.requests, "request")] : []),
		...(used === null ? [] : [used]),
		...(totals.cost === null ? [] : [dollars(totals.cost)]),
		...(logs.length > 0 ? [counted(logs.length, "log")] : []),
	];
}

function errorLines(outcome: Extract<Trace["outcome"], { kind: "failed" }>, layout: Layout): string[] {
	const { code, message, help, frames } = outcome;
	const label = `  ${oneLine(code)}: `;
	const [first = "", ...rest] = paragraph(message, layout.width, label);
	return [
		layout.line([
			{ text: label, style: "error" },
			{ text: first.slice(label.length), style: "strong" },
		]),
		...rest.map((text) => layout.line([{ text, style: "strong" }])),
		...(help === null ? [] : paragraph(help, layout.width, "  help: ")).map((text) =>
			layout.line([{ text, style: "help" }]),
		),
		...framesOf(frames).map((text) => layout.line([{ text, style: "dim" }])),
	];
}

/** A message in lines; of one that is a text of its own only the beginning. */
function paragraph(text: string, width: number, label: string): string[] {
	const lines = wrapText(oneLine(text), width, label, "    ");
	if (lines.length <= shownLines) return lines;
	return [...lines.slice(0, shownLines - 1), `    … ${lines.length - shownLines + 1} more lines`];
}

function framesOf(frames: readonly TracedFrame[]): string[] {
	const told = frames.map(({ function: of, file, line, column }) => `    at ${of} (${file}:${line}:${column})`);
	if (told.length <= shownFrames) return told;
	return [...told.slice(0, shownFrames - 3), `    … ${told.length - shownFrames + 1} more`, ...told.slice(-2)];
}

/** Where the time went, and what the tree cannot show. */
export function footLines(reading: TraceReading, layout: Layout): string[] {
	const { trace } = reading;
	const { functions, milliseconds, totals } = trace;
	const slow = ownTimes(reading)
		.filter((each) => each.milliseconds >= milliseconds * smallestShare)
		.slice(0, shownSlow);
	const rows = slow.map((each) => {
		const place = placeOf(trace, each);
		const isWaiting = each.waiting >= each.milliseconds / 2;
		return layout.timed(each.milliseconds, [
			{ text: each.site?.title ?? functions[each.function]?.name ?? "", shortens: "end", least: 30 },
			...(place === null ? [] : [{ text: `  ${place}`, style: "dim", shortens: "middle" } as const]),
			{ text: `  ${counted(each.times, "time")}${isWaiting ? ", waiting for requests" : ""}`, style: "dim" },
		]);
	});
	const missing = `${counted(totals.withoutEvent, "more step")} ran than are kept.`;
	return [
		...(rows.length > 0 ? ["", layout.line([{ text: "Where the time went", style: "strong" }]), ...rows] : []),
		...(totals.withoutEvent > 0 ? ["", layout.line([{ text: missing, style: "warning" }])] : []),
	];
}
