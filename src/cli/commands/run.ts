import { promises } from "node:fs";
import {
	codeOf,
	createEngine,
	type Environment,
	EnvironmentFileError,
	embeddedRedis,
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
	systemHost,
	type Traffic,
	type TrafficRoute,
} from "../../index.js";
import { exitCodes, UsageError } from "../exit.js";
import { isStandardInput, readInput, readPairs } from "../input.js";
import { Interruption } from "../interruption.js";
import { type LimitFlags, readLimits } from "../limits.js";
import { openPath } from "../open.js";
import { details, exitCodeOf, logLine, runFailure, setupFailure, summaryLine } from "../report.js";
import { withSimulatedKey } from "../simulated_key.js";
import { Spinner } from "../spinner.js";
import type { Terminal } from "../terminal.js";
import { openTreeCache } from "../tree_cache.js";
import type { TestSaver } from "./save_test.js";

/** The flags of `xano run`, as the command line gives them. */
export interface RunFlags extends LimitFlags {
	readonly function?: string;
	readonly job?: string;
	readonly input?: readonly string[];
	readonly env?: readonly string[];
	readonly envFile?: string;
	readonly simulate?: boolean;
	readonly record?: string;
	readonly replay?: string;
	readonly offline?: boolean;
	readonly stream?: boolean;
	readonly json?: boolean;
	readonly quiet?: boolean;
	readonly verbose?: boolean;
	readonly saveTest?: string;
	readonly dryRun?: boolean;
}

/**
 * Runs a job or a function and prints its response.
 * @param cacheFolder where trees are kept from run to run; null for nowhere
 * @returns the exit code
 * @throws UsageError when the call is wrong
 */
export async function run(
	path: string,
	flags: RunFlags,
	terminal: Terminal,
	cacheFolder: string | null,
): Promise<number> {
	try {
		return await runPath(path, flags, terminal, cacheFolder);
	} catch (thrown) {
		if (flags.json && thrown instanceof UsageError) terminal.out(failureJson(thrown));
		throw thrown;
	}
}

async function runPath(path: string, flags: RunFlags, terminal: Terminal, cacheFolder: string | null): Promise<number> {
	if (path === "-" && flags.input?.some(isStandardInput))
		throw new UsageError(
			"Both the program and its input are to come from standard input",
			"Give one of them as a file.",
		);
	if (path === "-" && flags.saveTest !== undefined)
		throw new UsageError("A program from standard input has no file to write a test into", "Give it as a file.");
	if (flags.dryRun && flags.saveTest === undefined)
		throw new UsageError("--dry-run shows what --save-test would write", "Give both, or neither.");
	const pairs = readPairs(flags.env ?? []);
	const limits = readLimits(flags);
	if (flags.replay !== undefined) await requireFile(flags.replay, "The recording");
	const input = await readInput(flags.input ?? []);
	const trees = cacheFolder === null || path === "-" ? null : openTreeCache(cacheFolder, path);
	const { project, soleFunction } = await openPath(path, trees ? { parse: trees.parse } : {});
	const functionName = flags.function ?? (flags.job === undefined ? soleFunction : null);
	const interruption = new Interruption();
	let environment: Environment | null = null;
	let traffic: TrafficRoute | null = null;
	/** Nothing that is printed beside the response may hold a secret. */
	const safe = (text: string): string => (environment ? redactMessage(text, secretsIn(environment)) : text);
	const spinner = new Spinner(terminal, "running");
	let hasStreamed = false;
	let saver: TestSaver | null = null;
	try {
		const builtins = await loadBuiltins(project.root);
		const asked = {
			...(flags.job === undefined ? {} : { job: flags.job }),
			...(functionName === null ? {} : { function: functionName }),
			...(input ? { input } : {}),
		};
		if (flags.saveTest !== undefined) {
			const setup = { project, builtins, limits, environment: () => environment as Environment, run: asked };
			saver = (await import("./save_test.js")).testSaver({ ...setup, test: flags.saveTest }, flags, terminal, safe);
		}
		const engine = createEngine({
			project,
			builtins,
			limits,
			...(trees ? { checked: trees.checked } : {}),
			host: {
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
					traffic = await openTraffic(systemHost().http, {
						traffic: trafficOf(flags),
						recordFile: flags.record ?? null,
						openaiBaseUrl: opened.get("OPENAI_BASE_URL") ?? process.env.OPENAI_BASE_URL ?? null,
					});
					return environment;
				},
				http: (visible) => (traffic as TrafficRoute).clientFor(visible),
				...(flags.offline || flags.replay !== undefined ? { redis: embeddedRedis(systemHost().clock) } : {}),
			},
		});
		const result = await engine.run({
			...asked,
			...(saver ? { observer: saver.observer } : {}),
			signal: interruption.signal,
			interruptible: true,
			onStall: interruption.stalled,
			onStart: () => {
				if (flags.simulate && !flags.quiet) terminal.error("Answers of OpenAI are simulated: nothing is sent to it.\n");
				interruption.watch();
				if (!flags.quiet) spinner.start();
			},
			...(flags.stream
				? {
						stream: (text: string) => {
							hasStreamed = true;
							spinner.above(text);
						},
					}
				: {}),
			onLog: (log: LocatedLog) => {
				if (!flags.json && !flags.quiet) spinner.above(safe(logLine(terminal, log)));
			},
		});
		spinner.stop();
		if (hasStreamed) terminal.error("\n");
		const code = printResult(result, flags, terminal, safe);
		return saver ? await saver.save(result) : code;
	} catch (thrown) {
		spinner.stop();
		if (hasStreamed) terminal.error("\n");
		if (thrown instanceof EnvironmentFileError)
			throw new UsageError(thrown.message, "Every line is NAME=value.", "bad-environment-file");
		if (!(thrown instanceof RunError || thrown instanceof SetupError)) throw thrown;
		printFailure(thrown, flags, terminal, safe);
		const code = exitCodeOf(thrown);
		if (!saver || !(thrown instanceof RunError) || code === exitCodes.interrupted) return code;
		return (await saver.save(thrown)) || code;
	} finally {
		trees?.save();
		interruption.end();
		await Promise.all([(traffic as TrafficRoute | null)?.close(), systemHost().http.close()]);
	}
}

async function requireFile(path: string, what: string): Promise<void> {
	const found = await promises.stat(path).catch(() => null);
	if (!found?.isFile()) throw new UsageError(`${what} ${path} ${found ? "is no file" : "does not exist"}`);
}

function trafficOf({ simulate, replay, offline }: RunFlags): Traffic {
	if (simulate) return { kind: "simulate" };
	if (replay !== undefined) return { kind: "replay", file: replay };
	return { kind: offline ? "offline" : "live" };
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
	if (!flags.quiet) terminal.error(summaryLine(terminal, result, flags.verbose === true));
	return exitCodes.done;
}

function printFailure(
	error: RunError | SetupError,
	flags: RunFlags,
	terminal: Terminal,
	safe: (text: string) => string,
): void {
	const verbose = flags.verbose === true;
	if (verbose && error instanceof RunError) terminal.error(safe(details(terminal, error)));
	terminal.error(
		error instanceof RunError ? runFailure(terminal, error, verbose, safe) : safe(setupFailure(terminal, error)),
	);
	if (flags.json) terminal.out(safe(failureJson(error)));
}

/** What `--json` prints of a run that gave no response. */
function failureJson(error: RunError | SetupError | UsageError): string {
	const body =
		error instanceof RunError
			? error.toJSON()
			: { code: codeOf(error.code ?? "wrong-call"), message: error.message, payload: null };
	return `${encodeJson(fromJavaScript({ error: body, logs: error instanceof RunError ? error.logs : [] }))}\n`;
}
