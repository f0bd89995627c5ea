import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Call, Outcome } from "./call.js";

/** Where each process is started from, beside this bundle. */
const program = fileURLToPath(new URL("./mcp_worker.cjs", import.meta.url));

/** Megabytes a process may have for what programs keep. */
const memory = 1_024;

/** As many calls are answered at a time; all others wait. */
const atOnce = Math.max(2, availableParallelism());

export interface CallOptions {
	/** Ends the call. */
	readonly signal: AbortSignal;
	/** The call is given up after so long, whatever it does. */
	readonly milliseconds: number;
}

/**
 * Answers calls in processes of their own, one for each, which end with their answer. One is started ahead of time while
 * nothing is asked, so that nobody waits for it. A process can be ended at any moment: nothing else can stop code that never pauses.
 */
export class Children {
	private readonly running = new Set<ChildProcess>();
	private readonly waiting: (() => void)[] = [];
	private spare: ChildProcess | null = null;
	private busy = 0;
	private isClosed = false;

	/** @param folder that they run in */
	constructor(private readonly folder: string) {
		process.on("exit", () => this.close());
		this.keepSpare();
	}

	/** @throws the reason of the signal when that is aborted */
	async answer(call: Call, { signal, milliseconds }: CallOptions): Promise<Outcome> {
		await this.turn(signal);
		const child = this.spare ?? this.start();
		this.spare = null;
		this.running.add(child);
		try {
			return await outcomeOf(child, call, { signal, milliseconds });
		} finally {
			child.kill("SIGKILL");
			this.running.delete(child);
			this.busy--;
			this.waiting.shift()?.();
			// Not before: it would take its time from this call.
			this.keepSpare();
		}
	}

	/** Ends every process. */
	close(): void {
		this.isClosed = true;
		for (const child of [...this.running, ...(this.spare ? [this.spare] : [])]) child.kill("SIGKILL");
	}

	private async turn(signal: AbortSignal): Promise<void> {
		while (this.busy >= atOnce) {
			signal.throwIfAborted();
			await new Promise<void>((resolve) => {
				const go = (): void => {
					signal.removeEventListener("abort", go);
					const at = this.waiting.indexOf(go);
					if (at >= 0) this.waiting.splice(at, 1);
					resolve();
				};
				this.waiting.push(go);
				signal.addEventListener("abort", go);
			});
		}
		signal.throwIfAborted();
		this.busy++;
	}

	private keepSpare(): void {
		if (this.isClosed || this.spare) return;
		const child = this.start();
		this.spare = child;
		child.once("exit", () => {
			if (this.spare === child) this.spare = null;
		});
	}

	private start(): ChildProcess {
		// What is printed there, by a project's own built-ins say, is no part of the protocol.
		const child = fork(program, [], {
			cwd: this.folder,
			execArgv: [`--max-old-space-size=${memory}`],
			stdio: ["ignore", 2, 2, "ipc"],
		});
		child.on("error", () => undefined);
		return child;
	}
}

function outcomeOf(child: ChildProcess, call: Call, { signal, milliseconds }: CallOptions): Promise<Outcome> {
	return new Promise((resolve, reject) => {
		const settle = (settled: () => void): void => {
			clearTimeout(timer);
			signal.removeEventListener("abort", cancel);
			settled();
		};
		const cancel = (): void => settle(() => reject(signal.reason));
		const failed = (message: string): void => settle(() => resolve({ kind: "failed", message }));
		const timer = setTimeout(
			() => failed(`It did not end within ${Math.round(milliseconds / 1_000)} seconds and was ended`),
			milliseconds,
		);
		signal.addEventListener("abort", cancel);
		child.once("message", (outcome) => settle(() => resolve(outcome as Outcome)));
		child.once("exit", (code, by) =>
			failed(
				by === "SIGABRT" || code === 134
					? `The process needed more than ${memory} MB of memory and was ended`
					: `The process ended before it could answer (${by ?? `exit code ${code}`})`,
			),
		);
		child.send(call, (problem) => {
			if (problem) failed(`The process cannot be reached: ${problem.message}`);
		});
	});
}
