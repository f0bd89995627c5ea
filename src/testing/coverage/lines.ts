import type { Span } from "../../../grammar/source.js";
import type { CoveredBranch, CoveredFile } from "./coverage.js";

/** What is known of a line with a statement on it. */
export interface CoveredLine {
	/** Counted from 1. */
	readonly line: number;
	/** How often it ran: the most of its statements. */
	readonly count: number;
	/** Whether one of its statements never ran. */
	readonly isMissed: boolean;
}

/** The lines that statements stand on, in order. */
export function linesOf({ source, statements }: CoveredFile): CoveredLine[] {
	const lines = new Map<number, CoveredLine>();
	for (const { span, count } of statements) {
		const { line: first } = source.lineAndColumn(span.start);
		const { line: last } = source.lineAndColumn(Math.max(span.start, span.end - 1));
		for (let line = first; line <= last; line++) {
			const known = lines.get(line);
			lines.set(line, {
				line,
				count: Math.max(count, known?.count ?? 0),
				isMissed: count === 0 || (known?.isMissed ?? false),
			});
		}
	}
	return [...lines.values()].sort((a, b) => a.line - b.line);
}

/** Lines from the first to the last one. */
export interface LineRange {
	readonly first: number;
	readonly last: number;
}

/** The lines of statements that never ran; what has no statement on it parts no two of them. */
export function missedRanges(file: CoveredFile): LineRange[] {
	const ranges: { first: number; last: number }[] = [];
	let open: { first: number; last: number } | null = null;
	for (const { line, isMissed } of linesOf(file)) {
		if (!isMissed) open = null;
		else if (open !== null) open.last = line;
		else {
			open = { first: line, last: line };
			ranges.push(open);
		}
	}
	return ranges;
}

/**
 * The ways that were never taken from places that were reached: where nothing came by, every way is missing and the
 * statement says so already.
 */
export function missedBranches({ statements, choices }: CoveredFile): CoveredBranch[] {
	const never = [
		...statements.filter(({ count }) => count === 0).map(({ span }) => span),
		...choices.flatMap(({ branches }) =>
			branches.filter(({ count, isWritten }) => count === 0 && isWritten).map(({ span }) => span),
		),
	];
	const ran = statements.filter(({ count }) => count > 0).map((statement) => statement.span);
	const missed: CoveredBranch[] = [];
	for (const { span, branches } of choices) {
		if (never.some((place) => contains(place, span))) continue;
		// What stands in the condition of a branch is in no statement: was it never looked at, its own branch says so.
		const isReached = branches.some(({ count }) => count > 0) || ran.some((place) => contains(place, span));
		if (isReached) for (const branch of branches) if (branch.count === 0) missed.push(branch);
	}
	return missed.sort((a, b) => a.span.start - b.span.start);
}

/** The ways never taken that hold no statement that never ran: for the others, the lines of these say it. */
export function quietlyMissedBranches(file: CoveredFile): CoveredBranch[] {
	const never = file.statements.filter(({ count }) => count === 0);
	return missedBranches(file).filter((branch) => !never.some(({ span }) => contains(branch.span, span)));
}

/** Whether a place lies in another one, or is the same. */
function contains(outer: Span, inner: Span): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}
