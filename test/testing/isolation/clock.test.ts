import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Clock } from "../../../src/host/ports.js";
import { Jobs } from "../../../src/runtime/jobs.js";
import { testClock } from "../../../src/testing/isolation/clock.js";
import { instantClock, stillClock } from "../../host/clocks.js";

const start = Date.UTC(2025, 0, 31);
const never = new AbortController().signal;

/** A clock that stands, beside a machine on which no time passes. */
function frozen(system: Clock = stillClock()) {
	return testClock({ now: start, system, sleepsForReal: false });
}

describe("the clock of a test", () => {
	test("goes on from the machine's time, or stands where it is put", () => {
		let now = 5_000;
		const system: Clock = { ...stillClock(), now: () => now };
		const going = testClock({ now: null, system, sleepsForReal: false });
		const standing = frozen(system);
		expect([going.now(), standing.now()]).toEqual([5_000, start]);
		now = 6_000;
		expect([going.now(), standing.now()]).toEqual([6_000, start]);
	});

	test("a sleep takes no time and moves it on", async () => {
		const system = stillClock();
		const clock = frozen(system);
		await clock.sleep(90_000);
		await clock.sleep(0.5);
		await clock.sleep(0.6);
		expect(clock.now()).toBe(start + 90_001);
		expect(system.sleeps).toEqual([]);
	});

	test("a sleep lets go on what else has been started", async () => {
		const clock = frozen();
		const order: string[] = [];
		const other = (async () => {
			for (let round = 0; round < 3; round++) await Promise.resolve();
			order.push("other");
		})();
		await clock.sleep(1);
		order.push("sleeper");
		await other;
		expect(order).toEqual(["other", "sleeper"]);
	});

	test("sleepers wake in the order in which their sleeps end, and at that time", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 4 }), { maxLength: 6 }),
				async (jobs) => {
					const clock = frozen();
					const woken: [at: number, number: number, step: number][] = [];
					const sleepThrough = async (sleeps: readonly number[], number: number): Promise<void> => {
						let at = 0;
						for (const [step, sleep] of sleeps.entries()) {
							await clock.sleep(sleep);
							at += sleep;
							woken.push([clock.now() - start, number, step]);
							expect(clock.now() - start).toBe(at);
							// A long computation that lets others through.
							await new Promise((resolve) => setImmediate(resolve));
						}
					};
					await Promise.all(jobs.map(sleepThrough));
					expect(woken.map(([at]) => at)).toEqual(woken.map(([at]) => at).sort((a, b) => a - b));
				},
			),
			{ numRuns: 40 },
		);
	});

	test("what ends together wakes in the order in which it began", async () => {
		const clock = frozen();
		const order: number[] = [];
		await Promise.all([3, 1, 2].map((name) => clock.sleep(10).then(() => order.push(name))));
		expect(order).toEqual([3, 1, 2]);
		expect(clock.now()).toBe(start + 10);
	});

	test("a signal ends a sleep with its reason, and the time does not move", async () => {
		const clock = frozen();
		const controller = new AbortController();
		const sleep = clock.sleep(1_000, controller.signal);
		controller.abort(new Error("enough"));
		await expect(sleep).rejects.toThrow("enough");
		await expect(clock.sleep(1, controller.signal)).rejects.toThrow("enough");
		expect(clock.now()).toBe(start);
		await clock.sleep(5, new AbortController().signal);
		expect(clock.now()).toBe(start + 5);
	});

	test("a sleep without end stops where dates end", async () => {
		const clock = frozen();
		await clock.sleep(Number.POSITIVE_INFINITY);
		expect(new Date(clock.now()).getTime()).toBe(8.64e15);
	});

	test("what measures work is the machine's", async () => {
		let elapsed = 7;
		const clock = frozen({ ...stillClock(), monotonic: () => elapsed });
		await clock.sleep(60_000);
		expect(clock.monotonic()).toBe(7);
		elapsed = 9;
		expect(clock.monotonic()).toBe(9);
	});

	test("with sleeping for real the machine sleeps, and a standing clock moves on all the same", async () => {
		const system = instantClock(1_000);
		const going = testClock({ now: null, system, sleepsForReal: true });
		await going.sleep(300);
		expect([going.now(), system.sleeps]).toEqual([1_300, [300]]);
		const standing = testClock({ now: start, system, sleepsForReal: true });
		await Promise.all([standing.sleep(200), standing.sleep(100)]);
		expect(standing.now()).toBe(start + 200);
	});

	test("nobody wakes as long as something real goes on", async () => {
		const clock = frozen();
		let finish = (): void => {};
		const work = clock.during(
			new Promise<void>((resolve) => {
				finish = resolve;
			}),
		);
		let isAwake = false;
		const sleep = clock.sleep(1).then(() => {
			isAwake = true;
		});
		for (let round = 0; round < 50; round++) await new Promise((resolve) => setImmediate(resolve));
		expect(isAwake).toBe(false);
		finish();
		await Promise.all([work, sleep]);
		expect(isAwake).toBe(true);
	});

	test("work that fails does not hold it for ever", async () => {
		const clock = frozen();
		await expect(clock.during(Promise.reject(new Error("no")))).rejects.toThrow("no");
		await clock.sleep(1);
		expect(clock.now()).toBe(start + 1);
	});
});

describe("the clock of assertions", () => {
	test("is later than every moment the run has seen, standing or going", async () => {
		let now = start;
		const system: Clock = { ...stillClock(), now: () => now };
		for (const clock of [frozen(system), testClock({ now: null, system, sleepsForReal: false })]) {
			const created = clock.now();
			const later = clock.later();
			expect(later.now()).toBeGreaterThan(created);
			await clock.sleep(10);
			const after = clock.now();
			expect(later.now()).toBeGreaterThan(after);
			expect(later.now()).toBeLessThan(after + 1_000);
			clock.skip(40);
			expect(later.now()).toBeGreaterThan(after + 40);
		}
		// The machine's clock may be put back in the middle of a test.
		const clock = testClock({ now: null, system, sleepsForReal: false });
		const created = clock.now();
		now -= 3_600_000;
		expect(clock.later().now()).toBeGreaterThan(created);
	});
});

describe("time-outs of started calls", () => {
	test("a call that sleeps less than the time-out gives its result", async () => {
		const clock = frozen();
		const jobs = new Jobs();
		jobs.start("a", async () => {
			await clock.sleep(2_000);
			await clock.sleep(2_000);
			return 1;
		});
		expect(await jobs.results(["a"], 5_000, clock, never)).toEqual([1]);
		expect(clock.now()).toBe(start + 4_000);
	});

	test("one that sleeps longer is given up at that time", async () => {
		const clock = frozen();
		const jobs = new Jobs();
		jobs.start("a", async () => {
			await clock.sleep(20_000);
			return 1;
		});
		await expect(jobs.results(["a"], 5_000, clock, never)).rejects.toThrow("Async timeout");
		expect(clock.now()).toBe(start + 5_000);
		await jobs.settle(() => {});
		expect(clock.now()).toBe(start + 20_000);
	});

	test("one that works is not given up before the time is really over", async () => {
		const system = stillClock();
		const clock = frozen(system);
		const jobs = new Jobs();
		let finish = (): void => {};
		jobs.start("a", () =>
			clock.during(
				new Promise((resolve) => {
					finish = () => resolve(1);
				}),
			),
		);
		jobs.start("b", async () => {
			await clock.sleep(60_000);
			return 2;
		});
		const results = jobs.results(["a"], 5_000, clock, never);
		for (let round = 0; round < 50; round++) await new Promise((resolve) => setImmediate(resolve));
		finish();
		expect(await results).toEqual([1]);
	});

	test("one that never ends is given up when the time is really over", async () => {
		const system = stillClock();
		const clock = frozen(system);
		const jobs = new Jobs();
		jobs.start("a", () => clock.during(new Promise(() => {})));
		const results = jobs.results(["a"], 5_000, clock, never);
		results.catch(() => {});
		while (system.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
		expect(system.sleeps).toEqual([5_000]);
		system.wake();
		await expect(results).rejects.toThrow("Async timeout");
		expect(clock.now()).toBe(start);
	});

	test("the end of the run ends the waiting", async () => {
		const clock = frozen();
		const jobs = new Jobs();
		const controller = new AbortController();
		jobs.start("a", () => new Promise(() => {}));
		const results = jobs.results(["a"], 5_000, clock, controller.signal);
		results.catch(() => {});
		for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
		controller.abort(new Error("cancelled"));
		await expect(results).rejects.toThrow("cancelled");
	});
});
