// Compares compiled programs with the reference evaluator of the tests, on as many generated programs as asked.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const usage = `node scripts/differential.mjs [OPTIONS]
  --programs N   how many programs (100000)
  --seed S       which ones; the same seed makes the same programs (any)

A failure prints the program, made as small as it gets, and the seed that made it.
`;

process.exitCode = main();

function main() {
	let seed;
	let programs;
	try {
		({ seed, programs } = readOptions());
	} catch (thrown) {
		process.stderr.write(`${thrown.message}\n${usage}`);
		return 2;
	}
	process.stdout.write(`${programs} programs, seed ${seed}\n`);
	const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "test/compile/reference"], {
		cwd: new URL("..", import.meta.url),
		env: { ...process.env, PROGRAMS: String(programs), SEED: String(seed) },
		stdio: "inherit",
	});
	return status ?? 1;
}

function readOptions() {
	const { values } = parseArgs({ options: { programs: { type: "string" }, seed: { type: "string" } } });
	const number = (text, option) => {
		const value = Number(text);
		if (!Number.isInteger(value) || value < 1 || value > 2 ** 31 - 1)
			throw new Error(`${option} needs a whole number from 1 on`);
		return value;
	};
	return {
		programs: number(values.programs ?? "100000", "--programs"),
		seed: number(values.seed ?? String(1 + Math.floor(Math.random() * 1e9)), "--seed"),
	};
}
