import { setMaxListeners } from "node:events";
import { cancelledCode, type LocatedLog, type PreparedRun, RunError, type RunResult } from "../../index.js";
import type { Input } from "../input.js";
import { inOrder, type Ordered } from "./in_order.js";
import { inputOf, isBadLine } from "./input_line.js";
import type { Line } from "./lines.js";
import type { ResultFile } from "./result_file.js";
import { failureLine, type LineFailure, responseLine, type WritingOptions } from "./result_line.js";

/** What came of one line. */
export interface LineOutcome {
	readonly line: number;
	/** As it is written, with its end. */
	readonly text: string;
	/** null when there is a response. */
	readonly failure: LineFailure | null;
	readonly result: RunResult | null;
}

/** How a run is repeated for many inputs. */
export interface ManyOptions extends WritingOptions {
	readonly prepared: PreparedRun;
	/** What all inputs have in common. */
	readonly common: Input | null;
	/** How messages call the inputs. */
	readonly name: string;
	/** How many runs may go on now. */
	readonly allowed: () => number;
	/** How many runs were asked for. */
	readonly concurrency: number;
	/** Names what a line asks for; null where results are not to be found again. */
	readonly hash: ((text: string) => string) | null;
	/** Where results are from an earlier call; null when there is none. */
	readonly file: ResultFile | null;
	/** Begins nothing more. */
	readonly ending: AbortSignal;
	/** Ends what goes on. */
	readonly interruption: AbortController;
	/** Takes what came of lines, in their order. */
	readonly take: (outcomes: readonly LineOutcome[]) => void | Promise<void>;
	/** Told of a line whose result is there already. */
	readonly onKept: () => void;
	readonly onLog: (line: number, log: LocatedLog) => void;
	readonly onStall: (stalled: boolean) => void;
}

/** How many results may wait for an earlier one, for each run that may go on; and in characters, all together. */
const mostWaiting = 64;
const mostHeld = 64 * 1024 * 1024;

/** A run that takes fewer milliseconds is a small one. */
const smallRun = 5;

/** Runs once for every line; those that were interrupted leave nothing. */
export function runEach(lines: AsyncIterable<Line>, options: ManyOptions): Ordered {
	const { prepared, common, name, hash, interruption } = options;
	setMaxListeners(0, interruption.signal);
	/** How long the run took that ended last. */
	let lately = Number.POSITIVE_INFINITY;
	const outcome = async (line: Line): Promise<LineOutcome | null> => {
		const head = { line: line.number, hash: hash && line.text !== null ? hash(line.text) : null };
		const failed = (failure: LineFailure): LineOutcome => ({
			line: line.number,
			text: failureLine(head, failure, options),
			failure,
			result: null,
		});
		const input = inputOf(line, common, name);
		if (isBadLine(input)) return failed(input);
		const isInterruptible = lately > smallRun;
		if (isInterruptible) {
			// Each begins on its own: when Ctrl-C ends one, that is known before the next one begins.
			await new Promise(setImmediate);
			if (interruption.signal.aborted) return null;
		}
		const began = performance.now();
		try {
			const result = await prepared.run({
				input,
				signal: interruption.signal,
				// To be so takes longer than a small run, which ends by itself before anybody is impatient.
				interruptible: isInterruptible,
				onStall: options.onStall,
				onLog: (log) => options.onLog(line.number, log),
			});
			return { line: line.number, text: responseLine(head, result, options), failure: null, result };
		} catch (thrown) {
			if (!(thrown instanceof RunError)) throw thrown;
			if (thrown.code !== cancelledCode) return failed(thrown);
			// Ctrl-C in code that never pauses ends that run alone; what is meant are all.
			interruption.abort();
			return null;
		} finally {
			lately = performance.now() - began;
		}
	};
	return inOrder(options.file && hash ? withoutKept(lines, options.file, hash, options.onKept) : lines, {
		work: outcome,
		take: (outcomes) => options.take(outcomes.filter((each) => each !== null)),
		sizeOf: (result) => result?.text.length ?? 0,
		allowed: options.allowed,
		mostWaiting: Math.max(1, options.concurrency * mostWaiting),
		mostHeld,
		signal: options.ending,
	});
}

/** The lines that have no response yet. */
async function* withoutKept(
	lines: AsyncIterable<Line>,
	file: ResultFile,
	hash: (text: string) => string,
	onKept: () => void,
): AsyncGenerator<Line> {
	for await (const line of lines) {
		const old = await file.oldResult(line.number);
		if (old?.hasResponse && line.text !== null && old.hash === hash(line.text)) onKept();
		else yield line;
	}
}
