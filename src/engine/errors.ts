import type { Location, Program } from "../compile/program.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RequestRecord } from "../host/counting.js";
import { asLimit } from "../runtime/errors.js";
import type { Warning } from "../runtime/run.js";
import { LimitError, MisuseError } from "../runtime/signals.js";
import { XanoError } from "../values/error.js";
import { toJavaScript } from "../values/interop.js";

/** One frame of a XanoScript stack, innermost first. */
export interface Frame {
	readonly functionName: string;
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly location: Location;
}

/** A `debug.log` with its place. */
export interface LocatedLog {
	/** As plain JavaScript data. */
	readonly value: unknown;
	readonly file: string;
	readonly line: number;
}

/** What a run leaves behind however it ends. */
export interface Traces {
	readonly logs: readonly LocatedLog[];
	readonly requests: readonly RequestRecord[];
	readonly warnings: readonly Warning[];
}

/** The program failed: an error it raised and did not catch, or a limit. */
export class RunError extends Error implements Traces {
	override readonly name = "RunError";
	readonly logs: readonly LocatedLog[];
	readonly requests: readonly RequestRecord[];
	readonly warnings: readonly Warning[];
	constructor(
		message: string,
		/** `ERROR_FATAL`, `ERROR_CODE_INPUT_ERROR`, … or `LIMIT_…`. */
		readonly code: string,
		/** The HTTP status Xano would answer with. */
		readonly status: number,
		/** What a `precondition` or a refused input carries, or the value of a `throw`. */
		readonly payload: unknown,
		/** What to do about it, where that is known. */
		readonly help: string | null,
		readonly frames: readonly Frame[],
		traces: Traces,
		options?: { cause?: unknown },
	) {
		super(message, options);
		this.logs = traces.logs;
		this.requests = traces.requests;
		this.warnings = traces.warnings;
	}

	/** The `name` of a `throw`; null for every other error. */
	get errorName(): string | null {
		return this.cause instanceof XanoError ? this.cause.errorName : null;
	}

	/**
	 * The page that explains this failure, by its name or code: a message that Xano gives the code `ERROR_FATAL` may have
	 * a page of its own.
	 */
	get page(): string {
		if (this.code !== "ERROR_FATAL" || this.frames.length === 0) return this.code;
		return pages.find(([begins]) => begins.test(this.message))?.[1] ?? this.code;
	}

	/** What is printed of a failed run; `name` is there for a `throw` that gave one. */
	toJSON(): { code: string; name?: string; message: string; payload: unknown } {
		const { code, errorName, message, payload } = this;
		return { code, ...(errorName === null ? {} : { name: errorName }), message, payload };
	}
}

/** Messages of the runtime that have a page of their own. */
const pages: readonly (readonly [message: RegExp, page: string])[] = [
	[/^Unable to locate var: /, "missing-member"],
	[/^Missing var entry: /, "unset-variable"],
	[/^Not numeric\.$|^Numbers are required for mathematical operations/, "not-numeric"],
	[/^Division by zero$/, "division-by-zero"],
	[/^Please use a numerically indexed array\.$/, "not-a-list"],
	[/^Unable to use .+ as text$/, "object-as-text"],
	[/^Error parsing JSON: /, "bad-json"],
];

/** The project or the call is wrong: nothing has run. */
export class SetupError extends Error {
	override readonly name = "SetupError";
	constructor(
		/** Name of an entry of the code table. */
		readonly code: string,
		message: string,
		readonly help: string | null = null,
		readonly diagnostics: readonly Diagnostic[] = [],
	) {
		super(message);
	}
}

/** Code of a run that its caller cancelled. */
export const cancelledCode = "LIMIT_CANCELLED";

/**
 * Whatever a run threw as the error its caller sees.
 *
 * @param waitingAt the statement that was waiting, for errors that come from outside with no XanoScript in their stack
 */
export function runError(
	thrown: unknown,
	program: Program | null,
	waitingAt: Location | null,
	traces: Traces,
): RunError {
	const cause = asLimit(thrown) ?? thrown;
	const located = cause instanceof Error && program ? program.locate(cause.stack ?? "") : [];
	const locations = located.length === 0 && waitingAt !== null ? [waitingAt] : located;
	const frames = withoutUnbegun(locations, cause).map(frameAt);
	const options = { cause };
	if (cause instanceof XanoError) {
		const { message, code, status, payload, result, help } = cause;
		// The value of a `throw` is what its caller gets, as in the cloud's answer.
		return new RunError(message, code, status, toJavaScript(payload ?? result), help, frames, traces, options);
	}
	if (cause instanceof LimitError) {
		const code = `LIMIT_${cause.kind.toUpperCase().replace("-", "_")}`;
		return new RunError(cause.message, code, 500, null, cause.help, frames, traces, options);
	}
	if (cause instanceof MisuseError)
		return new RunError(cause.message, "ERROR_FATAL", 500, null, null, frames, traces, options);
	const help = "This is a fault of xano-local, not of the program. Run again with --verbose and report what it prints.";
	return new RunError("The runtime failed unexpectedly", "INTERNAL_ERROR", 500, null, help, frames, traces, options);
}

/** A call that was one too many has done nothing: what went wrong is the statement that made it. */
function withoutUnbegun(locations: readonly Location[], cause: unknown): readonly Location[] {
	const isTooDeep = cause instanceof LimitError && cause.kind === "call-depth";
	return isTooDeep && locations.length > 1 && locations[0]?.isHead ? locations.slice(1) : locations;
}

function frameAt(location: Location): Frame {
	const { functionName, source, span } = location;
	return { functionName, file: source.name, ...source.lineAndColumn(span.start), location };
}
