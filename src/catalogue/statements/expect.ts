import { assertionStatement } from "../assertions/define.js";
import { allAssertions } from "../assertions/index.js";
import type { StatementDefinition } from "../define.js";

/** The assertions as statements. */
export const expectStatements: readonly StatementDefinition[] = allAssertions.map(assertionStatement);
