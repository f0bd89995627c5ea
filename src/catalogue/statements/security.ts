import type { StatementDefinition } from "../define.js";
import { authStatements } from "./security/auth.js";
import { cipherStatements } from "./security/ciphers.js";
import { keyStatements } from "./security/keys.js";
import { passwordStatements } from "./security/passwords.js";
import { randomStatements } from "./security/random.js";
import { tokenStatements } from "./security/tokens.js";

/** Random values, passwords, ciphers, keys and tokens. */
export const securityStatements: readonly StatementDefinition[] = [
	...randomStatements,
	...passwordStatements,
	...cipherStatements,
	...keyStatements,
	...tokenStatements,
	...authStatements,
];
