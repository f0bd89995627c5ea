import { isSlow } from "../model/event_table.js";
import { counted, duration, percent } from "../model/format.js";
import { isExpandable, treeRows } from "../model/rows.js";
import { detailOf, notKeptText, titleOf } from "../model/titles.js";
import { visible } from "../model/visible.js";
import { button, element } from "./dom.js";
import { marked } from "./marking.js";
import { emptyNote, type Panel, panelNode } from "./panel.js";
import type { Session } from "./session.js";
import { VirtualList } from "./virtual_list.js";

const rowHeight = 26;
const indent = 12;

/** The tree of events. */
export class StepsPanel implements Panel {
	readonly name = "steps";
	readonly label = "Steps";
	readonly count = null;
	readonly node = panelNode("steps", "Steps");
	private readonly grid = element("div", {
		class: "scroller",
		attributes: { role: "treegrid", tabindex: 0, "aria-label": "Steps of the run" },
	});
	private readonly list: VirtualList;
	private rows: Int32Array = new Int32Array(0);
	/** By event: its row, -1 for those in collapsed ones. */
	private readonly rowOf: Int32Array;
	private hits = new Set<number>();

	constructor(private readonly session: Session) {
		const { table } = session;
		this.rowOf = new Int32Array(table.count);
		this.list = new VirtualList(this.grid, rowHeight, (index) => this.makeRow(index));
		this.node.append(
			element(
				"div",
				{ class: "bar" },
				element("h2", { text: "Steps" }),
				element("span", { class: "quiet", text: counted(table.count, "event") }),
				element("span", { class: "gap" }),
				button("Expand all", () => session.expandAll(true), { class: "small" }),
				button("Collapse", () => session.expandAll(false), { class: "small" }),
			),
			table.count === 0 ? emptyNote("Nothing was kept of this run.") : this.grid,
		);
		session.on("expanded", () => this.rebuild());
		session.on("selected", () => this.showSelected());
		session.on("searched", () => {
			this.hits = new Set(session.hits.flatMap(({ kind, index }) => (kind === "event" ? [index] : [])));
			this.list.refresh();
			this.showSelected();
		});
		this.grid.addEventListener("keydown", (event) => this.key(event));
		this.rebuild();
	}

	focus(): void {
		this.grid.focus();
	}

	shown(): void {
		this.showSelected();
	}

	/** Selects the event that is so many rows below, or above. */
	move(by: number): void {
		const { selected } = this.session;
		let at = this.rowOf[selected]! + by;
		at = Math.max(0, Math.min(this.rows.length - 1, at));
		// Rows that only say something are passed over.
		while (this.rows[at]! < 0 && at > 0 && at < this.rows.length - 1) at += by < 0 ? -1 : 1;
		if (this.rows[at]! >= 0) this.session.select(this.rows[at]!, "steps");
	}

	private rebuild(): void {
		const { table, expanded } = this.session;
		this.rows = treeRows(table, expanded);
		this.rowOf.fill(-1);
		for (let index = 0; index < this.rows.length; index++)
			if (this.rows[index]! >= 0) this.rowOf[this.rows[index]!] = index;
		this.grid.setAttribute("aria-rowcount", String(this.rows.length));
		this.list.show(this.rows.length);
		this.showSelected();
	}

	private showSelected(): void {
		const { selected } = this.session;
		for (const row of this.grid.querySelectorAll(".row[aria-selected=true]"))
			row.setAttribute("aria-selected", "false");
		const at = selected < 0 ? -1 : this.rowOf[selected]!;
		if (at < 0) return;
		this.list.reveal(at);
		this.list.row(at)?.setAttribute("aria-selected", "true");
		this.grid.setAttribute("aria-activedescendant", `step-${at}`);
	}

	private key(event: KeyboardEvent): void {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const { session } = this;
		const { table, selected, expanded } = session;
		const steps: Record<string, number> = {
			ArrowDown: 1,
			ArrowUp: -1,
			PageDown: this.list.page,
			PageUp: -this.list.page,
			Home: -this.rows.length,
			End: this.rows.length,
		};
		const step = steps[event.key];
		if (step !== undefined) this.move(step);
		else if (event.key === "ArrowRight") {
			if (!isExpandable(table, selected)) return;
			if (expanded[selected] === 0) session.expand(selected, true);
			else this.move(1);
		} else if (event.key === "ArrowLeft") {
			if (expanded[selected] === 1 && isExpandable(table, selected)) session.expand(selected, false);
			else session.select(table.parent[selected]!, "steps");
		} else if (event.key === "Enter" || event.key === " ") {
			session.expand(selected, expanded[selected] === 0);
		} else return;
		event.preventDefault();
	}

	private makeRow(index: number): HTMLElement {
		const entry = this.rows[index]!;
		return entry < 0 ? this.makeNote(~entry, index) : this.makeEvent(entry, index);
	}

	private makeNote(loop: number, index: number): HTMLElement {
		const { table } = this.session;
		const text = notKeptText(table, loop);
		const cell = element("span", { class: "title quiet", text, attributes: { role: "gridcell" } });
		cell.style.paddingLeft = `${8 + (table.depth[loop]! + 1) * indent + 18}px`;
		return element(
			"div",
			{ class: "row note", attributes: { role: "row", id: `step-${index}`, "aria-rowindex": index + 1 } },
			cell,
		);
	}

	private makeEvent(event: number, index: number): HTMLElement {
		const { session } = this;
		const { trace, table } = session;
		const { kind, failed, milliseconds } = trace.events[event]!;
		const isOpen = session.expanded[event] === 1;
		const canOpen = isExpandable(table, event);
		const time = milliseconds === null ? "not ended" : duration(milliseconds);
		const row = element("div", {
			class: `row ${kind}${failed ? " failed" : ""}${isSlow(table, event) ? " slow" : ""}${this.hits.has(event) ? " hit" : ""}`,
			attributes: {
				role: "row",
				id: `step-${index}`,
				"aria-rowindex": index + 1,
				"aria-level": table.depth[event]! + 1,
				"aria-selected": event === session.selected,
				...(canOpen ? { "aria-expanded": isOpen } : {}),
			},
			onClick: (click) => {
				const isTwisty = (click.target as Element).classList.contains("twisty");
				if (isTwisty) session.expand(event, session.expanded[event] === 0);
				else session.select(event, "steps");
			},
		});
		row.addEventListener("dblclick", () => canOpen && session.expand(event, session.expanded[event] === 0));
		const title = element("span", { class: "title", attributes: { role: "gridcell" } });
		title.style.paddingLeft = `${8 + table.depth[event]! * indent}px`;
		title.append(
			element("span", {
				class: canOpen ? `twisty${isOpen ? " open" : ""}` : "twisty none",
				attributes: { "aria-hidden": true },
			}),
			...this.marksOf(event),
			element("span", { class: "name" }, marked(titleOf(trace, event).slice(0, 300), session.pattern)),
			...this.chipsOf(event),
			element("span", { class: "detail", text: visible(detailOf(trace, event)) }),
		);
		row.append(
			title,
			this.barOf(event),
			element("span", { class: "time", text: time, attributes: { role: "gridcell" } }),
		);
		return row;
	}

	/** What went wrong or took long, in form as well as in colour, and in words for those who listen. */
	private marksOf(event: number): HTMLElement[] {
		const { trace, table } = this.session;
		const marks: HTMLElement[] = [];
		if (trace.events[event]!.failed)
			marks.push(
				element("span", {
					class: "mark-failed",
					title: "An error left it",
					text: "✕",
					attributes: { role: "img", "aria-label": "failed:" },
				}),
			);
		if (isSlow(table, event))
			marks.push(
				element("span", {
					class: "mark-slow",
					title: `By itself ${percent(table.self[event]!, table.length)} of the run`,
					text: "◆",
					attributes: { role: "img", "aria-label": "slow:" },
				}),
			);
		if (trace.events[event]!.kind === "call")
			marks.push(
				element("span", { class: "mark-call", text: "ƒ", attributes: { role: "img", "aria-label": "call of" } }),
			);
		return marks;
	}

	private chipsOf(event: number): HTMLElement[] {
		const { branch, passes, requests = [], logs = [], kind } = this.session.trace.events[event]!;
		const chips: HTMLElement[] = [];
		if (branch !== undefined) chips.push(element("span", { class: "chip", text: `→ ${visible(branch.slice(0, 80))}` }));
		if (passes !== undefined) chips.push(element("span", { class: "chip", text: counted(passes, "pass", "passes") }));
		if (requests.length > 0 && kind !== "pass")
			chips.push(element("span", { class: "chip outside", text: counted(requests.length, "request") }));
		if (logs.length > 0)
			chips.push(element("span", { class: "chip", text: logs.length === 1 ? "log" : `${logs.length} logs` }));
		return chips;
	}

	/** The share of the run: all of the event pale, what it took by itself full. */
	private barOf(event: number): HTMLElement {
		const { table } = this.session;
		const { start, end, self, length } = table;
		const [all, own] = [(end[event]! - start[event]!) / length, self[event]! / length];
		const bar = element("span", {
			class: "share",
			title: `${percent(all, 1)} of the run, ${percent(own, 1)} by itself (${duration(self[event]!)})`,
			attributes: { role: "gridcell", "aria-label": `${duration(self[event]!)} by itself` },
		});
		const [pale, full] = [element("i"), element("b")];
		pale.style.width = `${Math.min(100, 100 * all)}%`;
		full.style.width = `${Math.min(100, 100 * own)}%`;
		bar.append(pale, full);
		return bar;
	}
}
