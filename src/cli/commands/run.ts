import {
	cancelledCode,
	createEngine,
	type Environment,
	EnvironmentFileError,
	encodeJson,
	fromJavaScript,
	type LocatedLog,
	loadBuiltins,
	openEnvironment,
	openTraffic,
	RunError,
	type RunResult,
	redactMessage,
	SetupError,
	secretsIn,
	simulatedKey,
	systemHost,
	type Traffic,
} from "../../index.js";
import { exitCodes, UsageError } from "../exit.js";
import { readInput, readPairs } from "../input.js";
import { openPath } from "../open.js";
import { details, exitCodeOf, logLine, runFailure, setupFailure, summaryLine } from "../report.js";
import { Spinner } from "../spinner.js";
import type { Terminal } from "../terminal.js";

/** The flags of `xano run`, as the command line gives them. */
export interface RunFlags {
	readonly function?: string;
	readonly job?: string;
	readonly input?: readonly string[];
	readonly env?: readonly string[];
	readonly envFile?: string;
	readonly simulate?: boolean;
	readonly record?: string;
	readonly replay?: string;
	readonly offline?: boolean;
	readonly timeout?: string;
	readonly maxDepth?: string;
	readonly maxIterations?: string;
	readonly maxSize?: string;
	readonly stream?: boolean;
	readonly json?: boolean;
	readonly quiet?: boolean;
	readonly verbose?: boolean;
}

/**
 * Runs a job or a function and prints its response.
 * @returns the exit code
 * @throws UsageError when the call is wrong
 */
export async function run(path: string, flags: RunFlags, terminal: Terminal): Promise<number> {
	const input = await readInput(flags.input ?? []);
	const pairs = new Map(Object.entries(readPairs(flags.env ?? [])));
	const limits = readLimits(flags);
	const { project, soleFunction } = await openPath(path);
	const interruption = watchInterrupts();
	let environment: Environment | null = null;
	/** Nothing that is printed beside the response may hold a secret. */
	const safe = (text: string): string => (environment ? redactMessage(text, secretsIn(environment)) : text);
	const spinner = new Spinner(terminal, "running");
	const traffic = await openTraffic(systemHost().http, {
		traffic: trafficOf(flags),
		recordFile: flags.record ?? null,
		openaiBaseUrl: pairs.get("OPENAI_BASE_URL") ?? process.env.OPENAI_BASE_URL ?? null,
	});
	try {
		if (flags.simulate && !flags.quiet) terminal.error("Answers of OpenAI are simulated: nothing is sent to it.\n");
		const engine = createEngine({
			project,
			builtins: await loadBuiltins(project.root),
			limits,
			host: {
				http: (visible) => traffic.clientFor(visible),
				environment: async (declared) => {
					const file = flags.envFile === undefined ? {} : { file: flags.envFile };
					const opened = await openEnvironment({
						pairs,
						...file,
						declared,
						process: process.env,
						folder: project.root,
					});
					environment = flags.simulate ? withSimulatedKey(opened) : opened;
					return environment;
				},
			},
		});
		spinner.start();
		const result = await engine.run({
			...(flags.job === undefined ? {} : { job: flags.job }),
			...(flags.function === undefined && (soleFunction === null || flags.job !== undefined)
				? {}
				: { function: flags.function ?? (soleFunction as string) }),
			...(input ? { input } : {}),
			signal: interruption.signal,
			interruptible: true,
			onStall: interruption.stalled,
			...(flags.stream ? { stream: (text: string) => spinner.above(text) } : {}),
			onLog: (log: LocatedLog) => {
				if (!flags.json && !flags.quiet) spinner.above(safe(logLine(terminal, log)));
			},
		});
		spinner.stop();
		if (flags.stream) terminal.error("\n");
		return printResult(result, flags, terminal, safe);
	} catch (thrown) {
		spinner.stop();
		if (thrown instanceof EnvironmentFileError) throw new UsageError(thrown.message, "Every line is NAME=value.");
		if (!(thrown instanceof RunError || thrown instanceof SetupError)) throw thrown;
		printFailure(thrown, flags, terminal, safe);
		return exitCodeOf(thrown);
	} finally {
		interruption.end();
		await Promise.all([traffic.close(), systemHost().http.close()]);
	}
}

function trafficOf({ simulate, replay, offline }: RunFlags): Traffic {
	if (simulate) return { kind: "simulate" };
	if (replay !== undefined) return { kind: "replay", file: replay };
	return { kind: offline ? "offline" : "live" };
}

/** The stand-in takes any key; a program that insists on one gets one. */
function withSimulatedKey(environment: Environment): Environment {
	const name = "OPENAI_API_KEY";
	if (environment.get(name)) return environment;
	return {
		get: (wanted) => (wanted === name ? simulatedKey : environment.get(wanted)),
		names: () => [...new Set([...environment.names(), name])],
	};
}

function readLimits(flags: RunFlags): Record<string, number> {
	const limits: Record<string, number> = {};
	const read = (text: string | undefined, flag: string, limit: string, scale = 1): void => {
		if (text === undefined) return;
		const number = Number(text);
		if (!(number > 0) || !Number.isFinite(number))
			throw new UsageError(`${flag} needs a number above 0, not ${JSON.stringify(text)}`);
		limits[limit] = number * scale;
	};
	read(flags.timeout, "--timeout", "milliseconds", 1_000);
	read(flags.maxDepth, "--max-depth", "callDepth");
	read(flags.maxIterations, "--max-iterations", "iterations");
	read(flags.maxSize, "--max-size", "size");
	return limits;
}

/** Turns Ctrl-C into a cancelled run; a second one ends the process. */
function watchInterrupts(): { signal: AbortSignal; stalled(stalled: boolean): void; end(): void } {
	const controller = new AbortController();
	let count = 0;
	const interrupt = (): void => {
		count++;
		if (count > 1) process.exit(exitCodes.interrupted);
		controller.abort();
	};
	const watch = (): void => {
		process.on("SIGINT", interrupt);
		process.on("SIGTERM", interrupt);
	};
	const leave = (): void => {
		process.off("SIGINT", interrupt);
		process.off("SIGTERM", interrupt);
	};
	watch();
	return {
		signal: controller.signal,
		// While nothing can be noticed, the system's own way of ending a process has to work.
		stalled: (stalled) => (stalled ? leave() : watch()),
		end: leave,
	};
}

function printResult(result: RunResult, flags: RunFlags, terminal: Terminal, safe: (text: string) => string): number {
	if (flags.json) {
		const logs = safe(encodeJson(fromJavaScript(result.logs)));
		const rest = encodeJson(fromJavaScript({ timings: result.timings, usage: result.usage }));
		terminal.out(`{"response":${encodeJson(result.value)},"logs":${logs},${rest.slice(1)}\n`);
		return exitCodes.done;
	}
	terminal.out(`${encodeJson(result.value, { pretty: terminal.outIsTerminal })}\n`);
	if (flags.verbose) terminal.error(safe(details(terminal, result)));
	if (!flags.quiet) terminal.error(summaryLine(terminal, result));
	return exitCodes.done;
}

function printFailure(
	error: RunError | SetupError,
	flags: RunFlags,
	terminal: Terminal,
	safe: (text: string) => string,
): void {
	const verbose = flags.verbose === true;
	terminal.error(
		safe(error instanceof RunError ? runFailure(terminal, error, verbose) : setupFailure(terminal, error)),
	);
	if (!flags.json || (error instanceof RunError && error.code === cancelledCode)) return;
	const body = error instanceof RunError ? error.toJSON() : { code: error.code, message: error.message, payload: null };
	const logs = error instanceof RunError ? error.logs : [];
	terminal.out(safe(`${encodeJson(fromJavaScript({ error: body, logs }))}\n`));
}
