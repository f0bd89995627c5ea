import { counted, duration } from "../model/format.js";
import { titleOf } from "../model/titles.js";
import { visible } from "../model/visible.js";
import { element } from "./dom.js";
import type { Session } from "./session.js";

/** How long a message is seen, in milliseconds. */
const seen = 2500;

/** Says what happened: short messages for all, and what is selected for those who listen. */
export function announcer(session: Session): HTMLElement {
	const spoken = element("div", { class: "offscreen", attributes: { role: "status" } });
	const message = element("div", { class: "message", attributes: { role: "status", hidden: "" } });
	let timer: ReturnType<typeof setTimeout> | undefined;
	session.on("selected", (by) => {
		// The tree is read out by itself.
		if (by !== "steps") spoken.textContent = selectedText(session);
	});
	session.on("said", (text) => {
		if (text === "") return;
		message.textContent = visible(text);
		message.hidden = false;
		clearTimeout(timer);
		timer = setTimeout(() => {
			message.hidden = true;
		}, seen);
	});
	return element("div", {}, spoken, message);
}

function selectedText({ trace, table, selected }: Session): string {
	const { failed, milliseconds, changes = [] } = trace.events[selected]!;
	const time = milliseconds === null ? "not ended" : duration(milliseconds);
	const parts = [visible(titleOf(trace, selected)), `level ${table.depth[selected]! + 1}`, time];
	if (failed) parts.push("failed");
	if (changes.length > 0) parts.push(counted(changes.length, "change"));
	return parts.join(", ");
}
