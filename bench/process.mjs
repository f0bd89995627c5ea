// One measurement in a process of its own, printed as one line of JSON. Started by run.mjs:
//   node bench/process.mjs warm  KERNEL ROUNDS
//   node bench/process.mjs fresh KERNEL xs|twin RUNS
import { chooseKernels } from "./kernels.mjs";
import { median } from "./statistics.mjs";
import { subjects, twinSubject, verify, xanoSubject } from "./subjects.mjs";

/** A sample shorter than this, in milliseconds, is repeated and averaged: the clock and the scheduler are too coarse. */
const shortestSample = 20;
/** V8 has optimised everything hot well before this many milliseconds and runs. */
const warmUp = { milliseconds: 300, runs: 6 };

const [mode, name, ...rest] = process.argv.slice(2);
const [kernel] = chooseKernels(name);
const result = mode === "warm" ? await warm(kernel, Number(rest[0])) : await fresh(kernel, rest[0], Number(rest[1]));
process.stdout.write(`${JSON.stringify(result)}\n`);

/** Rounds of XanoScript and JavaScript in turn, in one warmed-up process. */
async function warm(kernel, rounds) {
	const xs = await xanoSubject(kernel);
	const twin = await twinSubject(kernel);
	const repetitions = { xs: await heat(kernel, "xs", xs), twin: await heat(kernel, "twin", twin) };
	const times = { xs: [], twin: [], overhead: [] };
	for (let round = 0; round < rounds; round++) {
		// Who comes first changes every round, so that neither always pays for the other's garbage.
		const order = round % 2 === 0 ? ["xs", "twin"] : ["twin", "xs"];
		for (const version of order) {
			const sample = await takeSample(version === "xs" ? xs : twin, repetitions[version]);
			times[version].push(sample.milliseconds);
			if (version === "xs") times.overhead.push(sample.overhead);
		}
	}
	return times;
}

/** Warms a subject up. Gives how many repetitions make a sample long enough. */
async function heat(kernel, version, subject) {
	const started = performance.now();
	let last = 0;
	for (let run = 0; run < warmUp.runs || performance.now() - started < warmUp.milliseconds; run++) {
		const { checksum, milliseconds } = await subject.run();
		verify(kernel, version, checksum);
		last = milliseconds;
	}
	return Math.max(1, Math.ceil(shortestSample / last));
}

async function takeSample(subject, repetitions) {
	let milliseconds = 0;
	let call = 0;
	for (let repetition = 0; repetition < repetitions; repetition++) {
		const outcome = await subject.run();
		milliseconds += outcome.milliseconds;
		call += outcome.call ?? 0;
	}
	return { milliseconds: milliseconds / repetitions, overhead: (call - milliseconds) / repetitions };
}

/** The first run of a process that has done nothing else, and the median of the runs after it. */
async function fresh(kernel, version, runs) {
	const subject = await subjects[version](kernel);
	const first = await subject.run();
	verify(kernel, version, first.checksum);
	const later = [];
	for (let run = 1; run < runs; run++) later.push((await subject.run()).milliseconds);
	return { first: first.milliseconds, compile: first.compile ?? 0, warm: later.length > 0 ? median(later) : null };
}
