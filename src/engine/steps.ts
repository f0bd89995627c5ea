import { hideSensitive } from "../compile/hiding.js";
import type { Location, Program } from "../compile/program.js";
import type { Project } from "../project/project.js";
import { interruptible } from "../runtime/interruptible.js";
import type { Place, Run } from "../runtime/run.js";
import { LimitError } from "../runtime/signals.js";
import { XanoError } from "../values/error.js";
import type { Value, XanoObject } from "../values/kinds.js";
import { getKey } from "../values/object.js";
import { inputPlace, namePlace } from "./input.js";
import type { RunOptions } from "./options.js";

/** Calls the functions a run consists of, one after the other, and knows which of them is at work. */
export class Steps {
	/** What was called last; null before the first call. */
	program: Program | null = null;
	/** Whether Ctrl-C ends the code that is running now, however long it keeps everything else waiting. */
	isInterruptible = false;
	/** Whether the function has accepted its input. */
	private accepted = false;
	/** Where the run was seen before the last call: not a place of the function that was called. */
	private before: Run["lastPlace"] = null;

	constructor(
		private readonly programOf: (name: string) => Program,
		private readonly project: Project,
		private readonly options: Pick<RunOptions, "interruptible">,
	) {}

	/** Calls a function from outside. */
	async call(name: string, input: XanoObject, run: Run): Promise<Value> {
		this.program = this.programOf(name);
		this.accepted = false;
		this.before = run.lastPlace;
		const { entry } = this.program;
		// What is refused is not seen by the function, and is said in messages all the same.
		if (run.hides) for (const each of entry.inputs) hideSensitive(run, each, getKey(input, each.name));
		const work = (): Value | Promise<Value> => entry.call(run, input);
		const answer = this.options.interruptible ? this.interruptibly(work) : work();
		this.accepted = true;
		return answer;
	}

	/** Code that has waited once is beyond this: it goes on from the event loop. */
	private interruptibly<Result>(work: () => Result): Result {
		this.isInterruptible = true;
		try {
			return interruptible(work);
		} finally {
			this.isInterruptible = false;
		}
	}

	/** The line that is running now, or is being waited for; null between the calls. */
	placeHere(run: Run): Place | null {
		const [location] = this.callsHere(run);
		if (!location) return null;
		const { source, span } = location;
		return { file: source.name, line: source.lineAndColumn(span.start).line };
	}

	/** The statements of the calls that are going on, innermost first; of what is only being waited for at least that. */
	callsHere(run: Run): Location[] {
		const running = this.program?.locate(new Error().stack ?? "") ?? [];
		const waiting = running.length === 0 && this.accepted ? this.placeOf(null, run) : null;
		return waiting === null ? running : [waiting];
	}

	/**
	 * The place of an error without XanoScript in its stack: the declaration of the input that was refused, the loop or
	 * waiting statement that was ended, or at least the function.
	 */
	placeOf(thrown: unknown, run: Run): Location | null {
		if (this.program === null) return null;
		const construct = this.project.find("function", this.program.entry.name);
		if (!this.accepted && thrown instanceof XanoError) return construct ? inputPlace(construct, thrown) : null;
		const { before } = this;
		const place = run.lastPlace;
		if (place !== null && !(before?.unit === place.unit && before.offset === place.offset))
			return this.program.placeOf(place.unit, place.offset);
		return construct && thrown instanceof LimitError ? namePlace(construct) : null;
	}
}
