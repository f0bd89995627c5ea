import { runHere } from "./here.mjs";
import { ratios, summary } from "./statistics.mjs";

/** Rounds of a kernel in which its first runs are compared, at most: processes vary little. */
const mostProcesses = 7;

/**
 * What it costs a kernel to be able to say what it did: `recalled` as `xano run` runs it, with all that the outside answers
 * remembered, beside the engine alone; `traced` beside untraced, in the first run of a process.
 */
export function measureTracing(kernel, { rounds, processes }) {
	const warm = runHere("recalled", kernel.name, rounds);
	const first = { traced: [], xs: [] };
	for (let round = 0; round < Math.min(processes, mostProcesses); round++) {
		for (const version of round % 2 === 0 ? ["traced", "xs"] : ["xs", "traced"])
			first[version].push(runHere("fresh", kernel.name, version, 1).first);
	}
	return {
		kernel,
		recalled: summary(ratios(warm.recalled, warm.xs)),
		traced: summary(ratios(first.traced, first.xs)),
		untraced: summary(first.xs),
	};
}
