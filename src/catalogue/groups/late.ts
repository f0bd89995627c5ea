import { type Catalogue, createCatalogue } from "../catalogue.js";
import { builtinFunctions } from "../functions/index.js";
import { gapSentence } from "../gap.js";
import { allDefinitions } from "./all.js";
import type { Group } from "./group.js";
import { groups } from "./index.js";
import { findPlaces } from "./places.js";

let shared: Catalogue | undefined;

/** A catalogue that loads what is asked for: with a name the group it is in, with a list everything. */
export function lateCatalogue(): Catalogue {
	return (shared ??= makeCatalogue());
}

function makeCatalogue(): Catalogue {
	const places = findPlaces();
	const filters = groupsByName(places.filters);
	const queryFilters = groupsByName(places.queryFilters);
	const statements = groupsByName(places.statements);
	const blocks = new Map(places.blocks);
	const known = new Map<() => Group, Catalogue>();
	const within = (group: (() => Group) | undefined): Catalogue | undefined => {
		if (group === undefined) return undefined;
		let catalogue = known.get(group);
		if (catalogue === undefined) {
			catalogue = createCatalogue({ ...group(), functions: [] });
			known.set(group, catalogue);
		}
		return catalogue;
	};
	let all: Catalogue | undefined;
	const everything = (): Catalogue => (all ??= createCatalogue(allDefinitions()));
	const statement: Catalogue["statement"] = (name) => within(statements.get(name))?.statement(name);
	const queryFilter: Catalogue["queryFilter"] = (name) => within(queryFilters.get(name))?.queryFilter(name);
	return {
		...createCatalogue({ filters: [], statements: [], functions: builtinFunctions }),
		filter: (name) => within(filters.get(name))?.filter(name),
		queryFilter,
		statement,
		blockOwners: (name) => blocks.get(name) ?? [],
		gap: (name) => {
			const gap = statement(name)?.gap ?? (filters.has(name) ? undefined : queryFilter(name)?.gap);
			return gap === undefined ? null : gapSentence(name, gap);
		},
		get filters() {
			return everything().filters;
		},
		get queryFilters() {
			return everything().queryFilters;
		},
		get statements() {
			return everything().statements;
		},
	};
}

function groupsByName(places: readonly (readonly string[])[]): Map<string, () => Group> {
	return new Map(
		groups.flatMap((group, index) => (places[index] ?? []).map((name): [string, () => Group] => [name, group])),
	);
}
