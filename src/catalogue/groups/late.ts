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
	const filters = placesOf(places.filters);
	const queryFilters = placesOf(places.queryFilters);
	const statements = placesOf(places.statements);
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
	const statement: Catalogue["statement"] = (name) => within(statements(name))?.statement(name);
	const queryFilter: Catalogue["queryFilter"] = (name) => within(queryFilters(name))?.queryFilter(name);
	return {
		...createCatalogue({ filters: [], statements: [], functions: builtinFunctions }),
		filter: (name) => within(filters(name))?.filter(name),
		queryFilter,
		statement,
		blockOwners: (name) => blocks.get(name) ?? [],
		gap: (name) => {
			const gap = statement(name)?.gap ?? (filters(name) ? undefined : queryFilter(name)?.gap);
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

/** Finds the group of a name; many runs ask for none, say, of a filter. */
function placesOf(names: readonly (readonly string[])[]): (name: string) => (() => Group) | undefined {
	let known: Map<string, () => Group> | undefined;
	return (name) => {
		known ??= new Map(
			groups.flatMap((group, index) => (names[index] ?? []).map((each): [string, () => Group] => [each, group])),
		);
		return known.get(name);
	};
}
