import { emptyProject, looksLikeProject, openSession } from "../../index.js";
import { exitCodes, UsageError } from "../exit.js";
import { openPath } from "../open.js";
import { Conversation, type Ground, greeting } from "../repl/conversation.js";
import { History, historyFile } from "../repl/history.js";
import { runLines } from "../repl/lines.js";
import { converse } from "../repl/prompt.js";
import { openRun, type SetupFlags } from "../run_setup.js";
import { simulatedNotice } from "../simulated_key.js";
import type { Terminal } from "../terminal.js";

declare const PACKAGE_VERSION: string;

/** The flags of `xano repl`, as the command line gives them. */
export type ReplFlags = Omit<SetupFlags, "function" | "job">;

/**
 * Runs what is typed, or piped, entry by entry.
 * @param path null for this folder, where it is a project
 * @param cacheFolder where trees are kept from run to run; null for nowhere
 * @returns the exit code: 1 when something that was piped has failed
 * @throws UsageError when the call is wrong
 */
export async function repl(
	path: string | undefined,
	flags: ReplFlags,
	terminal: Terminal,
	cacheFolder: string | null,
): Promise<number> {
	if (path === "-")
		throw new UsageError(
			"Standard input is where entries come from",
			"Leave the path out, or name a folder or a .xs file.",
		);
	const open = (named: string, options = {}) =>
		path === undefined && !looksLikeProject(named)
			? Promise.resolve({ project: emptyProject(named), soleFunction: null })
			: openPath(named, options);
	const where = path ?? ".";
	const setup = await openRun(where, flags, cacheFolder, { opener: open });
	const isPersonal = process.stdin.isTTY === true && terminal.outIsTerminal;
	const ground: Ground = {
		session: openSession(setup.options),
		terminal,
		isPersonal,
		secrecy: setup.secrecy,
		reload: async () => (await open(where)).project,
	};
	const conversation = new Conversation(ground);
	try {
		// What is wrong with it is said at once, and from here on it is known what is secret.
		await ground.session.open();
		if (flags.simulate) terminal.error(simulatedNotice);
		if (!isPersonal) {
			await runLines(process.stdin, conversation);
			return conversation.hasFailed ? exitCodes.failed : exitCodes.done;
		}
		terminal.out(greeting(ground, PACKAGE_VERSION));
		const history = new History(historyFile(process.env));
		await converse(conversation, history, (entry) => setup.secrecy.text(entry) !== entry);
		return exitCodes.done;
	} finally {
		await setup.close();
	}
}
