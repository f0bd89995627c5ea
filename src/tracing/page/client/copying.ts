import { button, element } from "./dom.js";
import type { Session } from "./session.js";

/** A button that puts a text into the clipboard. */
export function copyButton(label: string, text: () => string, session: Session): HTMLButtonElement {
	return button(
		label,
		() => {
			copy(text()).then(
				() => session.tell("said", "Copied."),
				() => session.tell("said", "The browser did not allow it to be copied."),
			);
		},
		{ class: "small" },
	);
}

async function copy(text: string): Promise<void> {
	try {
		await navigator.clipboard.writeText(text);
	} catch {
		// Without the permission, or where there is no such clipboard, the old way may still do.
		const area = element("textarea", { class: "offscreen" });
		area.value = text;
		document.body.append(area);
		const before = document.activeElement;
		area.select();
		const isDone = document.execCommand("copy");
		area.remove();
		if (before instanceof HTMLElement) before.focus();
		if (!isDone) throw new Error("not copied");
	}
}
