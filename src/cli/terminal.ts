import { fstatSync, writeSync } from "node:fs";
import { exitCodes } from "./exit.js";

/** The two streams of the process, and what they can show. */
export interface Terminal {
	/** The result, and nothing else. */
	out(text: string): void;
	/** Resolves once whoever reads the result has taken what was written; left out, that is at once. */
	outTaken?(): Promise<void>;
	/**
	 * Says what the exit code is should nobody read the result to its end, as `head` does; without it that is no failure.
	 */
	ifUnread?(code: number): void;
	/** Logs, progress, diagnostics. */
	error(text: string): void;
	/** Whether the result goes to a person. */
	readonly outIsTerminal: boolean;
	readonly errorIsTerminal: boolean;
	readonly color: boolean;
	readonly width: number;
	/** How many lines are seen at a time; left out where nobody sees them. */
	readonly height?: number | undefined;
}

/** The real terminal; honours NO_COLOR and FORCE_COLOR. A closed pipe ends the process quietly. */
export function processTerminal(): Terminal {
	const { env } = process;
	let unread: number = exitCodes.done;
	const out = new Output(1, ({ code = "unknown reason" }) => {
		// Nobody reads on: as with other commands in a pipe, that alone is no failure.
		if (code === "EPIPE") process.exit(process.exitCode ?? unread);
		error.writeAtOnce(`error: the result cannot be written: ${code}\n`);
		process.exit(exitCodes.failed);
	});
	// Logs that cannot be written must not keep the result from arriving.
	const error = new Output(2, () => undefined);
	const isOff = env.FORCE_COLOR === "0" || env.FORCE_COLOR === "false";
	const forced = env.FORCE_COLOR !== undefined && !isOff;
	const forbidden = (env.NO_COLOR !== undefined && env.NO_COLOR !== "") || isOff;
	return {
		out: (text) => out.write(text),
		outTaken: () => out.taken(),
		ifUnread: (code) => {
			unread = code;
		},
		error: (text) => error.writeAtOnce(text),
		outIsTerminal: out.isTerminal,
		errorIsTerminal: error.isTerminal,
		color: !forbidden && (forced || (error.isTerminal && env.TERM !== "dumb")),
		// A terminal that has not been told its size says 0.
		width: error.columns || 100,
		height: error.rows || undefined,
	};
}

/**
 * One of the two streams of the process. Node's object for it is made only where it is needed: with it comes Node's
 * network, which takes milliseconds to load.
 */
class Output {
	readonly isTerminal: boolean;
	private made: NodeJS.WriteStream | null = null;

	constructor(
		private readonly descriptor: 1 | 2,
		private readonly failed: (thrown: NodeJS.ErrnoException) => void,
	) {
		this.isTerminal = mayBeTerminal(descriptor) && this.stream.isTTY === true;
	}

	get columns(): number | undefined {
		return this.isTerminal ? this.stream.columns : undefined;
	}

	get rows(): number | undefined {
		return this.isTerminal ? this.stream.rows : undefined;
	}

	/** Writes in the way of Node's streams. */
	write(text: string): void {
		if (this.isTerminal) this.stream.write(text);
		else this.writeAtOnce(text);
	}

	/**
	 * Writes past the stream as long as the system takes it. Ctrl-C ends a program at any instant; if that is in the
	 * middle of the stream's own code, it never writes again, not even why the program ended.
	 */
	writeAtOnce(text: string): void {
		const bytes = Buffer.from(text);
		let written = 0;
		try {
			while ((this.made?.writableLength ?? 0) === 0 && written < bytes.length)
				written += writeSync(this.descriptor, bytes, written);
		} catch (thrown) {
			// A full pipe is the stream's to wait for.
			if ((thrown as NodeJS.ErrnoException).code !== "EAGAIN") {
				this.failed(thrown as NodeJS.ErrnoException);
				return;
			}
		}
		if (written < bytes.length) this.stream.write(bytes.subarray(written));
	}

	/** Resolves once nothing waits to be written. */
	async taken(): Promise<void> {
		const { made } = this;
		if (made !== null && made.writableLength > 0) await new Promise<void>((resolve) => made.write("", () => resolve()));
	}

	private get stream(): NodeJS.WriteStream {
		if (this.made === null) {
			this.made = this.descriptor === 1 ? process.stdout : process.stderr;
			this.made.on("error", this.failed);
		}
		return this.made;
	}
}

/** A pipe or a file surely is none. */
function mayBeTerminal(descriptor: number): boolean {
	try {
		return fstatSync(descriptor).isCharacterDevice();
	} catch {
		return true;
	}
}

/** Empties the screen and what was scrolled off it (ECMA-48, and xterm for the second). */
export const clearScreen = "\x1b[2J\x1b[3J\x1b[H";

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

/** Text in a style where the terminal shows colours, as it is otherwise. */
export function styled(terminal: Pick<Terminal, "color">, style: keyof typeof codes, text: string): string {
	return terminal.color ? `\x1b[${codes[style]}m${text}\x1b[0m` : text;
}
