import { clearLine } from "../spinner.js";
import type { Terminal } from "../terminal.js";

/** A text and the stream it was written to. */
interface Written {
	readonly to: "out" | "error";
	readonly text: string;
}

/**
 * Stands between one run and the terminal. Logs and messages go through at once; the result is held back until it is known
 * whether it counts. All is kept, but for what a spinner draws, to be shown again.
 */
export class Recorder implements Terminal {
	private readonly written: Written[] = [];
	private isMuted = false;

	readonly outIsTerminal: boolean;
	readonly errorIsTerminal: boolean;
	readonly color: boolean;
	readonly width: number;

	/** @param hasScreen whether something may be drawn */
	constructor(
		private readonly terminal: Terminal,
		hasScreen: boolean,
	) {
		this.outIsTerminal = terminal.outIsTerminal;
		this.errorIsTerminal = hasScreen;
		this.color = terminal.color;
		this.width = terminal.width;
	}

	out(text: string): void {
		if (!this.isMuted) this.written.push({ to: "out", text });
	}

	error(text: string): void {
		const isDrawn = text.startsWith(clearLine);
		if (this.isMuted && !isDrawn) return;
		this.terminal.error(text);
		if (!isDrawn) this.written.push({ to: "error", text });
	}

	/** What is still said is of no interest: something else has begun. */
	mute(): void {
		this.isMuted = true;
	}

	/** The result, as it was printed. */
	get result(): string {
		return this.textOf("out");
	}

	/** Logs and messages. */
	get messages(): string {
		return this.textOf("error");
	}

	/** Hands on the result, which is held back until then. */
	release(): void {
		for (const { to, text } of this.written) if (to === "out") this.terminal.out(text);
	}

	/** Shows everything again, in its order, the result for the first time. */
	replay(): void {
		for (const { to, text } of this.written) this.terminal[to](text);
	}

	private textOf(stream: Written["to"]): string {
		return this.written.flatMap(({ to, text }) => (to === stream ? [text] : [])).join("");
	}
}
