import type { CoveredFile } from "./coverage.js";

/** How much of something ran. */
export interface Share {
	readonly covered: number;
	readonly total: number;
}

export interface Totals {
	readonly statements: Share;
	readonly branches: Share;
	readonly functions: Share;
}

/** Adds up what ran of some files. */
export function totalsOf(files: readonly CoveredFile[]): Totals {
	return {
		statements: shareOf(files.flatMap((file) => file.statements)),
		branches: shareOf(files.flatMap((file) => file.choices.flatMap((choice) => choice.branches))),
		functions: shareOf(files.flatMap((file) => file.functions)),
	};
}

function shareOf(counted: readonly { readonly count: number }[]): Share {
	return { covered: counted.filter(({ count }) => count > 0).length, total: counted.length };
}

/** Per cent with one digit after the point, rounded down: only what ran whole is 100. Null when there is nothing to run. */
export function percentOf({ covered, total }: Share): number | null {
	return total === 0 ? null : Math.floor((covered * 1000) / total) / 10;
}

/** How good a share is, for its colour. The bounds are those of Istanbul's reports. */
export function levelOf(share: Share): "high" | "medium" | "low" {
	const percent = percentOf(share) ?? 100;
	return percent >= 80 ? "high" : percent >= 50 ? "medium" : "low";
}
