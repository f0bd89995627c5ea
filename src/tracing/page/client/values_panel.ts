import type { Change, ShownValue, TracedVariable } from "../../trace.js";
import { differenceOf } from "../model/difference.js";
import { isSlow } from "../model/event_table.js";
import { count, duration, percent } from "../model/format.js";
import type { HeldVariable } from "../model/moment.js";
import { placeOf } from "../model/places.js";
import { titleOf } from "../model/titles.js";
import { visible } from "../model/visible.js";
import { button, element } from "./dom.js";
import { marked } from "./marking.js";
import { emptyNote, type Panel, panelNode } from "./panel.js";
import type { Session } from "./session.js";
import { valueNode } from "./value_node.js";

/** The selected event, and the variables at that moment. */
export class ValuesPanel implements Panel {
	readonly name = "values";
	readonly label = "Values";
	readonly count = null;
	readonly node = panelNode("values", "Values");
	private readonly body = element("div", {
		class: "scroller padded",
		attributes: { tabindex: 0, role: "region", "aria-label": "Values" },
	});
	private isDue = false;

	constructor(private readonly session: Session) {
		this.node.append(this.body);
		session.on("selected", () => this.soon());
		session.on("searched", () => this.soon());
		this.soon();
	}

	focus(): void {
		this.body.focus();
	}

	/** Once per frame: a key that is held down selects faster than that. */
	private soon(): void {
		if (this.isDue) return;
		this.isDue = true;
		requestAnimationFrame(() => {
			this.isDue = false;
			this.show();
		});
	}

	private show(): void {
		const { trace, selected } = this.session;
		if (selected < 0) {
			this.body.replaceChildren(emptyNote("No event is selected."));
			return;
		}
		const event = trace.events[selected]!;
		const moment = this.session.now()!;
		const isCall = event.kind === "call";
		const ofCall = moment.call >= 0 ? trace.functions[trace.events[moment.call]!.function ?? -1]?.name : undefined;
		const changed = new Set((event.changes ?? []).map(({ name }) => name));
		const rest = moment.variables.filter(({ name }) => !changed.has(name));
		const inCall = ofCall === undefined ? "" : ` in ${ofCall}`;
		this.body.replaceChildren(
			this.headOf(selected),
			...(event.changes?.length
				? [
						this.group(
							"Changed here",
							event.changes.map((each) => this.changeRow(each)),
						),
					]
				: []),
			...(isCall && event.result ? [this.group("Result", [this.plainRow("response", event.result, true)])] : []),
			...(moment.inputs.length > 0
				? [
						this.group(
							`Inputs${inCall}`,
							moment.inputs.map((each) => this.inputRow(each)),
						),
					]
				: []),
			...(rest.length > 0
				? [
						this.group(
							isCall ? "Variables at its end" : "Variables at this moment",
							rest.map((each) => this.heldRow(each)),
						),
					]
				: []),
			...(moment.inputs.length + moment.variables.length === 0 ? [emptyNote("No variable has a value yet.")] : []),
			...(trace.totals.withoutEvent > 0
				? [
						element("p", {
							class: "quiet",
							text: "Not every event was kept, so a value may be older than it was at this moment.",
						}),
					]
				: []),
		);
	}

	private headOf(event: number): HTMLElement {
		const { trace, table, pattern } = this.session;
		const { kind, failed, milliseconds, branch, passes, start } = trace.events[event]!;
		const place = placeOf(trace, event);
		const facts: [string, string][] = [["Began at", duration(start)]];
		facts.push(["Took", milliseconds === null ? "had not ended" : duration(milliseconds)]);
		facts.push([
			"By itself",
			`${duration(table.self[event]!)}, ${percent(table.self[event]!, table.length)} of the run`,
		]);
		const { like, at } = this.occurrence(event);
		if (like > 1)
			facts.push([
				kind === "call" ? "Call" : kind === "pass" ? "Pass kept" : "Time it ran",
				`${count(at)} of ${count(like)}`,
			]);
		if (branch !== undefined) facts.push(["Went", visible(branch)]);
		if (passes !== undefined) facts.push(["Passes", count(passes)]);
		if (place) facts.push(["At", `${visible(trace.sources[place.source]!.path)}:${place.line}`]);
		const list = element("dl", { class: "facts" });
		for (const [name, text] of facts) list.append(element("dt", { text: name }), element("dd", { text }));
		const tags = [
			failed ? element("span", { class: "tag failed", text: "✕ an error left it" }) : null,
			isSlow(table, event) ? element("span", { class: "tag slow", text: "◆ slow" }) : null,
		];
		return element(
			"header",
			{ class: "event" },
			element("h3", {}, marked(titleOf(trace, event), pattern)),
			...tags,
			this.errorOf(event),
			list,
		);
	}

	private occurrence(event: number): { readonly like: number; readonly at: number } {
		const like = this.session.occurrences.like(event);
		return { like: like.length, at: like.indexOf(event) + 1 };
	}

	private errorOf(event: number): HTMLElement | null {
		const { outcome } = this.session.trace;
		if (outcome.kind !== "failed" || outcome.event !== event) return null;
		return element("p", { class: "error" }, marked(outcome.message, this.session.pattern));
	}

	private group(title: string, rows: readonly HTMLElement[]): HTMLElement {
		return element(
			"section",
			{ class: "group" },
			element("h4", { text: visible(title) }),
			element("div", { class: "variables" }, ...rows),
		);
	}

	private row(name: string, isChanged: boolean, ...values: readonly (Node | null)[]): HTMLElement {
		return element(
			"div",
			{ class: `variable${isChanged ? " changed" : ""}` },
			element("span", { class: "name" }, marked(name, this.session.pattern)),
			element("div", { class: "held" }, ...values),
		);
	}

	private plainRow(name: string, value: ShownValue, isOpen = false): HTMLElement {
		return this.row(name, false, valueNode(value, this.session, isOpen));
	}

	private inputRow({ name, value }: TracedVariable): HTMLElement {
		return this.plainRow(name, value);
	}

	private changeRow({ name, before, after }: Change): HTMLElement {
		const now = valueNode(after, this.session);
		if (!before) return this.row(name, true, now);
		const was = valueNode(before, this.session);
		was.classList.add("before");
		const arrow = element("span", { class: "arrow", text: "→", attributes: { role: "img", "aria-label": "became" } });
		const became = element("span", { class: "became" }, arrow, now);
		return this.row(name, true, this.differences(before, after), was, became);
	}

	/** What became different within an array or an object, which two long values side by side do not show. */
	private differences(before: ShownValue, after: ShownValue): HTMLElement | null {
		const found = differenceOf(before, after);
		if (!found) return null;
		const lines = found.map((each) => {
			const [was, now] = [each.before, each.after].map((text) =>
				text === null ? null : text.length > 100 ? `${text.slice(0, 100)}…` : text,
			);
			const [sign, what] = was === null ? ["+", now] : now === null ? ["−", was] : ["≠", `${was} → ${now}`];
			return element(
				"li",
				{},
				element("b", { text: `${sign} ` }),
				element("span", { class: "quiet", text: `${visible(each.at)}: ` }),
				marked(what ?? "", this.session.pattern),
			);
		});
		return element("ul", { class: "differences", attributes: { "aria-label": "Differences" } }, ...lines);
	}

	private heldRow({ name, value, setBy }: HeldVariable): HTMLElement {
		const { trace } = this.session;
		const line = trace.sites[trace.events[setBy]!.site]?.line;
		const go = button(line === undefined ? "set" : `line ${line}`, () => this.session.select(setBy), {
			class: "link",
			title: "Go to where it was set",
		});
		return this.row(name, false, valueNode(value, this.session), go);
	}
}
