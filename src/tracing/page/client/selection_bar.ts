import { duration } from "../model/format.js";
import { titleOf } from "../model/titles.js";
import { visible } from "../model/visible.js";
import { button, element } from "./dom.js";
import type { Session } from "./session.js";

/**
 * What is selected, where only one panel can be seen at a time: to its values, and to the steps before and after it.
 * @param move goes so many steps on
 */
export function selectionBar(session: Session, move: (by: number) => void): HTMLElement {
	const title = button("", () => session.tell("show", "values"), { class: "selected-step", title: "Show its values" });
	const node = element(
		"div",
		{ class: "selection-bar", attributes: { role: "group", "aria-label": "Selected step" } },
		button("‹", () => move(-1), { class: "small square", attributes: { "aria-label": "Previous step" } }),
		title,
		button("›", () => move(1), { class: "small square", attributes: { "aria-label": "Next step" } }),
	);
	session.on("selected", () => {
		const { trace, selected } = session;
		const { failed, milliseconds } = trace.events[selected]!;
		title.replaceChildren(
			element("span", {
				class: "name",
				text: `${failed ? "✕ " : ""}${visible(titleOf(trace, selected).slice(0, 200))}`,
			}),
			element("span", { class: "time", text: milliseconds === null ? "not ended" : duration(milliseconds) }),
		);
		title.classList.toggle("failed", failed === true);
	});
	return node;
}
