import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inOrder, type Ordered, type OrderOptions } from "../../../src/cli/many/in_order.js";

const turn = (): Promise<void> => new Promise(setImmediate);

async function* count(to: number, onNext: (item: number) => void = () => undefined): AsyncGenerator<number> {
	for (let item = 0; item < to; item++) {
		onNext(item);
		yield item;
	}
}

function start(items: AsyncIterable<number>, options: Partial<OrderOptions<number, number>>): Ordered {
	return inOrder<number, number>(items, {
		work: async (item) => item,
		take: () => undefined,
		sizeOf: () => 1,
		allowed: () => 4,
		mostWaiting: 16,
		mostHeld: 1_000,
		signal: new AbortController().signal,
		...options,
	});
}

/** Work that ends by hand. */
function byHand(): { work(item: number): Promise<number>; readonly open: Map<number, (result: number) => void> } {
	const open = new Map<number, (result: number) => void>();
	const work = (item: number): Promise<number> =>
		new Promise((resolve) => {
			open.set(item, (result) => {
				open.delete(item);
				resolve(result);
			});
		});
	return { open, work };
}

describe("results", () => {
	test("are taken in order, however the work ends; never does more go on or wait than allowed", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat({ max: 40 }),
				fc.integer({ min: 1, max: 6 }),
				fc.integer({ min: 1, max: 12 }),
				fc.infiniteStream(fc.nat({ max: 4 })),
				async (size, most, mostWaiting, waits) => {
					const taken: number[] = [];
					let goingOn = 0;
					let begun = 0;
					await start(count(size), {
						allowed: () => most,
						mostWaiting,
						work: async (item) => {
							begun++;
							expect(++goingOn).toBeLessThanOrEqual(most);
							expect(begun - taken.length).toBeLessThanOrEqual(mostWaiting);
							for (let left = waits.next().value as number; left > 0; left--) await turn();
							goingOn--;
							return item;
						},
						take: async (results) => {
							if ((waits.next().value as number) > 2) await turn();
							taken.push(...results);
						},
					}).ended;
					expect(taken).toEqual(Array.from({ length: size }, (_, item) => item));
				},
			),
			{ numRuns: 60 },
		);
	});

	test("of a slow item hold up a bounded number of others, and no further item is asked for", async () => {
		const asked: number[] = [];
		const { work, open } = byHand();
		const taken: number[] = [];
		const { ended } = start(
			count(100, (item) => asked.push(item)),
			{
				work: (item) => (item === 0 ? work(item) : Promise.resolve(item)),
				mostWaiting: 10,
				take: (results) => void taken.push(...results),
			},
		);
		await turn();
		await turn();
		expect(asked).toHaveLength(10);
		expect(taken).toEqual([]);
		open.get(0)?.(0);
		await ended;
		expect(taken).toHaveLength(100);
	});

	test("that are large hold up others sooner, but never the first", async () => {
		const { work, open } = byHand();
		const begun: number[] = [];
		const taken: number[] = [];
		const { ended } = start(count(6), {
			work: (item) => {
				begun.push(item);
				return item === 0 ? work(item) : Promise.resolve(item);
			},
			sizeOf: () => 2_000,
			take: (results) => void taken.push(...results),
			allowed: () => 2,
		});
		await turn();
		await turn();
		expect(begun).toEqual([0, 1]);
		open.get(0)?.(0);
		await ended;
		expect(taken).toEqual([0, 1, 2, 3, 4, 5]);
	});

	test("wait until those before have been taken", async () => {
		let taking = 0;
		const sizes: number[] = [];
		await start(count(50), {
			take: async (results) => {
				expect(++taking).toBe(1);
				await turn();
				sizes.push(results.length);
				taking--;
			},
		}).ended;
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(50);
	});
});

describe("work", () => {
	test("begins when more is allowed", async () => {
		const { work, open } = byHand();
		let allowed = 1;
		const ordered = start(count(3), { work, allowed: () => allowed });
		await turn();
		expect([...open.keys()]).toEqual([0]);
		allowed = 3;
		ordered.more();
		await turn();
		expect([...open.keys()]).toEqual([0, 1, 2]);
		for (const [item, end] of open) end(item);
		await ordered.ended;
	});

	test("that is stopped ends with what was going on, and takes it", async () => {
		const stop = new AbortController();
		const { work, open } = byHand();
		const taken: number[] = [];
		const { ended } = start(count(9), {
			work,
			allowed: () => 2,
			signal: stop.signal,
			take: (all) => void taken.push(...all),
		});
		await turn();
		stop.abort();
		open.get(1)?.(1);
		open.get(0)?.(0);
		await ended;
		expect(taken).toEqual([0, 1]);
		expect(open.size).toBe(0);
	});

	test("stops although the items never go on", async () => {
		const stop = new AbortController();
		const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
		const { ended } = start(silent, { signal: stop.signal });
		await turn();
		stop.abort();
		await ended;
	});

	test("is waited for and taken when the items fail", async () => {
		const taken: number[] = [];
		const broken = async function* (): AsyncGenerator<number> {
			yield 0;
			yield 1;
			throw new Error("torn");
		};
		const work = async (item: number): Promise<number> => {
			await turn();
			return item;
		};
		const { ended } = start(broken(), { work, take: (all) => void taken.push(...all) });
		await expect(ended).rejects.toThrow("torn");
		expect(taken).toEqual([0, 1]);
	});

	test.each(["work", "take"] as const)("ends with what %s throws", async (which) => {
		const fail = async (): Promise<never> => {
			throw new Error("defect");
		};
		await expect(start(count(20), { [which]: fail }).ended).rejects.toThrow("defect");
	});
});
