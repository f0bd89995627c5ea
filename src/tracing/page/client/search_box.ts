import { count } from "../model/format.js";
import { button, element } from "./dom.js";
import type { Session } from "./session.js";

/** How long one may pause while typing, in milliseconds. */
const pause = 120;

/** The field that is searched by. */
export class SearchBox {
	private readonly field = element("input", {
		attributes: {
			type: "search",
			placeholder: "Search  /",
			"aria-label": "Search the trace",
			autocomplete: "off",
			spellcheck: false,
		},
	});
	private readonly place = element("output", { class: "quiet place", attributes: { "aria-live": "polite" } });
	readonly node: HTMLElement;
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly session: Session) {
		this.node = element(
			"div",
			{ class: "search", attributes: { role: "search" } },
			this.field,
			this.place,
			button("↑", () => this.go(-1), {
				class: "small square",
				title: "Previous (Shift+Enter, N)",
				attributes: { "aria-label": "Previous hit" },
			}),
			button("↓", () => this.go(1), {
				class: "small square",
				title: "Next (Enter, n)",
				attributes: { "aria-label": "Next hit" },
			}),
		);
		this.field.addEventListener("input", () => {
			clearTimeout(this.timer);
			this.timer = setTimeout(() => this.take(), pause);
		});
		this.field.addEventListener("keydown", (event) => {
			if (event.key === "Enter") this.go(event.shiftKey ? -1 : 1);
			else if (event.key === "Escape") this.leave();
			else return;
			event.preventDefault();
			event.stopPropagation();
		});
		session.on("searched", () => this.show());
	}

	focus(): void {
		this.field.focus();
		this.field.select();
	}

	/** Goes to another hit of what stands in the field. */
	go(step: 1 | -1): void {
		this.take();
		this.session.toHit(step);
	}

	/** Searches for nothing any more. */
	clear(): void {
		this.field.value = "";
		this.take();
	}

	private leave(): void {
		if (this.field.value === "") this.field.blur();
		else this.clear();
	}

	private take(): void {
		clearTimeout(this.timer);
		if (this.field.value !== this.session.query) this.session.searchFor(this.field.value);
	}

	private show(): void {
		const { pattern, hits, hit } = this.session;
		this.node.classList.toggle("none", pattern !== null && hits.length === 0);
		if (!pattern) this.place.textContent = "";
		else if (hits.length === 0) this.place.textContent = "no hits";
		else this.place.textContent = `${hit < 0 ? "" : `${count(hit + 1)} of `}${count(hits.length)}`;
	}
}
