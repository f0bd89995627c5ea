import type { StatementDefinition } from "../define.js";
import { branchStatements } from "./control/branches.js";
import { callStatements } from "./control/calls.js";
import { debugStatements } from "./control/debugging.js";
import { errorStatements } from "./control/errors.js";
import { loopStatements } from "./control/loops.js";
import { variableStatements } from "./control/variables.js";

/** Variables, branches, loops, errors, calls: statements that the compiler itself translates. */
export const controlStatements: readonly StatementDefinition[] = [
	...variableStatements,
	...branchStatements,
	...loopStatements,
	...errorStatements,
	...callStatements,
	...debugStatements,
];
