import {
	codeOf,
	createRecall,
	encodeJson,
	fromJavaScript,
	type LocatedLog,
	type Recall,
	RunError,
	type RunOptions,
	type RunResult,
	SetupError,
} from "../../index.js";
import { exitCodes, UsageError } from "../exit.js";
import { type Input, isStandardInput, readInput } from "../input.js";
import { Interruption } from "../interruption.js";
import { details, exitCodeOf, logLine, runFailure, setupFailure, summaryLine } from "../report.js";
import { openRun, type RunSetup } from "../run_setup.js";
import { Secrecy } from "../secrecy.js";
import { simulatedNotice } from "../simulated_key.js";
import { Spinner } from "../spinner.js";
import type { Terminal } from "../terminal.js";
import type { TraceFlags, Tracing } from "../tracing.js";
import { shellArgument } from "../wording.js";
import type { ManyFlags } from "./run_many.js";
import type { RunInterruption } from "./run_watch.js";
import type { TestSaver } from "./save_test.js";

/** The flags of `xano run`, as the command line gives them. */
export interface RunFlags extends ManyFlags, TraceFlags {
	readonly watch?: boolean;
	readonly stream?: boolean;
	readonly saveTest?: string;
	readonly dryRun?: boolean;
}

/**
 * Runs a job or a function and prints its response.
 * @param cacheFolder where trees are kept from run to run; null for nowhere
 * @returns the exit code
 * @throws UsageError when the call is wrong, SetupError when the project is and there are many inputs
 */
export async function run(
	path: string,
	flags: RunFlags,
	terminal: Terminal,
	cacheFolder: string | null,
): Promise<number> {
	// `xano run --trace project`: what follows the flag is taken for the file.
	if (typeof flags.trace === "string" && path === "." && !/\.\w+$/.test(flags.trace.replace(/^[./]*/, "")))
		return run(flags.trace, { ...flags, trace: true }, terminal, cacheFolder);
	try {
		if (flags.inputs !== undefined)
			return await (await import("./run_many.js")).runMany(path, flags.inputs, flags, terminal, cacheFolder);
		return await runPath(path, flags, terminal, cacheFolder);
	} catch (thrown) {
		const isWrong = thrown instanceof UsageError || thrown instanceof SetupError;
		if (flags.json && isWrong) terminal.out(failureJson(thrown));
		throw thrown;
	}
}

async function runPath(path: string, flags: RunFlags, terminal: Terminal, cacheFolder: string | null): Promise<number> {
	for (const flag of ["concurrency", "output", "resume", "bail"] as const) {
		if (flags[flag] !== undefined)
			throw new UsageError(`--${flag} belongs to --inputs`, "Name the file with the inputs: --inputs FILE.jsonl");
	}
	if (path === "-" && flags.input?.some(isStandardInput))
		throw new UsageError(
			"Both the program and its input are to come from standard input",
			"Give one of them as a file.",
		);
	if (path === "-" && flags.saveTest !== undefined)
		throw new UsageError("A program from standard input has no file to write a test into", "Give it as a file.");
	if (flags.dryRun && flags.saveTest === undefined)
		throw new UsageError("--dry-run shows what --save-test would write", "Give both, or neither.");
	if (flags.watch)
		return (await import("./run_watch.js")).runWatch(path, flags, { once: runOnce, failureJson }, terminal);
	const input = await readInput(flags.input ?? []);
	const setup = await openRun(path, flags, cacheFolder);
	const interruption = new Interruption();
	try {
		return await runOnce(setup, input, flags, terminal, interruption);
	} finally {
		interruption.end();
		await setup.close();
	}
}

/**
 * Runs what has been opened and prints what comes of it.
 * @param interruption what may end the run
 * @returns the exit code
 */
async function runOnce(
	setup: RunSetup,
	input: Input | null,
	flags: RunFlags,
	terminal: Terminal,
	interruption: RunInterruption,
): Promise<number> {
	const { secrecy } = setup;
	const spinner = new Spinner(terminal, "running");
	let hasStreamed = false;
	let saver: TestSaver | null = null;
	let tracing: Tracing | null = null;
	let recall: Recall | null = null;
	const asked = { ...setup.subject, ...(input ? { input } : {}) };
	try {
		if (flags.saveTest !== undefined) saver = await testSaver(setup, asked, flags.saveTest, flags, terminal);
		if (flags.trace !== undefined || flags.otlp !== undefined) tracing = await openTracing(setup, flags, terminal);
		else if (!flags.json && !flags.quiet && !saver) recall = createRecall();
		const result = await setup.engine.run({
			...asked,
			...(saver ? { observer: saver.observer } : {}),
			...(tracing ? { tracer: tracing.tracer } : {}),
			...(recall ? { doors: recall } : {}),
			signal: interruption.signal,
			interruptible: true,
			onStall: interruption.stalled,
			onStart: () => {
				if (flags.simulate && !flags.quiet) terminal.error(simulatedNotice);
				interruption.watchSoon();
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
				if (!flags.json && !flags.quiet) spinner.above(secrecy.text(logLine(terminal, secrecy.log(log))));
			},
		});
		spinner.stop();
		if (hasStreamed) terminal.error("\n");
		const code = printResult(result, flags, terminal, secrecy);
		await tracing?.end();
		return saver ? await saver.save(result) : code;
	} catch (thrown) {
		spinner.stop();
		if (hasStreamed) terminal.error("\n");
		if (!(thrown instanceof RunError || thrown instanceof SetupError)) throw thrown;
		printFailure(thrown, flags, terminal, secrecy);
		if (thrown instanceof RunError && recall) await explain(thrown, recall, setup, asked, flags, terminal);
		await tracing?.end();
		const code = exitCodeOf(thrown);
		if (!saver || !(thrown instanceof RunError) || code === exitCodes.interrupted) return code;
		return (await saver.save(thrown)) || code;
	}
}

/** Codes of errors that say nothing of the statements before them: what ran was ended, or never got to one. */
const unexplained = /^LIMIT_|^INTERNAL_ERROR$/;

/** Says what a run did last before it failed, and how to see the rest. */
async function explain(
	error: RunError,
	recall: Recall,
	setup: RunSetup,
	asked: RunOptions,
	flags: RunFlags,
	terminal: Terminal,
): Promise<void> {
	if (!recall.isWhole || unexplained.test(error.code) || error.frames.length === 0) return;
	const { lastStepsOf } = await import("../last_steps.js");
	const stream = flags.stream ? { stream: () => undefined } : {};
	const steps = await lastStepsOf(
		{
			error,
			doors: recall.again(),
			secrets: () => setup.secrecy.secrets,
			tracedCall: tracedCall(),
			again: (options) => setup.engine.run({ ...asked, ...stream, ...options }),
		},
		terminal,
	);
	if (steps !== null) terminal.error(setup.secrecy.text(steps));
}

/** The call of the command line with `--trace`, which does not go with `--watch`. */
function tracedCall(): string {
	const given = process.argv.slice(2).filter((each) => each !== "--watch");
	return `xano ${[...given, "--trace"].map(argument).join(" ")}`;
}

/** An argument of the command line as it was typed, or as good as. */
function argument(text: string): string {
	return /^--?[a-z-]+$/.test(text) ? text : shellArgument(text);
}

async function openTracing(setup: RunSetup, flags: RunFlags, terminal: Terminal): Promise<Tracing> {
	const { openTracing } = await import("../tracing.js");
	return openTracing(flags, terminal, () => setup.secrecy.secrets);
}

async function testSaver(
	{ project, builtins, limits, environment, secrecy }: RunSetup,
	run: { readonly input?: unknown },
	test: string,
	flags: RunFlags,
	terminal: Terminal,
): Promise<TestSaver> {
	const { testSaver } = await import("./save_test.js");
	return testSaver({ project, builtins, limits, environment, run, test }, flags, terminal, secrecy.text);
}

function printResult(result: RunResult, flags: RunFlags, terminal: Terminal, secrecy: Secrecy): number {
	if (flags.json) {
		const logs = secrecy.json(result.logs.map(secrecy.log));
		const rest = encodeJson(fromJavaScript({ timings: result.timings, usage: result.usage }));
		terminal.out(`{"response":${encodeJson(result.value)},"logs":${logs},${rest.slice(1)}\n`);
		return exitCodes.done;
	}
	terminal.out(`${encodeJson(result.value, { pretty: terminal.outIsTerminal })}\n`);
	if (flags.verbose) terminal.error(secrecy.text(details(terminal, result)));
	if (!flags.quiet) terminal.error(summaryLine(terminal, result, flags.verbose === true));
	return exitCodes.done;
}

function printFailure(error: RunError | SetupError, flags: RunFlags, terminal: Terminal, secrecy: Secrecy): void {
	const safe = secrecy.text;
	const verbose = flags.verbose === true;
	if (verbose && error instanceof RunError) terminal.error(safe(details(terminal, error)));
	terminal.error(
		error instanceof RunError ? runFailure(terminal, error, verbose, safe) : safe(setupFailure(terminal, error)),
	);
	if (flags.json) terminal.out(failureJson(error, secrecy));
}

/** What `--json` prints of a run that gave no response. @param secrecy left out where nothing has been opened */
function failureJson(error: RunError | SetupError | UsageError, secrecy = new Secrecy()): string {
	const body =
		error instanceof RunError
			? error.toJSON()
			: { code: codeOf(error.code ?? "wrong-call"), message: error.message, payload: null };
	const logs = error instanceof RunError ? error.logs.map(secrecy.log) : [];
	return `${secrecy.json({ error: body, logs })}\n`;
}
