import { duration } from "../model/format.js";
import { preview } from "../model/titles.js";
import { visible } from "../model/visible.js";
import { element } from "./dom.js";
import { marked } from "./marking.js";
import { emptyNote, type Panel, panelNode } from "./panel.js";
import type { Session } from "./session.js";
import { valueNode } from "./value_node.js";
import { VirtualList } from "./virtual_list.js";

const rowHeight = 26;

/** What the program logged. */
export class LogsPanel implements Panel {
	readonly name = "logs";
	readonly label = "Logs";
	readonly count: number;
	readonly node = panelNode("logs", "Logs");
	private readonly body = element("div", {
		class: "scroller log-list",
		attributes: { role: "listbox", tabindex: 0, "aria-label": "Logs" },
	});
	private readonly details = element("div", {
		class: "scroller padded log",
		attributes: { tabindex: 0, role: "region", "aria-label": "Log entry" },
	});
	private readonly list: VirtualList;
	private selected = 0;

	constructor(private readonly session: Session) {
		const { logs } = session.trace;
		this.count = logs.length;
		this.list = new VirtualList(this.body, rowHeight, (index) => this.makeRow(index));
		if (logs.length === 0) this.node.append(emptyNote("The run logged nothing. debug.log writes here."));
		else this.node.append(this.body, this.details);
		session.on("searched", () => {
			const hit = session.hits[session.hit];
			if (hit?.kind === "log") this.selected = hit.index;
			this.show();
		});
		session.on("selected", (by) => {
			const [log] = session.trace.events[session.selected]!.logs ?? [];
			if (log === undefined || by === "logs") return;
			this.selected = log;
			this.show();
		});
		this.body.addEventListener("keydown", (event) => {
			const step = { ArrowDown: 1, ArrowUp: -1, Home: -this.count, End: this.count }[event.key];
			if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
			this.choose(Math.max(0, Math.min(this.count - 1, this.selected + step)));
			event.preventDefault();
		});
		this.list.show(logs.length);
		this.show();
	}

	focus(): void {
		this.body.focus();
	}

	private choose(index: number): void {
		this.selected = index;
		const { event } = this.session.trace.logs[index]!;
		if (event !== null) this.session.select(event, "logs");
		this.show();
	}

	private show(): void {
		const log = this.session.trace.logs[this.selected];
		if (!log) return;
		this.list.refresh();
		this.list.reveal(this.selected);
		this.body.setAttribute("aria-activedescendant", `log-${this.selected}`);
		this.details.replaceChildren(
			element("p", { class: "quiet", text: `${visible(log.file)}:${log.line}, after ${duration(log.at)}` }),
			valueNode(log.value, this.session, true),
		);
	}

	private makeRow(index: number): HTMLElement {
		const { at, value, file, line } = this.session.trace.logs[index]!;
		return element(
			"div",
			{
				class: "row log-row",
				attributes: { role: "option", id: `log-${index}`, "aria-selected": index === this.selected },
				onClick: () => this.choose(index),
			},
			element("span", { class: "time", text: duration(at) }),
			element("span", { class: "name" }, marked(preview(value, 300), this.session.pattern)),
			element("span", { class: "quiet", text: `${visible(file.split("/").at(-1) ?? file)}:${line}` }),
		);
	}
}
