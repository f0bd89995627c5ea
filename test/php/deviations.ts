import { readFileSync } from "node:fs";
import { expect } from "vitest";

/** Questions PHP answers in another way, and why that is kept. */
export interface Deviation {
	/** The table the questions stand in, as `folder/file: section`. */
	readonly table: string;
	readonly reason: string;
	/** As JSON: what the row holds before PHP's answer. */
	readonly questions: readonly string[];
}

/** All of them; a question stands here as long as the answers differ. */
export const deviations = JSON.parse(
	readFileSync(new URL("./deviations.json", import.meta.url), "utf8"),
) as readonly Deviation[];

/** Complains when a table's questions with another answer are not exactly the recorded ones. */
export function expectDeviations(table: string, differing: readonly string[]): void {
	const recorded = deviations.filter((each) => each.table === table).flatMap(({ questions }) => questions);
	const known = new Set(recorded);
	const found = new Set(differing);
	expect(
		differing.filter((question) => !known.has(question)),
		`${table}: new differences`,
	).toEqual([]);
	expect(
		recorded.filter((question) => !found.has(question)),
		`${table}: no differences any more`,
	).toEqual([]);
}
