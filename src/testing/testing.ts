import type { Catalogue } from "../catalogue/catalogue.js";
import type { Limits } from "../catalogue/define.js";
import { defaultCatalogue } from "../catalogue/index.js";
import type { ProgramCoverage } from "../compile/coverage.js";
import { compileTogether, type Linked, type Program, programFor } from "../compile/program.js";
import type { CompiledTest, TestSource } from "../compile/tests.js";
import { environmentFor } from "../engine/environment.js";
import { libraryOf } from "../engine/library.js";
import { jobsOf } from "../engine/plan.js";
import { reachFrom } from "../engine/reach.js";
import { elapsed } from "../host/elapsed.js";
import type { Environment } from "../host/ports.js";
import { systemHost } from "../host/system.js";
import type { Project, ProjectFile } from "../project/project.js";
import { defaultLimits } from "../runtime/limits.js";
import type { TestBench } from "./bench.js";
import { coverageOf } from "./coverage/collect.js";
import { discoverTests } from "./discover.js";
import { withStandIns } from "./isolation/stand_ins.js";
import { openWorlds } from "./isolation/worlds.js";
import { Obstacles } from "./obstacles.js";
import { defaultSeed, type TestCase, type Testing, type TestingOptions, type TestRunOptions } from "./options.js";
import type { TestFailure, TestReport, TestResult } from "./results.js";
import { identityOf, runTest } from "./run_test.js";
import { type View, viewsOf } from "./views.js";

/** How long one test may take, in milliseconds, unless its caller says otherwise. */
const longestTest = 10_000;

/** How many tests may wait at the same time when their requests really go out; no others ever wait for long. */
const sideBySide = 8;

/** After so many milliseconds of tests signals and timers are let through. */
const breathEvery = 20;

/** Prepares the tests of a project; nothing is compiled before they run. */
export function createTesting(options: TestingOptions): Testing {
	return new ProjectTesting(options);
}

class ProjectTesting implements Testing {
	private readonly catalogue: Catalogue;
	private readonly limits: Limits;

	constructor(private readonly options: TestingOptions) {
		this.catalogue = defaultCatalogue(options.builtins ?? []);
		this.limits = { ...defaultLimits, milliseconds: longestTest, ...options.limits };
	}

	tests(files?: ReadonlySet<ProjectFile>): TestCase[] {
		return discoverTests(this.options.project, files);
	}

	async run(options: TestRunOptions): Promise<TestReport> {
		const { project } = this.options;
		const { tests, seed = defaultSeed, bail = false, signal, onResult } = options;
		const started = performance.now();
		// Ctrl-C may end a test without anybody's handler being told.
		const interruption = new AbortController();
		const stopping = signal ? AbortSignal.any([signal, interruption.signal]) : interruption.signal;
		const prepared = new Map<TestCase, Prepared>();
		const counted: ProgramCoverage[] = [];
		for (const view of viewsOf(project, tests)) {
			const own = await this.prepare(view, options, stopping);
			for (const test of view.tests) prepared.set(test, own);
			if (own.coverage !== null) counted.push(own.coverage);
		}
		const one = async (test: TestCase): Promise<TestResult | null> => {
			if (test.skipped !== null) return withoutRun(test, "skipped");
			const { failures, compiled, bench } = prepared.get(test) as Prepared;
			const failed = failures.get(test) ?? [];
			if (failed.length > 0) return { ...withoutRun(test, "failed"), failures: failed };
			const result = await runTest(test, compiled.get(test) ?? null, bench);
			if (result === null) interruption.abort();
			return result;
		};
		const done = await runAll(tests, one, {
			signal: stopping,
			onResult,
			endsWith: bail ? ({ status }) => status === "failed" : () => false,
			sideBySide: !bail && isReal(options) ? sideBySide : 1,
		});
		return {
			results: done.results,
			milliseconds: elapsed(started, performance.now()),
			ended: stopping.aborted ? "interrupted" : done.results.length < tests.length ? "bail" : "all",
			left: tests.length - done.results.length,
			seed,
			coverage: options.coverage
				? coverageOf({ programs: counted, project, catalogue: this.catalogue, tested: new Set(functionsOf(tests)) })
				: null,
		};
	}

	/** Compiles what some tests need, those that can be run. */
	private async prepare({ project, tests }: View, options: TestRunOptions, signal: AbortSignal): Promise<Prepared> {
		const obstacles = new Obstacles(project, this.catalogue, functionsOf(tests));
		const failures = new Map(tests.map((test) => [test, test.skipped === null ? obstacles.of(test) : []]));
		const runnable = tests.filter((test) => test.skipped === null && failures.get(test)?.length === 0);
		const names = functionsOf(runnable);
		const environment = await this.environment(project, names, isReal(options));
		const { linked, compiled } = this.compile(project, names, runnable, options.coverage ?? false);
		await linked.prepare();
		const worlds = openWorlds({
			project,
			environment,
			network: this.options.http?.(environment) ?? systemHost().http,
			mode: options.update ? "update" : options.live ? "live" : options.simulate ? "simulate" : "refuse",
			seed: options.seed ?? defaultSeed,
			now: options.now ?? null,
		});
		const programs = new Map<string, Program | null>(names.map((name) => [name, programFor(name, linked)]));
		const bench: TestBench = {
			project,
			catalogue: this.catalogue,
			limits: this.limits,
			environment,
			worlds,
			programOf: (name) => programs.get(name) as Program,
			signal,
			interruptible: options.interruptible ?? false,
			onStall: options.onStall,
		};
		return { failures, compiled, bench, coverage: linked.coverage };
	}

	private compile(
		project: Project,
		names: readonly string[],
		tests: readonly TestCase[],
		coverage: boolean,
	): { linked: Linked; compiled: ReadonlyMap<TestCase, CompiledTest> } {
		const blocks = tests.filter(({ work }) => work.kind === "block");
		const sources = blocks.flatMap(({ name, place, work }): TestSource[] =>
			work.kind === "block" ? [{ name: `test ${JSON.stringify(name)}`, source: place.source, node: work.node }] : [],
		);
		const library = libraryOf(project, this.catalogue);
		const linked = compileTogether(names, library, { mocks: true, coverage }, sources);
		return { linked, compiled: new Map(blocks.map((test, index) => [test, linked.tests[index] as CompiledTest])) };
	}

	private async environment(project: Project, names: readonly string[], isSent: boolean): Promise<Environment> {
		const { environment } = this.options;
		const reach = reachFrom(names, project, this.catalogue);
		const host = environment ? { host: { environment } } : {};
		const opened = await environmentFor({ job: null, names, reach, diagnostics: [] }, project, { project, ...host });
		if (isSent) return opened;
		return withStandIns(opened, {
			jobs: jobsOf(project).flatMap((job) => job.environment ?? []),
			builtins: [...reach.builtins].flatMap((builtin) => builtin.environment ?? []),
		});
	}
}

/** What tests are run with that see the project alike. */
interface Prepared {
	/** Why tests cannot run; empty lists for those that can. */
	readonly failures: ReadonlyMap<TestCase, readonly TestFailure[]>;
	readonly compiled: ReadonlyMap<TestCase, CompiledTest>;
	readonly bench: TestBench;
	readonly coverage: ProgramCoverage | null;
}

/** Whether requests really go out. */
function isReal({ live, update }: TestRunOptions): boolean {
	return Boolean(live || update);
}

function functionsOf(tests: readonly TestCase[]): string[] {
	return [...new Set(tests.filter(({ skipped }) => skipped === null).map(({ construct }) => construct))];
}

function withoutRun(test: TestCase, status: "skipped" | "failed"): TestResult {
	return {
		...identityOf(test),
		status,
		skipped: test.skipped,
		failures: [],
		milliseconds: 0,
		assertions: 0,
		logs: [],
		requests: [],
		warnings: [],
	};
}

interface Order {
	readonly signal: AbortSignal | undefined;
	readonly onResult: ((result: TestResult) => void) | undefined;
	/** Whether this result keeps further tests from being begun. */
	readonly endsWith: (result: TestResult) => boolean;
	readonly sideBySide: number;
}

/** Runs tests side by side where they wait, and tells of each in the order of the tests. */
async function runAll(
	tests: readonly TestCase[],
	one: (test: TestCase) => Promise<TestResult | null>,
	{ signal, onResult, endsWith, sideBySide }: Order,
): Promise<{ results: TestResult[] }> {
	const results: (TestResult | null)[] = [];
	let next = 0;
	let told = 0;
	let isOver = false;
	let lastBreath = performance.now();
	const tell = (): void => {
		for (let result = results[told]; result !== undefined; result = results[++told]) if (result) onResult?.(result);
	};
	const worker = async (): Promise<void> => {
		for (let at = next++; at < tests.length && !isOver && !signal?.aborted; at = next++) {
			const result = await one(tests[at] as TestCase);
			results[at] = result;
			if (result && endsWith(result)) isOver = true;
			tell();
			if (performance.now() - lastBreath > breathEvery) {
				await new Promise((resolve) => setImmediate(resolve));
				lastBreath = performance.now();
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(sideBySide, tests.length) }, worker));
	// After an interruption there may be gaps.
	for (const result of results.slice(told)) if (result) onResult?.(result);
	return { results: results.filter((result) => result != null) };
}
