// How fast compiled XanoScript is beside hand-written JavaScript and other languages, and everything else that has a
// bound. See README.md.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { judge } from "./bounds.mjs";
import { measureCalls } from "./calls.mjs";
import { presentEngines } from "./engines.mjs";
import { kernelNotes, kernelTable, measureKernel } from "./kernel_times.mjs";
import { chooseKernels, here, library } from "./kernels.mjs";
import { busyWarning, machine, machineLine } from "./machine.mjs";
import { measureMemory } from "./memory.mjs";
import { factor, percent, table } from "./report.mjs";
import { runScript } from "./scripts.mjs";
import { measureTracing } from "./tracing.mjs";

/** Fresh processes whose memory is looked at, for each kernel and version: it varies little. */
const processesForMemory = 3;

/** What can be measured, in the order in which it is; each puts its figures into the results. */
const parts = {
	kernels: (options, results) => {
		results.kernels = eachKernel(options, results, (kernel) => measureKernel(kernel, options));
		if (results.kernels.length > 0) {
			process.stdout.write(kernelTable(results.kernels, options.engines));
			process.stdout.write(`${kernelNotes(results.kernels)}\n`);
		}
	},
	calls: ({ rounds }, results) => {
		progress("calls");
		results.calls = measureCalls(rounds);
		progress("");
		const { nanoseconds, calling, inline } = results.calls;
		process.stdout.write(
			`A call of a small function takes ${nanoseconds.median.toFixed(1)} ns: ${calling.median.toFixed(1)} ns a pass with it,` +
				` ${inline.median.toFixed(1)} ns with its body in its place.\n\n`,
		);
	},
	memory: (options, results) => {
		results.memory = eachKernel(options, results, (kernel) => measureMemory(kernel, processesForMemory));
		if (results.memory.length > 0) process.stdout.write(`${memoryTable(results.memory)}\n`);
	},
	tracing: (options, results) => {
		results.tracing = eachKernel(options, results, (kernel) => measureTracing(kernel, options));
		if (results.tracing.length > 0) process.stdout.write(`${tracingTable(results.tracing)}\n`);
	},
	startup: (_, results) => {
		results.startup = runScript("startup").startup;
	},
	parse: (_, results) => {
		({ parse: results.parse, compile: results.compile } = runScript("parse"));
	},
	copies: (_, results) => {
		if (existsSync(join(here, "copies.mjs"))) results.copies = runScript("copies").copies;
	},
	waiting: (_, results) => {
		results.waiting = runScript("waiting");
	},
};

const usage = `npm run bench [-- OPTIONS]
  --only a,b        only these: ${Object.keys(parts).join(", ")} (all)
  --kernels a,b     only these kernels
  --rounds N        interleaved rounds in a warm process (15)
  --processes N     fresh processes for first runs; other languages have at most 7 (21)
  --engines a,b     other languages: php, php-jit, python, lua; none for no one (all that are present)
  --json FILE       also write everything measured to a file
`;

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
	const engines = options.engines.map(({ name, version }) => ({ name, version }));
	const results = { machine: machine(), engines, failures: [] };
	process.stdout.write(`${machineLine()}${engines.map(({ name, version }) => ` · ${name} ${version}`).join("")}\n`);
	process.stdout.write(`${busyWarning()}\n`);
	for (const name of options.only) {
		try {
			parts[name](options, results);
		} catch (thrown) {
			results.failures.push({ name, failure: failureText(thrown) });
		}
	}
	results.bounds = judge(results);
	if (results.bounds.length > 0) process.stdout.write(boundsTable(results.bounds));
	for (const { name, failure } of results.failures) process.stdout.write(`FAILED ${name}: ${failure}\n`);
	if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, "\t")}\n`);
	return results.failures.length > 0 ? 1 : 0;
}

function readOptions() {
	const { values } = parseArgs({
		options: {
			only: { type: "string" },
			kernels: { type: "string" },
			rounds: { type: "string", default: "15" },
			processes: { type: "string", default: "21" },
			engines: { type: "string" },
			json: { type: "string" },
			help: { type: "boolean", short: "h", default: false },
		},
	});
	if (values.help) return null;
	return {
		only: chooseParts(values.only),
		kernels: chooseKernels(values.kernels),
		rounds: positive(values.rounds, "--rounds"),
		processes: positive(values.processes, "--processes"),
		engines: presentEngines(values.engines),
		json: values.json,
	};
}

function chooseParts(list) {
	const names = Object.keys(parts);
	if (list === undefined) return names;
	const chosen = list.split(",").map((name) => name.trim());
	const unknown = chosen.find((name) => !names.includes(name));
	if (unknown !== undefined) throw new Error(`Nothing is called "${unknown}"; there is: ${names.join(", ")}`);
	return names.filter((name) => chosen.includes(name));
}

function positive(text, option) {
	const count = Number(text);
	if (!Number.isInteger(count) || count < 1) throw new Error(`${option} needs a whole number from 1 on, not "${text}"`);
	return count;
}

/** What was measured of every kernel; those that fail are noted and left out. */
function eachKernel({ kernels }, { failures }, measure) {
	const measured = [];
	for (const [index, kernel] of kernels.entries()) {
		progress(`${index + 1}/${kernels.length} ${kernel.name}`);
		try {
			measured.push(measure(kernel));
		} catch (thrown) {
			failures.push({ name: kernel.name, failure: failureText(thrown) });
		}
	}
	progress("");
	return measured;
}

/** The line of a failed process that says what went wrong. */
function failureText(thrown) {
	const text = String(thrown.stderr || thrown.message);
	return (/^.*Error: .*$/m.exec(text)?.[0] ?? text.trim().split("\n")[0] ?? "failed").trim();
}

function progress(text) {
	if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function memoryTable(measured) {
	const megabytes = (bytes) => (bytes / 1e6).toFixed(0);
	return table([
		["most memory", "XanoScript MB", "JavaScript MB", "×", "IQR"],
		null,
		...measured.map(({ kernel, xs, twin, ratio }) => [
			kernel.title,
			megabytes(xs.median),
			megabytes(twin.median),
			factor(ratio.median),
			percent(ratio.spread),
		]),
	]);
}

function tracingTable(measured) {
	return table([
		["tracing", "remembered ×", "IQR", "traced, first ×", "IQR"],
		null,
		...measured.map(({ kernel, recalled, traced }) => [
			kernel.title,
			factor(recalled.median),
			percent(recalled.spread),
			factor(traced.median),
			percent(traced.spread),
		]),
	]);
}

function boundsTable(judged) {
	return table([
		["", "measured", "bound", "", ""],
		null,
		...judged.map(({ title, value, at, limit, unit, holds }) => [
			title,
			value >= 100 ? value.toFixed(0) : value.toFixed(2),
			`${at === "most" ? "≤" : "≥"} ${limit}`,
			unit,
			holds ? "holds" : "MISSED",
		]),
	]);
}
