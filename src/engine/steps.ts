import type { Location, Program } from "../compile/program.js";
import type { Project } from "../project/project.js";
import { interruptible } from "../runtime/interruptible.js";
import type { Run } from "../runtime/run.js";
import { XanoError } from "../values/error.js";
import type { Value, XanoObject } from "../values/kinds.js";
import { inputPlace } from "./input.js";
import type { RunOptions } from "./options.js";

/** Calls the functions a run consists of, one after the other, and knows which of them is at work. */
export class Steps {
	/** What was called last; null before the first call. */
	program: Program | null = null;
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
		run.depth = 0;
		const { entry } = this.program;
		const answer = this.options.interruptible ? interruptible(() => entry.call(run, input)) : entry.call(run, input);
		this.accepted = true;
		return answer;
	}

	/**
	 * The place of an error without XanoScript in its stack: the declaration of the input that was refused, or the
	 * statement that was waiting.
	 */
	placeOf(thrown: unknown, run: Run): Location | null {
		if (this.program === null) return null;
		if (!this.accepted && thrown instanceof XanoError) {
			const construct = this.project.find("function", this.program.entry.name);
			return construct ? inputPlace(construct, thrown) : null;
		}
		const { before } = this;
		const place = run.lastPlace;
		if (place === null || (before && place.unit === before.unit && place.offset === before.offset)) return null;
		return this.program.placeOf(place.unit, place.offset);
	}
}
