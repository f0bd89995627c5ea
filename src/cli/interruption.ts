import { exitCodes } from "./exit.js";

/** Turns Ctrl-C into a cancelled run; a second one ends the process. Until it watches, the first one does. */
export class Interruption {
	private readonly controller = new AbortController();
	private count = 0;

	get signal(): AbortSignal {
		return this.controller.signal;
	}

	watch(): void {
		process.off("SIGINT", this.interrupt).on("SIGINT", this.interrupt);
	}

	/** While nothing can be noticed, the system's own way of ending a process has to work. */
	readonly stalled = (isStalled: boolean): void => {
		if (isStalled) this.end();
		else this.watch();
	};

	end(): void {
		process.off("SIGINT", this.interrupt);
	}

	private readonly interrupt = (): void => {
		this.count++;
		if (this.count > 1) process.exit(exitCodes.interrupted);
		this.controller.abort();
	};
}
