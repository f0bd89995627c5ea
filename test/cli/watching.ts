import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Started, start } from "./xano.js";

/** How a report ends; that of a check also where its path is gone. */
const ends = {
	check: /^.*watching for changes.*\n|^error: .*\n|^error\[XS208\].*\n/gm,
	test: /^.*watching for changes.*\n/gm,
	run: /^run \d+.*, watching .*\n/gm,
};

/** A watching process, read report by report. */
export class Watching {
	private readonly started: Started;
	private text = "";
	private taken = 0;
	private wake: () => void = () => undefined;

	private output = "";

	constructor(
		private readonly command: keyof typeof ends,
		private readonly folder: string,
		...args: string[]
	) {
		this.started = start([command, "--watch", ...args], { cwd: folder });
		this.started.process.stderr?.on("data", (text: string) => {
			this.text += text;
			this.wake();
		});
		this.started.process.stdout?.on("data", (text: string) => {
			this.output += text;
			this.wake();
		});
	}

	/** So many lines of standard output, once they are there. */
	async lines(count: number): Promise<string[]> {
		for (;;) {
			const lines = this.output.split("\n").slice(0, -1);
			if (lines.length >= count) return lines;
			await this.news();
		}
	}

	/** Waits until something is said that holds this, be it in the middle of a report. */
	async says(part: string): Promise<void> {
		while (!this.text.slice(this.taken).includes(part)) await this.news();
	}

	write(name: string, text: string): void {
		const path = join(this.folder, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	}

	/** What is printed up to the next report that holds this. */
	async until(part: string): Promise<string> {
		for (;;) {
			for (const end of this.text.slice(this.taken).matchAll(ends[this.command])) {
				const shown = this.text.slice(this.taken, this.taken + end.index + end[0].length);
				if (!shown.includes(part)) continue;
				this.taken += end.index + end[0].length;
				return shown;
			}
			await this.news();
		}
	}

	private news(): Promise<void> {
		return new Promise<void>((resolve) => {
			this.wake = resolve;
		});
	}

	async end(): Promise<number | null> {
		this.started.process.kill("SIGINT");
		return (await this.started.ended).exitCode;
	}
}
