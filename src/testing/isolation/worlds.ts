import type { Location } from "../../compile/program.js";
import type { Environment, HttpClient } from "../../host/ports.js";
import { type Secrets, secretsIn } from "../../host/redact.js";
import { systemHost } from "../../host/system.js";
import type { Project } from "../../project/project.js";
import type { TestCase } from "../options.js";
import type { TestIdentity } from "../results.js";
import { cassetteOf } from "./cassette_files.js";
import { type TestTraffic, type TestTrafficMode, testTraffic } from "./traffic.js";
import { type TestWorld, testWorld } from "./world.js";

export interface WorldsOptions {
	readonly project: Project;
	readonly environment: Environment;
	/** The client that really sends. */
	readonly network: HttpClient;
	readonly mode: TestTrafficMode;
	readonly seed: number;
	readonly now: number | null;
}

/** Makes the world of every test of a call. */
export interface Worlds {
	worldFor(test: TestIdentity): TestWorld;
	/** @param callsHere the statements of the calls that are going on, innermost first */
	trafficFor(test: TestCase, world: TestWorld, callsHere: () => readonly Location[]): TestTraffic;
}

/** Prepares what the worlds of tests have in common. */
export function openWorlds({ project, environment, network, mode, seed, now }: WorldsOptions): Worlds {
	const { clock, files } = systemHost();
	let secrets: Secrets | null = null;
	return {
		worldFor: ({ construct, name }) =>
			testWorld({
				seed,
				construct,
				test: name,
				now,
				sleepsForReal: mode === "live" || mode === "update",
				clock,
				files,
			}),
		trafficFor: (test, world, callsHere) => {
			secrets ??= secretsIn(environment);
			return testTraffic({
				mode,
				cassette: () => cassetteOf(project.root, test),
				network,
				secrets,
				clock: world.clock,
				openaiBaseUrl: environment.get("OPENAI_BASE_URL") ?? null,
				callsHere,
			});
		},
	};
}
