import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Limits } from "../../catalogue/define.js";
import { compileProgram, type Program } from "../../compile/program.js";
import { RunError } from "../../engine/errors.js";
import { execute } from "../../engine/execution.js";
import { libraryOf } from "../../engine/library.js";
import type { Exchange } from "../../host/cassette/exchange.js";
import { playing } from "../../host/cassette/replaying.js";
import type { Environment, HttpClient } from "../../host/ports.js";
import type { Secrets } from "../../host/redact.js";
import { systemHost } from "../../host/system.js";
import type { Project } from "../../project/project.js";
import type { XanoObject } from "../../values/kinds.js";
import { testWorld } from "../isolation/world.js";
import type { Ending } from "../judging.js";
import { type Observation, Observations } from "./observations.js";
import { Uses } from "./uses.js";

/** What a function is run again with, as a test would run it. */
export interface ReplaySetup {
	/** With the mocks of the test. */
	readonly project: Project;
	readonly catalogue: Catalogue;
	readonly limits: Limits;
	readonly environment: Environment;
	readonly secrets: Secrets;
	readonly functionName: string;
	readonly test: string;
	readonly input: XanoObject;
	/** When it begins, in milliseconds since 1970. */
	readonly began: number;
	/** Answers to requests that no mock keeps from being sent. */
	readonly exchanges: readonly Exchange[];
}

/** Everything by which one run of a test differs from another. */
export interface Chance {
	readonly seed: number;
	/** Milliseconds by which the clock is ahead. */
	readonly later: number;
	/** Milliseconds that pass between two looks at the clock: the same with every replay, so that these can be compared. */
	readonly tick: number;
}

export interface Replay {
	readonly ending: Ending;
	readonly observations: readonly Observation[];
	/** Exchanges that answered a request. */
	readonly played: ReadonlySet<Exchange>;
	/** The first request that nothing answered; null when there was none. */
	readonly missed: string | null;
}

/** Runs a function as a test would, and watches it. */
export async function replay(setup: ReplaySetup, { seed, later, tick }: Chance): Promise<Replay> {
	const { project, catalogue, limits, environment, secrets, functionName, test, input } = setup;
	const instruments = { mocks: true, observe: functionName };
	const program = compileProgram(functionName, libraryOf(project, catalogue), instruments) as Program;
	await program.prepare();
	const { clock, files } = systemHost();
	let looks = 0;
	const shifted = {
		now: () => setup.began + later + tick * looks++,
		monotonic: () => clock.monotonic(),
		sleep: (milliseconds: number, signal?: AbortSignal) => clock.sleep(milliseconds, signal),
	};
	const world = testWorld({
		seed,
		construct: functionName,
		test,
		now: null,
		sleepsForReal: false,
		clock: shifted,
		files,
	});
	const uses = new Uses();
	const observations = new Observations(uses);
	const played = new Set<Exchange>();
	let missed: string | null = null;
	const player = playing(setup.exchanges, "the run", secrets, (exchange) => played.add(exchange));
	const http: HttpClient = {
		send: async (request) => {
			try {
				return await player.send(request);
			} catch (thrown) {
				missed ??= `${request.method} ${request.url}`;
				throw thrown;
			}
		},
	};
	const { redis } = world;
	const ending = await execute(
		{
			ports: {
				...uses.through({ ...world, http }),
				limits,
				timeZone: world.timeZone,
				environment,
				declaredEnvironment: null,
				test,
				observer: observations,
			},
			redis: () => ({ ...uses.throughRedis(redis), close: () => undefined }),
			project,
			catalogue,
			programOf: () => program,
		},
		(run, steps) => steps.call(functionName, input, run),
	).catch((thrown: unknown) => {
		if (thrown instanceof RunError) return { error: thrown };
		throw thrown;
	});
	return { ending, observations: observations.all(), played, missed };
}
