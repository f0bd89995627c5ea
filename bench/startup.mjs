// How long `xano` takes beside `node -e 0`, the whole process each time: the first run of a tiny project, the same run
// again, and `--help`. See README.md.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { here } from "./kernels.mjs";
import { machineLine } from "./machine.mjs";
import { factor, milliseconds, percent, table } from "./report.mjs";
import { ratios, summary } from "./statistics.mjs";

const program = join(here, "../dist/bin.cjs");
const project = join(here, "small-project");

const { values: options } = parseArgs({
	options: { rounds: { type: "string", default: "21" }, json: { type: "string" } },
});
process.exitCode = main(Number(options.rounds));

function main(rounds) {
	if (!existsSync(program)) {
		process.stderr.write("There is no dist/bin.cjs yet: npm run build\n");
		return 2;
	}
	const folder = mkdtempSync(join(tmpdir(), "xano-startup-"));
	try {
		report(measure(rounds, folder));
		return 0;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Milliseconds by kind of process, each kind in turn, round after round. */
function measure(rounds, folder) {
	const kept = { XANO_CACHE: join(folder, "cache") };
	const kinds = {
		node: { args: () => ["-e", "0"] },
		// A project nobody has run yet, with a program that has been used before.
		first: { args: (round) => [program, "run", copyOfProject(folder, round)], says: "Hello, Ada!", environment: kept },
		again: { args: () => [program, "run", project], says: "Hello, Ada!", environment: kept },
		help: { args: () => [program, "--help"], says: "Usage: xano", environment: kept },
		// Nothing that was compiled before is used: a fresh installation, but for writing what it keeps.
		bare: { args: () => [program, "run", project], says: "Hello, Ada!", environment: { XANO_CACHE: "" } },
	};
	const times = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
	// The first process of each kind fills the file cache and what the program keeps.
	for (const kind of Object.values(kinds)) timed(kind, "warm");
	for (let round = 0; round < rounds; round++) {
		const names = Object.keys(kinds);
		for (const name of round % 2 === 0 ? names : names.reverse()) times[name].push(timed(kinds[name], round));
	}
	return times;
}

function copyOfProject(folder, round) {
	const copy = join(folder, `project-${round}`);
	cpSync(project, copy, { recursive: true });
	return copy;
}

function timed({ args, says = "", environment = {} }, round) {
	const given = args(round);
	const env = { ...process.env, ...environment };
	const started = performance.now();
	const { status, stdout, stderr, error } = spawnSync(process.execPath, given, { encoding: "utf8", env });
	const elapsed = performance.now() - started;
	if (status !== 0 || !stdout.includes(says))
		throw new Error(`node ${given.join(" ")} failed or printed something else: ${stdout}${stderr || error}`);
	return elapsed;
}

function report(times) {
	const shown = (name) => ({ time: summary(times[name]), ratio: summary(ratios(times[name], times.node)) });
	if (options.json !== undefined) {
		const ratio = (name) => shown(name).ratio.median;
		const startup = { first: ratio("first"), again: ratio("again"), help: ratio("help") };
		const figures = { startup: { ...startup, nodeMilliseconds: shown("node").time.median } };
		writeFileSync(options.json, `${JSON.stringify(figures, null, "\t")}\n`);
	}
	const row = (label, name) => {
		const { time, ratio } = shown(name);
		return [label, milliseconds(time.median), percent(time.spread), factor(ratio.median), percent(ratio.spread)];
	};
	process.stdout.write(`${machineLine()}\n\n`);
	process.stdout.write(
		table([
			["", "median ms", "IQR", "× node -e 0", "IQR"],
			row("node -e 0", "node"),
			row("xano run, first run of the project", "first"),
			row("xano run, unchanged", "again"),
			row("xano --help", "help"),
			row("xano run with nothing kept", "bare"),
		]),
	);
}
