import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { here } from "./kernels.mjs";

/** Other languages the kernels are written in. `probe` prints a version when the language is there. */
const candidates = [
	{ name: "php", command: "php", options: [], folder: "php", extension: "php", probe: ["-r", "echo PHP_VERSION;"] },
	{
		name: "php-jit",
		command: "php",
		options: ["-d", "opcache.enable_cli=1", "-d", "opcache.jit_buffer_size=64M", "-d", "opcache.jit=tracing"],
		folder: "php",
		extension: "php",
		// Prints nothing, and so counts as absent, where the JIT cannot be switched on.
		probe: ["-r", "if (opcache_get_status()['jit']['on'] ?? false) echo PHP_VERSION, ' JIT';"],
	},
	{
		name: "python",
		command: "python3",
		options: ["-B"],
		folder: "python",
		extension: "py",
		probe: ["-c", "import platform; print(platform.python_version())"],
	},
	{
		name: "lua",
		command: "lua5.4",
		options: [],
		folder: "lua",
		extension: "lua",
		probe: ["-e", "print(_VERSION:match('%d.*'))"],
	},
];

/**
 * The other languages this machine has.
 * @param names which ones to look for, separated by commas; `none` for no one; all by default
 */
export function presentEngines(names) {
	const wanted = names?.split(",").map((name) => name.trim());
	const present = [];
	for (const engine of candidates) {
		if (wanted && !wanted.includes(engine.name)) continue;
		const outcome = spawnSync(engine.command, [...engine.options, ...engine.probe], { encoding: "utf8" });
		const version = outcome.status === 0 ? outcome.stdout.trim() : "";
		if (version !== "") present.push({ ...engine, version });
	}
	return present;
}

/**
 * Runs a kernel in another language, in a process of its own that times itself: start-up does not count.
 * @returns milliseconds of every run, or null when that language has no version of the kernel
 */
export function runElsewhere(engine, kernel, runs) {
	const script = join(here, engine.folder, `${kernel.name}.${engine.extension}`);
	if (!existsSync(script)) return null;
	const outcome = spawnSync(engine.command, [...engine.options, script, String(kernel.n), String(runs)], {
		encoding: "utf8",
	});
	if (outcome.status !== 0)
		throw new Error(`${engine.name} failed in ${kernel.name}: ${outcome.stderr || outcome.stdout || outcome.error}`);
	return JSON.parse(outcome.stdout);
}
