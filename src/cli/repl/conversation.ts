import {
	type EntryOptions,
	encodeJson,
	type LocatedLog,
	type Project,
	type Session,
	type SessionAnswer,
	type SessionEntry,
	type Value,
} from "../../index.js";
import { Interruption } from "../interruption.js";
import { defect, logLine } from "../report.js";
import type { Secrecy } from "../secrecy.js";
import { styled, type Terminal } from "../terminal.js";
import { counted } from "../wording.js";
import { shownFailure, shownValue, shownVariable, shownWarnings } from "./printing.js";

/** What a conversation stands on. */
export interface Ground {
	readonly session: Session;
	readonly terminal: Terminal;
	/** Whether a person reads the answers; otherwise they are JSON, one a line, and nothing else. */
	readonly isPersonal: boolean;
	/** Keeps secrets out of what is printed beside results. */
	readonly secrecy: Secrecy;
	/** The project as it is now. */
	reload(): Promise<Project>;
}

/** Runs entries and prints what comes of them. */
export class Conversation {
	/** Whether an entry has failed. */
	hasFailed = false;

	constructor(readonly ground: Ground) {}

	/** Runs an entry and prints its answer. */
	async run(entry: SessionEntry): Promise<void> {
		await this.tell((options) => this.ground.session.run(entry, options));
	}

	/** Runs a job of the project and prints its response. */
	async runJob(title: string | undefined): Promise<void> {
		await this.tell((options) => this.ground.session.runJob(title, options));
	}

	/** Runs an entry, prints its answer, and then what happened. */
	async trace(entry: SessionEntry): Promise<void> {
		const { session, terminal, secrecy } = this.ground;
		const { openTracing } = await import("../tracing.js");
		const tracing = openTracing({ trace: true }, terminal, () => secrecy.secrets);
		await this.tell((options) => session.run(entry, { ...options, tracer: tracing.tracer }));
		await tracing.end();
	}

	/** Says that something is wrong with what was typed. */
	fail(message: string, help: string | null = null): void {
		const { terminal } = this.ground;
		this.hasFailed = true;
		terminal.error(`${styled(terminal, "red", "error")}: ${message}\n`);
		if (help !== null) terminal.error(`${styled(terminal, "cyan", "help")}: ${help}\n`);
	}

	/** The value of an expression; undefined, and the reason printed, when it has none. */
	async evaluate(entry: SessionEntry): Promise<Value | undefined> {
		const answer = await this.answer((options) => this.ground.session.evaluate(entry, options));
		if (answer?.failure === null) return answer.value;
		this.print(answer);
		return undefined;
	}

	private async tell(work: (options: EntryOptions) => Promise<SessionAnswer>): Promise<void> {
		this.print(await this.answer(work));
	}

	/** What has come of it; null when that is our fault, which ends no session. */
	private async answer(work: (options: EntryOptions) => Promise<SessionAnswer>): Promise<SessionAnswer | null> {
		const { terminal, secrecy } = this.ground;
		const interruption = new Interruption();
		interruption.watch();
		try {
			return await work({
				signal: interruption.signal,
				interruptible: true,
				onStall: interruption.stalled,
				onLog: (log: LocatedLog) => terminal.error(secrecy.text(logLine(terminal, secrecy.log(log)))),
			});
		} catch (thrown) {
			this.hasFailed = true;
			terminal.error(secrecy.text(defect(terminal, thrown, false)));
			return null;
		} finally {
			interruption.end();
		}
	}

	private print(answer: SessionAnswer | null): void {
		if (answer === null) return;
		const { terminal, secrecy, isPersonal } = this.ground;
		const { value, changes, declared, failure } = answer;
		if (isPersonal) for (const [name, each] of changes) terminal.out(secrecy.text(shownVariable(terminal, name, each)));
		if (isPersonal && declared.length > 0) {
			const names = declared.map(({ kind, name }) => `${kind} ${name}`).join(", ");
			terminal.out(`${styled(terminal, "dim", `${names} declared`)}\n`);
		}
		const warnings = shownWarnings(terminal, answer);
		if (warnings !== "") terminal.error(secrecy.text(warnings));
		if (value !== undefined) {
			if (isPersonal) this.show(value);
			else terminal.out(`${encodeJson(value)}\n`);
		}
		if (failure === null) return;
		this.hasFailed = true;
		terminal.error(shownFailure(terminal, failure, secrecy.text));
	}

	/** Shows a value to a person; of a long one only so much, unless all of it is wanted. */
	show(value: Value, all = false): void {
		const { terminal } = this.ground;
		const { text, isCut } = shownValue(terminal, value, all);
		terminal.out(`${text}\n`);
		if (isCut) terminal.out(`${styled(terminal, "dim", ":all shows all of it")}\n`);
	}
}

/** What a session begins with, for a person. */
export function greeting({ terminal, session }: Ground, version: string): string {
	const { constructs, root } = session.project;
	const functions = constructs.filter(({ kind }) => kind === "function").length;
	const about = constructs.length === 0 ? "no project" : `${root}: ${counted(functions, "function")}`;
	return `${styled(terminal, "bold", `xano-local ${version}`)} · ${about}\n${styled(terminal, "dim", ":help says what can be typed, Ctrl-D leaves")}\n`;
}
