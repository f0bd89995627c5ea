import { element } from "./dom.js";
import type { Panel } from "./panel.js";
import type { PanelName } from "./session.js";

/** A place for panels: one of them is seen, the others have tabs. */
export class Dock {
	readonly node: HTMLElement;
	private readonly tabs = element("div", { class: "tabs", attributes: { role: "tablist" } });
	private readonly body = element("div", { class: "dock-body" });
	private panels: readonly Panel[] = [];
	private shown: PanelName | null = null;

	constructor(name: string) {
		this.node = element("div", { class: `dock ${name}` }, this.tabs, this.body);
		this.tabs.addEventListener("keydown", (event) => this.key(event));
	}

	/** Takes these panels in, and goes on showing the one it did. */
	hold(panels: readonly Panel[]): void {
		this.panels = panels;
		this.node.hidden = panels.length === 0;
		this.tabs.hidden = panels.length < 2;
		this.body.replaceChildren(...panels.map(({ node }) => node));
		this.tabs.replaceChildren(...(panels.length < 2 ? [] : panels.map((panel) => this.tabOf(panel))));
		for (const { node, name } of panels) {
			if (panels.length < 2) {
				node.removeAttribute("role");
				continue;
			}
			node.setAttribute("role", "tabpanel");
			node.setAttribute("aria-labelledby", `tab-${name}`);
		}
		const kept = panels.find(({ name }) => name === this.shown) ?? panels[0];
		if (kept) this.show(kept.name);
	}

	holds(name: PanelName): boolean {
		return this.panels.some((panel) => panel.name === name);
	}

	show(name: PanelName): void {
		this.shown = name;
		for (const panel of this.panels) panel.node.hidden = panel.name !== name;
		this.current?.shown?.();
		for (const tab of this.tabs.children) {
			const isShown = tab.id === `tab-${name}`;
			tab.setAttribute("aria-selected", String(isShown));
			tab.setAttribute("tabindex", isShown ? "0" : "-1");
			// Scrolls the row of tabs only.
			if (isShown && tab instanceof HTMLElement) this.tabs.scrollLeft = tab.offsetLeft - this.tabs.clientWidth / 2;
		}
	}

	/** The panel that is seen. */
	get current(): Panel | undefined {
		return this.panels.find(({ name }) => name === this.shown);
	}

	private tabOf({ name, label, count }: Panel): HTMLElement {
		return element(
			"button",
			{
				class: "tab",
				attributes: { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}` },
				onClick: () => this.show(name),
			},
			label,
			count === null ? null : element("span", { class: "count", text: String(count) }),
		);
	}

	private key(event: KeyboardEvent): void {
		const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (by === undefined) return;
		const at = this.panels.findIndex(({ name }) => name === this.shown);
		const next = this.panels[(at + by + this.panels.length) % this.panels.length]!;
		this.show(next.name);
		this.tabs.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
		event.preventDefault();
	}
}
