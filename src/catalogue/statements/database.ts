import type { StatementDefinition } from "../define.js";
import { bulkStatements } from "./database/bulk.js";
import { directStatements } from "./database/direct.js";
import { queryStatements } from "./database/query.js";
import { recordStatements } from "./database/records.js";
import { tableStatements } from "./database/tables.js";

/** The database: none of it runs here yet. */
export const databaseStatements: readonly StatementDefinition[] = [
	...recordStatements,
	...queryStatements,
	...bulkStatements,
	...directStatements,
	...tableStatements,
];
