// One measurement in a process of its own, printed as one line of JSON. Started by run.mjs:
//   node bench/process.mjs warm  KERNEL ROUNDS
//   node bench/process.mjs recalled KERNEL ROUNDS
//   node bench/process.mjs fresh KERNEL xs|traced|twin RUNS
//   node bench/process.mjs memory KERNEL xs|twin
//   node bench/process.mjs calls ROUNDS
import { join } from "node:path";
import { chooseKernels, here } from "./kernels.mjs";
import { median } from "./statistics.mjs";
import { recalledSubject, subjects, twinSubject, verify, xanoSubject } from "./subjects.mjs";

/** A sample shorter than this, in milliseconds, is repeated and averaged: the clock and the scheduler are too coarse. */
const shortestSample = 20;
/** V8 has optimised everything hot well before this many milliseconds and runs. */
const warmUp = { milliseconds: 300, runs: 6 };

/** Calls in one run of the loop that does nothing else. */
const calls = 2_000_000;
/** Runs before the peak of memory is read: garbage of one run may still be there in the next. */
const runsForMemory = 3;

const modes = {
	warm: (name, rounds) => warm(kernelOf(name), Number(rounds)),
	recalled: (name, rounds) => recalled(kernelOf(name), Number(rounds)),
	fresh: (name, version, runs) => fresh(kernelOf(name), version, Number(runs)),
	memory: (name, version) => memory(kernelOf(name), version),
	calls: (rounds) => costOfCalls(Number(rounds)),
};

const [mode, ...rest] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await modes[mode](...rest))}\n`);

function kernelOf(name) {
	return chooseKernels(name)[0];
}

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

/** Rounds of XanoScript with and without the doors that remember, in turn, in one warmed-up process. */
async function recalled(kernel, rounds) {
	const both = { xs: await xanoSubject(kernel), recalled: await recalledSubject(kernel) };
	const repetitions = Math.max(await heat(kernel, "xs", both.xs), await heat(kernel, "recalled", both.recalled));
	const times = { xs: [], recalled: [] };
	for (let round = 0; round < rounds; round++) {
		for (const version of round % 2 === 0 ? ["xs", "recalled"] : ["recalled", "xs"])
			times[version].push((await takeSample(both[version], repetitions)).milliseconds);
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
	return {
		first: first.milliseconds,
		compile: first.compile ?? 0,
		warm: later.length > 0 ? median(later) : null,
	};
}

/** The most memory this process held; the library and the project are loaded whichever version runs. */
async function memory(kernel, version) {
	const both = { xs: await xanoSubject(kernel), twin: await twinSubject(kernel) };
	for (let run = 0; run < runsForMemory; run++) verify(kernel, version, (await both[version].run()).checksum);
	return { bytes: process.resourceUsage().maxRSS * 1024 };
}

/** Nanoseconds of a call: a loop of calls less the same loop with the body of what is called in it, per pass. */
async function costOfCalls(rounds) {
	const folder = join(here, "calls");
	const versions = {};
	for (const name of ["calls", "loop"]) {
		const kernel = { name, n: calls, checksum: checksumOfCalls(calls) };
		versions[name] = { kernel, subject: await xanoSubject(kernel, folder) };
		await heat(kernel, "xs", versions[name].subject);
	}
	const times = { calls: [], loop: [] };
	for (let round = 0; round < rounds; round++) {
		for (const name of round % 2 === 0 ? ["calls", "loop"] : ["loop", "calls"]) {
			const { milliseconds } = await takeSample(versions[name].subject, 1);
			times[name].push((milliseconds * 1e6) / calls);
		}
	}
	return {
		nanoseconds: times.calls.map((each, round) => each - times.loop[round]),
		calling: times.calls,
		inline: times.loop,
	};
}

function checksumOfCalls(count) {
	let sum = 0;
	for (let index = 0; index < count; index++) sum += (index % 7) + 1;
	return sum;
}
