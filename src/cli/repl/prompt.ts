import { createInterface, type Interface } from "node:readline";
import { completeEntry } from "../../index.js";
import { styled } from "../terminal.js";
import { runCommand } from "./commands.js";
import { completeCommand } from "./completing.js";
import type { Conversation } from "./conversation.js";
import { Gathering } from "./gathering.js";
import type { History } from "./history.js";

/** Ask a terminal to say where pasted text begins and ends, and no longer to (xterm's "bracketed paste mode"). */
const pasting = { on: "\x1b[?2004h", off: "\x1b[?2004l" } as const;

/**
 * Lets a person type entries at a terminal until they leave.
 * @param isSecret whether an entry holds what may not be written into the history
 */
export function converse(
	conversation: Conversation,
	history: History,
	isSecret: (entry: string) => boolean,
): Promise<void> {
	return new Promise((resolve, reject) => new Prompt(conversation, history, isSecret, resolve, reject).begin());
}

/** A key, as readline reads it. */
interface Key {
	readonly name?: string;
	readonly ctrl?: boolean;
}

class Prompt {
	private readonly lines: Interface;
	/** Lines that wait for their turn. */
	private readonly queue: string[] = [];
	private readonly gathering: Gathering;
	private isBusy = false;
	private isPasting = false;
	private isClosed = false;
	/** Whether the last thing that was typed is a Ctrl-C on an empty line. */
	private isLeaving = false;
	/** What the arrow keys go through, the latest first. */
	private recalled: string[] = [];
	/** What Ctrl-R looks for, and how far it has come; null when another key was pressed last. */
	private search: { readonly wanted: string; from: number } | null = null;

	constructor(
		private readonly conversation: Conversation,
		private readonly history: History,
		private readonly isSecret: (entry: string) => boolean,
		private readonly resolve: () => void,
		private readonly reject: (thrown: unknown) => void,
	) {
		this.gathering = new Gathering(conversation.ground.session);
		this.recalled = [...history.entries].reverse();
		this.lines = createInterface({
			input: process.stdin,
			output: process.stdout,
			terminal: true,
			history: this.recalled,
			historySize: 2_000,
			completer: (line: string) => this.complete(line),
		});
	}

	begin(): void {
		const { lines } = this;
		lines.on("history", (recalled: string[]) => {
			this.recalled = recalled;
		});
		lines.on("line", (line) => {
			this.isLeaving = false;
			this.queue.push(line);
			void this.work();
		});
		lines.on("SIGINT", () => this.interrupted());
		lines.on("close", () => {
			this.isClosed = true;
			if (!this.isBusy) this.end();
		});
		process.stdin.on("keypress", this.pressed);
		this.ask();
	}

	private readonly pressed = (_text: string | undefined, key: Key | undefined): void => {
		if (key?.ctrl && key.name === "r") this.searchBack();
		else this.search = null;
		if (key?.name === "paste-start") this.isPasting = true;
		if (key?.name !== "paste-end") return;
		this.isPasting = false;
		void this.work();
	};

	/** Runs what has been typed, line by line; of what is being pasted nothing before all of it is there. */
	private async work(): Promise<void> {
		if (this.isBusy || this.isPasting) return;
		this.isBusy = true;
		try {
			for (let line = this.queue.shift(); line !== undefined; line = this.queue.shift()) await this.take(line);
		} catch (thrown) {
			this.reject(thrown);
			this.lines.close();
			return;
		} finally {
			this.isBusy = false;
		}
		if (this.isClosed) this.end();
		else this.ask();
	}

	private async take(line: string): Promise<void> {
		const { conversation } = this;
		const gathered = this.gathering.add(line);
		if (gathered === null) return;
		this.remember(gathered.text);
		if (gathered.kind === "entry") await this.apart(() => conversation.run(gathered.entry));
		else if (await this.apart(() => runCommand(gathered.text, conversation, this.history.entries))) this.lines.close();
	}

	/** Does something while the keyboard is the system's: Ctrl-C is a signal then, which ends even an endless loop. */
	private async apart<Result>(work: () => Promise<Result>): Promise<Result> {
		const { stdin } = process;
		this.lines.pause();
		stdin.setRawMode(false);
		process.stdout.write(pasting.off);
		try {
			return await work();
		} finally {
			stdin.setRawMode(true);
			this.lines.resume();
		}
	}

	private ask(): void {
		const { terminal } = this.conversation.ground;
		const [text, style] = this.gathering.pending === "" ? (["xano> ", "cyan"] as const) : (["  ... ", "dim"] as const);
		process.stdout.write(pasting.on);
		this.lines.setPrompt(styled(terminal, style, text));
		this.lines.prompt();
	}

	/** Lines of an entry are one thing to go back to. */
	private remember(entry: string): void {
		this.history.add(entry, this.isSecret(entry));
		this.recalled.length = 0;
		this.recalled.push(...[...this.history.entries].reverse());
	}

	/** Ctrl-C: what has been typed is dropped; on an empty line the second one leaves. */
	private interrupted(): void {
		const { lines } = this;
		const isEmpty = lines.line === "" && this.gathering.pending === "";
		lines.write(null, { ctrl: true, name: "e" });
		process.stdout.write("^C\n");
		if (isEmpty && this.isLeaving) {
			lines.close();
			return;
		}
		this.isLeaving = isEmpty;
		if (isEmpty) process.stdout.write("Ctrl-C again, or Ctrl-D, leaves.\n");
		this.gathering.pending = "";
		// Without being shown: the line stays on the screen as it was.
		this.put("");
		this.ask();
	}

	/** Puts in the latest entry that holds what has been typed, and with each further press an earlier one. */
	private searchBack(): void {
		this.search ??= { wanted: this.lines.line, from: 0 };
		const { search } = this;
		const at = this.recalled.findIndex((entry, index) => index >= search.from && entry.includes(search.wanted));
		if (at < 0) return;
		search.from = at + 1;
		this.put(this.recalled[at] as string);
		this.lines.prompt(true);
	}

	/** Sets what stands behind the prompt, without showing it. */
	private put(line: string): void {
		Object.assign(this.lines, { line, cursor: line.length });
	}

	private complete(line: string): [string[], string] {
		const { session } = this.conversation.ground;
		const text = this.gathering.pending === "" ? line : `${this.gathering.pending}\n${line}`;
		if (/^\s*:/.test(text)) return completeCommand(text, session);
		const { typed, all } = completeEntry(session, text);
		return [all.map((each) => each.text), typed];
	}

	private end(): void {
		process.stdin.off("keypress", this.pressed);
		process.stdout.write(`${pasting.off}\n`);
		this.resolve();
	}
}
