import { relative, sep } from "node:path";
import {
	beginSaving,
	type RunError,
	type RunResult,
	type SavedTest,
	SaveError,
	type SaveSetup,
	type Saving,
	unifiedDiff,
	XanoError,
} from "../../index.js";
import { exitCodes, UsageError } from "../exit.js";
import { replaceFile } from "../replace_file.js";
import { usageFailure } from "../report.js";
import type { Terminal } from "../terminal.js";
import { shellArgument } from "../wording.js";

/** What becomes of a run once it is over. */
export interface TestSaver {
	readonly observer: Saving["observer"];
	/**
	 * Writes the test, or shows what would be written, and says so.
	 * @returns the exit code: 2 when no test could be made of the run
	 */
	save(outcome: RunResult | RunError): Promise<number>;
}

/** How it is said. */
export interface SaveFlags {
	readonly dryRun?: boolean;
	readonly quiet?: boolean;
	/** What is shown stands beside a document on standard output. */
	readonly json?: boolean;
}

/**
 * Prepares to write a run into the file of its function, as a test.
 * @param safe keeps secrets out of messages
 * @throws UsageError when there is no place for it, or when its name is taken
 */
export function testSaver(
	setup: SaveSetup,
	flags: SaveFlags,
	terminal: Terminal,
	safe: (text: string) => string,
): TestSaver {
	const saving = reported(() => beginSaving(setup));
	return {
		observer: saving.observer,
		save: async (outcome) => {
			try {
				const saved = await saving.finish(outcome);
				await (flags.dryRun ? show(saved, flags, terminal) : write(saved, setup));
				if (!flags.quiet) terminal.error(safe(summary(saved, setup.test, flags.dryRun === true)));
				return exitCodes.done;
			} catch (thrown) {
				const isExpected = thrown instanceof SaveError || thrown instanceof UsageError || thrown instanceof XanoError;
				if (!isExpected) throw thrown;
				const { message, help } = thrown;
				terminal.error(safe(usageFailure(terminal, new UsageError(`No test was written: ${message}`, help))));
				return exitCodes.wrong;
			}
		},
	};
}

function reported<Result>(work: () => Result): Result {
	try {
		return work();
	} catch (thrown) {
		if (thrown instanceof SaveError) throw new UsageError(thrown.message, thrown.help);
		throw thrown;
	}
}

async function write({ path, before, after, cassette }: SavedTest, { project }: SaveSetup): Promise<void> {
	await cassette?.save();
	try {
		replaceFile({ path, name: nameOf(path), before, after }, [project.root]);
	} catch (thrown) {
		await cassette?.remove();
		throw thrown;
	}
}

function show({ path, before, after }: SavedTest, { json = false }: SaveFlags, terminal: Terminal): void {
	const { color, outIsTerminal } = terminal;
	const diff = unifiedDiff(nameOf(path), before, after, color && (json || outIsTerminal));
	if (json) terminal.error(diff);
	else terminal.out(diff);
}

function summary({ path, mocks, loose, needs, cassette }: SavedTest, test: string, isDry: boolean): string {
	const name = nameOf(path);
	const mocked = mocks === 0 ? "" : ` with ${mocks === 1 ? "a mock" : `${mocks} mocks`}`;
	const lines = [`${isDry ? "Would write" : "Wrote"} the test ${JSON.stringify(test)}${mocked} into ${name}.`];
	if (cassette) lines.push(`${isDry ? "Would record" : "Recorded"} its requests in ${nameOf(cassette.file)}.`);
	if (loose.length > 0) lines.push(`Differs from run to run, and is only asserted to be there: ${loose.join(", ")}.`);
	if (needs.length > 0)
		lines.push(`It passes only where ${needs.join(", ")} ${needs.length === 1 ? "is" : "are"} set in the environment.`);
	// What would be read as a regular expression, or cannot be shown, is not asked for by name.
	const only = /^\/.*\/\w*$|\p{Cc}/u.test(test) ? "" : ` -t ${shellArgument(test)}`;
	if (!isDry) lines.push(`Run it with: xano test ${shellArgument(name)}${only}`);
	return `${lines.join("\n")}\n`;
}

/** A path as a person in this folder calls it. */
function nameOf(path: string): string {
	const from = relative(process.cwd(), path);
	return (from.startsWith("..") ? path : from).split(sep).join("/");
}
