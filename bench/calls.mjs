import { runHere } from "./here.mjs";
import { summary } from "./statistics.mjs";

/**
 * What a call costs: the time of a loop that calls a small function, less that of the loop with the function's body in it.
 * @param rounds interleaved rounds in one warm process
 */
export function measureCalls(rounds) {
	const { nanoseconds, calling, inline } = runHere("calls", rounds);
	return { nanoseconds: summary(nanoseconds), calling: summary(calling), inline: summary(inline) };
}
