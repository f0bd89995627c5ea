import { aiStatements } from "../statements/ai.js";
import { apiStatements } from "../statements/api.js";
import { emailStatements } from "../statements/email.js";
import { redisStatements } from "../statements/redis.js";
import { storageStatements } from "../statements/storage.js";
import { streamStatements } from "../statements/stream.js";
import { zipStatements } from "../statements/zip.js";
import type { Group } from "./group.js";

/** What asks other machines, models and files. */
export function services(): Group {
	return {
		filters: [],
		queryFilters: [],
		statements: [
			...emailStatements,
			...apiStatements,
			...storageStatements,
			...zipStatements,
			...redisStatements,
			...streamStatements,
			...aiStatements,
		],
	};
}
