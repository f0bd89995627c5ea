import { count, counted } from "../model/format.js";
import { piecesOf } from "../model/highlight.js";
import { type FilePlaces, linesOf, nextOf, placeOf, placesIn } from "../model/places.js";
import { changeText, preview, previewAll } from "../model/titles.js";
import { visible } from "../model/visible.js";
import { element } from "./dom.js";
import { emptyNote, type Panel, panelNode } from "./panel.js";
import type { Session } from "./session.js";
import { VirtualList } from "./virtual_list.js";

const rowHeight = 20;
/** Characters of a line that are shown; nobody reads further in one that is longer. */
const longest = 2000;

/** The file of the selected event: how often its statements ran, and what the variables were. */
export class SourcePanel implements Panel {
	readonly name = "source";
	readonly label = "Source";
	readonly count = null;
	readonly node = panelNode("source", "Source");
	private readonly picker = element("select", { attributes: { "aria-label": "File" } });
	private readonly where = element("span", { class: "quiet" });
	private readonly body = element("div", {
		class: "scroller code",
		attributes: { role: "listbox", tabindex: 0, "aria-label": "Lines of the file" },
	});
	private readonly list: VirtualList;
	private source = -1;
	private lines: readonly string[] = [];
	private places: FilePlaces | null = null;
	/** The line the keyboard is on, from 1; 0 for none. */
	private cursor = 0;
	private current: { readonly first: number; readonly last: number } | null = null;

	constructor(private readonly session: Session) {
		const { sources } = session.trace;
		this.list = new VirtualList(this.body, rowHeight, (index) => this.makeLine(index + 1));
		sources.forEach(({ path }, index) => {
			this.picker.append(element("option", { text: visible(path), attributes: { value: index } }));
		});
		this.picker.addEventListener("change", () => this.open(Number(this.picker.value)));
		this.node.append(
			element(
				"div",
				{ class: "bar" },
				element("h2", { text: "Source" }),
				sources.length > 0 ? this.picker : null,
				this.where,
			),
			sources.length === 0 ? emptyNote("The run came with no source.") : this.body,
		);
		session.on("selected", () => this.showSelected());
		session.on("searched", () => this.list.refresh());
		this.body.addEventListener("keydown", (event) => this.key(event));
		if (sources.length > 0) this.open(0);
	}

	focus(): void {
		this.body.focus();
	}

	shown(): void {
		if (this.cursor > 0) this.list.reveal(this.cursor - 1);
	}

	/** Shows a line of a file, whether anything ran there or not. */
	goTo(source: number, line: number): void {
		this.open(source);
		this.cursor = line;
		this.list.refresh();
		this.list.reveal(line - 1);
	}

	private open(source: number): void {
		if (source === this.source || !this.session.trace.sources[source]) return;
		this.source = source;
		this.lines = linesOf(this.session.trace.sources[source]!.text);
		this.places = placesIn(this.session.trace, source, this.lines.length);
		this.current = null;
		this.cursor = 0;
		this.picker.value = String(source);
		this.body.style.setProperty("--digits", `${String(this.lines.length).length}ch`);
		const most = Math.max(0, ...this.places.hits);
		this.body.style.setProperty("--hits", `${count(most).length + 1}ch`);
		this.where.textContent = counted(this.lines.length, "line");
		this.list.show(this.lines.length);
	}

	private showSelected(): void {
		const { trace, selected } = this.session;
		const place = placeOf(trace, selected);
		if (!place) {
			this.current = null;
			this.list.refresh();
			return;
		}
		this.open(place.source);
		const { site, kind } = trace.events[selected]!;
		const first = place.line;
		this.current = { first, last: kind === "call" ? first : (this.places?.lastLine.get(site) ?? first) };
		this.cursor = first;
		this.list.refresh();
		this.list.reveal(first - 1);
		this.body.setAttribute("aria-activedescendant", `line-${first}`);
	}

	/** Selects the next time that the statement on a line ran, or that the function declared there was called. */
	private clickLine(line: number): void {
		const { session, places } = this;
		this.cursor = line;
		const called = places?.functions.get(line);
		const site = places?.siteOn[line] ?? -1;
		const there =
			site >= 0
				? session.occurrences.ofSite(site)
				: called === undefined
					? new Int32Array(0)
					: session.occurrences.ofFunction(called);
		const next = nextOf(there, session.selected, 1);
		if (next === null) {
			const never =
				site >= 0 && session.trace.sites[site]!.hits > 0
					? "It ran, but no event of it was kept."
					: "Nothing ran on this line.";
			session.tell("said", never);
			this.list.refresh();
		} else if (next === session.selected) session.tell("said", "This is the only time it ran.");
		else {
			session.select(next, "source");
			session.tell("said", `${count(there.indexOf(next) + 1)} of ${counted(there.length, "time")}`);
		}
	}

	private key(event: KeyboardEvent): void {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const steps: Record<string, number> = {
			ArrowDown: 1,
			ArrowUp: -1,
			PageDown: this.list.page,
			PageUp: -this.list.page,
			Home: -this.lines.length,
			End: this.lines.length,
		};
		const step = steps[event.key];
		if (step !== undefined) {
			this.cursor = Math.max(1, Math.min(this.lines.length, this.cursor + step));
			this.list.refresh();
			this.list.reveal(this.cursor - 1);
			this.body.setAttribute("aria-activedescendant", `line-${this.cursor}`);
		} else if (event.key === "Enter" && this.cursor > 0) this.clickLine(this.cursor);
		else return;
		event.preventDefault();
	}

	private makeLine(line: number): HTMLElement {
		const { places, current } = this;
		const text = this.lines[line - 1]!;
		const hits = places?.hits[line] ?? -1;
		const never = hits === 0 || (hits < 0 && this.neverRan(line));
		const isCurrent = current?.first === line;
		const isWithin = current !== null && line > current.first && line <= current.last;
		const row = element("div", {
			class: `row line${isCurrent ? " current" : ""}${isWithin ? " within" : ""}${never ? " never" : ""}${line === this.cursor ? " cursor" : ""}`,
			attributes: { role: "option", id: `line-${line}`, "aria-selected": isCurrent },
			onClick: () => this.clickLine(line),
		});
		const times = hits < 0 ? "" : `${count(hits)}×`;
		const title = hits < 0 ? "" : hits === 0 ? "never ran" : `ran ${counted(hits, "time")}; click for the next one`;
		row.append(
			element("span", { class: "hits", text: times, title }),
			element("span", { class: "number", text: String(line) }),
			element("code", {}, ...this.codeOf(text)),
			...this.inlineOf(line),
		);
		return row;
	}

	private neverRan(line: number): boolean {
		const site = this.places?.siteOn[line] ?? -1;
		return site >= 0 && this.session.trace.sites[site]!.hits === 0;
	}

	private codeOf(line: string): Node[] {
		const { pattern } = this.session;
		const shown = line.length > longest ? line.slice(0, longest) : line;
		const nodes: Node[] = piecesOf(shown.replaceAll("\t", "    ")).map(({ kind, text }) => {
			const title = kind === "variable" ? this.valueText(text) : "";
			const node =
				kind === "plain"
					? document.createTextNode(visible(text))
					: element("span", { class: `k-${kind}`, text: visible(text), title });
			return pattern?.test(text) ? element("mark", {}, node) : node;
		});
		if (line.length > longest)
			nodes.push(element("span", { class: "quiet", text: ` … ${counted(line.length - longest, "more character")}` }));
		return nodes;
	}

	/** The value of a variable at the selected moment, for the pointer that rests on it; empty when it is not known. */
	private valueText(path: string): string {
		if (!this.isInCall()) return "";
		const { inputs = [], variables = [] } = this.session.now() ?? {};
		const known = [...inputs, ...variables];
		// Of `$order.lines` what is known may be `$order`.
		for (let name = path; name.length > 1; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) {
			const found = known.find((each) => each.name === name);
			if (found) return visible(`${name} = ${preview(found.value, 300)}`);
		}
		return "";
	}

	/** Whether the file is the one of the call that the selected event is in. */
	private isInCall(): boolean {
		const { trace } = this.session;
		const call = this.session.now()?.call ?? -1;
		const called = call < 0 ? undefined : trace.events[call]!.function;
		return called !== undefined && trace.functions[called]?.source === this.source;
	}

	/** What a debugger would show behind the line: values of the selected moment. */
	private inlineOf(line: number): HTMLElement[] {
		const { session } = this;
		const moment = session.now();
		const { trace } = session;
		if (!moment || !this.isInCall()) return [];
		const found: HTMLElement[] = [];
		const called = trace.events[moment.call]!.function ?? -1;
		if (trace.functions[called]?.line === line && moment.inputs.length > 0)
			found.push(element("span", { class: "inline", text: visible(previewAll(moment.inputs)) }));
		const pass = moment.passes.get(line);
		if (pass) {
			const of = pass.of === null ? "" : ` of ${count(pass.of)}`;
			found.push(element("span", { class: "inline", text: `pass ${count(pass.pass)}${of}` }));
		}
		const own = trace.events[session.selected]!;
		const isHere = trace.sites[own.site]?.line === line && own.kind !== "call";
		if (isHere && own.branch !== undefined)
			found.push(element("span", { class: "inline now", text: `→ ${visible(own.branch)}` }));
		for (const change of moment.lines.get(line) ?? [])
			found.push(element("span", { class: `inline${isHere ? " now" : ""}`, text: visible(changeText(change)) }));
		return found;
	}
}
