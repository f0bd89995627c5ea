import { cutAt } from "../model/search.js";
import { visible } from "../model/visible.js";
import { element } from "./dom.js";

/** A text of the trace, in which what is searched for is marked. */
export function marked(text: string, pattern: RegExp | null): Node {
	if (!pattern) return document.createTextNode(visible(text));
	const nodes = document.createDocumentFragment();
	for (const part of cutAt(text, pattern))
		nodes.append(part.isHit ? element("mark", { text: visible(part.text) }) : visible(part.text));
	return nodes;
}
