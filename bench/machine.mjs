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

/** A warning when the machine has other things to do, which makes every figure worse; "" when it has not. */
export function busyWarning() {
	const { load, cores } = machine();
	if (load < cores / 4) return "";
	return `The machine is busy (load ${load.toFixed(1)} on ${cores} cores): times come out too long, and ratios uncertain.\n`;
}
