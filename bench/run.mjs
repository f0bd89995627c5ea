// How fast compiled XanoScript is beside hand-written JavaScript and other languages. See README.md.
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { presentEngines, runElsewhere } from "./engines.mjs";
import { chooseKernels, here, library } from "./kernels.mjs";
import { machine, machineLine } from "./machine.mjs";
import { factor, milliseconds, percent, table } from "./report.mjs";
import { geometricMean, median, ratios, summary } from "./statistics.mjs";
import { verify } from "./subjects.mjs";

const usage = `npm run bench [-- OPTIONS]
  --kernels a,b     only these
  --rounds N        interleaved rounds in a warm process (15)
  --processes N     fresh processes for first runs and other languages (7)
  --engines a,b     other languages: php, php-jit, python; none for no one (all that are present)
  --json FILE       also write everything measured to a file
`;

/** Runs of one process in another language, the first one included; the median of the rest counts as warm. */
const runsElsewhere = 6;

process.exitCode = main();

function main() {
	let options;
	try {
		options = readOptions();
	} catch (thrown) {
		process.stderr.write(`${thrown.message}\n${usage}`);
		return 2;
	}
	if (options === null) {
		process.stdout.write(usage);
		return 0;
	}
	if (!existsSync(fileURLToPath(library))) {
		process.stderr.write("There is no dist/index.js yet: npm run build\n");
		return 2;
	}
	const { engines } = options;
	process.stdout.write(`${machineLine()}${engines.map(({ name, version }) => ` · ${name} ${version}`).join("")}\n\n`);
	const results = [];
	for (const [index, kernel] of options.kernels.entries()) {
		progress(`${index + 1}/${options.kernels.length} ${kernel.name}`);
		try {
			results.push(measureKernel(kernel, options));
		} catch (thrown) {
			results.push({ kernel, failure: failureText(thrown) });
		}
	}
	progress("");
	report(results, engines);
	if (options.json !== undefined) {
		writeFileSync(
			options.json,
			`${JSON.stringify({ machine: machine(), engines: engines.map(({ name, version }) => ({ name, version })), results }, null, "\t")}\n`,
		);
	}
	return results.some((result) => result.failure) ? 1 : 0;
}

function readOptions() {
	const { values } = parseArgs({
		options: {
			kernels: { type: "string" },
			rounds: { type: "string", default: "15" },
			processes: { type: "string", default: "7" },
			engines: { type: "string" },
			json: { type: "string" },
			help: { type: "boolean", short: "h", default: false },
		},
	});
	if (values.help) return null;
	return {
		kernels: chooseKernels(values.kernels),
		rounds: positive(values.rounds, "--rounds"),
		processes: positive(values.processes, "--processes"),
		engines: presentEngines(values.engines),
		json: values.json,
	};
}

function positive(text, option) {
	const count = Number(text);
	if (!Number.isInteger(count) || count < 1) throw new Error(`${option} needs a whole number from 1 on, not "${text}"`);
	return count;
}

function measureKernel(kernel, { rounds, processes, engines }) {
	const warm = inProcess("warm", kernel.name, rounds);
	const fresh = { xs: [], twin: [], ...Object.fromEntries(engines.map(({ name }) => [name, []])) };
	for (let round = 0; round < processes; round++) {
		const versions = ["xs", "twin", ...engines];
		if (round % 2 === 1) versions.reverse();
		for (const version of versions) {
			if (typeof version === "string") {
				// The twin goes on after its first run only where another language needs a warm figure from the same round.
				const runs = version === "twin" && engines.length > 0 ? runsElsewhere : 1;
				fresh[version].push(inProcess("fresh", kernel.name, version, runs));
			} else fresh[version.name].push(elsewhere(version, kernel));
		}
	}
	const first = (version) => fresh[version].map((each) => each.first);
	return {
		kernel,
		warm: {
			xs: summary(warm.xs),
			twin: summary(warm.twin),
			ratio: summary(ratios(warm.xs, warm.twin)),
			overhead: summary(warm.overhead),
		},
		first: {
			xs: summary(first("xs")),
			twin: summary(first("twin")),
			ratio: summary(ratios(first("xs"), first("twin"))),
			compile: summary(fresh.xs.map((each) => each.compile)),
		},
		others: engines
			.filter(({ name }) => fresh[name].every((each) => each !== null))
			.map(({ name }) => ({
				name,
				warm: summary(
					ratios(
						fresh[name].map((each) => each.warm),
						fresh.twin.map((each) => each.warm),
					),
				),
				first: summary(ratios(first(name), first("twin"))),
			})),
	};
}

function inProcess(...parts) {
	const output = execFileSync(process.execPath, [join(here, "process.mjs"), ...parts.map(String)], {
		encoding: "utf8",
		stdio: ["ignore", "pipe", "pipe"],
	});
	return JSON.parse(output);
}

function elsewhere(engine, kernel) {
	const outcome = runElsewhere(engine, kernel, runsElsewhere);
	if (outcome === null) return null;
	verify(kernel, engine.name, outcome.checksum);
	const [first, ...later] = outcome.milliseconds;
	return { first, warm: median(later) };
}

/** The line of a failed process that says what went wrong. */
function failureText(thrown) {
	const text = String(thrown.stderr || thrown.message);
	return (/^.*Error: .*$/m.exec(text)?.[0] ?? text.trim().split("\n")[0] ?? "failed").trim();
}

function progress(text) {
	if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function report(results, engines) {
	const measured = results.filter((result) => !result.failure);
	const other = (result, name, kind) => result.others.find((each) => each.name === name)?.[kind].median ?? Number.NaN;
	const mean = (pick) => factor(geometricMean(measured.map(pick).filter(Number.isFinite)));
	const rows = [
		["", "XanoScript", "JavaScript", "warm", "", "first", "", ...engines.flatMap(({ name }) => [name, "first"])],
		["kernel", "ms", "ms", "×", "IQR", "×", "IQR", ...engines.flatMap(() => ["×", "×"])],
		null,
		...measured.map((result) => [
			result.kernel.title,
			milliseconds(result.warm.xs.median),
			milliseconds(result.warm.twin.median),
			factor(result.warm.ratio.median),
			percent(result.warm.ratio.spread),
			factor(result.first.ratio.median),
			percent(result.first.ratio.spread),
			...engines.flatMap(({ name }) => [factor(other(result, name, "warm")), factor(other(result, name, "first"))]),
		]),
		null,
		[
			"geometric mean",
			"",
			"",
			mean((result) => result.warm.ratio.median),
			"",
			mean((result) => result.first.ratio.median),
			"",
			...engines.flatMap(({ name }) => [
				mean((result) => other(result, name, "warm")),
				mean((result) => other(result, name, "first")),
			]),
		],
	];
	if (measured.length > 0) {
		process.stdout.write(table(rows));
		process.stdout.write(notes(measured));
	}
	for (const { kernel, failure } of results.filter((result) => result.failure))
		process.stdout.write(`FAILED ${kernel.name}: ${failure}\n`);
}

function notes(measured) {
	const typical = (pick) => median(measured.map(pick));
	const worst = measured.reduce((a, b) => (b.warm.ratio.median > a.warm.ratio.median ? b : a));
	return [
		"",
		"× is the time divided by the hand-written JavaScript's of the same round (median over the rounds); 1.00 is as fast.",
		"IQR is how far the middle half of the rounds lies apart.",
		`Checksums are the same everywhere. Worst: ${worst.kernel.title}, ${factor(worst.warm.ratio.median)}.`,
		`Noise of this machine: the same JavaScript varies by ${percent(typical((each) => each.warm.twin.spread))} from round to round` +
			` (first runs: ${percent(typical((each) => each.first.twin.spread))}); a ratio by ${percent(typical((each) => each.warm.ratio.spread))}.`,
		`Not in the table: compiling a kernel in a fresh process takes ${milliseconds(typical((each) => each.first.compile.median))} ms,` +
			` everything else around a warm run ${milliseconds(typical((each) => each.warm.overhead.median))} ms (medians of the kernels).`,
		"",
	].join("\n");
}
