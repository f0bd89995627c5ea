// What `xano test` takes for many small tests: a project of functions with tests of their own, in a fresh process each
// time, beside `xano check` of the same project, which reads the same files. See README.md.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { here } from "./kernels.mjs";
import { machine, machineLine } from "./machine.mjs";
import { milliseconds, percent, table } from "./report.mjs";
import { summary } from "./statistics.mjs";

const program = join(here, "../dist/bin.cjs");

const { values: options } = parseArgs({
	options: {
		rounds: { type: "string", default: "9" },
		functions: { type: "string", default: "100" },
		tests: { type: "string", default: "10" },
		keep: { type: "string" },
		json: { type: "string" },
	},
});
process.exitCode = main();

function main() {
	if (!existsSync(program)) {
		process.stderr.write("There is no dist/bin.cjs yet: npm run build\n");
		return 2;
	}
	const functions = Number(options.functions);
	const tests = Number(options.tests);
	const folder = options.keep ?? mkdtempSync(join(tmpdir(), "xano-bench-"));
	try {
		for (let index = 0; index < functions; index++) {
			const path = join(folder, "function", `step_${index}.xs`);
			mkdirSync(join(folder, "function"), { recursive: true });
			writeFileSync(path, functionText(index, tests));
		}
		const times = measured(folder, Number(options.rounds), functions * tests);
		const rows = [
			[`xano test of ${functions * tests} tests in ${functions} files, a process each time`, times.process],
			["  the tests alone, as the report says", times.tests],
			["  with --coverage", times.coverage],
			["xano check of the same files", times.check],
			["a process that does nothing", times.nothing],
		];
		process.stdout.write(`${machineLine()}\n\n`);
		process.stdout.write(
			table([
				["", "median ms", "IQR"],
				...rows.map(([what, { median, spread }]) => [what, milliseconds(median), percent(spread)]),
			]),
		);
		if (options.json !== undefined)
			writeFileSync(options.json, `${JSON.stringify({ machine: machine(), ...times }, null, "\t")}\n`);
		return 0;
	} finally {
		if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
	}
}

function measured(folder, rounds, expected) {
	const times = { process: [], tests: [], coverage: [], check: [], nothing: [] };
	// The first process of each kind fills the file cache, and the program's own cache.
	for (let round = -1; round < rounds; round++) {
		const note = (name, elapsed) => {
			if (round >= 0) times[name].push(elapsed);
		};
		const tested = run([program, "test", "--reporter", "json"], folder);
		const { summary: counts } = JSON.parse(tested.out);
		if (counts.passed !== expected) throw new Error(`${counts.passed} of ${expected} tests passed`);
		note("process", tested.elapsed);
		note("tests", counts.milliseconds);
		note("coverage", run([program, "test", "--reporter", "json", "--coverage"], folder).elapsed);
		note("check", run([program, "check", "--format", "json"], folder).elapsed);
		note("nothing", run(["-e", "0"], folder).elapsed);
	}
	return Object.fromEntries(Object.entries(times).map(([name, each]) => [name, summary(each)]));
}

function run(args, cwd) {
	const started = performance.now();
	const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
		cwd,
		encoding: "utf8",
		maxBuffer: 1e9,
	});
	const elapsed = performance.now() - started;
	if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr || error}`);
	return { elapsed, out: stdout };
}

/** A function of a dozen statements that calls another one, with tests of which some wait and some use what is random. */
function functionText(index, tests) {
	const called = index % 10 === 0 ? null : `step_${index - 1}`;
	const call =
		called === null ? "" : `\n    function.run "${called}" {\n      input = {amount: 1, rows: []}\n    } as $before\n`;
	return `function "step_${index}" {
  input {
    int amount?=1
    text label? filters=trim
    json rows?
  }

  stack {
    var $total {
      value = 0
    }
${call}
    foreach ($input.rows) {
      each as $row {
        conditional {
          if ($row.open) {
            math.add $total {
              value = $row.cents * $input.amount
            }
          }
        }
      }
    }

    precondition ($total < 1000000) {
      error_type = "inputerror"
      error = "The total is too large"
    }
  }

  response = {total: $total, label: $input.label|to_upper}

${Array.from({ length: tests }, (_, test) => testText(test)).join("\n")}}
`;
}

function testText(index) {
	const cents = 100 + index;
	const rows = `[{open: true, cents: ${cents}}, {open: false, cents: 5}, {open: true, cents: 1}]`;
	return `  test "adds up what is open, ${index}" {
    input = {amount: 2, label: " total ", rows: ${rows}}
    expect.to_equal ($response.total) {
      value = ${2 * (cents + 1)}
    }

    expect.to_equal ($response.label) {
      value = "TOTAL"
    }
  }
`;
}
