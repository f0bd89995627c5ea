import { queryFilters } from "../filters/query.js";
import { cloudStatements } from "../statements/cloud.js";
import { databaseStatements } from "../statements/database.js";
import { serverStatements } from "../statements/server.js";
import type { Group } from "./group.js";

/** What runs on Xano only. */
export function xanoOnly(): Group {
	return {
		filters: [],
		queryFilters: [...queryFilters],
		statements: [...databaseStatements, ...serverStatements, ...cloudStatements],
	};
}
