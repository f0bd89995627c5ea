// How many megabytes of XanoScript the parser reads in a second. See README.md.
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { library } from "./kernels.mjs";
import { machine, machineLine } from "./machine.mjs";
import { programTexts } from "./program_text.mjs";
import { milliseconds, percent, table } from "./report.mjs";
import { summary } from "./statistics.mjs";

/** What the library calls the parser; gives a tree and the issues it found. */
const parserName = "parseSource";

const { values: options } = parseArgs({
	options: {
		rounds: { type: "string", default: "15" },
		megabytes: { type: "string", default: "1.4" },
		json: { type: "string" },
	},
});
process.exitCode = await main();

async function main() {
	if (!existsSync(fileURLToPath(library))) {
		process.stderr.write("There is no dist/index.js yet: npm run build\n");
		return 2;
	}
	const texts = programTexts(Number(options.megabytes) * 1e6);
	const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
	const { [parserName]: parse } = await import(library);
	const [warmingText] = texts;
	const loaded = timed(() => parse(warmingText.name, warmingText.text));
	const first = timed(() => parseAll(parse, texts));
	for (let pass = 0; pass < 5; pass++) parseAll(parse, texts);
	const passes = [];
	for (let round = 0; round < Number(options.rounds); round++) passes.push(timed(() => parseAll(parse, texts)));
	const speed = summary(passes.map((elapsed) => bytes / 1e6 / (elapsed / 1e3)));
	const result = { files: texts.length, bytes, firstFile: loaded, firstPass: first, speed };
	process.stdout.write(`${machineLine()}\n\n`);
	process.stdout.write(
		table([
			[`${texts.length} files, ${(bytes / 1e6).toFixed(2)} MB`, ""],
			["first file, the parser being built", `${milliseconds(loaded)} ms`],
			["first pass over all", `${milliseconds(first)} ms, ${(bytes / 1e3 / first).toFixed(1)} MB/s`],
			["warm", `${speed.median.toFixed(1)} MB/s, IQR ${percent(speed.spread)}`],
		]),
	);
	if (options.json !== undefined)
		writeFileSync(options.json, `${JSON.stringify({ machine: machine(), ...result }, null, "\t")}\n`);
	return 0;
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
