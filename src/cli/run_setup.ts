import { promises } from "node:fs";
import {
	type Builtin,
	createEngine,
	type Engine,
	type EngineOptions,
	type Environment,
	EnvironmentFileError,
	embeddedRedis,
	type HttpClient,
	type Limits,
	loadBuiltins,
	type OpenOptions,
	openEnvironment,
	openTraffic,
	type Project,
	systemHost,
	type Traffic,
	type TrafficRoute,
} from "../index.js";
import { UsageError } from "./exit.js";
import { readPairs } from "./input.js";
import { type LimitFlags, readConnections, readLimits } from "./limits.js";
import { openPath } from "./open.js";
import { Secrecy } from "./secrecy.js";
import { withSimulatedKey } from "./simulated_key.js";
import { openTreeCache } from "./tree_cache.js";

/** The flags that say what is run, and in what world. */
export interface SetupFlags extends LimitFlags {
	readonly function?: string;
	readonly job?: string;
	readonly env?: readonly string[];
	readonly envFile?: string;
	readonly simulate?: boolean;
	readonly record?: string;
	readonly replay?: string;
	readonly offline?: boolean;
}

/** What runs stand on. */
export interface RunSetup {
	readonly project: Project;
	readonly builtins: readonly Builtin[];
	readonly limits: Partial<Limits>;
	/** What is to be run. */
	readonly subject: { readonly job?: string; readonly function?: string };
	readonly engine: Engine;
	/** What the engine was made with. */
	readonly options: EngineOptions;
	/** That of the run; there is one once it has begun. */
	environment(): Environment;
	/** Keeps secrets out of what is printed beside the response. */
	readonly secrecy: Secrecy;
	close(): Promise<void>;
}

/** What some commands have other than `xano run` alone. */
export interface SetupOptions {
	/** What really sends requests; that of this machine when left out. */
	readonly network?: HttpClient;
	/** How many requests to one host there may be at least. */
	readonly connections?: number;
	/** How the project is read, in place of `cacheFolder`. */
	readonly open?: OpenOptions;
	/** How the path is opened; as `openPath` does it when left out. */
	readonly opener?: typeof openPath;
}

/**
 * Opens a project for running it.
 * @param cacheFolder where trees are kept from run to run; null for nowhere
 * @throws UsageError when the call is wrong
 */
export async function openRun(
	path: string,
	flags: SetupFlags,
	cacheFolder: string | null,
	{ network = systemHost().http, connections, open, opener = openPath }: SetupOptions = {},
): Promise<RunSetup> {
	const pairs = readPairs(flags.env ?? []);
	const limits = readLimits(flags);
	const allowed = readConnections(flags) ?? connections;
	if (flags.replay !== undefined) await requireFile(flags.replay, "The recording");
	const trees = cacheFolder === null || open || path === "-" ? null : openTreeCache(cacheFolder, path);
	const { project, soleFunction } = await opener(path, open ?? (trees ? { parse: trees.parse } : {}));
	const functionName = flags.function ?? (flags.job === undefined ? soleFunction : null);
	const builtins = await loadBuiltins(project.root);
	const secrecy = new Secrecy();
	let traffic: TrafficRoute | null = null;
	const options: EngineOptions = {
		project,
		builtins,
		limits,
		...(allowed === undefined ? {} : { connections: allowed }),
		...(trees ? { checked: trees.checked } : {}),
		hides: secrecy.hide,
		host: {
			environment: async (declared) => {
				const file = flags.envFile === undefined ? {} : { file: flags.envFile };
				const asked = { pairs, ...file, declared, process: process.env, folder: project.root };
				const opened = await openEnvironment(asked).catch((thrown) => {
					if (!(thrown instanceof EnvironmentFileError)) throw thrown;
					throw new UsageError(thrown.message, "Every line is NAME=value.", "bad-environment-file");
				});
				const environment = flags.simulate ? withSimulatedKey(opened) : opened;
				secrecy.environment = environment;
				traffic = await openTraffic(network, {
					traffic: trafficOf(flags),
					recordFile: flags.record ?? null,
					openaiBaseUrl: opened.get("OPENAI_BASE_URL") ?? process.env.OPENAI_BASE_URL ?? null,
				});
				return environment;
			},
			http: (visible) => (traffic as TrafficRoute).clientFor(visible),
			...(flags.offline || flags.replay !== undefined ? { redis: embeddedRedis(systemHost().clock) } : {}),
		},
	};
	return {
		project,
		builtins,
		limits,
		subject: {
			...(flags.job === undefined ? {} : { job: flags.job }),
			...(functionName === null ? {} : { function: functionName }),
		},
		engine: createEngine(options),
		options,
		environment: () => secrecy.environment as Environment,
		secrecy,
		close: async () => {
			trees?.save();
			await Promise.all([traffic?.close(), systemHost().http.close()]);
		},
	};
}

async function requireFile(path: string, what: string): Promise<void> {
	const found = await promises.stat(path).catch(() => null);
	if (!found?.isFile()) throw new UsageError(`${what} ${path} ${found ? "is no file" : "does not exist"}`);
}

function trafficOf({ simulate, replay, offline }: SetupFlags): Traffic {
	if (simulate) return { kind: "simulate" };
	if (replay !== undefined) return { kind: "replay", file: replay };
	return { kind: offline ? "offline" : "live" };
}
