import { resolve } from "node:path";
import { allReporters, didYouMean, findReporter, suggest, type TestIdentity, testNameFilter } from "../../index.js";
import { UsageError } from "../exit.js";
import type { LimitFlags } from "../limits.js";

/** The flags of `xano test`, as the command line gives them. */
export interface TestFlags extends LimitFlags {
	readonly name?: string;
	readonly cases?: readonly string[];
	readonly list?: boolean;
	readonly watch?: boolean;
	readonly bail?: boolean;
	readonly reporter?: readonly string[];
	readonly coverage?: boolean;
	readonly coverageLcov?: string;
	readonly coverageHtml?: string;
	readonly missing?: boolean;
	readonly live?: boolean;
	readonly update?: boolean;
	readonly simulate?: boolean;
	readonly seed?: string;
	readonly now?: string;
	readonly env?: readonly string[];
	readonly envFile?: string;
	readonly quiet?: boolean;
}

/** A report that is wanted, and where. */
export interface WantedReport {
	readonly reporter: NonNullable<ReturnType<typeof findReporter>>;
	/** null for the terminal */
	readonly file: string | null;
}

/**
 * Reads `--reporter`, which may be given several times: `NAME` for the terminal, `NAME=FILE` for a file. People have
 * their report on the terminal unless another one is wanted there.
 * @throws UsageError for a format that does not exist, and for two that are to go to the same place
 */
export function readReporters(given: readonly string[]): WantedReport[] {
	const reports = given.map((text): WantedReport => {
		const [, name = "", file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
		const reporter = findReporter(name);
		if (reporter === null) {
			const help = didYouMean(suggest(name, allReporters())) ?? `There is: ${allReporters().join(", ")}.`;
			throw new UsageError(`There is no format ${JSON.stringify(name)} for reports`, firstLetterLarge(help));
		}
		if (file === "")
			throw new UsageError(`--reporter ${text} names no file`, `Write --reporter ${name}=FILE, or --reporter ${name}.`);
		return { reporter, file: file ?? null };
	});
	const shown = reports.filter(({ file }) => file === null);
	for (const readers of ["people", "programs"]) {
		const [first, second] = shown.filter(({ reporter }) => reporter.readers === readers);
		if (!first || !second) continue;
		const help = `Give one of them a file: --reporter ${second.reporter.name}=FILE.`;
		throw new UsageError(
			`Two reports, ${first.reporter.name} and ${second.reporter.name}, are to go to one place`,
			help,
		);
	}
	const taken = new Set<string>();
	for (const { file } of reports) {
		if (file === null) continue;
		if (taken.has(resolve(file)))
			throw new UsageError(`Two reports are to go to ${file}`, "Give each a file of its own.");
		taken.add(resolve(file));
	}
	const pretty = findReporter("pretty");
	return shown.length > 0 || pretty === null ? reports : [{ reporter: pretty, file: null }, ...reports];
}

/**
 * Reads `--name`.
 * @throws UsageError for a regular expression that is none
 */
export function readName(text: string | undefined): (test: TestIdentity) => boolean {
	if (text === undefined) return () => true;
	const filter = testNameFilter(text);
	if (typeof filter === "function") return filter;
	throw new UsageError(
		`--name ${text} is no regular expression: ${filter.mistake}`,
		"Without the slashes it is a text.",
	);
}

/** @throws UsageError for anything but a whole number from 0 on */
export function readSeed(text: string): number {
	const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	if (Number.isSafeInteger(seed)) return seed;
	throw new UsageError(`--seed needs a whole number, not ${JSON.stringify(text)}`);
}

const isoTime = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * Reads `--now`: ISO 8601, in UTC where no offset is written, or milliseconds since 1970.
 * @throws UsageError for what is no time
 */
export function readNow(text: string | undefined): number | null {
	if (text === undefined) return null;
	const iso = isoTime.exec(text);
	const withZone = iso && text.length > 10 && iso[1] === undefined ? `${text}Z` : text;
	const time = iso ? Date.parse(withZone.replace(" ", "T")) : /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
	if (!Number.isNaN(new Date(time).getTime())) return time;
	throw new UsageError(
		`--now needs a time, not ${JSON.stringify(text)}`,
		"For example 2026-01-31, 2026-01-31T12:00:00Z or milliseconds since 1970.",
	);
}

function firstLetterLarge(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
