import {
	appliesOf,
	codeOf,
	type Diagnostic,
	type FixedFile,
	renderDiagnostics,
	reportJson,
	summaryOf,
	toGithub,
	toSarif,
	unifiedDiff,
} from "../index.js";
import type { Checked } from "./checking.js";
import type { ReportFormat } from "./formats.js";
import { styled, type Terminal } from "./terminal.js";

declare const PACKAGE_VERSION: string;

export interface ReportOptions {
	readonly format: ReportFormat;
	/** Only errors are shown. */
	readonly quiet: boolean;
	/** Fixes were only worked out, not made. */
	readonly dryRun: boolean;
}

/** Prints what was found: for people to standard error, for programs to standard output. */
export function report(checked: Checked, options: ReportOptions, terminal: Terminal): void {
	const { files, fixed } = checked;
	const diagnostics = options.quiet
		? checked.diagnostics.filter(({ severity }) => severity === "error")
		: checked.diagnostics;
	if (options.format === "json") {
		const document = {
			...reportJson(diagnostics, files),
			...(fixed.length === 0 ? {} : { fixed: fixed.map(fixedJson(options.dryRun)) }),
		};
		terminal.out(`${JSON.stringify(document)}\n`);
		return;
	}
	if (options.format === "sarif") {
		terminal.out(`${JSON.stringify(toSarif(diagnostics, PACKAGE_VERSION))}\n`);
		return;
	}
	if (options.format === "github") {
		terminal.out(diagnostics.map((diagnostic) => `${toGithub(diagnostic)}\n`).join(""));
		return;
	}
	if (options.dryRun) {
		const color = terminal.color && terminal.outIsTerminal;
		for (const { name, before, after } of fixed) terminal.out(unifiedDiff(name, before, after, color));
	}
	if (!options.quiet) for (const file of fixed) terminal.error(`${fixedLines(file, options.dryRun, terminal)}\n`);
	if (diagnostics.length > 0) {
		const summary = summaryLine(diagnostics, files, fixed.length > 0, terminal);
		terminal.error(`${renderDiagnostics(diagnostics, { color: terminal.color, width: terminal.width, summary })}\n`);
	} else if (!options.quiet) {
		terminal.error(`${styled(terminal, "green", "No problems")} in ${counted(files, "file")}\n`);
	}
}

/** ``2 errors in 1 of 3 files, 1 can be fixed by `xano check --fix` ``. */
function summaryLine(list: readonly Diagnostic[], files: number, isFixed: boolean, terminal: Terminal): string {
	const safe = isFixed ? 0 : list.filter((diagnostic) => appliesOf(diagnostic) === "safe").length;
	const command = styled(terminal, "cyan", "`xano check --fix`");
	return `${summaryOf(list, files)}${safe === 0 ? "" : `, ${safe} can be fixed by ${command}`}`;
}

/** What was done to a file, each kind of fix once. */
function fixedLines({ name, fixes }: FixedFile, dryRun: boolean, terminal: Terminal): string {
	const times = new Map<string, number>();
	for (const { code, title } of fixes) {
		const line = `${codeOf(code)} ${title}`;
		times.set(line, (times.get(line) ?? 0) + 1);
	}
	const head = `${styled(terminal, "green", dryRun ? "Would fix" : "Fixed")} ${name}: ${counted(fixes.length, "fix", "fixes")}`;
	return [head, ...[...times].map(([line, count]) => `  ${line}${count === 1 ? "" : ` (${count} times)`}`)].join("\n");
}

function fixedJson(dryRun: boolean): (file: FixedFile) => object {
	return ({ name, before, after, fixes }) => ({
		file: name,
		fixes: fixes.map(({ code, title }) => ({ code: codeOf(code), title })),
		...(dryRun ? { diff: unifiedDiff(name, before, after) } : {}),
	});
}

export function counted(count: number, noun: string, plural = `${noun}s`): string {
	return `${count} ${count === 1 ? noun : plural}`;
}
