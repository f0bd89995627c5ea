import type { Gap, StatementDefinition } from "./define.js";

/** What each kind of gap needs. */
export const gapReasons: Readonly<Record<Gap, string>> = {
	database: "it needs a database, which this version does not have",
	query: "it works only inside a database query, and this version has no database",
	server: "it needs a running server, which this version does not have",
	cloud: "it needs a vendor's cloud service",
};

/** Says that a name does not run here, and why. */
export function gapSentence(name: string, gap: Gap): string {
	return `\`${name}\` does not run here: ${gapReasons[gap]}`;
}

/** What has to be said about a statement that does not run here; the rest follows from that. */
export type GapStatement = Omit<StatementDefinition, "gap" | "effects" | "examples" | "run" | "prepare"> & {
	readonly gap: Exclude<Gap, "query">;
	/** How it is written. */
	readonly example: string;
};

/** The one way to write a statement that does not run here: its form is known, and a run stops where it meets it. */
export function gapStatement({ example, ...rest }: GapStatement): StatementDefinition {
	return {
		...rest,
		effects: "async",
		examples: [{ code: example, result: `error: ${gapSentence(rest.name, rest.gap)}` }],
	};
}
