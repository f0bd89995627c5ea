import { fatalError, type XanoError } from "./error.js";
import type { Value } from "./kinds.js";

/**
 * Rows that are made one at a time, while a `foreach` walks them. To everything else it is the object a returned stream
 * prints as [O]. Every walk begins with the first row (our choice).
 */
export class XanoStream extends Map<string, Value> {
	private walks = 0;

	/** @param rows makes the rows anew; what it raises, the loop raises */
	constructor(private readonly rows: () => Iterator<Value>) {
		super([["stream", "@stream"]]);
	}

	/** Whether a walk has begun before. */
	get isWalked(): boolean {
		return this.walks > 0;
	}

	/** Begins a walk. */
	walk(): Iterator<Value> {
		this.walks++;
		return this.rows();
	}
}

/**
 * The error of something that would look at the object a stream shows instead of its rows.
 *
 * @param user what was given the stream, with backticks where it is code
 */
export function streamMisused(user: string): XanoError {
	return fatalError(
		`${user} cannot look into a stream`,
		"Its rows are made one at a time: walk it with `foreach ($stream) { each as $row { … } }` and keep there what is needed.",
	);
}
