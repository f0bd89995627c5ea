import { closeSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { createReporter, type Reporter, type TestIdentity, type TestReport, type TestResult } from "../../index.js";
import { UsageError } from "../exit.js";
import { fileReason } from "../file_reason.js";
import { makeFolder } from "../make_folder.js";
import type { Terminal } from "../terminal.js";
import type { WantedReport } from "./flags.js";

interface Sink {
	readonly reporter: Reporter;
	readonly write: (text: string) => void;
}

/** How reports are made. */
export interface OutputOptions {
	/** Keeps secrets out of every text. */
	readonly safe: (text: string) => string;
	/** People are shown nothing but functions of which a test failed. */
	readonly quiet: boolean;
}

/** All reports of a call: for people on standard error, for programs on standard output, and in files. */
export class TestOutput {
	private readonly sinks: readonly Sink[];
	private readonly files: OutputFile[] = [];
	private tests: readonly TestIdentity[] = [];
	private hasBegun = false;

	/** @throws UsageError when a file cannot be written */
	constructor(wanted: readonly WantedReport[], { safe, quiet }: OutputOptions, terminal: Terminal) {
		this.sinks = wanted.map(({ reporter: { name, readers }, file }): Sink => {
			if (file !== null) {
				const opened = new OutputFile(file);
				this.files.push(opened);
				return { reporter: createReporter(name, { safe }), write: (text) => opened.write(text) };
			}
			if (readers === "programs")
				return { reporter: createReporter(name, { safe }), write: (text) => terminal.out(text) };
			const { color, width } = terminal;
			const reporter = createReporter(name, { color, width, safe });
			return { reporter: quiet ? onlyFailed(reporter) : reporter, write: (text) => terminal.error(text) };
		});
	}

	/** Says which tests are about to run. */
	begin(tests: readonly TestIdentity[]): void {
		this.tests = tests;
	}

	result(result: TestResult): void {
		this.beginOnce();
		for (const { reporter, write } of this.sinks) writeSome(write, reporter.result(result));
	}

	end(report: TestReport): void {
		this.beginOnce();
		for (const { reporter, write } of this.sinks) writeSome(write, reporter.end(report));
	}

	close(): void {
		for (const file of this.files) file.close();
	}

	/** Which texts are secret is known only when the first tests have been prepared. */
	private beginOnce(): void {
		if (this.hasBegun) return;
		this.hasBegun = true;
		for (const { reporter, write } of this.sinks) writeSome(write, reporter.begin(this.tests));
	}
}

function writeSome(write: (text: string) => void, text: string): void {
	if (text !== "") write(text);
}

/** Holds everything back until the end, and then tells of what failed. */
function onlyFailed(reporter: Reporter): Reporter {
	return {
		begin: () => "",
		result: () => "",
		end: (report) => {
			const subject = ({ file, kind, construct }: TestIdentity): string => JSON.stringify([file, kind, construct]);
			const failed = new Set(report.results.filter(({ status }) => status === "failed").map(subject));
			if (failed.size === 0 && report.ended === "all") return "";
			const shown = report.results.filter((result) => failed.has(subject(result)));
			return [reporter.begin(shown), ...shown.map(reporter.result), reporter.end(report)].join("");
		},
	};
}

/** A file that is written from the beginning, with the folders on the way to it. */
export class OutputFile {
	private readonly descriptor: number;

	/** @throws UsageError when it cannot be written */
	constructor(private readonly path: string) {
		// Whoever writes `junit=a.xs` has left out a blank, and would lose a program.
		if (/\.xs$/i.test(path)) throw new UsageError(`The report ${path} would take the place of a program`);
		this.descriptor = this.orRefuse(() => {
			makeFolder(dirname(path));
			return openSync(path, "w");
		});
	}

	/** @throws UsageError when it cannot be written */
	write(text: string): void {
		const bytes = Buffer.from(text);
		for (let at = 0; at < bytes.length; ) at += this.orRefuse(() => writeSync(this.descriptor, bytes, at));
	}

	close(): void {
		closeSync(this.descriptor);
	}

	private orRefuse<Result>(work: () => Result): Result {
		try {
			return work();
		} catch (thrown) {
			throw new UsageError(`The report ${this.path} cannot be written: ${fileReason(thrown)}`);
		}
	}
}
