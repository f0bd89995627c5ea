import type { ShownValue } from "../../trace.js";
import { prettyJson } from "../model/body.js";
import { count, counted } from "../model/format.js";
import { preview } from "../model/titles.js";
import { copyButton } from "./copying.js";
import { button, element } from "./dom.js";
import { marked } from "./marking.js";
import type { Session } from "./session.js";

/** Characters of a text that are shown at once; laying out more takes noticeable time. */
const atOnce = 20_000;

/** `text, 1,204 characters, cut off`; the empty text for plain short values. */
function sizeText({ type, size, isCut }: ShownValue): string {
	const units: Record<string, string> = { text: "character", array: "element", object: "key" };
	const unit = units[type];
	const parts = [type, ...(size !== null && unit ? [counted(size, unit)] : []), ...(isCut ? ["cut off"] : [])];
	return parts.join(", ");
}

/** A value: on one line, or in full when it is longer and opened. */
export function valueNode(value: ShownValue, session: Session, isOpen = false): HTMLElement {
	const { pattern } = session;
	const title = sizeText(value);
	const isLong = value.text.length > 60 || value.text.includes("\n");
	if (!isLong) return element("span", { class: `value v-${value.type}`, title }, marked(value.text, pattern));
	const summary = element(
		"summary",
		{ title },
		element("span", { class: `value v-${value.type}` }, marked(preview(value, 200), pattern)),
	);
	const node = element("details", { class: "long" }, summary);
	const fill = (): void => {
		if (node.open && node.childElementCount === 1)
			node.append(
				element(
					"span",
					{ class: "size" },
					element("span", { class: "quiet", text: title }),
					copyButton("Copy", () => value.text, session),
				),
				textNode(prettyJson(value.text) ?? value.text, pattern),
			);
	};
	node.addEventListener("toggle", fill);
	node.open = isOpen;
	fill();
	return node;
}

/** A long text, of which all is shown only when asked for. */
export function textNode(text: string, pattern: RegExp | null): HTMLElement {
	const node = element("pre", { class: "text" }, marked(text.slice(0, atOnce), pattern));
	if (text.length <= atOnce) return node;
	const more = button(
		`Show all ${count(text.length)} characters`,
		() => node.replaceWith(element("pre", { class: "text" }, marked(text, pattern))),
		{ class: "small" },
	);
	node.append("… ", more);
	return node;
}
