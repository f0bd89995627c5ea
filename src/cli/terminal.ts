import { writeSync } from "node:fs";
import { exitCodes } from "./exit.js";

/** The two streams of the process, and what they can show. */
export interface Terminal {
	/** The result, and nothing else. */
	out(text: string): void;
	/** Logs, progress, diagnostics. */
	error(text: string): void;
	/** Whether the result goes to a person. */
	readonly outIsTerminal: boolean;
	readonly errorIsTerminal: boolean;
	readonly color: boolean;
	readonly width: number;
}

/** The real terminal; honours NO_COLOR and FORCE_COLOR. A closed pipe ends the process quietly. */
export function processTerminal(): Terminal {
	const { stdout, stderr, env } = process;
	stdout.on("error", ({ code = "unknown reason" }: NodeJS.ErrnoException) => {
		// Nobody reads on: as with other commands in a pipe, that is no failure.
		if (code === "EPIPE") process.exit(process.exitCode ?? 0);
		stderr.write(`error: the result cannot be written: ${code}\n`);
		process.exit(exitCodes.failed);
	});
	// Logs that cannot be written must not keep the result from arriving.
	stderr.on("error", () => undefined);
	const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
	const forbidden = (env.NO_COLOR !== undefined && env.NO_COLOR !== "") || env.FORCE_COLOR === "0";
	return {
		out: (text) => void stdout.write(text),
		error: (text) => writeAtOnce(stderr, text),
		outIsTerminal: stdout.isTTY === true,
		errorIsTerminal: stderr.isTTY === true,
		color: !forbidden && (forced || (stderr.isTTY === true && env.TERM !== "dumb")),
		width: stderr.columns ?? 100,
	};
}

/**
 * Writes past the stream as long as the system takes it. Ctrl-C ends a program at any instant; if that is in the middle
 * of the stream's own code, it never writes again, not even why the program ended.
 */
function writeAtOnce(stream: NodeJS.WriteStream & { readonly fd: number }, text: string): void {
	const bytes = Buffer.from(text);
	let written = 0;
	try {
		while (stream.writableLength === 0 && written < bytes.length) written += writeSync(stream.fd, bytes, written);
	} catch (thrown) {
		// Nobody listens any more; a full pipe is the stream's to wait for.
		if ((thrown as NodeJS.ErrnoException).code === "EPIPE") return;
	}
	if (written < bytes.length) stream.write(bytes.subarray(written));
}

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

/** Text in a style where the terminal shows colours, as it is otherwise. */
export function styled(terminal: Pick<Terminal, "color">, style: keyof typeof codes, text: string): string {
	return terminal.color ? `\x1b[${codes[style]}m${text}\x1b[0m` : text;
}
