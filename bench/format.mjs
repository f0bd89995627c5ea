// How long the formatter takes beside the parser alone. See README.md.
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { library } from "./kernels.mjs";
import { machine, machineLine } from "./machine.mjs";
import { programTexts } from "./program_text.mjs";
import { milliseconds, percent, table } from "./report.mjs";
import { summary } from "./statistics.mjs";

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
	const { format, parseSource } = await import(library);
	const texts = programTexts(Number(options.megabytes) * 1e6);
	const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
	const formatAll = () => {
		for (const { name, text } of texts) {
			// The generated text is correct: without a result the figure would be of something else.
			if (format(name, text).text === null) throw new Error(`${name} cannot be formatted`);
		}
	};
	const parseAll = () => {
		for (const { name, text } of texts) parseSource(name, text);
	};
	for (let pass = 0; pass < 5; pass++) {
		parseAll();
		formatAll();
	}
	const formatting = [];
	const ratios = [];
	for (let round = 0; round < Number(options.rounds); round++) {
		const parsing = timed(parseAll);
		const elapsed = timed(formatAll);
		formatting.push(elapsed);
		ratios.push(elapsed / parsing);
	}
	const time = summary(formatting);
	const ratio = summary(ratios);
	process.stdout.write(`${machineLine()}\n\n`);
	process.stdout.write(
		table([
			[`${texts.length} files, ${(bytes / 1e6).toFixed(2)} MB`, ""],
			["formatted, reading included", `${milliseconds(time.median)} ms, IQR ${percent(time.spread)}`],
			["beside reading alone", `${ratio.median.toFixed(2)} times, IQR ${percent(ratio.spread)}`],
		]),
	);
	if (options.json !== undefined)
		writeFileSync(
			options.json,
			`${JSON.stringify({ machine: machine(), files: texts.length, bytes, milliseconds: time, ratio }, null, "\t")}\n`,
		);
	return 0;
}

function timed(work) {
	const started = performance.now();
	work();
	return performance.now() - started;
}
