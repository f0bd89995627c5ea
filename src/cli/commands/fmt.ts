import {
	type Diagnostic,
	type FormattedFile,
	format,
	formatFiles,
	renderDiagnostics,
	unifiedDiff,
} from "../../index.js";
import { exitCodes, UsageError } from "../exit.js";
import { readStandardInput } from "../input.js";
import { asUsageError, refuseFlag } from "../open.js";
import { replaceFile } from "../replace_file.js";
import { usageFailure } from "../report.js";
import type { Terminal } from "../terminal.js";

/** The flags of `xano fmt`, as the command line gives them. */
export interface FormatFlags {
	readonly check?: boolean;
	readonly diff?: boolean;
	readonly stdin?: boolean;
}

/**
 * Lays out files as Xano's own serializer does.
 * @returns the exit code: 1 when `--check` or `--diff` found something to change, 2 when a file cannot be read or written
 * @throws UsageError when the call is wrong
 */
export async function fmt(paths: readonly string[], flags: FormatFlags, terminal: Terminal): Promise<number> {
	const given = flags.stdin ? [...paths, "-"] : paths.length === 0 ? ["."] : paths;
	const files = given.includes("-") ? [await standardInput(given)] : await named(given);
	const isDry = flags.check === true || flags.diff === true;
	const diagnostics = files.flatMap(({ formatted }) => formatted.diagnostics as readonly Diagnostic[]);
	const changed = files.filter(({ before, formatted }) => formatted.text !== null && formatted.text !== before);
	const known = diagnostics.length > 0 ? exitCodes.wrong : isDry && changed.length > 0 ? exitCodes.failed : null;
	if (known !== null) terminal.ifUnread?.(known);
	if (given.includes("-") && !isDry) terminal.out(files[0]?.formatted.text ?? "");
	const failures = isDry || given.includes("-") ? [] : await writeAll(changed, given, terminal);
	if (isDry) for (const file of changed) terminal.out(shown(file, flags, terminal));
	if (diagnostics.length > 0) terminal.error(`${renderDiagnostics(diagnostics, terminal)}\n`);
	for (const failure of failures) terminal.error(usageFailure(terminal, failure));
	const count = changed.length - failures.length;
	if (!given.includes("-")) terminal.error(`${isDry ? "would format" : "formatted"} ${count} of ${counted(files)}\n`);
	if (diagnostics.length + failures.length > 0) return exitCodes.wrong;
	return isDry && count > 0 ? exitCodes.failed : exitCodes.done;
}

function shown({ name, before, formatted }: FormattedFile, { diff }: FormatFlags, terminal: Terminal): string {
	if (!diff) return `${name}\n`;
	return unifiedDiff(name, before, formatted.text ?? before, terminal.color && terminal.outIsTerminal);
}

/** Writes the files and names them. One that cannot be written keeps none of the others from being. */
async function writeAll(
	files: readonly FormattedFile[],
	named: readonly string[],
	terminal: Terminal,
): Promise<UsageError[]> {
	const failures: UsageError[] = [];
	for (const { path, name, before, formatted } of files) {
		// Between two files Ctrl-C is noticed.
		await new Promise(setImmediate);
		try {
			replaceFile({ path, name, before, after: formatted.text ?? before }, named);
			terminal.error(`${name}\n`);
		} catch (thrown) {
			if (!(thrown instanceof UsageError)) throw thrown;
			failures.push(thrown);
		}
	}
	return failures;
}

async function standardInput(given: readonly string[]): Promise<FormattedFile> {
	if (given.some((path) => path !== "-"))
		throw new UsageError("Standard input cannot be formatted together with files", "Format them one after the other.");
	const name = "<stdin>";
	const before = await readStandardInput();
	return { path: "", name, before, formatted: format(name, before) };
}

async function named(paths: readonly string[]): Promise<FormattedFile[]> {
	for (const path of paths) refuseFlag(path);
	try {
		return await formatFiles(paths);
	} catch (thrown) {
		throw asUsageError(thrown);
	}
}

function counted({ length }: readonly FormattedFile[]): string {
	return length === 1 ? "1 file" : `${length} files`;
}
