import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import {
	type CancellationToken,
	ErrorCodes,
	MessageType,
	ResponseError,
	ShowMessageNotification,
} from "vscode-languageserver/node";
import { explain } from "../../diagnostics/explain.js";
import { isFilePath } from "../uris.js";
import { commands } from "./capabilities.js";
import { placeOf, type Session } from "./session.js";

/** What a command of ours comes to; the client is shown it, too. */
export interface CommandResult {
	/** The exit code of a run, null when it was ended; 0 for an explanation that was found. */
	readonly exitCode: number | null;
	/** What a run printed as its result, or the page of a code. */
	readonly text: string;
	/** Messages of a run. */
	readonly messages: string;
}

/**
 * Carries out a command the user has chosen.
 * @throws ResponseError for a command or arguments that are none of ours
 */
export async function executeCommand(
	session: Session,
	command: string,
	given: readonly unknown[],
	token: CancellationToken,
): Promise<CommandResult> {
	const [argument] = given;
	if (command === commands.explain && typeof argument === "string") {
		const { found, text } = explain(argument, { color: false, width: 80 });
		tell(session, MessageType.Info, text);
		return { exitCode: found ? 0 : 2, text, messages: "" };
	}
	if (command === commands.run && isRunArgument(argument)) return run(session, argument, token);
	throw new ResponseError(ErrorCodes.InvalidParams, `${command} does not take these arguments`);
}

/** What a code lens gives `xano.run`. */
interface RunArgument {
	readonly uri: string;
	readonly kind: "job" | "function" | "test";
	readonly name: string;
}

const kinds: readonly unknown[] = ["job", "function", "test"] satisfies RunArgument["kind"][];

function isRunArgument(value: unknown): value is RunArgument {
	if (typeof value !== "object" || value === null) return false;
	const { uri, kind, name } = value as Partial<RunArgument>;
	return typeof uri === "string" && typeof name === "string" && kinds.includes(kind);
}

/** Runs a job, function or test in a process of its own, with the files as they are on the disk. */
async function run(session: Session, argument: RunArgument, token: CancellationToken): Promise<CommandResult> {
	const place = await placeOf(session, argument.uri);
	if (!place) throw new ResponseError(ErrorCodes.InvalidParams, `${argument.uri} is not open`);
	const { document, project } = place;
	const isAlone = project.paths().length === 1;
	const target = !isFilePath(document.path) ? "-" : isAlone ? document.path : project.root;
	const args =
		argument.kind === "test"
			? ["test", document.path, "-t", argument.name]
			: ["run", target, `--${argument.kind}`, argument.name];
	const child = spawn(process.execPath, [session.program, ...args], { cwd: project.root, stdio: "pipe" });
	let again: NodeJS.Timeout | undefined;
	const stop = (): void => {
		child.kill("SIGINT");
		// Node loses a signal that arrives in the instant in which a program begins to wait.
		again ??= setInterval(() => void child.kill("SIGINT"), 1_000).unref();
	};
	process.once("exit", stop);
	const cancelled = token.onCancellationRequested(stop);
	const progress = session.abilities.progress ? await session.connection.window.createWorkDoneProgress() : null;
	progress?.begin(`Running ${argument.name}`, undefined, undefined, true);
	const stopped = progress?.token.onCancellationRequested(stop);
	child.stdin.on("error", () => undefined).end(target === "-" ? document.source.text : "");
	try {
		const result = await outcome(session, child);
		show(session, argument.name, result);
		return result;
	} finally {
		clearInterval(again);
		process.off("exit", stop);
		cancelled.dispose();
		stopped?.dispose();
		progress?.done();
	}
}

/** Waits for the end of a run; what it prints goes to the client's log while it arrives. */
async function outcome({ connection }: Session, child: ChildProcess): Promise<CommandResult> {
	const [text, messages] = [child.stdout, child.stderr].map((stream) => {
		const lines: string[] = [];
		if (stream)
			createInterface({ input: stream }).on("line", (line) => {
				lines.push(line);
				connection.console.log(line);
			});
		return lines;
	}) as [string[], string[]];
	const exitCode = await new Promise<number | null>((resolve, reject) => {
		child.on("error", reject).on("close", resolve);
	});
	return { exitCode, text: text.join("\n"), messages: messages.join("\n") };
}

/** Longer results are read in the log. */
const mostShown = 1_000;

function show(session: Session, name: string, { exitCode, text, messages }: CommandResult): void {
	const clip = (shown: string): string => (shown.length > mostShown ? `${shown.slice(0, mostShown)} …` : shown);
	if (exitCode === 0) tell(session, MessageType.Info, `${name}: ${clip(text)}`);
	else if (exitCode === null || exitCode === 130) tell(session, MessageType.Warning, `${name} was stopped`);
	else tell(session, MessageType.Error, `${name} failed\n${clip(messages)}`);
}

/** A message to be read; the connection's own way asks a question and waits for its answer. */
function tell({ connection }: Session, type: MessageType, message: string): void {
	void connection.sendNotification(ShowMessageNotification.type, { type, message });
}
