// How long `xano run` takes in a project of many functions, the whole process, when nothing is known of it from before.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { functionTexts } from "./function_text.mjs";
import { here, library } from "./kernels.mjs";
import { median } from "./statistics.mjs";

const program = join(here, "../dist/bin.cjs");
const self = fileURLToPath(import.meta.url);

if (process.argv[1] === self) process.stdout.write(String(await compileTime(process.argv[2])));

/** How long this process takes to read and compile the function that calls all others. */
async function compileTime(project) {
	const { openProject, createEngine } = await import(library);
	// Checking is a benchmark of its own.
	const checked = { has: () => true, add: () => {} };
	const started = performance.now();
	createEngine({ project: await openProject(project), checked }).generatedCode("all");
	return performance.now() - started;
}

/**
 * @param count how many functions there are
 * @param processes how often each call is measured
 * @returns median times: of reading and compiling a function that calls all others, of running it, and of running one that
 *   calls one of them
 */
export function projectTimes(count, processes) {
	const folder = mkdtempSync(join(tmpdir(), "xano-functions-"));
	try {
		const project = join(folder, "project");
		mkdirSync(project);
		for (const { name, text } of projectTexts(count)) writeFileSync(join(project, `${name}.xs`), text);
		const times = { all: [], one: [], compile: [] };
		for (let round = 0; round < processes; round++) {
			for (const name of round % 2 === 0 ? ["all", "one"] : ["one", "all"])
				times[name].push(timed(project, name, join(folder, `cache-${name}-${round}`)));
			times.compile.push(Number(execFileSync(process.execPath, [self, project], { encoding: "utf8" })));
		}
		return {
			compile500Milliseconds: median(times.compile),
			all500Milliseconds: median(times.all),
			lazyMilliseconds: median(times.one),
		};
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function projectTexts(count) {
	const helper = {
		name: "helper",
		text: 'function "helper" {\n  input {\n    decimal amount?=1\n    text label?\n    json rows?\n  }\n\n  stack {\n  }\n\n  response = $input.amount\n}\n',
	};
	const functions = functionTexts(count).map(({ name, text }) => ({
		name,
		text: text
			// Right ones, without the mistake that some have for the checker.
			.replace(/ *var \$left \{\n.*count == 0\n *\}\n\n?/, "")
			// At random they would call each other for ever.
			.replace(/function\.run "step_\d+"/g, 'function.run "helper"'),
	}));
	const steps = functions.map((_, index) => index);
	return [helper, ...functions, caller("all", steps), caller("one", steps.slice(-1))];
}

function caller(name, steps) {
	const calls = steps.map(
		(step) =>
			`    try_catch {\n      try {\n        function.run "step_${step}" {\n          input = {amount: 2, label: "open", rows: [{quantity: 3, price: 4}]}\n        }\n      }\n\n      catch {\n      }\n    }\n`,
	);
	const stack = calls.join("\n");
	return {
		name,
		text: `function "${name}" {\n  input {\n  }\n\n  stack {\n${stack}  }\n\n  response = "${name}"\n}\n`,
	};
}

function timed(cwd, name, cache) {
	const args = [program, "run", "--function", name, "--quiet"];
	const started = performance.now();
	const { status, stdout, stderr } = spawnSync(process.execPath, args, {
		cwd,
		encoding: "utf8",
		env: { ...process.env, XANO_CACHE: cache },
	});
	const elapsed = performance.now() - started;
	if (status !== 0 || stdout.trim() !== `"${name}"`) throw new Error(`xano run --function ${name}: ${stdout}${stderr}`);
	return elapsed;
}
