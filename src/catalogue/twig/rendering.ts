import { fatalError } from "../../values/error.js";
import type { CallContext } from "../define.js";
import { checkElements, checkLength } from "../filters/subject.js";
import { Markup, type TwigValue } from "./values.js";

/** A template goes round at most so often, loops, macros and arrow functions together: it runs in one piece. */
const MOST_ROUNDS = 10_000_000;
/** Macros call each other at most so deep. */
const DEEPEST_CALL = 200;

/** The state of one rendering: what was written so far, where it stands and how much it may still do. */
export class Rendering {
	private output = "";
	private rounds = 0;
	private calls = 0;
	private readonly started: number;
	/** The line of the template that is at work, for messages. */
	line = 1;
	/** What the surrounding `{% apply %}` tags captured, innermost last. */
	readonly captured: TwigValue[] = [];

	constructor(readonly context: CallContext) {
		this.started = context.clock.monotonic();
	}

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
	 * @throws XanoError when there were too many, or when the time of the run is over
	 */
	countRound(): void {
		if ((++this.rounds & 1023) !== 0) return;
		const { iterations, milliseconds } = this.context.limits;
		const most = Math.min(iterations, MOST_ROUNDS);
		if (this.rounds > most) {
			throw fatalError(`The template went round more than ${most.toLocaleString("en-US")} times`);
		}
		if (this.context.clock.monotonic() - this.started > milliseconds) {
			throw fatalError(`The template took longer than ${milliseconds.toLocaleString("en-US")} milliseconds`);
		}
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
	}

	/** @throws XanoError when a text would grow beyond the limit of the run */
	checkLength(length: number): void {
		checkLength(this.context, length);
	}
}
