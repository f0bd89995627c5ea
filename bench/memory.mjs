import { runHere } from "./here.mjs";
import { ratios, summary } from "./statistics.mjs";

/**
 * The most memory a process ever held while it ran a kernel, beside that of a process that ran the hand-written
 * JavaScript. Both have loaded the library and opened the project, so that what differs is the kernel.
 * @param processes fresh processes of each kind, in turn
 */
export function measureMemory(kernel, processes) {
	const bytes = { xs: [], twin: [] };
	for (let round = 0; round < processes; round++)
		for (const version of round % 2 === 0 ? ["xs", "twin"] : ["twin", "xs"])
			bytes[version].push(runHere("memory", kernel.name, version).bytes);
	return {
		kernel,
		xs: summary(bytes.xs),
		twin: summary(bytes.twin),
		ratio: summary(ratios(bytes.xs, bytes.twin)),
	};
}
