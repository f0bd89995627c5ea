import { resolve } from "node:path";
import {
	createTestMemory,
	isTestDependency,
	runProjectTests,
	type Selection,
	SetupError,
	type TestMemory,
} from "../../index.js";
import { UsageError } from "../exit.js";
import { setupFailure } from "../report.js";
import type { Terminal } from "../terminal.js";
import { type Moment, watch } from "../watch.js";
import { type TestCall, tellRest } from "./call.js";
import type { TestFlags } from "./flags.js";

/**
 * Runs tests again whenever something they depend on changes: only those a change can have altered, and those that
 * failed. What is known of the others counts as before.
 * @returns the exit code, once Ctrl-C has been pressed
 * @throws UsageError when the call is wrong from the start
 */
export async function watchTests(
	paths: readonly string[],
	flags: TestFlags,
	call: TestCall,
	terminal: Terminal,
): Promise<number> {
	refuseWatching(paths, flags);
	const shared = flags.envFile === undefined ? [] : [resolve(flags.envFile)];
	const memories = new Map<string, TestMemory>();
	const pending = new Set<string>();
	let isFirst = true;
	const look = async (selections: readonly Selection[], { changed, signal }: Moment): Promise<string | null> => {
		for (const path of changed) pending.add(path);
		let projects: Awaited<ReturnType<TestCall["open"]>>;
		try {
			projects = await call.open(selections);
		} catch (thrown) {
			// Files of cases and of built-ins are written while this waits.
			if (isFirst || !(thrown instanceof SetupError)) throw thrown;
			terminal.error(call.environments.safe(setupFailure(terminal, thrown)));
			return "Nothing run";
		}
		isFirst = false;
		const parts = projects.map(({ selection: { project }, builtins, testing, tests }) => {
			const memory = memories.get(project.root) ?? createTestMemory();
			memories.set(project.root, memory);
			return { memory, testing, all: tests, tests: memory.toRun({ project, builtins, tests }, pending, shared) };
		});
		pending.clear();
		const output = call.output();
		output.begin(parts.flatMap(({ tests }) => tests));
		const report = await runProjectTests(parts, {
			...call.options,
			signal,
			interruptible: true,
			onResult: (result) => output.result(result),
		});
		for (const { memory } of parts) memory.keep(report.results);
		const known = parts.flatMap(({ memory, all }) => memory.known(all));
		const whole = { ...report, results: known };
		output.end(whole);
		tellRest(projects, whole, flags, call, terminal);
		if (report.ended === "interrupted") return null;
		const all = parts.reduce((sum, part) => sum + part.all.length, 0);
		return `${report.results.length} of ${all} ${all === 1 ? "test" : "tests"} run`;
	};
	const files = [...(flags.cases ?? []), ...shared].map((path) => resolve(path));
	return watch(paths, terminal, { clear: true, files, matters: isTestDependency, look });
}

function refuseWatching(paths: readonly string[], { reporter = [] }: TestFlags): void {
	if (paths.includes("-"))
		throw new UsageError("Standard input cannot be watched", "Name the folder or the file to watch.");
	const [other] = reporter.filter((name) => name !== "pretty");
	if (other !== undefined)
		throw new UsageError(`--watch does not go together with --reporter ${other}`, "Reports are for single runs.");
}
