import { expectStatements } from "../statements/expect.js";
import type { Group } from "./group.js";

/** What tests claim. */
export function expectations(): Group {
	return {
		filters: [],
		queryFilters: [],
		statements: [...expectStatements],
	};
}
