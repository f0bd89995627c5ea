import type { Value, XanoObject } from "./kinds.js";

type Container = Value[] | XanoObject;

/** A position so far behind the last one that is known is not worth the room up to it. */
const largestGap = 1024;

/**
 * The arrays and objects inside of a variable's value that are known to be reachable from that variable only: a set. Most
 * are elements of the variable's array, such as the rows of a grid. They are kept by their positions, where they are found
 * without being looked for, and the garbage collector has less to go through; when elements have moved, all goes into a set.
 */
export class Exclusive {
	/** The element at a position, or null where the one there is not known. */
	private byPosition = noPositions();
	private others: Set<Container> | null = null;
	/** Whether elements have moved before. */
	private hasMoved = false;

	/** How many are remembered, at most. */
	get size(): number {
		return this.byPosition.length + (this.others?.size ?? 0);
	}

	/** @param position where it stands in the variable's array; undefined for what stands anywhere else */
	has(container: Container, position?: number): boolean {
		return (position !== undefined && this.byPosition[position] === container) || this.isElsewhere(container, position);
	}

	/** @param container is new, or has just been found at that position */
	add(container: Container, position?: number): void {
		const { byPosition } = this;
		if (position === undefined || this.hasMoved || !this.isNear(position)) {
			this.others ??= new Set();
			this.others.add(container);
			return;
		}
		const before = byPosition[position];
		if (before === undefined || before === null) {
			while (byPosition.length < position) byPosition.push(null);
			byPosition[position] = container;
		} else if (before !== container) {
			this.move();
			this.add(container);
		}
	}

	/**
	 * @param value what is taken out; nothing happens when it is no array and no object
	 * @param position where it stood in the variable's array; undefined when others move by that, or when it stood elsewhere
	 */
	delete(value: Value, position?: number): void {
		if (typeof value !== "object" || value === null) return;
		const container = value as Container;
		if (position !== undefined && this.byPosition[position] === container) this.byPosition[position] = null;
		else if (this.byPosition.length > 0) this.move();
		this.others?.delete(container);
	}

	clear(): void {
		this.byPosition = noPositions();
		this.others = null;
		this.hasMoved = false;
	}

	private isNear(position: number): boolean {
		return Number.isInteger(position) && position >= 0 && position <= this.byPosition.length + largestGap;
	}

	private isElsewhere(container: Container, position: number | undefined): boolean {
		if (this.others?.has(container)) return true;
		// What stands in the variable's array is asked for by its position.
		if (this.byPosition.length === 0 || position === undefined) return false;
		this.move();
		return this.others?.has(container) ?? false;
	}

	private move(): void {
		this.others ??= new Set();
		for (const container of this.byPosition) if (container !== null) this.others.add(container);
		this.byPosition = noPositions();
		this.hasMoved = true;
	}
}

/** A list that V8 takes for one of objects from the start: it compiles anew what has met a list that became another kind. */
function noPositions(): (Container | null)[] {
	const none: (Container | null)[] = [null];
	none.pop();
	return none;
}
