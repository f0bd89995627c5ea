import type { LateSignal } from "../index.js";
import { exitCodes } from "./exit.js";

/** Turns Ctrl-C into a cancelled run; a second one ends the process. Until it watches, the first one does. */
export class Interruption {
	/** Made when it is first asked for: what Node needs for one takes about half a millisecond to load. */
	readonly signal: LateSignal;
	private controller: AbortController | null = null;
	private count = 0;
	private isExpected = false;

	constructor() {
		const isPressed = (): boolean => this.count > 0;
		this.signal = {
			get aborted() {
				return isPressed();
			},
			signal: () => this.abortSignal(),
		};
	}

	watch(): void {
		this.end();
		process.on("SIGINT", this.interrupt);
	}

	/** Watches once the program waits for something: many end before, and code that never waits lets no signal through. */
	watchSoon(): void {
		this.isExpected = true;
		// Comes when nothing is left to be done at once, and before anything has been sent.
		process.nextTick(() => {
			if (this.isExpected) this.watch();
		});
	}

	/** While nothing can be noticed, the system's own way of ending a process has to work. */
	readonly stalled = (isStalled: boolean): void => {
		if (isStalled) this.end();
		else this.watch();
	};

	end(): void {
		this.isExpected = false;
		process.off("SIGINT", this.interrupt);
	}

	private abortSignal(): AbortSignal {
		if (this.controller === null) {
			this.controller = new AbortController();
			if (this.count > 0) this.controller.abort();
		}
		return this.controller.signal;
	}

	private readonly interrupt = (): void => {
		this.count++;
		if (this.count > 1) process.exit(exitCodes.interrupted);
		this.controller?.abort();
	};
}
