/**
 * Random programs as text. Every decision is read from a tape of numbers; at its end the first, smallest choice is
 * taken, so a shorter tape or smaller numbers make a smaller program and fast-check shrinks failures by itself.
 */
export abstract class Writer {
	private position = 0;
	protected readonly lines: string[] = [];
	protected depth = 1;
	/** Loops around the statement being written. */
	protected loops = 0;

	constructor(private readonly tape: readonly number[]) {}

	protected choose(count: number): number {
		const number = this.tape[this.position++] ?? 0;
		return number % count;
	}

	protected pick<Item>(items: readonly Item[]): Item {
		return items[this.choose(items.length)] as Item;
	}

	protected line(text: string): void {
		this.lines.push("  ".repeat(this.depth) + text);
	}

	protected open(text: string): void {
		this.line(text);
		this.depth++;
	}

	protected close(text = "}"): void {
		this.depth--;
		this.line(text);
	}

	/** The whole program. */
	abstract program(): string;
}
