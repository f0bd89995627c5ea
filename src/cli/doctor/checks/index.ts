import type { Check } from "../finding.js";
import { builtinsCheck } from "./builtins.js";
import { environmentCheck } from "./environment.js";
import { cacheCheck, storeCheck } from "./folders.js";
import { layoutCheck } from "./layout.js";
import { nodeCheck } from "./node.js";
import { onlineCheck } from "./online.js";
import { openAiCheck } from "./openai.js";
import { programCheck } from "./program.js";
import { projectCheck } from "./project.js";
import { secretsCheck } from "./secrets.js";
import { simulatorCheck } from "./simulator.js";
import { terminalCheck } from "./terminal.js";
import { testsCheck } from "./tests.js";
import { versionCheck } from "./version.js";

/** Everything that is looked at, in the order in which it is told: first the machine, then the project. */
export const checks: readonly Check[] = [
	nodeCheck,
	versionCheck,
	terminalCheck,
	cacheCheck,
	simulatorCheck,
	projectCheck,
	layoutCheck,
	builtinsCheck,
	programCheck,
	testsCheck,
	environmentCheck,
	secretsCheck,
	openAiCheck,
	onlineCheck,
	storeCheck,
];
