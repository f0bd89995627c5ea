import {
	coverageSummary,
	createReporter,
	createTesting,
	type Diagnostic,
	EnvironmentFileError,
	openEnvironment,
	type Project,
	runProjectTests,
	SetupError,
	similarTestNames,
	type TestCase,
	type Testing,
	type TestReport,
	testNameFilter,
	withSimulatedKey,
} from "../../index.js";
import type { Answer, World } from "../call.js";
import type { Redaction } from "../redaction.js";
import { Refusal } from "../refusal.js";
import type { TestInput, TestOutput } from "../tools/test.js";
import { cut, cutLine, first } from "./bounds.js";
import { counted } from "./counted.js";
import { diagnosticShapes, diagnosticsText } from "./diagnostics.js";
import { toolHelp } from "./failure.js";
import { openSubjects, type Subject } from "./subject.js";

/** Said where there are no tests. */
const noTests = `There are no tests here. A test is a block of a function, behind its response:

  test "what it shows" {
    input = {name: "value"}

    expect.to_equal ($response) {
      value = "what is expected"
    }
  }

\`docs\` with the query \`expect\` lists the other assertions.`;

/** Runs the tests of programs. */
export async function test(input: TestInput, world: World): Promise<Answer> {
	const { name, coverage, simulate, live, limit } = input;
	if (live && !world.permissions.network)
		throw new Refusal(
			"Nothing may leave this machine",
			"Mock the requests, or leave out `live`. The user can start the server with --allow-network.",
		);
	if (live && simulate) throw new Refusal("Requests either go out or are simulated", "Leave out `live` or `simulate`.");
	const { subjects, redaction, notes } = await openSubjects(input, world);
	const isMeant = filterFor(name);
	const projects = subjects.map((subject) => {
		const testing = testingOf(subject, input, redaction, world);
		return { subject, testing, tests: testing.tests(subject.files).filter(isMeant) };
	});
	requireSome(projects, name);
	const report = await runProjectTests(projects, { coverage, simulate, live });
	const errors = name === undefined ? subjects.flatMap(errorsOf) : [];
	const { kept, notes: left } = first(failedFirst(testShapes(report, redaction)), "tests", (shape) => shape, limit);
	const counts = summaryOf(report, redaction);
	const structured: TestOutput = {
		ok: counts.failed === 0 && errors.length === 0,
		summary: { ...counts, left: report.left },
		tests: kept,
		errors: diagnosticShapes(errors, redaction),
		...(report.coverage === null ? {} : { coverage: coverageOf(report, redaction) }),
		notes: [...notes, ...left, ...(counts.tests === 0 && errors.length === 0 ? [noTests] : [])],
	};
	return { structured, text: textOf(structured) };
}

function testingOf(
	{ project, builtins }: Subject,
	{ timeout, simulate }: TestInput,
	redaction: Redaction,
	{ root }: World,
): Testing {
	// The recordings that tests are answered from.
	root.requireInside(`${project.root}/cassettes`);
	return createTesting({
		project,
		builtins,
		limits: { milliseconds: timeout * 1_000 },
		environment: async (declared) => {
			const asked = { declared, process: process.env, folder: project.root };
			const opened = await openEnvironment(asked).catch((thrown: unknown) => {
				if (!(thrown instanceof EnvironmentFileError)) throw thrown;
				throw new SetupError("bad-environment-file", thrown.message, "Every line is NAME=value.");
			});
			redaction.addEnvironment(opened);
			return simulate ? withSimulatedKey(opened) : opened;
		},
	});
}

/** @throws Refusal for a regular expression that is none */
function filterFor(name: string | undefined): (test: TestCase) => boolean {
	if (name === undefined) return () => true;
	const filter = testNameFilter(name);
	if (typeof filter === "function") return filter;
	throw new Refusal(
		`\`name\` is no regular expression: ${filter.mistake}`,
		"Leave out the slashes to search for a text.",
	);
}

/** @throws Refusal when a name means no test */
function requireSome(
	projects: readonly { readonly subject: Subject; readonly testing: Testing; readonly tests: readonly TestCase[] }[],
	name: string | undefined,
): void {
	if (name === undefined || projects.some(({ tests }) => tests.length > 0)) return;
	const all = projects.flatMap(({ subject, testing }) => testing.tests(subject.files));
	const [similar] = similarTestNames(name, all);
	const others = first(all, "tests", (each) => JSON.stringify(each.name), 20).kept.join(", ");
	const help =
		similar !== undefined
			? `Did you mean ${JSON.stringify(similar)}?`
			: all.length === 0
				? "There are no tests here."
				: `There is: ${others}.`;
	throw new Refusal(`No test is called ${JSON.stringify(name)}`, help);
}

/** Errors that keep tests from being found; a name that is given twice keeps none. */
function errorsOf({ project, files }: { readonly project: Project; readonly files: Subject["files"] }): Diagnostic[] {
	const sources = new Set([...files].map(({ source }) => source));
	return project.diagnostics.filter(
		({ severity, code, source }) => severity === "error" && code !== "duplicate-name" && sources.has(source),
	);
}

/** What the reporter for programs writes. */
interface Reported {
	readonly tests: readonly ReportedTest[];
	readonly summary: Omit<TestOutput["summary"], "left"> & {
		readonly coverage?: Omit<NonNullable<TestOutput["coverage"]>, "table">;
	};
}

interface ReportedTest extends Omit<TestOutput["tests"][number], "function" | "failures" | "logs"> {
	readonly construct: string;
	readonly failures: readonly (Omit<TestOutput["tests"][number]["failures"][number], "kind"> & {
		readonly kind: "assertion";
	})[];
	readonly logs: readonly { readonly value: unknown }[];
}

function reportedBy(report: TestReport, { text: safe }: Redaction): Reported {
	return JSON.parse(createReporter("json", { color: false, width: 100, safe }).end(report)) as Reported;
}

function testShapes(report: TestReport, redaction: Redaction): TestOutput["tests"] {
	return reportedBy(report, redaction).tests.map((test) => {
		const { construct, name, status, file, line, skipped, milliseconds, failures, logs } = test;
		return {
			function: construct,
			name,
			status,
			file,
			line,
			...(skipped === undefined ? {} : { skipped }),
			milliseconds,
			failures: failures.map(failureShape),
			logs: logs.slice(0, 20).map(({ value }) => shortened(value)),
		};
	});
}

function failureShape(failure: ReportedTest["failures"][number]): TestOutput["tests"][number]["failures"][number] {
	const { kind, code, message, file, line, column, snippet, expected, actual, help, stack } = failure;
	return {
		kind,
		...(code === undefined ? {} : { code }),
		message: cutLine(message),
		...(file === undefined ? {} : { file }),
		...(line === undefined ? {} : { line }),
		...(column === undefined ? {} : { column }),
		...(snippet === undefined ? {} : { snippet }),
		...(expected === undefined ? {} : { expected: shortened(expected) }),
		...(actual === undefined ? {} : { actual: shortened(actual) }),
		...(help === undefined ? {} : { help: toolHelp(help) as string }),
		stack: stack.slice(0, 12).map(({ function: name, file, line, column }) => ({ function: name, file, line, column })),
	};
}

/** A value, or its JSON where it is long. */
function shortened(value: unknown): unknown {
	const text = JSON.stringify(value);
	return text.length > 4_000 ? cutLine(text) : value;
}

function failedFirst(tests: TestOutput["tests"]): TestOutput["tests"] {
	const [failed, others] = [true, false].map((wanted) =>
		tests.filter(({ status }) => (status === "failed") === wanted),
	);
	return [...(failed ?? []), ...(others ?? [])];
}

function summaryOf(report: TestReport, redaction: Redaction): Omit<TestOutput["summary"], "left"> {
	const { tests, passed, failed, skipped } = reportedBy(report, redaction).summary;
	return { tests, passed, failed, skipped };
}

function coverageOf(report: TestReport, redaction: Redaction): NonNullable<TestOutput["coverage"]> {
	const { coverage } = reportedBy(report, redaction).summary;
	if (coverage === undefined || report.coverage === null) throw new Error("There is no coverage");
	const { statements, branches, functions } = coverage;
	return {
		statements,
		branches,
		functions,
		table: cut(coverageSummary(report.coverage, { color: false, width: 120 })),
	};
}

function textOf({ summary, tests, errors, coverage, notes }: TestOutput): string {
	const parts: string[] = [];
	for (const each of tests) {
		if (each.status !== "failed") continue;
		const lines = [`FAILED ${each.function} > ${each.name} (${each.file}:${each.line})`];
		for (const { message, code, file, line, column, snippet, help, stack } of each.failures) {
			const place = file === undefined ? "" : `${file}:${line}:${column} `;
			lines.push(`  ${place}${code === undefined ? "" : `[${code}] `}${message}`);
			for (const shown of snippet?.split("\n") ?? []) lines.push(`      ${shown}`);
			if (help !== undefined) lines.push(`    help: ${help}`);
			for (const frame of stack) lines.push(`    at ${frame.function} (${frame.file}:${frame.line}:${frame.column})`);
		}
		parts.push(lines.join("\n"));
	}
	const passed = tests.filter(({ status }) => status === "passed");
	if (passed.length > 0)
		parts.push(["Passed:", ...passed.map((each) => `  ${each.function} > ${each.name}`)].join("\n"));
	const skipped = tests.filter(({ status }) => status === "skipped");
	if (skipped.length > 0)
		parts.push(["Skipped:", ...skipped.map((each) => `  ${each.function} > ${each.name}: ${each.skipped}`)].join("\n"));
	if (errors.length > 0) parts.push(diagnosticsText(errors));
	if (coverage !== undefined) parts.push(coverage.table.trimEnd());
	const { tests: all, passed: good, failed, skipped: left } = summary;
	parts.push(`${counted(all, "test")}: ${good} passed, ${failed} failed, ${left} skipped.`, ...notes);
	return cut(parts.join("\n\n"));
}
