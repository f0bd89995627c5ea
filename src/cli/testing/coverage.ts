import { basename } from "node:path";
import { type Coverage, coverageHtml, coverageLcov, coverageMissing, coverageSummary } from "../../index.js";
import type { Terminal } from "../terminal.js";
import type { TestFlags } from "./flags.js";
import { OutputFile } from "./output.js";

type CoverageFlags = Pick<TestFlags, "coverage" | "coverageLcov" | "coverageHtml" | "missing" | "quiet">;

/** Where coverage goes: to the terminal, and into files. */
export class CoverageOutput {
	private readonly lcov: OutputFile | null;
	private readonly html: OutputFile | null;

	/** @throws UsageError when a file cannot be written */
	constructor(private readonly flags: CoverageFlags) {
		this.lcov = flags.coverageLcov === undefined ? null : new OutputFile(flags.coverageLcov);
		this.html = flags.coverageHtml === undefined ? null : new OutputFile(flags.coverageHtml);
	}

	/** @param safe keeps secrets out of what is printed */
	end(coverage: Coverage | null, terminal: Terminal, safe: (text: string) => string): void {
		if (coverage === null) return;
		const { color, width } = terminal;
		this.lcov?.write(coverageLcov(coverage, process.cwd()));
		this.html?.write(coverageHtml(coverage, basename(process.cwd())));
		if (this.flags.coverage) terminal.error(safe(`\n${coverageSummary(coverage, { color, width })}`));
		if (this.flags.missing) terminal.error(safe(`\n${coverageMissing(coverage, color)}`));
	}

	close(): void {
		this.lcov?.close();
		this.html?.close();
	}
}

/** Whether a run is to count what it passes. */
export function wantsCoverage({ coverage, coverageLcov, coverageHtml, missing }: CoverageFlags): boolean {
	return Boolean(coverage || coverageLcov !== undefined || coverageHtml !== undefined || missing);
}
