import type { Outcome, Trace, TracedFrame } from "../../trace.js";
import { cost, count, counted, duration } from "../model/format.js";
import { preview } from "../model/titles.js";
import { visible } from "../model/visible.js";
import { button, element } from "./dom.js";
import type { Session } from "./session.js";

/**
 * What ran, how it ended and what it took.
 * @param tools what stands at its end
 * @param goTo shows a line of a file
 */
export function headNode(
	session: Session,
	tools: readonly HTMLElement[],
	goTo: (source: number, line: number) => void,
): HTMLElement {
	const { trace } = session;
	const { subject, outcome } = trace;
	const isDone = outcome.kind === "done";
	return element(
		"header",
		{ class: "head" },
		element(
			"div",
			{ class: "title-row" },
			element("span", { class: `outcome ${outcome.kind}`, text: isDone ? "✓ done" : "✕ failed" }),
			element(
				"h1",
				{ title: `${trace.writtenBy}, ${trace.startedAt}` },
				element("span", { class: "quiet", text: `${subject.kind} ` }),
				visible(subject.name),
			),
			figures(trace),
			element("span", { class: "gap" }),
			...tools,
		),
		outcome.kind === "failed" ? failure(session, outcome, goTo) : result(outcome),
	);
}

function figures({ milliseconds, totals }: Trace): HTMLElement {
	const list = element("dl", { class: "figures" });
	const tokens = totals.promptTokens + totals.completionTokens;
	const shown: [name: string, text: string, title: string][] = [
		["time", duration(milliseconds), ""],
		[
			totals.statements === 1 ? "statement" : "statements",
			count(totals.statements),
			`${counted(totals.calls, "call")}`,
		],
		[totals.requests === 1 ? "request" : "requests", count(totals.requests), ""],
	];
	if (tokens > 0)
		shown.push(["tokens", count(tokens), `${count(totals.promptTokens)} in, ${count(totals.completionTokens)} out`]);
	if (totals.cost !== null) shown.push(["cost", cost(totals.cost), "US dollars at the list price"]);
	if (totals.withoutEvent > 0)
		shown.push([
			"events not kept",
			count(totals.withoutEvent),
			"Statements, passes and calls that ran once there were as many events as are kept",
		]);
	for (const [name, text, title] of shown)
		list.append(element("div", { title }, element("dt", { text: name }), element("dd", { text })));
	return list;
}

function result({ value }: Extract<Outcome, { kind: "done" }>): HTMLElement {
	return element(
		"p",
		{ class: "result" },
		element("span", { class: "quiet", text: "Result " }),
		element("code", { text: visible(preview(value, 400)) }),
	);
}

function failure(
	session: Session,
	{ code, message, help, frames, event }: Extract<Outcome, { kind: "failed" }>,
	goTo: (source: number, line: number) => void,
): HTMLElement {
	const { sources } = session.trace;
	const frame = ({ function: name, file, line }: TracedFrame, index: number): HTMLElement => {
		const source = sources.findIndex(({ path }) => path === file);
		const open = (): void => {
			if (index === 0 && event !== null) session.select(event);
			goTo(source, line);
			session.tell("show", "source");
		};
		const where = `${visible(file)}:${line}`;
		const place = source < 0 ? element("span", { text: where }) : button(where, open, { class: "link" });
		return element("li", {}, element("span", { text: `${index === 0 ? "in" : "called by"} ${visible(name)} ` }), place);
	};
	return element(
		"div",
		{ class: "failure", attributes: { role: "group", "aria-label": "The error" } },
		element(
			"p",
			{},
			element("strong", { text: shortened(message) }),
			" ",
			element("code", { class: "quiet", text: visible(code.slice(0, 200)) }),
		),
		help === null ? null : element("p", { class: "help", text: shortened(help) }),
		frames.length === 0 ? null : element("ol", { class: "frames" }, ...frames.map(frame)),
	);
}

/** Characters of a message that are shown. */
const longest = 2000;

function shortened(text: string): string {
	return visible(text.length > longest ? `${text.slice(0, longest)} …` : text);
}
