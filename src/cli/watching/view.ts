import { clearScreen, styled, type Terminal } from "../terminal.js";
import { isInBackground } from "./background.js";
import { Recorder } from "./recorder.js";

/** What is said of a run beside its outcome. */
export interface RunNote {
	/** Counted from 1. */
	readonly run: number;
	/** Why it has begun, such as `run.xs changed`; null for the first one. */
	readonly reason: string | null;
	/** What is watched, as people call it. */
	readonly watched: readonly string[];
	/** Whether what is typed is read. */
	readonly hasKeys: boolean;
}

/** What can be typed. */
const typed = "Enter runs again, q and Enter end";

/** A result that stays in view when later runs fail. */
interface Good {
	readonly run: number;
	readonly time: string;
	readonly text: string;
}

/** Names of files in one line; of many the first ones. */
const namedFiles = 3;

/** So much of the last good result is shown, however small the terminal is. */
const fewestLines = 5;

/**
 * Shows the outcomes of run after run. A terminal holds the newest one, and below a failure the last good result; elsewhere,
 * and in the background, they stand one below the other.
 */
export class WatchView {
	private good: Good | null = null;

	constructor(
		private readonly terminal: Terminal,
		private readonly quiet: boolean,
	) {}

	/** @returns what the run is to write to */
	begin({ run, reason }: RunNote): Recorder {
		const { terminal, hasScreen } = this;
		if (hasScreen) {
			if (reason === null) terminal.error(clearScreen);
			else if (!this.quiet) terminal.error(`${styled(terminal, "dim", `${reason}, running again`)}\n`);
		} else if (reason !== null && !this.quiet) terminal.error(`--- run ${run}: ${reason}\n`);
		return new Recorder(terminal, hasScreen);
	}

	/** Shows the outcome of a run. */
	end(recorder: Recorder, note: RunNote, isGood: boolean): void {
		const { terminal, hasScreen } = this;
		if (hasScreen) {
			terminal.error(clearScreen);
			recorder.replay();
			if (!isGood) this.showGood(recorder.messages.split("\n").length);
		} else recorder.release();
		if (isGood) this.good = { run: note.run, time: new Date().toTimeString().slice(0, 8), text: recorder.result };
		if (!this.quiet)
			terminal.error(`${styled(terminal, "dim", footer(note, terminal.errorIsTerminal && !hasScreen))}\n`);
	}

	/** Says that the process has the terminal again. */
	broughtBack(): void {
		if (!this.quiet) this.terminal.error(`${styled(this.terminal, "dim", `in front again (${typed})`)}\n`);
	}

	private get hasScreen(): boolean {
		return this.terminal.errorIsTerminal && !isInBackground();
	}

	private showGood(usedLines: number): void {
		const { good, terminal } = this;
		if (good === null || !terminal.outIsTerminal) return;
		const { width, height = 24 } = terminal;
		const lines = good.text.trimEnd().split("\n");
		const shown = Math.max(fewestLines, height - usedLines - 5);
		const cut = lines.slice(0, shown).map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line));
		if (lines.length > shown) cut.push(`… ${lines.length - shown} more lines`);
		const head = `\nThe last good response, of run ${good.run} at ${good.time}:\n`;
		terminal.error(`${head}${styled(terminal, "dim", cut.join("\n"))}\n\n`);
	}
}

function footer({ run, reason, watched, hasKeys }: RunNote, isInBackground: boolean): string {
	const keys = isInBackground ? "in the background" : hasKeys ? typed : "Ctrl-C ends";
	return `run ${run}${reason === null ? "" : ` (${reason})`}, watching ${listed(watched)} (${keys})`;
}

/** `a.xs, b.xs, c.xs and 2 more` */
export function listed(names: readonly string[]): string {
	const rest = names.length - namedFiles;
	return rest > 0 ? `${names.slice(0, namedFiles).join(", ")} and ${rest} more` : names.join(", ");
}
