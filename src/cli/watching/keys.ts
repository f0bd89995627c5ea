/**
 * What is typed on a terminal while something is watched: Enter, or r and Enter, runs again; q and Enter, or Ctrl-D, end.
 * Line by line, so that the terminal's own Ctrl-C goes on working, even in loops that never pause.
 */
export class Keys {
	private isAsked = false;
	private hasEnded = false;

	/** @param pressed called whenever one of them was pressed */
	constructor(private readonly pressed: () => void) {
		process.stdin.setEncoding("utf8").on("data", this.read).on("end", this.close);
	}

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
		process.stdin.off("data", this.read).off("end", this.close).pause();
	}

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
