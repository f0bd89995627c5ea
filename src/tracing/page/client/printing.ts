import { cost, duration } from "../model/format.js";
import { treeRows } from "../model/rows.js";
import { detailOf, notKeptText, titleOf } from "../model/titles.js";
import { visible } from "../model/visible.js";
import { element } from "./dom.js";
import type { Session } from "./session.js";

/** Rows of a list that go on paper. */
const most = 500;

/** Lays out for paper what on the screen is seen by scrolling. */
export function preparePrinting(session: Session): void {
	const sheet = element("section", { class: "sheet", attributes: { "aria-hidden": true } });
	window.addEventListener("beforeprint", () => {
		sheet.replaceChildren(...sheetOf(session));
		document.body.append(sheet);
	});
	window.addEventListener("afterprint", () => sheet.remove());
}

function sheetOf(session: Session): HTMLElement[] {
	const { trace, table, expanded } = session;
	const shown = treeRows(table, expanded);
	const steps = [...shown.subarray(0, most)].map((event) => {
		if (event < 0) return element("tr", {}, element("td", { text: notKeptText(table, ~event) }), element("td"));
		const { failed, milliseconds } = trace.events[event]!;
		const cell = element(
			"td",
			{},
			`${failed ? "✕ " : ""}${visible(titleOf(trace, event))} `,
			element("small", { text: visible(detailOf(trace, event)) }),
		);
		cell.style.paddingLeft = `${table.depth[event]! * 10}px`;
		return element(
			"tr",
			{},
			cell,
			element("td", { text: milliseconds === null ? "not ended" : duration(milliseconds) }),
		);
	});
	const requests = trace.requests
		.slice(0, most)
		.map(({ method, url, status, milliseconds, model }) =>
			element(
				"tr",
				{},
				element("td", { text: visible(`${method} ${url}`) }),
				element("td", { text: String(status ?? "no answer") }),
				element("td", { text: duration(milliseconds) }),
				element("td", { text: model?.cost ? cost(model.cost) : "" }),
			),
		);
	const logs = trace.logs
		.slice(0, most)
		.map(({ at, value }) =>
			element(
				"tr",
				{},
				element("td", { text: duration(at) }),
				element("td", { text: visible(value.text.slice(0, 500)) }),
			),
		);
	const part = (title: string, rows: readonly HTMLElement[], all: number): HTMLElement[] =>
		rows.length === 0
			? []
			: [
					element("h2", { text: all > rows.length ? `${title}, the first ${rows.length} of ${all}` : title }),
					element("table", {}, ...rows),
				];
	return [
		...part("Steps", steps, shown.length),
		...part("Requests", requests, trace.requests.length),
		...part("Logs", logs, trace.logs.length),
	];
}
