import { renderDiagnostics, runProjectTests, systemHost } from "../../index.js";
import { openPaths } from "../checking.js";
import { exitCodes } from "../exit.js";
import { Interruption } from "../interruption.js";
import type { Terminal } from "../terminal.js";
import { TestCall, tellRest, withErrors } from "../testing/call.js";
import { CoverageOutput } from "../testing/coverage.js";
import type { TestFlags } from "../testing/flags.js";
import { type TestedProject, unreported } from "../testing/projects.js";

/**
 * Runs the tests of projects and files.
 * @returns the exit code: 1 when a test failed, or when errors keep tests from being found
 * @throws UsageError when the call is wrong
 * @throws SetupError when a file of cases is wrong, or built-ins cannot be loaded
 */
export async function test(paths: readonly string[], flags: TestFlags, terminal: Terminal): Promise<number> {
	const call = new TestCall(flags, terminal);
	try {
		if (flags.watch) return await (await import("../testing/watching.js")).watchTests(paths, flags, call, terminal);
		const projects = await call.open(await openPaths(paths));
		if (flags.list) return list(projects, call, terminal);
		return await once(projects, flags, call, terminal);
	} finally {
		await systemHost().http.close();
	}
}

async function once(
	projects: readonly TestedProject[],
	flags: TestFlags,
	call: TestCall,
	terminal: Terminal,
): Promise<number> {
	const output = call.output();
	const coverage = new CoverageOutput(flags);
	const interruption = new Interruption();
	interruption.watch();
	try {
		output.begin(projects.flatMap(({ tests }) => tests));
		const report = await runProjectTests(projects, {
			...call.options,
			signal: interruption.signal.signal(),
			interruptible: true,
			onStall: interruption.stalled,
			onResult: (result) => {
				if (result.status === "failed") terminal.ifUnread?.(exitCodes.failed);
				output.result(result);
			},
		});
		output.end(withErrors(projects, report, flags));
		coverage.end(report.coverage, terminal, call.environments.safe);
		return tellRest(projects, report, flags, call, terminal);
	} finally {
		interruption.end();
		output.close();
		coverage.close();
	}
}

function list(
	projects: readonly TestedProject[],
	{ environments: { safe }, flags }: TestCall,
	terminal: Terminal,
): number {
	for (const { name, kind, construct, place, skipped } of projects.flatMap(({ tests }) => tests)) {
		const { line } = place.source.lineAndColumn(place.span.start);
		const subject = kind === "function" ? construct : `${kind} ${construct}`;
		const note = skipped === null ? "" : ` (skipped: ${skipped})`;
		terminal.out(`${place.source.name}:${line}  ${onOneLine(`${subject} > ${name}`)}${note}\n`);
	}
	const errors = flags.cases === undefined ? unreported(projects, []) : [];
	if (errors.length === 0) return exitCodes.done;
	const { color, width } = terminal;
	terminal.error(safe(`${renderDiagnostics(errors, { color, width })}\n`));
	return exitCodes.failed;
}

function onOneLine(text: string): string {
	return text.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));
}
