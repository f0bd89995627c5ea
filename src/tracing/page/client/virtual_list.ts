import { rowWindow } from "../model/view.js";
import { element } from "./dom.js";

/** Rows before and behind the one that is wanted which are shown with it. */
const context = 2;

/** Rows of one height, of which only those are there that can be seen. */
export class VirtualList {
	readonly node: HTMLElement;
	private readonly inner = element("div", { class: "rows", attributes: { role: "presentation" } });
	private readonly made = new Map<number, HTMLElement>();
	private count = 0;
	private isDue = false;

	/**
	 * @param node what scrolls
	 * @param rowHeight in pixels
	 * @param make a row by its index
	 */
	constructor(
		node: HTMLElement,
		private readonly rowHeight: number,
		private readonly make: (index: number) => HTMLElement,
	) {
		this.node = node;
		node.append(this.inner);
		node.addEventListener("scroll", () => this.soon(), { passive: true });
		new ResizeObserver(() => this.soon()).observe(node);
	}

	/** Shows another number of rows, all of them anew. */
	show(count: number): void {
		this.count = count;
		this.inner.style.height = `${count * this.rowHeight}px`;
		this.refresh();
	}

	/** Makes all rows anew. */
	refresh(): void {
		this.made.clear();
		this.inner.replaceChildren();
		this.render();
	}

	/** The element of a row, when it is there. */
	row(index: number): HTMLElement | undefined {
		return this.made.get(index);
	}

	/** How many rows can be seen at once. */
	get page(): number {
		return Math.max(1, Math.floor(this.node.clientHeight / this.rowHeight) - 1);
	}

	/** Scrolls as far as needed; a row that is far away comes to the middle. */
	reveal(index: number): void {
		const { scrollTop, clientHeight } = this.node;
		if (clientHeight === 0) return;
		// What is around it is to be seen as well.
		const room = Math.min(context * this.rowHeight, clientHeight / 4);
		const top = index * this.rowHeight - room;
		const bottom = top + this.rowHeight + 2 * room;
		if (top < scrollTop || bottom > scrollTop + clientHeight) {
			const isFar = top < scrollTop - clientHeight / 2 || bottom > scrollTop + clientHeight * 1.5;
			if (isFar) this.node.scrollTop = (top + bottom - clientHeight) / 2;
			else this.node.scrollTop = top < scrollTop ? top : bottom - clientHeight;
		}
		this.render();
	}

	private soon(): void {
		if (this.isDue) return;
		this.isDue = true;
		requestAnimationFrame(() => {
			this.isDue = false;
			this.render();
		});
	}

	private render(): void {
		const { from, to } = rowWindow(this.node.scrollTop, this.node.clientHeight, this.rowHeight, this.count);
		for (const [index, row] of this.made) {
			if (index >= from && index < to) continue;
			row.remove();
			this.made.delete(index);
		}
		for (let index = from; index < to; index++) {
			if (this.made.has(index)) continue;
			const row = this.make(index);
			row.style.top = `${index * this.rowHeight}px`;
			this.made.set(index, row);
			this.inner.append(row);
		}
	}
}
