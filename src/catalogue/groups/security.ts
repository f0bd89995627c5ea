import { cryptoFilters } from "../filters/crypto.js";
import { securityStatements } from "../statements/security.js";
import type { Group } from "./group.js";

/** Hashes, keys, signatures and tokens. */
export function security(): Group {
	return {
		filters: [...cryptoFilters],
		queryFilters: [],
		statements: [...securityStatements],
	};
}
