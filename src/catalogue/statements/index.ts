import type { StatementDefinition } from "../define.js";
import { aiStatements } from "./ai.js";
import { apiStatements } from "./api.js";
import { arrayStatements } from "./array.js";
import { cloudStatements } from "./cloud.js";
import { controlStatements } from "./control.js";
import { databaseStatements } from "./database.js";
import { emailStatements } from "./email.js";
import { expectStatements } from "./expect.js";
import { lambdaStatements } from "./lambda.js";
import { mathStatements } from "./math.js";
import { objectStatements } from "./object.js";
import { redisStatements } from "./redis.js";
import { securityStatements } from "./security.js";
import { serverStatements } from "./server.js";
import { storageStatements } from "./storage.js";
import { streamStatements } from "./stream.js";
import { textStatements } from "./text.js";
import { utilStatements } from "./util.js";
import { zipStatements } from "./zip.js";

/** Every statement, family by family; those with a `gap` do not run here. */
export const allStatements: readonly StatementDefinition[] = [
	...controlStatements,
	...arrayStatements,
	...mathStatements,
	...textStatements,
	...objectStatements,
	...utilStatements,
	...emailStatements,
	...securityStatements,
	...apiStatements,
	...lambdaStatements,
	...storageStatements,
	...zipStatements,
	...redisStatements,
	...expectStatements,
	...streamStatements,
	...aiStatements,
	...databaseStatements,
	...serverStatements,
	...cloudStatements,
];
