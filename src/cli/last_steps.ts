import {
	createTraceRecorder,
	type DoorKeeper,
	type LastSteps,
	lastSteps,
	type RunError,
	type RunOptions,
	type RunTracer,
	type Secrets,
	type Trace,
} from "../index.js";
import { styled, type Terminal } from "./terminal.js";

/** Steps that are shown of a run that failed. */
const shownSteps = 8;

/** How long a run that failed may be gone through again, in milliseconds. */
const patience = 2_000;

/** Events that are kept meanwhile. */
const room = 2_048;

/** Lines of values that are shown. */
const shownValues = 6;

/** A run that failed, and how to go through it again. */
export interface FailedRun {
	readonly error: RunError;
	/** Asks nobody: everything is answered as it was. */
	readonly doors: DoorKeeper;
	readonly secrets: () => Secrets;
	/** The call of the command line that shows everything. */
	readonly tracedCall: string;
	again(options: Pick<RunOptions, "doors"> & { readonly tracer: RunTracer }): Promise<unknown>;
}

/**
 * What a failed run did last, as text for a terminal; found by going through it once more, with the answers it was given.
 * @returns null where that leads to something else, or takes too long
 */
export async function lastStepsOf(
	{ error, doors, secrets, tracedCall, again }: FailedRun,
	terminal: Terminal,
): Promise<string | null> {
	const recorder = createTraceRecorder({ writtenBy: "", secrets, events: room, keeps: "last", patience });
	await again({ doors, tracer: recorder }).catch(() => undefined);
	if (!recorder.hasEnded) return null;
	const trace = recorder.trace();
	const found = isSame(trace, error) ? lastSteps(trace, shownSteps) : null;
	if (found === null) return null;
	const call = `${styled(terminal, "dim", `everything it did: ${recorder.safe(tracedCall)}`)}\n`;
	return `${shown(found, trace, terminal)}${call}`;
}

/** Whether it has failed in the same way. */
function isSame({ outcome }: Trace, { code, frames }: RunError): boolean {
	if (outcome.kind !== "failed" || outcome.code !== code || outcome.frames.length !== frames.length) return false;
	return outcome.frames.every(({ file, line }, at) => file === frames[at]?.file && line === frames[at]?.line);
}

function shown({ steps, values }: LastSteps, trace: Trace, terminal: Terminal): string {
	const places = steps.map(({ file, site }) => `${file}:${site.line}`);
	const wide = Math.max(...places.map(({ length }) => length));
	const dim = (text: string): string => styled(terminal, "dim", text);
	const fitted = (text: string, used: number): string => shortened(text, Math.max(20, terminal.width - used));
	const lines = steps.map(({ event, site }, at) => {
		const { kind, pass, branch, changes = [] } = trace.events[event] as Trace["events"][number];
		const isLast = at === steps.length - 1;
		const what = kind === "pass" ? `pass ${(pass ?? 0) + 1} of ${site.title}` : site.title;
		const went = branch === undefined ? "" : ` → ${branch}`;
		const changed = changes.map(({ name, after }) => `${name} = ${after.text}`).join(", ");
		const sign = isLast ? styled(terminal, "red", "✗") : " ";
		const text = fitted(`${what}${went}${changed === "" ? "" : `   ${changed}`}`, wide + 6);
		return `  ${sign} ${dim((places[at] as string).padEnd(wide))}  ${text}`;
	});
	const held = values.slice(0, shownValues).map(({ name, value }) => `    ${fitted(`${name} = ${value.text}`, 6)}`);
	const title = steps.length > 1 ? "The last steps before it:" : "The step that failed:";
	return [title, ...lines, ...(held.length === 0 ? [] : ["with", ...held])].map((line) => `${line}\n`).join("");
}

/** A text on one line, of so many characters at most. */
function shortened(text: string, width: number): string {
	// Control characters would do something to the terminal, those for the direction of writing to the rest of the line.
	const line = text.replace(/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g, " ");
	return line.length <= width ? line : `${line.slice(0, width - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
