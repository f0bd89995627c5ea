// How many megabytes of XanoScript the parser reads in a second, what building it costs a process, whether the time grows
// with the length and no faster, and how long a project of 500 functions takes. See README.md.
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { library } from "./kernels.mjs";
import { machineLine } from "./machine.mjs";
import { programTexts } from "./program_text.mjs";
import { projectTimes } from "./project_of_functions.mjs";
import { factor, milliseconds, percent, table } from "./report.mjs";
import { summary } from "./statistics.mjs";

/** What the library calls the parser; gives a tree and the issues it found. */
const parserName = "parseSource";

/** What a process of its own reads first: nothing, so that all it does is to load and build the parser, or a small file. */
const firstTexts = {
	empty: "",
	small:
		'function "greet" {\n  input {\n    text name?="you" filters=trim\n  }\n\n  stack {\n    var $names {\n      value = [$input.name, "all"]|unique\n    }\n  }\n\n  response = {greeting: "Hello, " ~ $names.0, count: ($names|count) + 1}\n}\n',
};

const { values: options } = parseArgs({
	options: {
		rounds: { type: "string", default: "15" },
		megabytes: { type: "string", default: "1.4" },
		processes: { type: "string", default: "11" },
		functions: { type: "string", default: "500" },
		// How the program starts itself: reads one of `firstTexts` and prints how long that took.
		first: { type: "string" },
		json: { type: "string" },
	},
});
process.exitCode = await main();

async function main() {
	if (!existsSync(fileURLToPath(library))) {
		process.stderr.write("There is no dist/index.js yet: npm run build\n");
		return 2;
	}
	const { [parserName]: parse } = await import(library);
	if (options.first !== undefined) {
		process.stdout.write(`${timed(() => parse("first.xs", firstTexts[options.first]))}\n`);
		return 0;
	}
	const texts = programTexts(Number(options.megabytes) * 1e6);
	const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
	const cold = firstOfProcesses(Number(options.processes));
	const firstPass = timed(() => parseAll(parse, texts));
	for (let pass = 0; pass < 5; pass++) parseAll(parse, texts);
	const passes = [];
	for (let round = 0; round < Number(options.rounds); round++) passes.push(timed(() => parseAll(parse, texts)));
	const speed = summary(passes.map((elapsed) => bytes / 1e6 / (elapsed / 1e3)));
	const growth = tenfold(parse, texts, Number(options.rounds));
	const compile = projectTimes(Number(options.functions), Math.min(5, Number(options.processes)));
	if (options.json !== undefined) {
		const figures = {
			parse: {
				megabytesPerSecond: speed.median,
				constructionMilliseconds: cold.empty.median,
				firstFileMilliseconds: cold.small.median,
				linearity: growth.median,
			},
			compile,
		};
		writeFileSync(options.json, `${JSON.stringify(figures, null, "\t")}\n`);
	}
	process.stdout.write(`${machineLine()}\n\n`);
	process.stdout.write(
		table([
			[`${texts.length} files, ${(bytes / 1e6).toFixed(2)} MB`, ""],
			["warm", `${speed.median.toFixed(1)} MB/s, IQR ${percent(speed.spread)}`],
			["first pass over all", `${milliseconds(firstPass)} ms, ${(bytes / 1e3 / firstPass).toFixed(1)} MB/s`],
			["ten times the length", `${factor(growth.median)} times the time, IQR ${percent(growth.spread)}`],
			null,
			["a fresh process", ""],
			["parser loaded and built", `${milliseconds(cold.empty.median)} ms, IQR ${percent(cold.empty.spread)}`],
			["and a small file read", `${milliseconds(cold.small.median)} ms, IQR ${percent(cold.small.spread)}`],
			null,
			[`xano run in a project of ${options.functions} functions`, ""],
			["one that calls all", `${milliseconds(compile.all500Milliseconds)} ms`],
			["reading and compiling it", `${milliseconds(compile.compile500Milliseconds)} ms`],
			["one that calls one", `${milliseconds(compile.lazyMilliseconds)} ms`],
		]),
	);
	return 0;
}

/** How long the first text takes in processes that have done nothing but load the library. */
function firstOfProcesses(count) {
	const times = { empty: [], small: [] };
	for (let round = 0; round < count; round++) {
		for (const name of round % 2 === 0 ? ["empty", "small"] : ["small", "empty"]) {
			const args = [fileURLToPath(import.meta.url), "--first", name];
			times[name].push(Number(execFileSync(process.execPath, args, { encoding: "utf8" })));
		}
	}
	return { empty: summary(times.empty), small: summary(times.small) };
}

/** The time for a text by the time for a tenth of it, each ratio of two measurements right after each other. */
function tenfold(parse, texts, rounds) {
	const short = texts
		.slice(0, 2)
		.map(({ text }) => text)
		.join("");
	const long = short.repeat(10);
	const file = (text) => ({ name: "long.xs", text });
	// The short one as often as it takes to last as long: what else the machine does meets both of them.
	const often = Array.from({ length: 10 }, () => file(short));
	const ratios = [];
	for (let round = 0; round < rounds; round++) {
		const shorts = timed(() => parseAll(parse, often));
		ratios.push((10 * timed(() => parseAll(parse, [file(long)]))) / shorts);
	}
	return summary(ratios);
}

function parseAll(parse, texts) {
	for (const { name, text } of texts) {
		const { issues } = parse(name, text);
		// The generated text is correct: an issue means that text was skipped, and the figure would be of something else.
		if (issues.length > 0) throw new Error(`${name}: ${issues[0].message}`);
	}
}

function timed(work) {
	const started = performance.now();
	work();
	return performance.now() - started;
}
