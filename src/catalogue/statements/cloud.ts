import type { StatementDefinition } from "../define.js";
import { algoliaStatements } from "./cloud/algolia.js";
import { datadogStatements } from "./cloud/datadog.js";
import { cloudSearchStatements } from "./cloud/search.js";
import { cloudServiceStatements } from "./cloud/services.js";
import { cloudStorageStatements } from "./cloud/storage.js";

/** What needs a service of somebody else's: none of it runs here yet. */
export const cloudStatements: readonly StatementDefinition[] = [
	...cloudServiceStatements,
	...cloudStorageStatements,
	...cloudSearchStatements,
	...algoliaStatements,
	...datadogStatements,
];
