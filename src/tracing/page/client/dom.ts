/** What an element can be given when it is made. Text of the trace enters as text and never as markup. */
export interface Given {
	readonly class?: string;
	readonly text?: string;
	readonly title?: string;
	readonly attributes?: Readonly<Record<string, string | number | boolean>>;
	readonly onClick?: (event: MouseEvent) => void;
}

/** Makes an element. */
export function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	given: Given = {},
	...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	if (given.class) made.className = given.class;
	if (given.text !== undefined) made.textContent = given.text;
	if (given.title) made.title = given.title;
	for (const [key, value] of Object.entries(given.attributes ?? {})) made.setAttribute(key, String(value));
	const { onClick } = given;
	if (onClick) (made as HTMLElement).addEventListener("click", onClick);
	made.append(...children.filter((child) => child !== null));
	return made;
}

/** A button that a form would not take for its own. */
export function button(text: string, onClick: () => void, given: Given = {}): HTMLButtonElement {
	return element("button", { ...given, text, attributes: { type: "button", ...given.attributes }, onClick });
}
