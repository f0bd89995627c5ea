// How long checking takes beside parsing: one large file again after each edit, and a whole project in a fresh process.
// See README.md.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { functionTexts } from "./function_text.mjs";
import { here, library } from "./kernels.mjs";
import { machine, machineLine } from "./machine.mjs";
import { factor, milliseconds, percent, table } from "./report.mjs";
import { ratios, summary } from "./statistics.mjs";

const program = join(here, "../dist/bin.cjs");

const { values: options } = parseArgs({
	options: {
		rounds: { type: "string", default: "15" },
		lines: { type: "string", default: "2000" },
		files: { type: "string", default: "500" },
		json: { type: "string" },
	},
});
process.exitCode = await main();

async function main() {
	if (!existsSync(program)) {
		process.stderr.write("There is no dist/bin.cjs yet: npm run build\n");
		return 2;
	}
	const rounds = Number(options.rounds);
	const edited = await editedFile(Number(options.lines), rounds);
	const project = wholeProject(Number(options.files), rounds);
	process.stdout.write(`${machineLine()}\n\n`);
	process.stdout.write(
		table([
			["", "median ms", "IQR"],
			[`one file of ${edited.lines} lines after an edit: parsed`, ...shown(edited.parse)],
			["  parsed, indexed and checked", ...shown(edited.check)],
			["  ratio", factor(edited.ratio.median), percent(edited.ratio.spread)],
			[`xano check of ${project.files} files, ${project.lines} lines, a process each time`, ...shown(project.check)],
			["  a process that only parses them", ...shown(project.parse)],
			["  ratio", factor(project.ratio.median), percent(project.ratio.spread)],
		]),
	);
	if (options.json !== undefined)
		writeFileSync(options.json, `${JSON.stringify({ machine: machine(), edited, project }, null, "\t")}\n`);
	return 0;
}

function shown({ median, spread }) {
	return [milliseconds(median), percent(spread)];
}

/** A character is written in the middle of the file each round; everything is then made anew. */
async function editedFile(wanted, rounds) {
	const { createEngine, parseSource, projectFromText } = await import(library);
	let text = "";
	// So many functions as fill it, each of which may call any other.
	for (const each of functionTexts(Math.ceil(wanted / 66))) text += `${each.text}\n`;
	const at = text.indexOf("// ", text.length / 2) + 3;
	const versions = Array.from({ length: rounds + 20 }, (_, round) => `${text.slice(0, at)}${round} ${text.slice(at)}`);
	const parse = (version) => parseSource("large.xs", version);
	const check = (version) => createEngine({ project: projectFromText("large.xs", version, "/") }).check();
	const times = { parse: [], check: [] };
	for (const [round, version] of versions.entries()) {
		const order = round % 2 === 0 ? ["parse", "check"] : ["check", "parse"];
		for (const name of order) {
			const elapsed = timed(() => (name === "parse" ? parse : check)(version));
			// The first rounds warm up.
			if (round >= 20) times[name].push(elapsed);
		}
	}
	return {
		lines: lineCount(text),
		parse: summary(times.parse),
		check: summary(times.check),
		ratio: summary(ratios(times.check, times.parse)),
	};
}

/** The same files read by `xano check` and by a process that does nothing but parse them, in turn. */
function wholeProject(count, rounds) {
	const folder = mkdtempSync(join(tmpdir(), "xano-bench-"));
	try {
		let lines = 0;
		const texts = functionTexts(count);
		for (const [index, { text }] of texts.entries()) {
			const path = join(folder, "function", String(index % 20), `${index}.xs`);
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, text);
			lines += lineCount(text);
		}
		const parsing = join(folder, "parse.mjs");
		writeFileSync(
			parsing,
			`import { readFileSync, readdirSync } from "node:fs";
import { parseSource } from ${JSON.stringify(library.href)};
for (const name of readdirSync("function", { recursive: true }))
	if (name.endsWith(".xs")) parseSource(name, readFileSync("function/" + name, "utf8"));
`,
		);
		const commands = { check: [program, "check", "--format", "json"], parse: [parsing] };
		const times = { check: [], parse: [] };
		for (let round = -1; round < rounds; round++) {
			const order = round % 2 === 0 ? ["parse", "check"] : ["check", "parse"];
			for (const name of order) {
				const elapsed = timed(() => run(commands[name], folder));
				// The first process of each kind fills the file cache, and the program's own cache.
				if (round >= 0) times[name].push(elapsed);
			}
		}
		return {
			files: texts.length,
			lines,
			check: summary(times.check),
			parse: summary(times.parse),
			ratio: summary(ratios(times.check, times.parse)),
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function run(args, cwd) {
	const { status, stderr, error } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 1e9 });
	if (status !== 0 && status !== 2) throw new Error(`node ${args.join(" ")} failed: ${stderr || error}`);
}

function lineCount(text) {
	return text.split("\n").length;
}

function timed(work) {
	const started = performance.now();
	work();
	return performance.now() - started;
}
