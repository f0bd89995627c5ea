import { isAbsolute, relative, sep } from "node:path";
import type { Coverage, CoveredChoice, CoveredFile } from "./coverage.js";
import { linesOf } from "./lines.js";

/**
 * Coverage as a tracefile of LCOV, which `genhtml`, editors and the services for coverage read. Its records are those of
 * geninfo(1). A line that several statements share has the count of the one that ran most.
 * @param folder what the paths of the files are relative to; files outside of it keep their whole path
 */
export function lcov(coverage: Coverage, folder: string): string {
	return coverage.files.flatMap((file) => recordsOf(file, folder)).reduce((text, record) => `${text}${record}\n`, "");
}

function recordsOf(file: CoveredFile, folder: string): string[] {
	const { functions, choices, source } = file;
	const lineOf = (offset: number): number => source.lineAndColumn(offset).line;
	const lines = linesOf(file);
	const branches = choices.flatMap((choice, block) => {
		const line = lineOf(choice.span.start);
		return choice.branches.map(({ count }, at) => `BRDA:${line},${block},${at},${taken(choice, count)}`);
	});
	const hit = choices.flatMap((choice) => choice.branches).filter(({ count }) => count > 0).length;
	return [
		"TN:",
		`SF:${oneLine(pathFrom(folder, file))}`,
		...functions.map(({ name, span }) => `FN:${lineOf(span.start)},${field(name)}`),
		...functions.map(({ name, count }) => `FNDA:${count},${field(name)}`),
		`FNF:${functions.length}`,
		`FNH:${functions.filter(({ count }) => count > 0).length}`,
		...branches,
		`BRF:${branches.length}`,
		`BRH:${hit}`,
		...lines.map(({ line, count }) => `DA:${line},${count}`),
		`LF:${lines.length}`,
		`LH:${lines.filter(({ count }) => count > 0).length}`,
		"end_of_record",
	];
}

/** `-` where nothing came by the place that decides. */
function taken({ branches }: CoveredChoice, count: number): string {
	const isReached = branches.length === 1 || branches.some((branch) => branch.count > 0);
	return isReached ? String(count) : "-";
}

function pathFrom(folder: string, { path }: CoveredFile): string {
	const way = relative(folder, path);
	const isOutside = !isAbsolute(path) || way.startsWith(`..${sep}`) || isAbsolute(way);
	return (isOutside ? path : way).split(sep).join("/");
}

/** Readers take what follows a comma for the next field. */
function field(name: string): string {
	return oneLine(name).replaceAll(",", ";");
}

/** A record ends with its line; names and paths may hold line ends. */
function oneLine(text: string): string {
	return text.replace(/[\r\n]+/g, " ");
}
