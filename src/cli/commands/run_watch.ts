import { resolve } from "node:path";
import { type ParseResult, parseSource, type RunOptions, SetupError } from "../../index.js";
import { Changes, nearestFolder } from "../changes.js";
import { shownPath } from "../checking.js";
import { exitCodes, UsageError } from "../exit.js";
import { type Input, isStandardInput, readInput } from "../input.js";
import type { Interruption } from "../interruption.js";
import { setupFailure, usageFailure } from "../report.js";
import { openRun, type RunSetup, type SetupFlags } from "../run_setup.js";
import type { Terminal } from "../terminal.js";
import { Dependencies } from "../watching/dependencies.js";
import { Keys } from "../watching/keys.js";
import { listed, type RunNote, WatchView } from "../watching/view.js";

/** The flags of `xano run` that count while files are watched. */
export interface WatchFlags extends SetupFlags {
	readonly input?: readonly string[];
	readonly json?: boolean;
	readonly quiet?: boolean;
}

/** What may end a run: Ctrl-C, or that it is overtaken. */
export type RunInterruption = Pick<Interruption, "watchSoon" | "stalled"> & Required<Pick<RunOptions, "signal">>;

/** One run, as `xano run` makes it. */
export interface SingleRun<Flags extends WatchFlags> {
	/** Prints what comes of it and gives the exit code. */
	once(
		setup: RunSetup,
		input: Input | null,
		flags: Flags,
		terminal: Terminal,
		interruption: RunInterruption,
	): Promise<number>;
	/** What `--json` prints when nothing could be started. */
	failureJson(error: UsageError | SetupError): string;
}

/**
 * Runs a job or a function again and again, whenever a file that matters to the run changes, comes or goes. A change in the
 * middle of a run ends it and begins another.
 * @returns the exit code, once Ctrl-C or q has been pressed
 * @throws UsageError when the call is wrong from the start
 */
export async function runWatch<Flags extends WatchFlags>(
	path: string,
	flags: Flags,
	single: SingleRun<Flags>,
	terminal: Terminal,
): Promise<number> {
	if (path === "-" || flags.input?.some(isStandardInput))
		throw new UsageError("Standard input cannot be watched", "Give the program and its input as files.");
	return new WatchedRuns(path, flags, single, terminal).all();
}

/** What can be run, or why nothing can. */
type Opened = { readonly setup: RunSetup; readonly input: Input | null } | UsageError | SetupError;

/** A run that goes on. */
interface Current {
	/** Ends it; it is of no interest any more. */
	overtake(): void;
	/** Ends it. */
	cancel(): void;
	readonly ended: Promise<void>;
}

class WatchedRuns<Flags extends WatchFlags> {
	private readonly dependencies: Dependencies;
	private readonly changes: Changes;
	private readonly view: WatchView;
	private readonly keys: Keys | null;
	private readonly trees = new Map<string, { readonly text: string; readonly result: ParseResult }>();
	private runs = 0;
	private signature = "";
	private current: Current | null = null;
	/** What ends everything: it is no outcome of a run. */
	private thrown: { readonly reason: unknown } | null = null;
	/** Whether Ctrl-C has ended code that never pauses; then nobody else hears of it. */
	private isInterrupted = false;

	constructor(
		private readonly path: string,
		private readonly flags: Flags,
		private readonly single: SingleRun<Flags>,
		terminal: Terminal,
	) {
		this.dependencies = new Dependencies(flags);
		this.changes = new Changes(this.dependencies.matters);
		this.view = new WatchView(terminal, flags.quiet === true);
		const hasKeys = terminal.errorIsTerminal && process.stdin.isTTY;
		this.keys = hasKeys
			? new Keys(
					() => this.changes.nudge(),
					() => this.view.broughtBack(),
				)
			: null;
	}

	async all(): Promise<number> {
		const { changes, keys } = this;
		try {
			for (;;) {
				await this.look(changes.take(), keys?.takeAsked() ?? false);
				const next = await changes.next();
				if (this.thrown) throw this.thrown.reason;
				if (keys?.isEnded) return exitCodes.done;
				if (next === "interrupted" || this.isInterrupted) return exitCodes.interrupted;
			}
		} finally {
			keys?.end();
			this.current?.cancel();
			await this.current?.ended;
			changes.end();
		}
	}

	/** Looks at what has changed, and runs again when that can make a difference. */
	private async look(changed: ReadonlySet<string>, isAsked: boolean): Promise<void> {
		const { dependencies } = this;
		const opened = await this.open();
		const isOpen = "setup" in opened;
		const footprint = isOpen ? opened.setup.engine.footprint(opened.setup.subject) : null;
		const signature = footprint?.signature ?? String(opened);
		const before = dependencies.amongPrograms(changed);
		if (isOpen) dependencies.update(opened.setup, footprint?.files ?? []);
		const beside = dependencies.besidePrograms(changed);
		if (this.runs > 0 && !isAsked && beside.length === 0 && signature === this.signature) return;
		this.signature = signature;
		const files = [...new Set([...beside, ...before, ...dependencies.amongPrograms(changed)])].map(shownPath);
		const names = files.length > 0 ? files : [...changed].map(shownPath);
		await this.begin(opened, this.runs === 0 ? null : isAsked ? "asked for" : `${listed(names)} changed`);
	}

	/** @throws UsageError when the first call is wrong: what is wrong later may come right again */
	private async open(): Promise<Opened> {
		const { changes, dependencies, flags, path } = this;
		const folders = new Set(dependencies.folders());
		const onFolder = (folder: string): void => {
			folders.add(folder);
			changes.watch(folder);
		};
		for (const folder of folders) changes.watch(folder);
		try {
			const setup = await openRun(path, flags, null, { open: { parse: this.parse, onFolder } });
			const input = await readInput(flags.input ?? []);
			onFolder(setup.project.root);
			changes.keepOnly(folders);
			return { setup, input };
		} catch (thrown) {
			if (thrown instanceof SetupError) return thrown;
			if (!(thrown instanceof UsageError) || this.runs === 0) throw thrown;
			changes.watch(nearestFolder(resolve(path)));
			return thrown;
		}
	}

	/** Files that are as they were are not read into a tree again. */
	private readonly parse = (name: string, text: string): ParseResult => {
		const known = this.trees.get(name);
		if (known?.text === text) return known.result;
		const result = parseSource(name, text);
		this.trees.set(name, { text, result });
		return result;
	};

	private async begin(opened: Opened, reason: string | null): Promise<void> {
		this.current?.overtake();
		await this.current?.ended;
		if (this.changes.signal.aborted) return;
		const run = ++this.runs;
		const hasKeys = this.keys?.look() ?? false;
		const note: RunNote = { run, reason, watched: this.dependencies.shown(), hasKeys };
		const recorder = this.view.begin(note);
		const stop = new AbortController();
		const ended = this.outcome(opened, recorder, stop.signal).then(
			(isGood) => {
				if (stop.signal.aborted || this.isInterrupted) recorder.release();
				else this.view.end(recorder, note, isGood);
			},
			(reason: unknown) => {
				this.thrown = { reason };
				this.changes.nudge();
			},
		);
		this.current = {
			overtake: () => {
				recorder.mute();
				stop.abort();
			},
			cancel: () => stop.abort(),
			ended,
		};
	}

	/** @returns whether there is a response */
	private async outcome(opened: Opened, terminal: Terminal, signal: AbortSignal): Promise<boolean> {
		if (!("setup" in opened)) return this.tell(opened, terminal);
		const { setup, input } = opened;
		const interruption = { signal, watchSoon: () => undefined, stalled: this.changes.stalled };
		try {
			const code = await this.single.once(setup, input, this.flags, terminal, interruption);
			if (code === exitCodes.interrupted && !signal.aborted) {
				this.isInterrupted = true;
				this.changes.nudge();
			}
			return code === exitCodes.done;
		} catch (thrown) {
			const isOfProject = thrown instanceof SetupError || (thrown instanceof UsageError && this.runs > 1);
			if (!isOfProject) throw thrown;
			return this.tell(thrown, terminal);
		} finally {
			await setup.close();
		}
	}

	private tell(error: UsageError | SetupError, terminal: Terminal): false {
		terminal.error(error instanceof SetupError ? setupFailure(terminal, error) : usageFailure(terminal, error));
		if (this.flags.json) terminal.out(this.single.failureJson(error));
		return false;
	}
}
