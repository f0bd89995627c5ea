import type { Catalogue } from "../catalogue/catalogue.js";
import { constructs } from "../catalogue/constructs/index.js";
import { defaultCatalogue } from "../catalogue/index.js";
import { inputFilters, inputTypes } from "../catalogue/types/index.js";
import { constructEntry, filterEntry, functionEntry, inputFilterEntry, statementEntry, typeEntry } from "./entries.js";
import type { Entry, EntryKind } from "./entry.js";
import { type FamilyText, filterFamilies, otherFamilies, statementFamilies } from "./families.js";

/** Entries that belong together, and stand on one page. */
export interface Family extends FamilyText {
	readonly kind: EntryKind;
	readonly name: string;
	/** Below docs/reference. */
	readonly page: string;
	readonly entries: readonly Entry[];
}

/** Everything that can be named in a program, family by family. */
export interface Reference {
	readonly families: readonly Family[];
	readonly entries: readonly Entry[];
	/** Names Xano knows that do not run here, with the reason as a sentence. */
	readonly gaps: ReadonlyMap<string, string>;
}

/**
 * The catalogue as it is shown to people.
 * @param catalogue the one that comes with the library when left out; an engine's has what its project adds
 */
export function createReference(catalogue: Catalogue = defaultCatalogue()): Reference {
	const filters = [...catalogue.filters, ...catalogue.queryFilters].map(filterEntry);
	const statements = catalogue.statements.map(statementEntry);
	const others = otherFamilies();
	const families: Family[] = [
		...Object.entries(filterFamilies()).map(([name, text]) => ({
			...text,
			kind: "filter" as const,
			name,
			page: `filters/${name}.md`,
			entries: filters.filter(({ family }) => family === name),
		})),
		...Object.entries(statementFamilies()).map(([name, text]) => ({
			...text,
			kind: "statement" as const,
			name,
			page: `statements/${name}.md`,
			entries: statements.filter(({ family }) => family === name),
		})),
		{
			...others.construct,
			kind: "construct",
			name: "constructs",
			page: "constructs.md",
			entries: constructs.map(constructEntry),
		},
		{ ...others.type, kind: "type", name: "types", page: "types.md", entries: inputTypes.map(typeEntry) },
		{
			...others["input filter"],
			kind: "input filter",
			name: "input-filters",
			page: "input-filters.md",
			entries: inputFilters.map(inputFilterEntry),
		},
		{
			...others.function,
			kind: "function",
			name: "functions",
			page: "functions.md",
			entries: catalogue.functions.map(functionEntry),
		},
	];
	const filled = families.filter(({ entries }) => entries.length > 0);
	const entries = filled.flatMap((family) => family.entries);
	return {
		families: filled,
		entries,
		gaps: new Map(entries.flatMap(({ name, gap }) => (gap === null ? [] : [[name, gap] as const]))),
	};
}
