import type { ObservedPorts } from "../../engine/options.js";
import type { Clock, Redis } from "../../host/ports.js";

/** What makes one run differ from the next. */
export type Use = "requests" | "redis" | "store" | "files" | "random" | "clock";

/** How often each of them was used so far. */
export type Counts = Readonly<Record<Use, number>>;

/** Counts what goes through the doors of a run. */
export class Uses {
	private readonly counts = { requests: 0, redis: 0, store: 0, files: 0, random: 0, clock: 0 };

	/** The counts at this moment. */
	now(): Counts {
		return { ...this.counts };
	}

	/** The same doors, counted. */
	through({ clock, random, http, files, store }: ObservedPorts): ObservedPorts {
		return {
			clock: this.clock(clock),
			random: {
				bytes: this.counting("random", random.bytes),
				integer: this.counting("random", random.integer),
				uuid: this.counting("random", random.uuid),
			},
			http: { send: this.counting("requests", (request) => http.send(request)) },
			files: {
				readText: this.counting("files", (path) => files.readText(path)),
				readBytes: this.counting("files", (path) => files.readBytes(path)),
			},
			store: {
				read: this.counting("store", (path) => store.read(path)),
				write: this.counting("store", (path, bytes) => store.write(path, bytes)),
				create: this.counting("store", (path, bytes) => store.create(path, bytes)),
				append: this.counting("store", (path, bytes) => store.append(path, bytes)),
				remove: this.counting("store", (path) => store.remove(path)),
				urlOf: (path) => store.urlOf(path),
			},
		};
	}

	throughRedis(redis: Redis): Redis {
		return { command: this.counting("redis", (name, ...args) => redis.command(name, ...args)) };
	}

	private clock(clock: Clock): Clock {
		return {
			now: this.counting("clock", () => clock.now()),
			monotonic: () => clock.monotonic(),
			sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
			...(clock.deadline ? { deadline: clock.deadline.bind(clock) } : {}),
			...(clock.skip ? { skip: clock.skip.bind(clock) } : {}),
		};
	}

	private counting<Args extends readonly unknown[], Result>(
		use: Use,
		work: (...args: Args) => Result,
	): (...args: Args) => Result {
		return (...args) => {
			this.counts[use]++;
			return work(...args);
		};
	}
}
