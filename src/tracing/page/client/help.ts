import { button, element } from "./dom.js";

const keys: readonly (readonly [title: string, rows: readonly (readonly [keys: string, what: string])[]])[] = [
	[
		"Everywhere",
		[
			["j  k", "next, previous step"],
			["e  E", "next, previous step that failed"],
			["s  S", "next slowest step, the one before"],
			["[  ]", "previous, next time the same statement ran"],
			["/  Ctrl+F", "search"],
			["n  N", "next, previous hit"],
			["F6  Shift+F6", "next, previous pane; Tab goes there as well"],
			["+  −  0  f", "zoom in, out, show all, show the selected step"],
			["t", "light or dark"],
			["?", "these keys"],
			["Escape", "close this, end the search"],
		],
	],
	[
		"Steps",
		[
			["↑  ↓", "previous, next row"],
			["→  ←", "expand, or go in; collapse, or go out"],
			["Enter", "expand or collapse"],
			["Home  End", "first, last row"],
		],
	],
	[
		"Timeline",
		[
			["W  S", "zoom in, out"],
			["A  D", "move to the left, to the right"],
			["←  →", "what happened before, after"],
			["↑  ↓", "what is around, within"],
			["wheel  drag", "zoom, move; Shift+wheel goes down the rows"],
			["Shift+drag", "show a stretch of time"],
			["double click", "show all"],
		],
	],
	["Source", [["Enter  click", "next time the statement on the line ran"]]],
];

/** The list of keys. */
export function helpDialog(): HTMLDialogElement {
	const groups = keys.map(([title, rows]) => {
		const list = element("dl", { class: "keys" });
		for (const [names, what] of rows) {
			const shown = names.split("  ").map((name) => element("kbd", { text: name }));
			list.append(element("dt", {}, ...shown), element("dd", { text: what }));
		}
		return element("section", {}, element("h3", { text: title }), list);
	});
	const dialog = element("dialog", { class: "help-dialog", attributes: { "aria-labelledby": "help-title" } });
	dialog.append(
		element(
			"div",
			{ class: "bar" },
			element("h2", { text: "Keys", attributes: { id: "help-title" } }),
			element("span", { class: "gap" }),
			button("Close", () => dialog.close(), { class: "small" }),
		),
		element("div", { class: "groups" }, ...groups),
	);
	dialog.addEventListener("click", (event) => {
		if (event.target === dialog) dialog.close();
	});
	return dialog;
}
