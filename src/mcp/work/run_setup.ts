import {
	createEngine,
	type Engine,
	EnvironmentFileError,
	embeddedRedis,
	type HttpClient,
	memoryStore,
	openEnvironment,
	SensitiveValues,
	SetupError,
	systemHost,
	type Traffic,
	type TrafficRoute,
	withSimulatedKey,
} from "../../index.js";
import type { World } from "../call.js";
import type { Redaction } from "../redaction.js";
import { Refusal } from "../refusal.js";
import type { RunInput, RunOutput } from "../tools/run.js";
import { openRoute } from "./route.js";
import { sensitiveValues } from "./sensitive.js";
import { openSubjects, type Subject } from "./subject.js";

/** What a run stands on. */
export interface RunSetup {
	readonly subject: Subject;
	readonly engine: Engine;
	/** What is to be run. */
	readonly asked: { readonly job?: string; readonly function?: string };
	readonly redaction: Redaction;
	readonly traffic: RunOutput["traffic"];
	readonly notes: readonly string[];
	close(): Promise<void>;
}

/**
 * Prepares a run: what is run, in what world, within what limits.
 * @throws Refusal when the call is wrong, SetupError when the project is
 */
export async function openRun(input: RunInput, world: World): Promise<RunSetup> {
	const { root, permissions } = world;
	if (input.function !== undefined && input.job !== undefined)
		throw new Refusal("Both a function and a job are named", "Leave out one of them.");
	const traffic = trafficFor(input, world);
	const { subjects, redaction, notes } = await openSubjects(input, world);
	const [subject] = subjects;
	if (subject === undefined || subjects.length > 1) {
		const folders = subjects.map(({ project }) => root.nameOf(project.root)).join(", ");
		throw new Refusal("There are several projects here", `Give the \`path\` of one of them: ${folders}.`);
	}
	const { project, builtins } = subject;
	root.requireInside(`${project.root}/.env`);
	const asked = askedOf(subject, input);
	redaction.add(sensitiveValues(project, asked.function ?? null, input.input ?? {}));
	const sensitive = new SensitiveValues();
	redaction.add({ [Symbol.iterator]: () => sensitive.secrets() });
	const isOutside = permissions.network && (traffic.kind === "live" || traffic.kind === "simulate");
	let route: TrafficRoute | null = null;
	const engine = createEngine({
		project,
		builtins,
		hides: (value) => sensitive.add(value),
		limits: {
			milliseconds: input.timeout * 1_000,
			...(input.maxIterations === undefined ? {} : { iterations: input.maxIterations }),
			...(input.maxSize === undefined ? {} : { size: input.maxSize }),
		},
		host: {
			environment: async (declared) => {
				const opened = await openEnvironment({
					pairs: new Map(Object.entries(input.environment ?? {})),
					declared,
					process: process.env,
					folder: project.root,
				}).catch((thrown: unknown) => {
					if (!(thrown instanceof EnvironmentFileError)) throw thrown;
					throw new SetupError("bad-environment-file", thrown.message, "Every line is NAME=value.");
				});
				redaction.addEnvironment(opened);
				const openaiBaseUrl = opened.get("OPENAI_BASE_URL") ?? process.env.OPENAI_BASE_URL ?? null;
				route = await openRoute({ traffic, openaiBaseUrl, permissions });
				return traffic.kind === "simulate" ? withSimulatedKey(opened) : opened;
			},
			http: (environment): HttpClient => (route as TrafficRoute).clientFor(environment),
			// What programs store would be written into the project otherwise.
			store: memoryStore(),
			...(isOutside ? {} : { redis: embeddedRedis(systemHost().clock) }),
		},
	});
	return {
		subject,
		engine,
		asked,
		redaction,
		traffic: trafficNames[traffic.kind],
		notes,
		close: async () => {
			await route?.close();
		},
	};
}

const trafficNames = { offline: "offline", simulate: "simulated", replay: "replayed", live: "live" } as const;

function trafficFor({ simulate, replay }: RunInput, { root, permissions }: World): Traffic {
	if (replay !== undefined) {
		if (simulate) throw new Refusal("A run is either simulated or replayed", "Leave out `simulate` or `replay`.");
		// The process runs in the folder; messages name the recording as it is named here.
		return { kind: "replay", file: root.nameOf(root.resolve(replay)) };
	}
	if (simulate ?? !permissions.network) return { kind: "simulate" };
	return { kind: permissions.network ? "live" : "offline" };
}

/** What was named; otherwise what a file can only mean: its one job, or its one function. */
function askedOf({ project, file }: Subject, { job, function: name }: RunInput): RunSetup["asked"] {
	if (job !== undefined) return { job };
	if (name !== undefined) return { function: name };
	const own = project.constructs.filter(({ path }) => file === null || path === file.path);
	const named = (kind: string): string[] => own.filter((each) => each.kind === kind).map((each) => each.name);
	const [jobs, functions] = [named("run.job"), named("function")];
	if (jobs.length === 1) return { job: jobs[0] as string };
	return jobs.length === 0 && functions.length === 1 ? { function: functions[0] as string } : {};
}
