import type { Selection } from "../../index.js";
import { counted, report } from "../check_report.js";
import { type Checked, lookAt, openPaths } from "../checking.js";
import { exitCodes, UsageError } from "../exit.js";
import type { ReportFormat } from "../formats.js";
import { replaceFile } from "../replace_file.js";
import { usageFailure } from "../report.js";
import type { Terminal } from "../terminal.js";

/** The flags of `xano check`, as the command line gives them. */
export interface CheckFlags {
	readonly strict?: boolean;
	readonly fix?: boolean;
	readonly dryRun?: boolean;
	readonly watch?: boolean;
	readonly quiet?: boolean;
	readonly format: ReportFormat;
}

/**
 * Says what is wrong with projects and files without running anything, and with `--fix` puts right what needs nobody's
 * judgement.
 * @returns the exit code: 2 when there is an error, or with `--strict` a portability warning
 * @throws UsageError when the call is wrong
 */
export async function check(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<number> {
	const { strict = false, dryRun = false, quiet = false, format } = flags;
	const fix = flags.fix === true || dryRun;
	const options = { format, quiet, dryRun };
	if (flags.watch) {
		refuseWatching(paths, format);
		const { watch } = await import("../watch.js");
		const look = async (selections: readonly Selection[]): Promise<string> => {
			const checked = await lookAt(selections, { strict, fix: false });
			report(checked, options, terminal);
			return `${counted(checked.files, "file")} checked`;
		};
		return watch(paths, terminal, { clear: format === "pretty", look });
	}
	const toOutput = fix && !dryRun && paths.includes("-");
	if (toOutput && format !== "pretty")
		throw new UsageError(
			"The fixed program and the report are both to go to standard output",
			"Leave out --format, or fix a file.",
		);
	const selections = await openPaths(paths);
	const checked = await lookAt(selections, { strict, fix });
	const isWritten = dryRun || write(checked, paths, terminal);
	const isWrong = dryRun ? checked.hadErrors : checked.diagnostics.some(({ severity }) => severity === "error");
	const code = isWrong || !isWritten ? exitCodes.wrong : exitCodes.done;
	terminal.ifUnread?.(code);
	if (toOutput) {
		const input = selections.flatMap(({ files }) => [...files]).find(({ path }) => path === "<stdin>");
		terminal.out(checked.fixed.find(({ path }) => path === "<stdin>")?.after ?? input?.source.text ?? "");
	}
	report(checked, options, terminal);
	return code;
}

function refuseWatching(paths: readonly string[], format: ReportFormat): void {
	if (paths.includes("-"))
		throw new UsageError("Standard input cannot be watched", "Name the folder or the file to watch.");
	if (format === "sarif" || format === "github")
		throw new UsageError(`--watch does not go together with --format ${format}`, "Write --format pretty or json.");
}

/** Writes the files that fixes changed. @returns false when one could not be written */
function write({ fixed }: Checked, paths: readonly string[], terminal: Terminal): boolean {
	const named = paths.filter((path) => path !== "-");
	let isWritten = true;
	for (const file of fixed) {
		if (file.path === "<stdin>") continue;
		try {
			replaceFile(file, named);
		} catch (thrown) {
			if (!(thrown instanceof UsageError)) throw thrown;
			terminal.error(usageFailure(terminal, thrown));
			isWritten = false;
		}
	}
	return isWritten;
}
