import { runElsewhere } from "./engines.mjs";
import { runHere } from "./here.mjs";
import { factor, milliseconds, percent, table } from "./report.mjs";
import { geometricMean, median, ratios, summary } from "./statistics.mjs";
import { verify } from "./subjects.mjs";

/** Runs of one process in another language, the first one included; the median of the rest counts as warm. */
const runsElsewhere = 6;

/** Rounds with other languages; the others are of XanoScript and JavaScript alone, whose first runs vary most. */
const roundsElsewhere = 7;

/** Times of a kernel in XanoScript, JavaScript and other languages, warm and in the first run of a process. */
export function measureKernel(kernel, { rounds, processes, engines }) {
	const warm = runHere("warm", kernel.name, rounds);
	const fresh = { xs: [], twin: [], ...Object.fromEntries(engines.map(({ name }) => [name, []])) };
	for (let round = 0; round < processes; round++) {
		// Other languages take longer and vary less.
		const versions = ["xs", "twin", ...(round < roundsElsewhere ? engines : [])];
		if (round % 2 === 1) versions.reverse();
		for (const version of versions) {
			if (typeof version === "string") {
				// The twin goes on after its first run only where another language needs a warm figure from the same round.
				const runs = version === "twin" && versions.length > 2 ? runsElsewhere : 1;
				fresh[version].push(runHere("fresh", kernel.name, version, runs));
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

function elsewhere(engine, kernel) {
	const outcome = runElsewhere(engine, kernel, runsElsewhere);
	if (outcome === null) return null;
	verify(kernel, engine.name, outcome.checksum);
	const [first, ...later] = outcome.milliseconds;
	return { first, warm: median(later) };
}

/** The table of all kernels. */
export function kernelTable(measured, engines) {
	const other = (result, name, kind) => result.others.find((each) => each.name === name)?.[kind].median ?? Number.NaN;
	const mean = (pick) => factor(geometricMean(measured.map(pick).filter(Number.isFinite)));
	return table([
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
	]);
}

/** What the table means, and how far it can be trusted. */
export function kernelNotes(measured) {
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
