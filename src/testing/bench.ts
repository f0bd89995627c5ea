import type { Catalogue } from "../catalogue/catalogue.js";
import type { Limits } from "../catalogue/define.js";
import type { Program } from "../compile/program.js";
import type { Environment } from "../host/ports.js";
import type { Project } from "../project/project.js";
import type { Worlds } from "./isolation/worlds.js";

/** What all tests of a call share. */
export interface TestBench {
	readonly project: Project;
	readonly catalogue: Catalogue;
	readonly limits: Limits;
	readonly environment: Environment;
	readonly worlds: Worlds;
	/** @param name a function of the project that is tested */
	readonly programOf: (name: string) => Program;
	readonly signal: AbortSignal | undefined;
	readonly interruptible: boolean;
	readonly onStall: ((isStalled: boolean) => void) | undefined;
}
