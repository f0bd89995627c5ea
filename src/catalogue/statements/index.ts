import type { StatementDefinition } from "../define.js";
import { apiStatements } from "./api.js";
import { arrayStatements } from "./array.js";
import { controlStatements } from "./control.js";
import { mathStatements } from "./math.js";
import { objectStatements } from "./object.js";
import { securityStatements } from "./security.js";
import { textStatements } from "./text.js";
import { utilStatements } from "./util.js";

/** Every statement, family by family. */
export const allStatements: readonly StatementDefinition[] = [
	...controlStatements,
	...arrayStatements,
	...mathStatements,
	...textStatements,
	...objectStatements,
	...utilStatements,
	...securityStatements,
	...apiStatements,
];
