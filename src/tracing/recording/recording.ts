import type { FunctionSites } from "../../compile/coverage.js";
import type { CompiledFunction, Program } from "../../compile/program.js";
import type { RunError } from "../../engine/errors.js";
import type { TracedSubject } from "../../engine/options.js";
import type { Tape } from "./statements.js";
import type { KeptValue } from "./values.js";

/** A program of the run, with what those before it have taken of the numbers. */
export interface TracedProgram {
	readonly program: Program;
	readonly functions: readonly CompiledFunction[];
	readonly sites: ReadonlyMap<string, FunctionSites>;
	readonly firstCounter: number;
	readonly firstUnit: number;
}

/** How a run ended. */
export type Ending = { readonly value: KeptValue } | { readonly error: RunError };

/** All that a trace is made of. */
export interface Recording {
	readonly subject: TracedSubject;
	readonly startedAt: number;
	readonly milliseconds: number;
	readonly input: readonly (readonly [name: string, value: KeptValue])[];
	readonly programs: readonly TracedProgram[];
	readonly tape: Tape;
	readonly ending: Ending;
	/** The innermost event when the run ended. */
	readonly last: number;
	readonly writtenBy: string;
}
