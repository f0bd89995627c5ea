import type { TestIdentity, TestReport, TestResult } from "../results.js";

/** How a report looks. */
export interface ReportStyle {
	/** Whether ANSI colours are wanted. */
	readonly color: boolean;
	/** Columns of the terminal; fewer than 40 count as 40. */
	readonly width: number;
	/** Takes secrets out of a text; every text of a report goes through it before it is escaped or cut. */
	readonly safe: (text: string) => string;
}

/** Makes text of results as they come. What its functions give, one after the other, is the report. */
export interface Reporter {
	/** Called once, before the first result. */
	begin(tests: readonly TestIdentity[]): string;
	/** Called for every test as it ends, in whatever order. */
	result(result: TestResult): string;
	/** Called once, also when not every test has run. */
	end(report: TestReport): string;
}
