import { geometricMean } from "./statistics.mjs";

/**
 * What the figures of a benchmark have to be. `measured` reads a figure out of the results; undefined or no number when it
 * was not measured. `at` says whether the limit is the most or the least it may be.
 */
export const bounds = [
	{
		title: "kernels, warm, geometric mean",
		at: "most",
		limit: 1.4,
		unit: "× JavaScript",
		measured: ({ kernels }) => mean(kernels, (each) => each.warm.ratio.median),
	},
	{
		title: "kernels, first run, geometric mean",
		at: "most",
		limit: 1.6,
		unit: "× JavaScript",
		measured: ({ kernels }) => mean(kernels, (each) => each.first.ratio.median),
	},
	{
		title: "slowest kernel, warm",
		at: "most",
		limit: 3,
		unit: "× JavaScript",
		measured: ({ kernels }) => greatest(kernels, (each) => each.warm.ratio.median),
	},
	{
		title: "slowest kernel beside PHP, but for the building of a text",
		at: "most",
		limit: 1,
		unit: "× PHP",
		measured: ({ kernels }) =>
			greatest(
				kernels?.filter(({ kernel }) => kernel.name !== "string_building"),
				(each) => each.warm.ratio.median / each.others.find(({ name }) => name === "php")?.warm.median,
			),
	},
	{
		title: "call of a function that only calculates",
		at: "most",
		limit: 10,
		unit: "ns",
		measured: ({ calls }) => calls?.nanoseconds.median,
	},
	{
		title: "most memory of a kernel",
		at: "most",
		limit: 1.5,
		unit: "× JavaScript",
		measured: ({ memory }) => greatest(memory, (each) => each.ratio.median),
	},
	{
		title: "what `xano run` remembers for the case that a run fails, geometric mean",
		at: "most",
		limit: 1.02,
		unit: "× the engine alone",
		measured: ({ tracing }) => mean(tracing, (each) => each.recalled.median),
	},
	{
		title: "kernels, traced, first run, geometric mean",
		at: "most",
		limit: 3,
		unit: "× untraced",
		measured: ({ tracing }) => mean(tracing, (each) => each.traced.median),
	},
	{
		title: "start, first run of a project",
		at: "most",
		limit: 1.55,
		unit: "× node -e 0",
		measured: ({ startup }) => startup?.first,
	},
	{ title: "start, again", at: "most", limit: 1.3, unit: "× node -e 0", measured: ({ startup }) => startup?.again },
	{ title: "start, --help", at: "most", limit: 1.3, unit: "× node -e 0", measured: ({ startup }) => startup?.help },
	{ title: "parsing", at: "least", limit: 30, unit: "MB/s", measured: ({ parse }) => parse?.megabytesPerSecond },
	{
		title: "building the parser",
		at: "most",
		limit: 15,
		unit: "ms",
		measured: ({ parse }) => parse?.constructionMilliseconds,
	},
	{
		title: "parsing ten times as much, beside the time for once",
		at: "most",
		limit: 15,
		unit: "×",
		measured: ({ parse }) => parse?.linearity,
	},
	{
		title: "reading and compiling 500 functions",
		at: "most",
		limit: 1_000,
		unit: "ms",
		measured: ({ compile }) => compile?.compile500Milliseconds,
	},
	{
		title: "xano run of one of 500 functions",
		at: "most",
		limit: 1_000,
		unit: "ms",
		measured: ({ compile }) => compile?.lazyMilliseconds,
	},
	{
		title: "a million changes, beside 100,000 of them",
		at: "most",
		limit: 20,
		unit: "×",
		measured: ({ copies }) => greatest(copies, (each) => each.factor),
	},
];

function mean(results, pick) {
	return results === undefined ? undefined : geometricMean(results.map(pick));
}

function greatest(results, pick) {
	const values = results?.map(pick).filter(Number.isFinite) ?? [];
	return values.length === 0 ? undefined : Math.max(...values);
}

/** Every bound of which something was measured, with the figure and whether it holds. */
export function judge(results) {
	return bounds
		.map(({ measured, ...bound }) => ({ ...bound, value: measured(results) }))
		.filter(({ value }) => Number.isFinite(value))
		.map((bound) => ({
			...bound,
			holds: bound.at === "most" ? bound.value <= bound.limit : bound.value >= bound.limit,
		}));
}
