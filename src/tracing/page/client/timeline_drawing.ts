import { isSlow } from "../model/event_table.js";
import { type Box, boxesOf, type FlameRow, flameOf, itemAt, requestRows } from "../model/flame.js";
import { duration } from "../model/format.js";
import { titleOf } from "../model/titles.js";
import { ticks, type View } from "../model/view.js";
import { visible } from "../model/visible.js";
import { hatching, type Palette } from "./palette.js";
import type { Session } from "./session.js";

const rulerHeight = 24;
const rowHeight = 22;
const boxHeight = 20;
const laneGap = 6;
/** Rows of requests that may stand still while the rest scrolls. */
const mostFixed = 3;
/** The narrowest a box is drawn. */
const narrowest = 1.5;
/** Up to this width a box is all edge. */
const thin = 5;
/** From this width on there is room for a title. */
const readable = 28;
const font = "11px system-ui, sans-serif";

/** What something is drawn as, and the colour it begins with. */
const edges = {
	call: "edge-call",
	statement: "edge-statement",
	pass: "edge-statement",
	outside: "edge-outside",
} as const;

/** What is under the pointer. */
export type Target =
	| { readonly kind: "event" | "request" | "log"; readonly index: number }
	| { readonly kind: "nothing" };

/** What there is to draw besides the trace. */
export interface Scene {
	readonly view: View;
	readonly width: number;
	readonly height: number;
	readonly scroll: number;
	readonly hovered: Target;
	/** Ends of the stretch that is being marked, in pixels. */
	readonly marking: readonly [number, number] | null;
}

/** Draws the timeline, and knows what is where. */
export class TimelineDrawing {
	private readonly flame: { readonly rows: FlameRow[]; readonly rowOf: Int32Array };
	private readonly requests: FlameRow[];
	private readonly logs: FlameRow | null;
	/** When there is something that is searched for, in the order of time. */
	private hits: Float64Array = new Float64Array(0);
	private hatch: CanvasPattern | null = null;
	private readonly widths = new Map<string, number>();

	constructor(
		private readonly session: Session,
		private readonly context: CanvasRenderingContext2D,
		private palette: Palette,
	) {
		const { trace, table } = session;
		this.flame = flameOf(table);
		this.requests = requestRows(trace);
		const times = Float64Array.from(trace.logs, ({ at }) => at).sort();
		const inTime = trace.logs
			.map((_, index) => index)
			.sort((one, other) => trace.logs[one]!.at - trace.logs[other]!.at);
		this.logs =
			times.length === 0
				? null
				: { items: Int32Array.from(inTime), start: times, end: times, failedBefore: new Int32Array(times.length + 1) };
		this.recolour(palette);
	}

	recolour(palette: Palette): void {
		this.palette = palette;
		this.hatch = hatching(this.context, palette.failed);
	}

	/** Takes over what is searched for. */
	showHits(): void {
		const { hits, table } = this.session;
		const times = hits.flatMap(({ kind, index }) => (kind === "event" ? [table.start[index]!] : []));
		this.hits = Float64Array.from(times).sort();
	}

	/** How high all of it is. */
	get contentHeight(): number {
		return rulerHeight + this.flameTop + this.flame.rows.length * rowHeight + 4;
	}

	/** Where the row of an event is, from the top of what scrolls. */
	topOf(event: number): number {
		return this.flameTop - this.fixedHeight + this.flame.rowOf[event]! * rowHeight;
	}

	/** How much of the height is left for the rows of events. */
	visibleHeight(height: number): number {
		return height - rulerHeight - this.fixedHeight;
	}

	/** What stays where it is when the rows scroll: the lanes, as long as they are not rows upon rows themselves. */
	private get fixedHeight(): number {
		return this.requests.length <= mostFixed ? this.flameTop : 0;
	}

	static readonly rowHeight = rowHeight;

	private get requestsTop(): number {
		return 4;
	}

	private get logsTop(): number {
		return this.requestsTop + (this.requests.length > 0 ? this.requests.length * rowHeight + laneGap : 0);
	}

	private get flameTop(): number {
		return this.logsTop + (this.logs ? rowHeight + laneGap : 0);
	}

	at(x: number, y: number, { view, width, scroll }: Scene): Target {
		if (y < rulerHeight) return { kind: "nothing" };
		const pixel = (view.to - view.from) / width;
		const time = view.from + x * pixel;
		const pick = (row: FlameRow | undefined, kind: "event" | "request" | "log", reach: number): Target => {
			const index = row ? itemAt(row, time, reach * pixel) : -1;
			return index < 0 ? { kind: "nothing" } : { kind, index };
		};
		const inside = y - rulerHeight + (y - rulerHeight < this.fixedHeight ? 0 : scroll);
		if (inside >= this.flameTop)
			return pick(this.flame.rows[Math.floor((inside - this.flameTop) / rowHeight)], "event", 3);
		if (this.logs && inside >= this.logsTop) return pick(this.logs, "log", 6);
		return pick(this.requests[Math.floor((inside - this.requestsTop) / rowHeight)], "request", 3);
	}

	draw(scene: Scene): void {
		const { context, palette } = this;
		const { width, height, scroll } = scene;
		context.clearRect(0, 0, width, height);
		context.font = font;
		context.textBaseline = "middle";
		this.drawGrid(scene);
		const { fixedHeight } = this;
		const lanes = (): void => {
			for (const [index, row] of this.requests.entries())
				this.drawRequests(row, this.requestsTop + index * rowHeight, scene);
			if (this.logs) this.drawLogs(this.logs, this.logsTop, scene);
		};
		if (fixedHeight > 0) this.within(rulerHeight, fixedHeight, 0, scene, lanes);
		this.within(rulerHeight + fixedHeight, height - rulerHeight - fixedHeight, scroll, scene, () => {
			if (fixedHeight === 0) lanes();
			context.translate(0, this.flameTop - fixedHeight);
			const { rows } = this.flame;
			const first = Math.max(0, Math.floor((scroll - this.flameTop) / rowHeight));
			const last = Math.min(rows.length, Math.ceil((scroll + height) / rowHeight));
			for (let index = first; index < last; index++) this.drawEvents(rows[index]!, index * rowHeight, scene);
			this.drawSelected(scene);
		});
		this.drawScrolled(scene);
		if (scene.marking) {
			const [one, other] = scene.marking;
			context.globalAlpha = 0.15;
			context.fillStyle = palette.accent;
			context.fillRect(Math.min(one, other), 0, Math.abs(other - one), height);
			context.globalAlpha = 1;
		}
	}

	/** Where in all the rows one is, when they cannot all be seen. */
	private drawScrolled({ width, height, scroll }: Scene): void {
		const top = rulerHeight + this.fixedHeight;
		const share = (height - top) / (this.contentHeight - top);
		if (share >= 1) return;
		this.context.fillStyle = this.palette.quiet;
		this.context.globalAlpha = 0.5;
		const from = (scroll / (this.contentHeight - top)) * (height - top);
		this.context.fillRect(width - 5, top + from, 3, Math.max(12, share * (height - top)));
		this.context.globalAlpha = 1;
	}

	/** Draws in a stretch of the height only, moved up by what it is scrolled. */
	private within(top: number, height: number, scroll: number, { width }: Scene, draw: () => void): void {
		this.context.save();
		this.context.beginPath();
		this.context.rect(0, top, width, height);
		this.context.clip();
		this.context.translate(0, top - scroll);
		draw();
		this.context.restore();
	}

	private drawGrid({ view, width, height }: Scene): void {
		const { context, palette } = this;
		context.fillStyle = palette.raised;
		context.fillRect(0, 0, width, rulerHeight);
		const pixel = (view.to - view.from) / width;
		for (const time of ticks(view, 90 * pixel)) {
			const x = Math.round((time - view.from) / pixel) + 0.5;
			context.strokeStyle = palette.line;
			context.lineWidth = 1;
			context.beginPath();
			context.moveTo(x, 0);
			context.lineTo(x, height);
			context.stroke();
			context.fillStyle = palette.quiet;
			context.fillText(duration(time), x + 4, rulerHeight / 2);
		}
		context.fillStyle = palette.line;
		context.fillRect(0, rulerHeight - 1, width, 1);
		this.drawHits(view, width);
	}

	/** A mark at the axis where something that is searched for was found, one for each pixel. */
	private drawHits(view: View, width: number): void {
		const pixel = (view.to - view.from) / width;
		let last = Number.NEGATIVE_INFINITY;
		this.context.fillStyle = this.palette.hit;
		for (const time of this.hits) {
			if (time < view.from || time > view.to || time - last < pixel) continue;
			last = time;
			this.context.fillRect((time - view.from) / pixel - 1, rulerHeight - 6, 2, 5);
		}
	}

	private drawEvents(row: FlameRow, top: number, scene: Scene): void {
		const { trace, table } = this.session;
		for (const box of this.boxes(row, scene)) {
			const { kind, requests } = trace.events[box.item]!;
			const isOutside = kind !== "pass" && requests !== undefined;
			const look = isOutside ? "outside" : kind;
			const marks = {
				isSlow: box.count === 1 && isSlow(table, box.item),
				isOrigin: box.failed && (box.count > 1 || table.origin[box.item] === 1),
			};
			this.drawBox(box, top, scene, look, () => titleOf(trace, box.item), marks);
			if (scene.hovered.kind === "event" && scene.hovered.index === box.item)
				this.outline(box, top, scene, this.palette.text, 1);
		}
	}

	private drawRequests(row: FlameRow, top: number, scene: Scene): void {
		const { requests } = this.session.trace;
		for (const box of this.boxes(row, scene)) {
			const { method, url, status } = requests[box.item]!;
			this.drawBox(
				box,
				top,
				scene,
				"outside",
				() => `${status ?? "no answer"} ${method} ${url.replace(/^https?:\/\//, "")}`,
				{ isSlow: false, isOrigin: box.failed },
			);
			const isHovered = scene.hovered.kind === "request" && scene.hovered.index === box.item;
			if (isHovered) this.outline(box, top, scene, this.palette.text, 1);
			else if (box.item === this.session.request) this.outline(box, top, scene, this.palette["edge-outside"], 1.5);
		}
	}

	private drawLogs(row: FlameRow, top: number, scene: Scene): void {
		const { context, palette } = this;
		context.fillStyle = palette.quiet;
		for (const { from, count } of this.boxes(row, scene)) {
			const x = Math.max(7, Math.min(scene.width - 7, this.place(from, scene)));
			const [middle, half] = [top + boxHeight / 2, count > 1 ? 6 : 4];
			context.beginPath();
			context.moveTo(x, middle - half);
			context.lineTo(x + half, middle);
			context.lineTo(x, middle + half);
			context.lineTo(x - half, middle);
			context.fill();
		}
		const name = "logs";
		context.fillStyle = palette.back;
		context.fillRect(0, top, context.measureText(name).width + 12, boxHeight);
		context.fillStyle = palette.quiet;
		context.fillText(name, 6, top + boxHeight / 2);
	}

	private boxes(row: FlameRow, { view, width }: Scene): Box[] {
		return boxesOf(row, view.from, view.to, (view.to - view.from) / width);
	}

	private place(time: number, { view, width }: Scene): number {
		return ((time - view.from) / (view.to - view.from)) * width;
	}

	/** Left edge and width on the canvas; nothing is drawn far outside of it, where numbers grow too large. */
	private extent({ from, to }: { readonly from: number; readonly to: number }, scene: Scene): [number, number] {
		const left = Math.max(-10, this.place(from, scene));
		const right = Math.min(scene.width + 10, this.place(to, scene));
		return [left, Math.max(narrowest, right - left - (right - left > 4 ? 1 : 0))];
	}

	private drawBox(
		box: Box,
		top: number,
		scene: Scene,
		look: keyof typeof edges,
		title: () => string,
		{ isSlow: isSlowOne, isOrigin }: { readonly isSlow: boolean; readonly isOrigin: boolean },
	): void {
		const { context, palette } = this;
		const [left, width] = this.extent(box, scene);
		context.fillStyle = box.failed ? palette["fill-failed"] : palette[`fill-${look}`];
		context.fillRect(left, top, width, boxHeight);
		if (isOrigin && this.hatch) {
			context.fillStyle = this.hatch;
			context.fillRect(left, top, width, boxHeight);
		}
		// What begins the box is what tells calls, requests and statements apart at a glance; thin ones are all beginning.
		context.fillStyle = box.failed ? palette.failed : palette[edges[look]];
		if (width < thin && !box.failed) context.globalAlpha = 0.55;
		context.fillRect(left, top, width < thin ? width : look === "pass" ? 1 : 2, boxHeight);
		context.globalAlpha = 1;
		if (isSlowOne) {
			context.fillStyle = palette.slow;
			context.fillRect(left, top + boxHeight - 3, width, 3);
		}
		if (width < readable || box.count > 1) return;
		const from = Math.max(left, 0) + 6;
		const text = `${box.failed ? "✕ " : ""}${isSlowOne ? "◆ " : ""}${visible(title().slice(0, 300))}`;
		context.fillStyle = look === "pass" && !box.failed ? palette.quiet : palette.text;
		context.fillText(this.fitted(text, left + width - from - 4), from, top + boxHeight / 2 + 0.5);
	}

	/** As much of a text as there is room for. */
	private fitted(text: string, room: number): string {
		let width = this.widths.get(text);
		if (width === undefined) {
			if (this.widths.size > 5000) this.widths.clear();
			width = this.context.measureText(text).width;
			this.widths.set(text, width);
		}
		if (width <= room) return text;
		const length = Math.floor((text.length * room) / width) - 1;
		return length < 2 ? "" : `${text.slice(0, length)}…`;
	}

	private drawSelected(scene: Scene): void {
		const { session, context, palette } = this;
		const { selected, table } = session;
		if (selected < 0) return;
		const [from, to] = [table.start[selected]!, table.end[selected]!];
		if (to < scene.view.from || from > scene.view.to) return;
		const [left] = this.extent({ from, to }, scene);
		context.globalAlpha = 0.5;
		context.fillStyle = palette.accent;
		context.fillRect(Math.round(left), scene.scroll - this.flameTop, 1, scene.height + this.flameTop);
		context.globalAlpha = 1;
		this.outline({ from, to }, this.flame.rowOf[selected]! * rowHeight, scene, palette.accent, 2);
	}

	private outline(
		box: { readonly from: number; readonly to: number },
		top: number,
		scene: Scene,
		colour: string,
		line: number,
	): void {
		const [left, width] = this.extent(box, scene);
		this.context.strokeStyle = colour;
		this.context.lineWidth = line;
		this.context.strokeRect(left, top, Math.max(3, width), boxHeight);
	}
}
