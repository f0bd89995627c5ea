// How long `xano run` of a tiny project takes beside `node -e 0`, the whole process each time. See README.md.
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { here } from "./kernels.mjs";
import { machine, machineLine } from "./machine.mjs";
import { factor, milliseconds, percent, table } from "./report.mjs";
import { ratios, summary } from "./statistics.mjs";

const program = join(here, "../dist/bin.cjs");
const expected = "Hello, Ada!";

const { values: options } = parseArgs({
	options: { rounds: { type: "string", default: "21" }, json: { type: "string" } },
});
process.exitCode = main(Number(options.rounds));

function main(rounds) {
	if (!existsSync(program)) {
		process.stderr.write("There is no dist/bin.cjs yet: npm run build\n");
		return 2;
	}
	const commands = { node: ["-e", "0"], xano: [program, "run", join(here, "small-project")] };
	// The first process of each kind fills the file cache, and the program's own cache where it keeps one.
	const { output } = timed(commands.xano);
	timed(commands.node);
	if (!output.includes(expected)) {
		process.stderr.write(`xano run printed ${JSON.stringify(output)} instead of ${JSON.stringify(expected)}\n`);
		return 1;
	}
	const times = { node: [], xano: [] };
	for (let round = 0; round < rounds; round++) {
		const order = round % 2 === 0 ? ["node", "xano"] : ["xano", "node"];
		for (const name of order) times[name].push(timed(commands[name]).milliseconds);
	}
	const result = {
		node: summary(times.node),
		xano: summary(times.xano),
		ratio: summary(ratios(times.xano, times.node)),
	};
	process.stdout.write(`${machineLine()}\n\n`);
	process.stdout.write(
		table([
			["", "median ms", "IQR"],
			["node -e 0", milliseconds(result.node.median), percent(result.node.spread)],
			["xano run", milliseconds(result.xano.median), percent(result.xano.spread)],
			["ratio", factor(result.ratio.median), percent(result.ratio.spread)],
		]),
	);
	if (options.json !== undefined)
		writeFileSync(options.json, `${JSON.stringify({ machine: machine(), ...result }, null, "\t")}\n`);
	return 0;
}

function timed(args) {
	const started = performance.now();
	const outcome = spawnSync(process.execPath, args, { encoding: "utf8" });
	const elapsed = performance.now() - started;
	if (outcome.status !== 0) throw new Error(`node ${args.join(" ")} failed: ${outcome.stderr || outcome.error}`);
	return { milliseconds: elapsed, output: outcome.stdout };
}
