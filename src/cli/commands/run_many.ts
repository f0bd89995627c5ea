import { createPace, type LocatedLog, type Pace, type PreparedRun, RunError, systemHost } from "../../index.js";
import { exitCodes, UsageError } from "../exit.js";
import { type Input, isStandardInput, readInput } from "../input.js";
import { Interruption } from "../interruption.js";
import { wholeBound } from "../limits.js";
import type { Ordered } from "../many/in_order.js";
import { hasher } from "../many/input_line.js";
import { linesIn } from "../many/lines.js";
import { type LineOutcome, runEach } from "../many/many.js";
import { progressText } from "../many/progress.js";
import {
	type FailedLine,
	failureList,
	linePrefix,
	manySummary,
	type Totals,
	toldFailures,
	wholeFailure,
} from "../many/report.js";
import { ResultFile } from "../many/result_file.js";
import { isSameFile, openSource, type Source } from "../many/source.js";
import { details, logLine, usageFailure } from "../report.js";
import { openRun, type RunSetup, type SetupFlags } from "../run_setup.js";
import { simulatedNotice } from "../simulated_key.js";
import { Spinner } from "../spinner.js";
import type { Terminal } from "../terminal.js";

/** The flags of `xano run` that count for many runs. */
export interface ManyFlags extends SetupFlags {
	readonly input?: readonly string[];
	readonly inputs?: string;
	readonly concurrency?: string;
	readonly output?: string;
	readonly resume?: boolean;
	readonly bail?: boolean;
	readonly json?: boolean;
	readonly quiet?: boolean;
	readonly verbose?: boolean;
}

/** How many runs there are at a time unless it is said otherwise. */
const defaultConcurrency = 8;

/** More side by side would only wait for each other. */
const mostConcurrency = 1_000;

/** How many requests to one host there may be at a time, be the runs ever so few. */
const fewestConnections = 64;

/**
 * Runs a job or a function once for every line of a file of inputs, several at a time, and writes the results in the
 * order of the lines.
 * @param inputs the file, or - for standard input
 * @param cacheFolder where trees are kept from run to run; null for nowhere
 * @returns the exit code
 * @throws UsageError when the call is wrong, SetupError when the project is
 */
export async function runMany(
	path: string,
	inputs: string,
	flags: ManyFlags,
	terminal: Terminal,
	cacheFolder: string | null,
): Promise<number> {
	requireSense(path, inputs, flags);
	const concurrency = concurrencyOf(flags);
	const common = await readInput(flags.input ?? []);
	const { clock, random, http } = systemHost();
	const pace = createPace({ clock, random, most: concurrency });
	const network = pace.through(http);
	const setup = await openRun(path, flags, cacheFolder, {
		network,
		connections: Math.max(fewestConnections, concurrency),
	});
	const source = openSource(inputs);
	try {
		const prepared = await setup.engine.prepare(setup.subject);
		const file = flags.output === undefined ? null : await ResultFile.open(flags.output, flags.resume === true);
		const stage = { prepared, concurrency, common, pace, setup, source, file };
		return await new ManyRuns(stage, flags, terminal).all();
	} finally {
		source.close();
		await setup.close();
	}
}

/** @throws UsageError for flags that do not go together */
function requireSense(path: string, inputs: string, { input, output, resume }: ManyFlags): void {
	const readers = [path === "-", inputs === "-", input?.some(isStandardInput)].filter((reads) => reads);
	if (readers.length > 1)
		throw new UsageError("Standard input can be read only once", "Give the others as files.", "wrong-input");
	if (resume && output === undefined)
		throw new UsageError("--resume goes on with a file of results", "Name it: --output FILE.jsonl");
	if (output !== undefined && isSameFile(inputs, output))
		throw new UsageError("The results would be written over the inputs", "Name another file with --output.");
}

function concurrencyOf({ concurrency }: ManyFlags): number {
	if (concurrency === undefined) return defaultConcurrency;
	const count = wholeBound("--concurrency", concurrency);
	if (count <= mostConcurrency) return count;
	throw new UsageError(`--concurrency may be ${mostConcurrency.toLocaleString("en-US")} at most`);
}

/** What many runs stand on. */
interface Stage {
	readonly prepared: PreparedRun;
	readonly concurrency: number;
	readonly common: Input | null;
	readonly pace: Pace;
	readonly setup: RunSetup;
	readonly source: Source;
	readonly file: ResultFile | null;
}

/** All runs of one call, and what is said about them. */
class ManyRuns {
	private readonly totals: Totals = { done: 0, failed: 0, kept: 0, requests: 0, tokens: 0 };
	private readonly firstFailures: FailedLine[] = [];
	/** Begins nothing more. */
	private readonly ending = new AbortController();
	/** Ends what goes on, too. */
	private readonly interruption = new AbortController();
	private readonly started = systemHost().clock.monotonic();
	private readonly spinner: Spinner;
	/** How many lines there are; null as long as they are not counted. */
	private lines: number | null = null;

	constructor(
		private readonly stage: Stage,
		private readonly flags: ManyFlags,
		private readonly terminal: Terminal,
	) {
		this.spinner = new Spinner(terminal, () => this.progress());
		this.interruption.signal.addEventListener("abort", () => this.ending.abort());
	}

	/** @returns the exit code */
	async all(): Promise<number> {
		const { flags, terminal } = this;
		const { source, file, pace } = this.stage;
		const key = new Interruption();
		key.signal.signal().addEventListener("abort", () => this.interruption.abort());
		key.watch();
		if (flags.simulate && !flags.quiet) terminal.error(simulatedNotice);
		if (!flags.quiet && terminal.errorIsTerminal) {
			this.spinner.start();
			// Only for the progress: whoever reads the file for its lines will say what is wrong with it.
			source.count?.().then(
				(count) => {
					this.lines = count;
				},
				() => undefined,
			);
		}
		let problem: UsageError | null = null;
		try {
			const runs = this.begin(key);
			pace.onGrowth = () => runs.more();
			await runs.ended;
			await file?.close(!this.ending.signal.aborted);
		} catch (thrown) {
			if (!(thrown instanceof UsageError)) throw thrown;
			problem = thrown;
			// What was written is put together even so, unless that is what is impossible; the next call would do it, too.
			await file?.close(false).catch(() => undefined);
		} finally {
			key.end();
			this.spinner.stop();
		}
		const isInterrupted = this.interruption.signal.aborted;
		// Whatever still goes on has nobody to write down its result.
		this.interruption.abort();
		this.conclude(isInterrupted);
		if (problem) {
			terminal.error(usageFailure(terminal, problem));
			return exitCodes.failed;
		}
		if (isInterrupted) return exitCodes.interrupted;
		return this.totals.failed > 0 ? exitCodes.failed : exitCodes.done;
	}

	private begin(key: Interruption): Ordered {
		const { flags, terminal } = this;
		const { prepared, concurrency, common, pace, setup, source, file } = this.stage;
		const { secrecy } = setup;
		return runEach(linesIn(source.pieces), {
			prepared,
			common,
			name: source.name,
			concurrency,
			allowed: () => pace.allowed,
			hash: file ? hasher(setup.subject, common) : null,
			file,
			isDetailed: flags.json === true,
			secrecy,
			ending: this.ending.signal,
			interruption: this.interruption,
			take: (outcomes) => this.take(outcomes),
			onKept: () => {
				this.totals.kept++;
			},
			onLog: (line: number, log: LocatedLog) => {
				if (!flags.json && !flags.quiet)
					this.spinner.above(linePrefix(terminal, line) + secrecy.text(logLine(terminal, secrecy.log(log))));
			},
			onStall: key.stalled,
		});
	}

	private async take(outcomes: readonly LineOutcome[]): Promise<void> {
		const { file } = this.stage;
		const { terminal } = this;
		const text = outcomes.map((each) => each.text).join("");
		if (file) file.write(text);
		else {
			if (terminal.outIsTerminal) this.spinner.above("");
			terminal.out(text);
			await terminal.outTaken?.();
		}
		for (const outcome of outcomes) this.note(outcome);
	}

	private note({ line, failure, result }: LineOutcome): void {
		const { totals, flags, terminal } = this;
		const { setup, source } = this.stage;
		const traces = result ?? (failure instanceof RunError ? failure : null);
		totals.done++;
		totals.requests += traces?.requests.length ?? 0;
		totals.tokens += result?.usage.total_tokens ?? 0;
		if (flags.verbose && traces) {
			for (const each of details(terminal, traces).split("\n").slice(0, -1))
				this.spinner.above(`${linePrefix(terminal, line)}${setup.secrecy.text(each)}\n`);
		}
		if (failure === null) return;
		totals.failed++;
		if (flags.verbose) this.spinner.above(wholeFailure(terminal, { line, failure }, source.name, setup.secrecy.text));
		else if (this.firstFailures.length < toldFailures) this.firstFailures.push({ line, failure });
		if (flags.bail) this.ending.abort();
	}

	/** Says what has come of it all. */
	private conclude(isInterrupted: boolean): void {
		const { totals, flags, terminal } = this;
		const { setup, source, pace } = this.stage;
		if (!flags.verbose)
			terminal.error(setup.secrecy.text(failureList(terminal, this.firstFailures, totals.failed, source.name)));
		if (!flags.quiet) terminal.error(manySummary(terminal, totals, this.milliseconds, pace.refusals));
		const isEarly = isInterrupted || (flags.bail && totals.failed > 0);
		if (!isEarly || flags.quiet) return;
		const way =
			flags.output === undefined
				? "With --output FILE a call can be gone on with."
				: `The same call with --resume goes on from ${flags.output}.`;
		terminal.error(`${isInterrupted ? "Interrupted" : "Ended by --bail"}. ${way}\n`);
	}

	private get milliseconds(): number {
		return systemHost().clock.monotonic() - this.started;
	}

	private progress(): string {
		const { totals, lines, terminal, milliseconds } = this;
		const { pace, concurrency } = this.stage;
		const text = progressText({
			done: totals.done + totals.kept,
			total: lines,
			failed: totals.failed,
			kept: totals.kept,
			slowedTo: pace.allowed < concurrency ? pace.allowed : null,
			milliseconds,
		});
		// A line that wraps could not be taken away again.
		return text.slice(0, Math.max(40, terminal.width - 3));
	}
}
