import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { systemClock } from "../../src/host/clock.js";
import { systemFiles } from "../../src/host/files.js";
import { offlineClient } from "../../src/host/offline.js";
import { integerBetween, systemRandom } from "../../src/host/random.js";
import { systemHost } from "../../src/host/system.js";
import { XanoError } from "../../src/values/error.js";
import { emptyFolder } from "./folder.js";
import { failureOf, requestTo } from "./requests.js";

describe("clock", () => {
	test("sleeps end when their time is over", async () => {
		vi.useFakeTimers();
		try {
			let isOver = false;
			const sleeping = systemClock()
				.sleep(1000)
				.then(() => {
					isOver = true;
				});
			await vi.advanceTimersByTimeAsync(999);
			expect(isOver).toBe(false);
			await vi.advanceTimersByTimeAsync(1);
			await sleeping;
			expect(isOver).toBe(true);
		} finally {
			vi.useRealTimers();
		}
	});

	test("longer ones than a timer can hold do not end at once", async () => {
		vi.useFakeTimers();
		try {
			let isOver = false;
			void systemClock()
				.sleep(2 ** 31 + 1000)
				.then(() => {
					isOver = true;
				});
			await vi.advanceTimersByTimeAsync(2 ** 31);
			expect(isOver).toBe(false);
			await vi.advanceTimersByTimeAsync(1000);
			expect(isOver).toBe(true);
		} finally {
			vi.useRealTimers();
		}
	});

	test("sleeps beside each other share one listener, and are all cancelled", async () => {
		const caller = new AbortController();
		const listeners = vi.spyOn(caller.signal, "addEventListener");
		const sleeping = Array.from({ length: 5_000 }, () => systemClock().sleep(1e9, caller.signal));
		const cancelled = Promise.allSettled(sleeping);
		caller.abort("enough");
		for (const outcome of await cancelled) expect(outcome).toEqual({ status: "rejected", reason: "enough" });
		expect(listeners).toHaveBeenCalledTimes(1);
	});

	test("sleeps end when they are cancelled", async () => {
		const caller = new AbortController();
		const sleeping = systemClock().sleep(1e9, caller.signal);
		caller.abort("enough");
		await expect(sleeping).rejects.toBe("enough");
		await expect(systemClock().sleep(0, AbortSignal.abort("before"))).rejects.toBe("before");
	});

	test("never goes back", () => {
		const clock = systemClock();
		const first = clock.monotonic();
		expect(clock.monotonic()).toBeGreaterThanOrEqual(first);
		expect(Number.isSafeInteger(clock.now())).toBe(true);
	});
});

describe("random", () => {
	test("whole numbers stay between their bounds", () => {
		fc.assert(
			fc.property(
				fc.maxSafeInteger(),
				fc.maxSafeInteger(),
				fc.uint8Array({ minLength: 8, maxLength: 8 }),
				(a, b, drawn) => {
					const [low, high] = a < b ? [a, b] : [b, a];
					let isFirst = true;
					const bytes = (): Uint8Array => {
						const given = isFirst ? drawn : new Uint8Array(8);
						isFirst = false;
						return given;
					};
					const found = integerBetween(low, high, bytes);
					expect(Number.isSafeInteger(found) && found >= low && found <= high).toBe(true);
				},
			),
		);
	});

	test("every number comes up, equally often", () => {
		const counts = new Map<number, number>();
		for (let byte = 0; byte < 256; byte++) {
			const found = integerBetween(1, 4, () => Uint8Array.of(0, 0, 0, 0, 0, 0, 0, byte));
			counts.set(found, (counts.get(found) ?? 0) + 1);
		}
		expect([...counts].sort()).toEqual([
			[1, 64],
			[2, 64],
			[3, 64],
			[4, 64],
		]);
	});

	test("a draw that would favour small numbers is thrown away", () => {
		const draws = [new Uint8Array(8).fill(255), new Uint8Array(8)];
		expect(integerBetween(0, 2, () => draws.shift() as Uint8Array)).toBe(0);
		expect(draws).toEqual([]);
	});

	test.each([
		[2, 1],
		[0.5, 1],
		[0, 2 ** 53],
	])("there is no whole number between %d and %d", (low, high) => {
		expect(() => integerBetween(low, high, (count) => new Uint8Array(count))).toThrow(RangeError);
	});

	test("the system's", () => {
		const random = systemRandom();
		expect(random.bytes(5)).toHaveLength(5);
		expect(random.integer(7, 7)).toBe(7);
		expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});
});

describe("files", () => {
	test("are read from their folder", async () => {
		const folder = emptyFolder();
		writeFileSync(join(folder, "a.txt"), "ü");
		expect(await systemFiles(folder).readText("a.txt")).toBe("ü");
		expect([...(await systemFiles(folder).readBytes("a.txt"))]).toEqual([0xc3, 0xbc]);
	});

	test("that cannot be read raise an error of the language", async () => {
		const folder = emptyFolder();
		await expect(systemFiles(folder).readText("none")).rejects.toThrow(
			new XanoError("The file none cannot be read: there is no such file"),
		);
		await expect(systemFiles(folder).readBytes(".")).rejects.toThrow("The file . cannot be read: it is a folder");
	});
});

test("offline, every request is refused and named", async () => {
	const request = requestTo("https://me:pw@example.com/a?token=secret", { method: "PUT" });
	const failure = await failureOf(() => offlineClient().send(request));
	expect(failure.kind).toBe("offline");
	expect(failure.message).toBe(
		"Nothing leaves this machine: PUT https://«redacted:user»@example.com/a?token=«redacted:token» was refused",
	);
});

test("the system's doors are made once and open to a project's .env", async () => {
	const folder = emptyFolder();
	writeFileSync(join(folder, ".env"), "A=1\n");
	expect(systemHost()).toBe(systemHost());
	const environment = await systemHost().environment(folder, new Set(["PATH"]));
	expect(environment.get("A")).toBe("1");
	expect(environment.names()).toEqual(["PATH", "A"]);
});
