import { styled, type Terminal } from "./terminal.js";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
/** What every text of a spinner begins with. */
export const clearLine = "\r\x1b[2K";

/** A moving sign that something is being waited for. Only on a terminal, and only when it takes a moment. */
export class Spinner {
	private timer: NodeJS.Timeout | null = null;
	private frame = 0;
	private visible = false;

	constructor(
		private readonly terminal: Terminal,
		/** What stands beside it; asked anew each time when it changes. */
		private readonly text: string | (() => string),
	) {}

	start(): void {
		if (!this.terminal.errorIsTerminal || this.timer !== null) return;
		this.timer = setInterval(() => this.draw(), 80);
		this.timer.unref();
	}

	/** Writes a line without tearing the spinner's own. */
	above(line: string): void {
		this.hide();
		this.terminal.error(line);
	}

	stop(): void {
		if (this.timer !== null) clearInterval(this.timer);
		this.timer = null;
		this.hide();
	}

	private draw(): void {
		this.frame = (this.frame + 1) % frames.length;
		this.visible = true;
		const text = typeof this.text === "string" ? this.text : this.text();
		this.terminal.error(`${clearLine}${styled(this.terminal, "cyan", frames[this.frame] as string)} ${text}`);
	}

	private hide(): void {
		if (this.visible) this.terminal.error(clearLine);
		this.visible = false;
	}
}
