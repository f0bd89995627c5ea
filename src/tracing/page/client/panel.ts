import { element } from "./dom.js";
import type { PanelName } from "./session.js";

/** A part of the page that has a tab where there is no room for all. */
export interface Panel {
	readonly name: PanelName;
	readonly label: string;
	/** How many there are of what it lists; null when it is no list. */
	readonly count: number | null;
	readonly node: HTMLElement;
	/** Gives it the keyboard. */
	focus(): void;
	/** It has come to be seen, perhaps in another size and scrolled to its beginning. */
	shown?(): void;
}

/** The outer element of a panel. */
export function panelNode(name: PanelName, label: string): HTMLElement {
	return element("section", { class: `panel ${name}`, attributes: { id: `panel-${name}`, "aria-label": label } });
}

/** What is shown in place of a list that is empty. */
export function emptyNote(text: string): HTMLElement {
	return element("p", { class: "empty", text });
}
