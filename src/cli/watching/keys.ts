import { isInBackground } from "./background.js";

/** How often that is looked at in the background, in milliseconds. */
const lookEvery = 500;

/**
 * What is typed on a terminal while something is watched: Enter, or r and Enter, runs again; q and Enter, or Ctrl-D, end.
 * Line by line, so that the terminal's own Ctrl-C goes on working, even in loops that never pause. In the background
 * nothing is read: the system would stop the process for it.
 */
export class Keys {
	private isAsked = false;
	private hasEnded = false;
	private isReading = false;
	/** Looks whether the process is still in the background. */
	private timer: NodeJS.Timeout | null = null;

	/**
	 * @param pressed called whenever one of them was pressed
	 * @param broughtBack called when they are read again, or for the first time, after they were not
	 */
	constructor(
		private readonly pressed: () => void,
		private readonly broughtBack: () => void,
	) {
		// `fg` and `bg` of a shell make a process go on.
		process.on("SIGCONT", this.look);
		process.stdin.setEncoding("utf8").on("error", this.stop);
		this.look();
	}

	/** Begins or ceases to read, according to whose the terminal is. @returns whether what is typed is read */
	readonly look = (): boolean => {
		if (isInBackground()) {
			this.stop();
			// Of a process that has not been stopped no signal tells that it is brought back.
			this.timer ??= setInterval(this.look, lookEvery).unref();
		} else if (!this.isReading) {
			this.isReading = true;
			process.stdin.on("data", this.read).on("end", this.close).resume();
			if (this.timer !== null) this.broughtBack();
			this.rest();
		}
		return this.isReading;
	};

	/** Whether nobody wants to go on. */
	get isEnded(): boolean {
		return this.hasEnded;
	}

	/** Whether another run has been asked for since the last time. */
	takeAsked(): boolean {
		const { isAsked } = this;
		this.isAsked = false;
		return isAsked;
	}

	/** Lets the process end. */
	end(): void {
		process.off("SIGCONT", this.look);
		this.rest();
		this.stop();
		process.stdin.off("error", this.stop);
	}

	private rest(): void {
		if (this.timer !== null) clearInterval(this.timer);
		this.timer = null;
	}

	/** Also where the terminal has gone. */
	private readonly stop = (): void => {
		this.isReading = false;
		process.stdin.off("data", this.read).off("end", this.close).pause();
	};

	private readonly read = (text: string): void => {
		for (const line of text.split("\n").slice(0, -1)) {
			const word = line.trim().toLowerCase();
			if (word === "q") this.hasEnded = true;
			if (word === "" || word === "r") this.isAsked = true;
		}
		if (this.isAsked || this.hasEnded) this.pressed();
	};

	private readonly close = (): void => {
		this.hasEnded = true;
		this.pressed();
	};
}
