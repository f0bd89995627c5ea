import type { Examination } from "./examination.js";

/** How good what was found is: `note` says something worth knowing that needs nothing done. From the best to the worst. */
export const statuses = ["ok", "note", "warning", "problem"] as const;

export type Status = (typeof statuses)[number];

/** One thing that was looked at. */
export interface Finding {
	readonly status: Status;
	readonly message: string;
	/** More about it, a line each. */
	readonly details?: readonly string[];
	/** What mends it. */
	readonly fix?: string;
	/** A command that mends it or shows more, to be pasted into a shell in the current folder. */
	readonly command?: string;
}

/** One kind of thing to look at. Checks look, and change nothing. */
export interface Check {
	/** For programs: it never changes. */
	readonly name: string;
	/** @returns what was found, nothing when there is nothing of the kind */
	look(examined: Examination): readonly Finding[] | Promise<readonly Finding[]>;
}

/** The worst of several findings. */
export function worstOf(findings: readonly Finding[]): Status {
	return statuses[Math.max(0, ...findings.map(({ status }) => statuses.indexOf(status)))] as Status;
}
