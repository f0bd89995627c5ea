import { cpus, loadavg, platform, release } from "node:os";

/** What the figures depend on. */
export function machine() {
	const [processor] = cpus();
	return {
		node: process.version,
		v8: process.versions.v8,
		system: `${platform()} ${release()}`,
		processor: processor?.model.trim() ?? "unknown",
		cores: cpus().length,
		load: loadavg()[0],
	};
}

/** One line about it for the head of a report. */
export function machineLine() {
	const { node, processor, cores, load } = machine();
	return `Node ${node.slice(1)} · ${processor} · ${cores} cores · load ${load.toFixed(1)}`;
}
