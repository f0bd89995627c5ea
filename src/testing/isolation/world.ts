import type { Clock, Files, Random, Redis, Store } from "../../host/ports.js";
import { embeddedRedis } from "../../host/redis/embedded.js";
import { seededRandom } from "../../host/seeded_random.js";
import { memoryStore } from "../../host/store.js";
import { withTemporaryFiles } from "../../host/temporary.js";
import { type TestClock, testClock } from "./clock.js";

export interface TestWorldOptions {
	/** What random values are made from, together with the names of construct and test. */
	readonly seed: number;
	/** Declared name of what the test belongs to. */
	readonly construct: string;
	readonly test: string;
	/** Time at which its clock stands, in milliseconds since 1970; null for one that goes on from now. */
	readonly now: number | null;
	/** Whether sleeping takes the time it says. */
	readonly sleepsForReal: boolean;
	/** The clock of the machine. */
	readonly clock: Clock;
	/** Files that programs read. */
	readonly files: Files;
}

/** What one test has for itself. Nothing in it outlives the test, and no other test can tell that it ran. */
export interface TestWorld {
	readonly clock: TestClock;
	readonly random: Random;
	/** In memory; the folder `.xano` of the project is left alone. */
	readonly store: Store;
	readonly redis: Redis;
	/** Those of the machine, which programs can only read. */
	readonly files: Files;
	readonly timeZone: string;
}

/** Makes the world of a test. Every part is empty until it is used: most tests use none. */
export function testWorld(options: TestWorldOptions): TestWorld {
	const { seed, construct, test, now, sleepsForReal, files } = options;
	const clock = testClock({ now, sleepsForReal, system: options.clock });
	return {
		clock,
		random: seededRandom(`${seed}\0${construct}\0${test}`),
		store: withTemporaryFiles(memoryStore()),
		redis: lateRedis(clock),
		files: {
			readText: (path) => clock.during(files.readText(path)),
			readBytes: (path) => clock.during(files.readBytes(path)),
		},
		timeZone: "UTC",
	};
}

/** A Redis that is made with the first command. */
function lateRedis(clock: Clock): Redis {
	let redis: Redis | null = null;
	return {
		command: (name, ...args) => {
			redis ??= embeddedRedis(clock);
			return redis.command(name, ...args);
		},
	};
}
