import { describe, expect, test } from "vitest";
import { Jobs } from "../../src/runtime/jobs.js";
import { StopSignal } from "../../src/runtime/signals.js";
import { fatalError } from "../../src/values/error.js";
import type { Value } from "../../src/values/kinds.js";
import { stillClock } from "../host/clocks.js";

const never = new AbortController().signal;

/** A promise that is kept or broken by hand. */
function pending(): { promise: Promise<Value>; resolve(value: Value): void; reject(reason: unknown): void } {
	let resolve: (value: Value) => void = () => {};
	let reject: (reason: unknown) => void = () => {};
	const promise = new Promise<Value>((keep, give) => {
		resolve = keep;
		reject = give;
	});
	return { promise, resolve, reject };
}

describe("calls that nobody waits for at first", () => {
	test("give their results in the order asked for", async () => {
		const jobs = new Jobs();
		const slow = pending();
		jobs.start("slow", () => slow.promise);
		jobs.start("quick", () => 1);
		const results = jobs.results(["slow", "quick"], 1_000, stillClock(), never);
		slow.resolve(2);
		expect(await results).toEqual([2, 1]);
	});

	test("need no clock when they are done", async () => {
		const jobs = new Jobs();
		const clock = stillClock();
		jobs.start("a", () => 1);
		expect(await jobs.results(["a"], 0, clock, never)).toEqual([1]);
		expect(clock.sleeps).toEqual([]);
	});

	test("time out, and can be asked for again", async () => {
		const jobs = new Jobs();
		const clock = stillClock();
		const slow = pending();
		jobs.start("a", () => slow.promise);
		const first = expect(jobs.results(["a"], 50, clock, never)).rejects.toThrow("Async timeout");
		while (clock.waiting === 0) await new Promise(setImmediate);
		clock.wake();
		await first;
		expect(clock.sleeps).toEqual([50]);
		slow.resolve("late");
		expect(await jobs.results(["a"], 50, clock, never)).toEqual(["late"]);
	});

	test("stop being waited for when the run ends", async () => {
		const jobs = new Jobs();
		const clock = stillClock();
		const run = new AbortController();
		jobs.start("a", () => pending().promise);
		const results = expect(jobs.results(["a"], 50, clock, run.signal)).rejects.toThrow("enough");
		while (clock.waiting === 0) await new Promise(setImmediate);
		run.abort(new Error("enough"));
		await results;
	});

	test("are waited for in the end, with those they start; errors nobody has seen are told", async () => {
		const jobs = new Jobs();
		const seen: string[] = [];
		jobs.start("a", () => {
			jobs.start("b", () => {
				throw fatalError("b failed");
			});
			throw fatalError("a failed");
		});
		await expect(jobs.results(["a"], 0, stillClock(), never)).rejects.toThrow("a failed");
		await jobs.settle(({ message }) => seen.push(message));
		expect(seen).toEqual(["b failed"]);
	});

	test("end the run where they end it, waited for or not", async () => {
		const jobs = new Jobs();
		jobs.start("a", () => {
			throw new StopSignal(5);
		});
		await expect(jobs.settle(() => {})).rejects.toBeInstanceOf(StopSignal);
	});
});
