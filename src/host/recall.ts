import { withBody } from "./http/body.js";
import type { Clock, Files, HttpClient, HttpRequest, HttpResponse, Random, Redis, Store } from "./ports.js";

/** The doors to the outside that a run has. */
export interface Doors {
	readonly clock: Clock;
	readonly random: Random;
	readonly http: HttpClient;
	readonly files: Files;
	readonly store: Store;
}

/** How doors are put in place of others. */
export interface DoorKeeper {
	through(doors: Doors): Doors;
	throughRedis(redis: Redis): Redis;
}

/** Answers that are remembered of one run. */
const mostAnswers = 100_000;

/** Bytes of bodies and files that are remembered of one run. */
const mostBytes = 16 * 1024 * 1024;

/** What came back when a door was used; null as long as nothing has. */
type Answer = { readonly value: unknown } | { readonly thrown: unknown } | null;

/** An answer to a request: what was read of its body, and how that ended. */
interface HeardResponse {
	readonly response: HttpResponse;
	readonly chunks: Uint8Array[];
	failure: { readonly thrown: unknown } | null;
}

/** Remembers one run. */
export function createRecall(): Recall {
	return new Recall();
}

/**
 * Remembers what the outside answered in a run, so that the run can be gone through again without asking anybody: the same
 * requests get the same answers, and nothing is sent, stored or waited for. It remembers by the order in which each door is
 * used. What takes too much room to be remembered is forgotten altogether.
 */
export class Recall implements DoorKeeper {
	private readonly answers = new Map<string, Answer[]>();
	private count = 0;
	private bytes = 0;
	private isOver = false;

	/** Whether all is remembered that was answered. */
	get isWhole(): boolean {
		return !this.isOver;
	}

	through({ clock, random, http, files, store }: Doors): Doors {
		const hear = this.remembering("send", async (request: HttpRequest) => this.heard(await http.send(request)));
		return {
			clock: { ...bound(clock), now: this.remembering("now", () => clock.now()) },
			random: {
				bytes: this.remembering("bytes", (count: number) => random.bytes(count)),
				integer: this.remembering("integer", (minimum: number, maximum: number) => random.integer(minimum, maximum)),
				uuid: this.remembering("uuid", () => random.uuid()),
			},
			http: {
				send: async (request) => {
					const { response, body } = await hear(request);
					return withBody(response, body);
				},
			},
			files: {
				readText: this.remembering("readText", (path) => files.readText(path)),
				readBytes: this.remembering("readBytes", (path) => files.readBytes(path)),
			},
			store: {
				read: this.remembering("read", (path) => store.read(path)),
				write: this.remembering("write", (path, bytes) => store.write(path, bytes)),
				create: this.remembering("create", (path, bytes) => store.create(path, bytes)),
				append: this.remembering("append", (path, bytes) => store.append(path, bytes)),
				remove: this.remembering("remove", (path) => store.remove(path)),
				urlOf: (path) => store.urlOf(path),
			},
		};
	}

	throughRedis(redis: Redis): Redis {
		return { command: this.remembering("command", (name, ...args) => redis.command(name, ...args)) };
	}

	/** Doors that answer as they did, in the same order, for one more run. */
	again(): DoorKeeper {
		const used = new Map<string, number>();
		const next = (door: string): unknown => {
			const at = used.get(door) ?? 0;
			used.set(door, at + 1);
			const answer = this.answers.get(door)?.[at] ?? null;
			if (answer === null) throw new ForgottenError(door);
			if ("thrown" in answer) throw answer.thrown;
			return answer.value;
		};
		const answers = (door: string) => (): never => next(door) as never;
		const promises = (door: string) => async (): Promise<never> => next(door) as never;
		return {
			through: ({ clock, store }) => ({
				clock: { ...bound(clock), now: answers("now"), sleep: async () => undefined },
				random: { bytes: answers("bytes"), integer: answers("integer"), uuid: answers("uuid") },
				http: { send: async () => saidAgain(next("send") as HeardResponse) },
				files: { readText: promises("readText"), readBytes: promises("readBytes") },
				store: {
					read: promises("read"),
					write: promises("write"),
					create: promises("create"),
					append: promises("append"),
					remove: promises("remove"),
					urlOf: (path) => store.urlOf(path),
				},
			}),
			throughRedis: () => ({ command: promises("command") }),
		};
	}

	private remembering<Args extends readonly unknown[], Result>(
		door: string,
		work: (...args: Args) => Result,
	): (...args: Args) => Result {
		return (...args) => {
			const keep = this.place(door);
			let result: Result;
			try {
				result = work(...args);
			} catch (thrown) {
				keep({ thrown });
				throw thrown;
			}
			if (!(result instanceof Promise)) {
				keep({ value: result });
				return result;
			}
			return result.then(
				(value) => {
					if (value instanceof Uint8Array) this.weigh(value.length);
					keep({ value });
					return value;
				},
				(thrown) => {
					keep({ thrown });
					throw thrown;
				},
			) as Result;
		};
	}

	/** A place for the next answer of a door. */
	private place(door: string): (answer: Answer) => void {
		if (++this.count > mostAnswers) this.forget();
		if (this.isOver) return () => undefined;
		let answers = this.answers.get(door);
		if (answers === undefined) {
			answers = [];
			this.answers.set(door, answers);
		}
		const at = answers.push(null) - 1;
		const kept = answers;
		return (answer) => {
			kept[at] = answer;
		};
	}

	private weigh(bytes: number): void {
		this.bytes += bytes;
		if (this.bytes > mostBytes) this.forget();
	}

	private forget(): void {
		this.isOver = true;
		this.answers.clear();
	}

	private heard(response: HttpResponse): HeardResponse & { readonly body: AsyncIterable<Uint8Array> } {
		const heard: HeardResponse = { response, chunks: [], failure: null };
		const weigh = (bytes: number): void => this.weigh(bytes);
		const isOver = (): boolean => this.isOver;
		const body = async function* (): AsyncGenerator<Uint8Array> {
			try {
				for await (const chunk of response.body) {
					weigh(chunk.length);
					if (isOver()) heard.chunks.length = 0;
					else heard.chunks.push(chunk);
					yield chunk;
				}
			} catch (thrown) {
				heard.failure = { thrown };
				throw thrown;
			}
		};
		return Object.assign(heard, { body: body() });
	}
}

/** An answer that a run which is gone through again asks for was never given. */
class ForgottenError extends Error {
	constructor(door: string) {
		super(`Nothing is remembered of \`${door}\``);
	}
}

function saidAgain({ response, chunks, failure }: HeardResponse): HttpResponse {
	const body = async function* (): AsyncGenerator<Uint8Array> {
		yield* chunks;
		if (failure) throw failure.thrown;
	};
	return withBody(response, body());
}

/** A clock whose methods need no `this`. */
function bound(clock: Clock): Clock {
	return {
		now: () => clock.now(),
		monotonic: () => clock.monotonic(),
		sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
		...(clock.deadline ? { deadline: clock.deadline.bind(clock) } : {}),
		...(clock.skip ? { skip: clock.skip.bind(clock) } : {}),
	};
}
