import { fatalError } from "../../values/error.js";
import type { CallContext } from "../define.js";
import { checkElements, checkLength } from "../filters/subject.js";
import { isContainer, sizeOfContainer } from "./arrays.js";
import { Markup, type TwigValue } from "./values.js";

/** A template goes round at most so often, loops, macros and arrow functions together: it runs in one piece. */
const MOST_ROUNDS = 10_000_000;
/** An array of a template has at most so many elements: it is a map, which JavaScript bounds at 16,777,216. */
const MOST_ELEMENTS = 10_000_000;
/** Elements and characters gone through between two looks at the clock. */
const WORK_BETWEEN_LOOKS = 5_000_000;
/** Macros call each other at most so deep. */
const DEEPEST_CALL = 200;

/** The state of one rendering: what was written so far, where it stands and how much it may still do. */
export class Rendering {
	private output = "";
	private rounds = 0;
	/** Elements and characters gone through since the last look at the clock. */
	private work = 0;
	private calls = 0;
	/** The line of the template that is at work, for messages. */
	line = 1;
	/** What the surrounding `{% apply %}` tags captured, innermost last. */
	readonly captured: TwigValue[] = [];

	constructor(readonly context: CallContext) {}

	get text(): string {
		return this.output;
	}

	/** @throws XanoError beyond the size limit of the run */
	write(text: string): void {
		checkLength(this.context, this.output.length + text.length);
		this.output += text;
	}

	/** What an action writes, which does not become output. */
	capture(action: () => void): Markup | "" {
		const outer = this.output;
		this.output = "";
		try {
			action();
			return this.output === "" ? "" : new Markup(this.output);
		} finally {
			this.output = outer;
		}
	}

	/**
	 * Counts one round of a loop, or one call.
	 *
	 * @throws XanoError when there were too many; whatever ends the run
	 */
	countRound(): void {
		if ((++this.rounds & 1023) !== 0) return;
		const most = Math.min(this.context.limits.iterations, MOST_ROUNDS);
		if (this.rounds > most) {
			throw fatalError(`The template went round more than ${most.toLocaleString("en-US")} times`);
		}
		this.look();
	}

	/**
	 * Counts what a filter, function or operator goes through.
	 *
	 * @throws whatever ends the run
	 */
	countWork(values: readonly TwigValue[]): void {
		for (const value of values) {
			if (typeof value === "string") this.work += value.length;
			else if (isContainer(value)) this.work += sizeOfContainer(value);
		}
		if (this.work >= WORK_BETWEEN_LOOKS) this.look();
	}

	private look(): void {
		this.work = 0;
		this.context.tick?.();
	}

	/**
	 * Counts a macro as running while an action runs.
	 *
	 * @throws XanoError when macros call each other too deep
	 */
	inCall<Result>(action: () => Result): Result {
		this.countRound();
		if (this.calls >= Math.min(DEEPEST_CALL, this.context.limits.callDepth)) {
			throw fatalError(`Macros call each other more than ${this.calls} deep`);
		}
		this.calls++;
		try {
			return action();
		} finally {
			this.calls--;
		}
	}

	/** @throws XanoError when a list would grow beyond the limit of the run */
	checkElements(count: number): void {
		checkElements(this.context, count);
		if (count > MOST_ELEMENTS) {
			throw fatalError(`An array in a template grew beyond ${MOST_ELEMENTS.toLocaleString("en-US")} elements`);
		}
	}

	/**
	 * What a filter or function gave.
	 *
	 * @throws XanoError when it is a text or list beyond the limit of the run
	 */
	checked(result: TwigValue): TwigValue {
		if (typeof result === "string") this.checkLength(result.length);
		else if (result instanceof Markup) this.checkLength(result.text.length);
		else if (isContainer(result)) this.checkElements(sizeOfContainer(result));
		return result;
	}

	/** @throws XanoError when a text would grow beyond the limit of the run */
	checkLength(length: number): void {
		checkLength(this.context, length);
	}
}
