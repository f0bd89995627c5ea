import { createCatalogue } from "../catalogue.js";
import { allDefinitions } from "./all.js";
import type { Group } from "./group.js";
import { groups } from "./index.js";

/** Where everything is that can be named: for each group the names and aliases of what is in it. */
export interface Places {
	readonly filters: readonly (readonly string[])[];
	readonly queryFilters: readonly (readonly string[])[];
	readonly statements: readonly (readonly string[])[];
	/** Names of the statements that have a block of that name. */
	readonly blocks: readonly (readonly [name: string, owners: readonly string[]])[];
}

/**
 * Works out where everything is, for which all of it has to be there. So the build does it once (`scripts/found_once.mjs`) and
 * puts the answer in the place of this function.
 * @throws Error for a definition that is in no group
 */
export function findPlaces(): Places {
	const all = createCatalogue(allDefinitions());
	const loaded = groups.map((group) => group());
	const placesOf = <Kind extends keyof Group>(kind: Kind, find: (name: string) => unknown): string[][] => {
		const names = new Set(all[kind].flatMap(({ name, aliases = [] }) => [name, ...aliases]));
		const places: string[][] = groups.map(() => []);
		for (const name of names) {
			const definition = find(name);
			const group = loaded.findIndex((each) => (each[kind] as readonly unknown[]).includes(definition));
			if (group < 0) throw new Error(`${name} is in no group of src/catalogue/groups`);
			places[group]?.push(name);
		}
		return places;
	};
	const blocks = new Set(all.statements.flatMap(({ blocks = [] }) => blocks.map(({ name }) => name)));
	return {
		filters: placesOf("filters", all.filter),
		queryFilters: placesOf("queryFilters", all.queryFilter),
		statements: placesOf("statements", all.statement),
		blocks: [...blocks].map((block) => [block, all.blockOwners(block)]),
	};
}
