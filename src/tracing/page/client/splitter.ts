import { element } from "./dom.js";
import { remember, remembered } from "./storage.js";

/** How a splitter divides. */
export interface Division {
	readonly label: string;
	/** Style property of the frame that holds the size, in pixels. */
	readonly property: string;
	readonly isVertical: boolean;
	/** 1 when what is sized lies before the splitter, -1 when behind it. */
	readonly direction: 1 | -1;
	readonly smallest: number;
	/** What has to be left for the rest. */
	readonly rest: number;
	/** The element that is sized. */
	readonly sized: HTMLElement;
}

const step = 24;

/** A line between two panes that can be moved, by pointer or by arrows. */
export function splitter(frame: HTMLElement, division: Division): HTMLElement {
	const { label, property, isVertical, direction, smallest, rest, sized } = division;
	const node = element("div", {
		class: `splitter ${isVertical ? "vertical" : "horizontal"}`,
		attributes: {
			role: "separator",
			tabindex: 0,
			"aria-label": label,
			"aria-orientation": isVertical ? "vertical" : "horizontal",
		},
	});
	const current = (): number => (isVertical ? sized.offsetWidth : sized.offsetHeight);
	const set = (size: number): void => {
		const room = (isVertical ? frame.clientWidth : frame.clientHeight) - rest;
		const fitting = Math.round(Math.max(smallest, Math.min(room, size)));
		frame.style.setProperty(property, `${fitting}px`);
		node.setAttribute("aria-valuenow", String(fitting));
		remember(property, String(fitting));
	};
	const saved = Number(remembered(property));
	if (saved >= smallest) frame.style.setProperty(property, `${saved}px`);
	node.addEventListener("focus", () => node.setAttribute("aria-valuenow", String(current())));
	let from: { readonly at: number; readonly size: number } | null = null;
	const place = (event: PointerEvent): number => (isVertical ? event.clientX : event.clientY);
	node.addEventListener("pointerdown", (event) => {
		node.setPointerCapture(event.pointerId);
		from = { at: place(event), size: current() };
		event.preventDefault();
		node.focus();
	});
	node.addEventListener("pointermove", (event) => {
		if (from) set(from.size + direction * (place(event) - from.at));
	});
	const end = (): void => {
		from = null;
	};
	node.addEventListener("pointerup", end);
	node.addEventListener("pointercancel", end);
	node.addEventListener("dblclick", () => {
		frame.style.removeProperty(property);
		remember(property, null);
	});
	node.addEventListener("keydown", (event) => {
		const by = { [isVertical ? "ArrowRight" : "ArrowDown"]: step, [isVertical ? "ArrowLeft" : "ArrowUp"]: -step }[
			event.key
		];
		if (by === undefined) return;
		set(current() + direction * by);
		event.preventDefault();
	});
	return node;
}
