/** What of the checker a comparison uses. */
interface Library {
	projectFromText(name: string, text: string, root: string): unknown;
	createEngine(options: never): { check(options: { readonly strict: boolean }): readonly { readonly code: string }[] };
}

/** A case of a specification with what the checker makes of it. */
export interface Result {
	readonly file: string;
	readonly title: string;
	readonly accepted: boolean;
	readonly agrees: boolean;
	readonly isError: boolean;
	readonly isRefused: boolean;
	/** Why a disagreement is meant. */
	readonly reason: string | null;
}

export function compare(
	checkout: string,
	library: Library,
): { readonly results: readonly Result[]; readonly left: ReadonlyMap<string, number> };

export function countsOf(results: readonly Result[]): { readonly accepted: number; readonly refused: number };
