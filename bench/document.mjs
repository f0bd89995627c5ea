// Writes the figures of a benchmark into docs/performance.md and README.md:
//   npm run bench -- --json results.json && node bench/document.mjs results.json
import { readFileSync, writeFileSync } from "node:fs";
import { factor } from "./report.mjs";
import { geometricMean } from "./statistics.mjs";

const root = new URL("../", import.meta.url);
const languages = { php: "PHP", "php-jit": "PHP with JIT", python: "Python", lua: "Lua" };

const [file] = process.argv.slice(2);
if (file === undefined) {
	process.stderr.write("node bench/document.mjs RESULTS.json\n");
	process.exitCode = 2;
} else {
	const results = JSON.parse(readFileSync(file, "utf8"));
	write("docs/performance.md", "kernels", [...kernelRows(results), "", machineText(results)]);
	write("docs/performance.md", "bounds", boundRows(results));
	write("README.md", "short", shortRows(results));
}

/** Puts lines between the marks of a page. */
function write(path, name, lines) {
	const url = new URL(path, root);
	const page = readFileSync(url, "utf8");
	const begin = `<!-- bench: ${name} -->\n`;
	const from = page.indexOf(begin);
	if (from < 0) throw new Error(`${path} has no place for ${name}`);
	const to = page.indexOf("<!-- end -->", from);
	writeFileSync(url, `${page.slice(0, from + begin.length)}\n${lines.join("\n")}\n\n${page.slice(to)}`);
}

function kernelRows({ kernels, engines }) {
	const others = engines.map(({ name }) => name);
	return markdown([
		["program", "warm", "first", ...others.flatMap((name) => [languages[name], "first"])],
		...kernels.map((each) => [each.kernel.title, ...figures(each, others)]),
		["geometric mean", ...means(kernels, others)],
	]);
}

function figures({ warm, first, others }, names) {
	const other = (name, kind) => factor(others.find((each) => each.name === name)?.[kind].median ?? Number.NaN);
	return [
		factor(warm.ratio.median),
		factor(first.ratio.median),
		...names.flatMap((name) => [other(name, "warm"), other(name, "first")]),
	];
}

function means(kernels, names) {
	const mean = (pick) => factor(geometricMean(kernels.map(pick).filter(Number.isFinite)));
	const other = (each, name, kind) => each.others.find((other) => other.name === name)?.[kind].median;
	return [
		mean((each) => each.warm.ratio.median),
		mean((each) => each.first.ratio.median),
		...names.flatMap((name) => [mean((each) => other(each, name, "warm")), mean((each) => other(each, name, "first"))]),
	];
}

function machineText({ machine, engines }) {
	const versions = engines.map(({ name, version }) => `${languages[name]} ${version.replace(/ JIT$/, "")}`);
	return `_Node ${machine.node.slice(1)}, ${[...new Set(versions)].join(", ")}; ${machine.processor}, ${machine.cores} cores._`;
}

function boundRows({ bounds }) {
	return markdown([
		["what", "measured", "bound"],
		...bounds.map(({ title, value, at, limit, unit }) => [
			title,
			`${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit}`,
			`${at === "most" ? "at most" : "at least"} ${limit.toLocaleString("en")}`,
		]),
	]);
}

/** One row a language: warm and first run, on the average of all programs. */
function shortRows({ kernels, engines }) {
	const names = engines.map(({ name }) => name);
	const [warm, first, ...others] = means(kernels, names);
	return markdown([
		["geometric mean of eleven programs", "warm", "first run"],
		["JavaScript", "1", "1"],
		["XanoScript", warm, first],
		...names.map((name, index) => [languages[name], others[index * 2], others[index * 2 + 1]]),
	]);
}

/** A table whose columns are lined up in the source, too; numbers to the right. */
function markdown(rows) {
	const widths = rows[0].map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
	const line = (row) =>
		`| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(" | ")} |`;
	const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
	return [line(rows[0]), rule, ...rows.slice(1).map(line)];
}
