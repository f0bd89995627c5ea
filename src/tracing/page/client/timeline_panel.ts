import { count, duration, percent } from "../model/format.js";
import { detailOf, preview, titleOf } from "../model/titles.js";
import { around, clamped, panned, showing, type View, zoomed } from "../model/view.js";
import { visible } from "../model/visible.js";
import { button, element } from "./dom.js";
import { readPalette } from "./palette.js";
import { type Panel, panelNode } from "./panel.js";
import type { Session } from "./session.js";
import { type Scene, type Target, TimelineDrawing } from "./timeline_drawing.js";

const nothing: Target = { kind: "nothing" };
/** Of what stands above the stage. */
const barHeight = 36;
const scrollRoom = 8;
/** How far a pointer may move and still click. */
const steady = 4;

/** Calls, statements and passes over time, with requests and logs in lanes of their own. */
export class TimelinePanel implements Panel {
	readonly name = "timeline";
	readonly label = "Timeline";
	readonly count = null;
	readonly node = panelNode("timeline", "Timeline");
	private readonly canvas = element("canvas", { attributes: { "aria-hidden": true } });
	private readonly stage = element(
		"div",
		{
			class: "stage",
			attributes: {
				tabindex: 0,
				role: "application",
				"aria-label":
					"Timeline. Arrows go to what is around, within and beside; plus and minus zoom. The steps hold the same as a tree.",
			},
		},
		this.canvas,
	);
	private readonly tip = element("div", { class: "tip", attributes: { hidden: "", "aria-hidden": true } });
	private readonly drawing: TimelineDrawing;
	private view: View;
	private scroll = 0;
	private hovered: Target = nothing;
	private marking: [number, number] | null = null;
	private isDue = false;
	private readonly pointers = new Map<number, { x: number; y: number }>();
	private pressed: { x: number; y: number; moved: boolean; marks: boolean } | null = null;

	constructor(private readonly session: Session) {
		this.drawing = new TimelineDrawing(session, this.canvas.getContext("2d")!, readPalette());
		this.view = { from: 0, to: session.table.length };
		this.node.append(
			element(
				"div",
				{ class: "bar" },
				element("h2", { text: "Timeline" }),
				legend(),
				element("span", { class: "gap" }),
				button("−", () => this.zoom(1.6), {
					class: "small square",
					title: "Zoom out (-)",
					attributes: { "aria-label": "Zoom out" },
				}),
				button("+", () => this.zoom(1 / 1.6), {
					class: "small square",
					title: "Zoom in (+)",
					attributes: { "aria-label": "Zoom in" },
				}),
				button("Fit all", () => this.fit(), { class: "small", title: "Show all of the run (0, double click)" }),
				button("Fit step", () => this.fitSelected(), { class: "small", title: "Show the selected step (f)" }),
			),
			this.stage,
			this.tip,
		);
		this.listen();
		session.on("selected", () => this.showSelected());
		session.on("request", () => this.soon());
		session.on("searched", () => {
			this.drawing.showHits();
			this.soon();
		});
		session.on("theme", () => {
			this.drawing.recolour(readPalette());
			this.soon();
		});
		new ResizeObserver(() => {
			this.resize();
			this.paint();
		}).observe(this.stage);
	}

	focus(): void {
		this.stage.focus();
	}

	/** How high it would be if all of it could be seen. */
	get wholeHeight(): number {
		return barHeight + this.drawing.contentHeight + scrollRoom;
	}

	/** Shows all of the run. */
	fit(): void {
		this.look({ from: 0, to: this.session.table.length });
	}

	/** Shows the selected event as large as it can be. */
	fitSelected(): void {
		const { table, selected } = this.session;
		if (selected >= 0) this.look(around(table.start[selected]!, table.end[selected]!, table.length));
	}

	private get length(): number {
		return this.session.table.length;
	}

	private get scene(): Scene {
		const { clientWidth: width, clientHeight: height } = this.stage;
		const { view, scroll, hovered, marking } = this;
		return { view, width, height, scroll, hovered, marking };
	}

	private look(view: View): void {
		this.view = clamped(view, this.length);
		this.soon();
	}

	private zoom(factor: number, at = (this.view.from + this.view.to) / 2): void {
		this.look(zoomed(this.view, at, factor, this.length));
	}

	private scrollTo(top: number): void {
		const room = this.drawing.contentHeight - this.stage.clientHeight;
		this.scroll = Math.max(0, Math.min(room, top));
		this.soon();
	}

	private showSelected(): void {
		const { table, selected } = this.session;
		this.view = showing(this.view, table.start[selected]!, table.end[selected]!, this.length);
		const top = this.drawing.topOf(selected);
		const height = this.drawing.visibleHeight(this.stage.clientHeight);
		const isVisible = top >= this.scroll && top + TimelineDrawing.rowHeight <= this.scroll + height;
		this.scrollTo(isVisible ? this.scroll : top - height / 2);
	}

	private resize(): void {
		const { clientWidth, clientHeight } = this.stage;
		const ratio = window.devicePixelRatio || 1;
		this.canvas.width = Math.round(clientWidth * ratio);
		this.canvas.height = Math.round(clientHeight * ratio);
		this.canvas.getContext("2d")?.setTransform(ratio, 0, 0, ratio, 0, 0);
		this.scrollTo(this.scroll);
	}

	private soon(): void {
		if (this.isDue) return;
		this.isDue = true;
		requestAnimationFrame(() => {
			this.isDue = false;
			this.paint();
		});
	}

	private paint(): void {
		if (this.stage.clientWidth > 0) this.drawing.draw(this.scene);
	}

	private listen(): void {
		const { stage } = this;
		stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
		stage.addEventListener("pointerdown", (event) => this.press(event));
		stage.addEventListener("pointermove", (event) => this.movePointer(event));
		stage.addEventListener("pointerup", (event) => this.release(event));
		stage.addEventListener("pointercancel", (event) => this.drop(event));
		stage.addEventListener("pointerleave", () => this.hover(nothing, 0, 0));
		stage.addEventListener("dblclick", () => this.fit());
		stage.addEventListener("keydown", (event) => this.key(event));
	}

	private wheel(event: WheelEvent): void {
		event.preventDefault();
		const unit = event.deltaMode === 1 ? 16 : 1;
		const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
		if (isSideways) this.look(panned(this.view, (event.deltaX * unit) / this.stage.clientWidth, this.length));
		else if (event.shiftKey) this.scrollTo(this.scroll + event.deltaY * unit);
		else this.zoom(Math.exp(Math.max(-200, Math.min(200, event.deltaY * unit)) * 0.002), this.timeAt(event.offsetX));
	}

	private timeAt(x: number): number {
		return this.view.from + (x / this.stage.clientWidth) * (this.view.to - this.view.from);
	}

	private press(event: PointerEvent): void {
		if (event.button !== 0) return;
		this.stage.setPointerCapture(event.pointerId);
		const { offsetX: x, offsetY: y } = event;
		this.pointers.set(event.pointerId, { x, y });
		this.pressed = { x, y, moved: false, marks: event.shiftKey };
		this.stage.focus({ preventScroll: true });
	}

	private movePointer(event: PointerEvent): void {
		const { offsetX: x, offsetY: y } = event;
		const before = this.pointers.get(event.pointerId);
		if (!before || !this.pressed) {
			this.hover(this.drawing.at(x, y, this.scene), x, y);
			return;
		}
		const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
		this.pointers.set(event.pointerId, { x, y });
		if (Math.hypot(x - this.pressed.x, y - this.pressed.y) > steady) this.pressed.moved = true;
		if (!this.pressed.moved) return;
		this.hover(nothing, 0, 0);
		if (this.pressed.marks) {
			this.marking = [this.pressed.x, x];
			this.soon();
			return;
		}
		if (other)
			this.zoom(
				Math.max(8, Math.abs(before.x - other.x)) / Math.max(8, Math.abs(x - other.x)),
				this.timeAt((x + other.x) / 2),
			);
		else this.look(panned(this.view, (before.x - x) / this.stage.clientWidth, this.length));
		this.scrollTo(this.scroll + before.y - y);
	}

	private release(event: PointerEvent): void {
		const { pressed, marking } = this;
		this.drop(event);
		if (!pressed) return;
		if (!pressed.moved) this.choose(this.drawing.at(event.offsetX, event.offsetY, this.scene));
		else if (marking) this.look({ from: this.timeAt(Math.min(...marking)), to: this.timeAt(Math.max(...marking)) });
	}

	private drop(event: PointerEvent): void {
		this.pointers.delete(event.pointerId);
		this.pressed = null;
		this.marking = null;
		this.soon();
	}

	private choose(target: Target): void {
		const { session } = this;
		if (target.kind === "event") session.select(target.index, "timeline");
		if (target.kind === "request") {
			session.selectRequest(target.index);
			const { event } = session.trace.requests[target.index]!;
			if (event !== null) session.select(event, "timeline");
			session.tell("show", "requests");
		}
		if (target.kind === "log") {
			const { event } = session.trace.logs[target.index]!;
			if (event !== null) session.select(event, "timeline");
			session.tell("show", "logs");
		}
	}

	private hover(target: Target, x: number, y: number): void {
		const isSame =
			target.kind === this.hovered.kind &&
			(target.kind === "nothing" || (this.hovered.kind !== "nothing" && target.index === this.hovered.index));
		this.hovered = target;
		if (!isSame) this.soon();
		this.tip.hidden = target.kind === "nothing";
		if (target.kind === "nothing") return;
		if (!isSame) this.tip.replaceChildren(...this.told(target));
		const { clientWidth, clientHeight, offsetTop } = this.stage;
		const left = Math.max(4, Math.min(x + 14, clientWidth - this.tip.offsetWidth - 4));
		const isLow = y + this.tip.offsetHeight + 20 > clientHeight && y > this.tip.offsetHeight;
		this.tip.style.transform = `translate(${left}px, ${offsetTop + (isLow ? y - this.tip.offsetHeight - 8 : y + 18)}px)`;
	}

	/** What the tooltip says. */
	private told(target: Exclude<Target, { kind: "nothing" }>): HTMLElement[] {
		const { trace, table } = this.session;
		const line = (text: string, kind = "quiet"): HTMLElement => element("div", { class: kind, text: visible(text) });
		if (target.kind === "log")
			return [
				line(preview(trace.logs[target.index]!.value), "name"),
				line(`logged at ${duration(trace.logs[target.index]!.at)}`),
			];
		if (target.kind === "request") {
			const { method, url, status, milliseconds, failure } = trace.requests[target.index]!;
			return [
				line(`${method} ${url}`.slice(0, 200), "name"),
				line(`${failure ?? status ?? "no answer"}, ${duration(milliseconds)}`),
			];
		}
		const { failed, milliseconds, passes, branch } = trace.events[target.index]!;
		const detail = detailOf(trace, target.index);
		const own = table.self[target.index]!;
		return [
			line(titleOf(trace, target.index).slice(0, 200), "name"),
			line(
				milliseconds === null
					? "not ended"
					: `${duration(milliseconds)}, ${duration(own)} by itself (${percent(own, table.length)})`,
			),
			...(failed ? [line("✕ an error left it", "failed")] : []),
			...(branch === undefined ? [] : [line(`→ ${branch}`)]),
			...(passes === undefined ? [] : [line(`${count(passes)} passes`)]),
			...(detail === "" ? [] : [line(detail, "detail")]),
		];
	}

	private key(event: KeyboardEvent): void {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const actions: Record<string, () => void> = {
			w: () => this.zoom(1 / 1.4),
			s: () => this.zoom(1.4),
			a: () => this.look(panned(this.view, -0.15, this.length)),
			d: () => this.look(panned(this.view, 0.15, this.length)),
			ArrowLeft: () => this.step(-1),
			ArrowRight: () => this.step(1),
			ArrowUp: () => this.session.select(this.session.table.parent[this.session.selected] ?? -1, "timeline"),
			ArrowDown: () => this.stepIn(),
		};
		const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
		if (!action || (event.shiftKey && event.key.length > 1)) return;
		action();
		event.preventDefault();
		event.stopPropagation();
	}

	/** Zooms as the keys do. */
	zoomBy(step: 1 | -1): void {
		this.zoom(step === 1 ? 1 / 1.4 : 1.4);
	}

	/** Selects what comes before or after within the same event. */
	private step(by: 1 | -1): void {
		const { table, selected } = this.session;
		if (selected < 0) return;
		const outer = table.parent[selected]!;
		if (by === 1) {
			const next = table.order[table.behind[selected]!];
			if (next !== undefined && table.parent[next] === outer) this.session.select(next, "timeline");
			return;
		}
		for (let at = table.rank[selected]! - 1; at >= 0 && table.order[at] !== outer; at--) {
			const event = table.order[at]!;
			if (table.parent[event] !== outer) continue;
			this.session.select(event, "timeline");
			return;
		}
	}

	private stepIn(): void {
		const { table, selected } = this.session;
		const inner = table.order[(table.rank[selected] ?? -2) + 1];
		if (inner !== undefined && table.parent[inner] === selected) this.session.select(inner, "timeline");
	}
}

function legend(): HTMLElement {
	const entry = (look: string, text: string): HTMLElement =>
		element("span", { class: `key ${look}` }, element("i"), text);
	return element(
		"span",
		{ class: "legend", attributes: { "aria-hidden": true } },
		entry("call", "call"),
		entry("statement", "statement"),
		entry("outside", "request"),
		entry("failed", "failed"),
		entry("slow", "slow"),
	);
}
