import { renderDiagnostics, type Selection, type TestReport, type TestRunOptions } from "../../index.js";
import { counted } from "../check_report.js";
import { exitCodes } from "../exit.js";
import { readLimits } from "../limits.js";
import type { Terminal } from "../terminal.js";
import { wantsCoverage } from "./coverage.js";
import { Environments } from "./environments.js";
import { readName, readNow, readReporters, readSeed, type TestFlags } from "./flags.js";
import { TestOutput } from "./output.js";
import { onlyNamed, openTests, type TestedProject, unreported } from "./projects.js";

/** What the flags say, whatever is tested. */
export class TestCall {
	readonly environments: Environments;
	readonly options: Omit<TestRunOptions, "tests">;
	private readonly reports: ReturnType<typeof readReporters>;
	private readonly isMeant: ReturnType<typeof readName>;
	private readonly limits: ReturnType<typeof readLimits>;

	/** @throws UsageError for a flag that makes no sense */
	constructor(
		readonly flags: TestFlags,
		private readonly terminal: Terminal,
	) {
		const { bail = false, live = false, update = false, simulate = false } = flags;
		this.reports = readReporters(flags.reporter ?? []);
		this.isMeant = readName(flags.name);
		this.limits = readLimits(flags);
		this.environments = new Environments(flags);
		const seed = flags.seed === undefined ? {} : { seed: readSeed(flags.seed) };
		const now = readNow(flags.now);
		this.options = { bail, live, update, simulate, ...seed, now, coverage: wantsCoverage(flags) };
	}

	/** The tests that are meant, by project. */
	async open(selections: readonly Selection[]): Promise<TestedProject[]> {
		const { limits, environments, flags } = this;
		const projects = await openTests(selections, { cases: flags.cases ?? [], limits, environments });
		return flags.name === undefined ? projects : onlyNamed(projects, flags.name, this.isMeant);
	}

	/** Opens the reports. */
	output(): TestOutput {
		const { safe } = this.environments;
		return new TestOutput(this.reports, { safe, quiet: this.flags.quiet === true }, this.terminal);
	}
}

/** A report with the errors that keep tests from being found, where all tests were meant to run. */
export function withErrors(projects: readonly TestedProject[], report: TestReport, flags: TestFlags): TestReport {
	const isWhole = flags.name === undefined && flags.cases === undefined;
	return { ...report, errors: isWhole && report.ended === "all" ? unreported(projects, report.results) : [] };
}

/**
 * Says what the reports do not: what keeps tests from being found, and that there are none.
 * @returns the exit code of the run
 */
export function tellRest(
	projects: readonly TestedProject[],
	report: TestReport,
	flags: TestFlags,
	{ environments: { safe } }: TestCall,
	terminal: Terminal,
): number {
	const { errors = [] } = withErrors(projects, report, flags);
	const { color, width } = terminal;
	if (errors.length > 0) terminal.error(safe(`\n${renderDiagnostics(errors, { color, width })}\n`));
	if (report.results.length + report.left === 0 && errors.length === 0 && !flags.quiet) {
		const files = projects.reduce((sum, { selection }) => sum + selection.files.size, 0);
		const where = flags.cases ? "the files of cases" : counted(files, "file");
		terminal.error(`There are no tests in ${where}.\n`);
		if (!flags.cases) terminal.error('`xano run --save-test "a name"` makes one of a run.\n');
	}
	if (report.ended === "interrupted") return exitCodes.interrupted;
	const hasFailed = errors.length > 0 || report.results.some(({ status }) => status === "failed");
	return hasFailed ? exitCodes.failed : exitCodes.done;
}
