import type { Span } from "../../../grammar/source.js";
import type { Coverage, CoveredBranch, CoveredChoice, CoveredFile } from "./coverage.js";

/**
 * Adds up what was covered, of one project in several programs or of several projects. The same function in two of them
 * is counted once, with what it ran in both; two texts of one file stay apart.
 */
export function mergeCoverage(coverages: readonly Coverage[]): Coverage {
	const files = new Map<string, CoveredFile[]>();
	for (const file of coverages.flatMap((coverage) => coverage.files)) {
		const key = JSON.stringify([file.path, file.source.text]);
		const known = files.get(key);
		if (known) known.push(file);
		else files.set(key, [file]);
	}
	const merged = [...files.values()].map(mergeFiles);
	return { files: merged.sort((a, b) => order(a.source.name, b.source.name) || order(a.path, b.path)) };
}

function mergeFiles(parts: readonly CoveredFile[]): CoveredFile {
	const { path, source } = parts[0] as CoveredFile;
	return {
		path,
		source,
		functions: added(
			parts.flatMap(({ functions }) => functions),
			({ name }) => name,
			(one, other) => ({ ...one, count: one.count + other.count, isTested: one.isTested || other.isTested }),
		),
		statements: added(
			parts.flatMap(({ statements }) => statements),
			() => "",
			(one, other) => ({ ...one, count: one.count + other.count }),
		),
		choices: added(
			parts.flatMap(({ choices }) => choices),
			({ kind }) => kind,
			addChoices,
		),
	};
}

function addChoices(one: CoveredChoice, other: CoveredChoice): CoveredChoice {
	const add = (branch: CoveredBranch, at: number): CoveredBranch => ({
		...branch,
		count: branch.count + (other.branches[at]?.count ?? 0),
	});
	return { ...one, branches: one.branches.map(add) };
}

/** What stands at the same place and is of the same kind becomes one; all of it in the order of the file. */
function added<Counted extends { readonly span: Span }>(
	all: readonly Counted[],
	kindOf: (each: Counted) => string,
	add: (one: Counted, other: Counted) => Counted,
): Counted[] {
	const found = new Map<string, Counted>();
	for (const each of all) {
		const key = `${each.span.start} ${each.span.end} ${kindOf(each)}`;
		const known = found.get(key);
		found.set(key, known === undefined ? each : add(known, each));
	}
	return [...found.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function order(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
