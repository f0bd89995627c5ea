import { sleepersOf } from "../../host/clock.js";
import type { Clock } from "../../host/ports.js";

export interface TestClockOptions {
	/** Time at which it stands, in milliseconds since 1970; null for one that goes on from the system's. */
	readonly now: number | null;
	readonly system: Clock;
	/** Whether a sleep takes the time it says, as it has to where requests really go out. */
	readonly sleepsForReal: boolean;
}

/** The clock of one test. */
export interface TestClock extends Clock {
	deadline(milliseconds: number, signal?: AbortSignal): Promise<void>;
	skip(milliseconds: number): void;
	/**
	 * The clock assertions look at: its now is later than every moment the run has been told, so that what was created
	 * `now` lies in the past, also on a clock that stands and within the same millisecond.
	 */
	later(): Clock;
	/**
	 * Keeps sleepers asleep as long as something that really takes time goes on, such as reading a file: on no clock
	 * would a second pass meanwhile.
	 */
	during<Result>(work: Promise<Result>): Promise<Result>;
}

/**
 * Makes the clock of a test. It has two times:
 *
 * - what programs see (`now`, `util.sleep`, the time-outs of `await`) is **virtual**. A sleep ends as soon as nothing
 *   else of the test goes on, and moves the time on by as much. Calls that sleep side by side wake in the order in
 *   which their sleeps end.
 * - what measures and limits work (`monotonic`) is **real**: an endless loop has to be ended whatever the test's clock
 *   says, and the limits of a run count what it really takes.
 *
 * A deadline (of `await`) belongs to both: it is over when that much virtual time has passed, as it would be for calls
 * that sleep longer, and when that much real time has, for calls that really work. It never moves the time itself, for
 * work that has begun would then be given up before it could do anything.
 */
export function testClock(options: TestClockOptions): TestClock {
	return new VirtualClock(options);
}

interface Waiting {
	/** On the virtual time line. */
	readonly due: number;
	/** Whether the time may be moved on for it. */
	readonly moves: boolean;
	readonly wake: () => void;
}

/** The last moment a date can stand for, in milliseconds since 1970. No sleep leads beyond it. */
const lastMoment = 8.64e15;

/**
 * Rounds of the event loop between two sleeps that end at different times. Who wakes may let others through before it
 * sleeps again, and what it sleeps then may end before all else.
 */
const roundsOfRest = 4;

class VirtualClock implements TestClock {
	/** Milliseconds that sleeps have moved the time on by. */
	private moved = 0;
	/** The latest moment anybody was told. */
	private told = Number.NEGATIVE_INFINITY;
	/** By the time they end; those that end together in the order in which they began. */
	private readonly waiting: Waiting[] = [];
	private holders = 0;
	private isPumping = false;

	constructor(private readonly options: TestClockOptions) {}

	now(): number {
		const { now, system } = this.options;
		const moment = Math.min(Math.floor((now ?? system.now()) + this.virtual), lastMoment);
		if (moment > this.told) this.told = moment;
		return moment;
	}

	/** What has to be added to the time the clock started from; a system that sleeps for real has counted it already. */
	private get virtual(): number {
		return this.options.now === null && this.options.sleepsForReal ? 0 : this.moved;
	}

	monotonic(): number {
		return this.options.system.monotonic();
	}

	async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		const due = this.after(milliseconds);
		if (this.options.sleepsForReal) {
			await this.options.system.sleep(milliseconds, signal);
			this.moved = Math.max(this.moved, due);
			return;
		}
		const sleep = this.wait(due, true, signal);
		this.pump();
		await sleep;
	}

	async deadline(milliseconds: number, signal?: AbortSignal): Promise<void> {
		const { system, sleepsForReal } = this.options;
		if (sleepsForReal) return system.sleep(milliseconds, signal);
		const over = new AbortController();
		const either = signal ? AbortSignal.any([over.signal, signal]) : over.signal;
		const real = system.sleep(milliseconds, either);
		const virtual = this.wait(this.after(milliseconds), false, either);
		try {
			await Promise.race([real, virtual]);
		} finally {
			over.abort();
			for (const each of [real, virtual]) each.catch(() => {});
		}
	}

	skip(milliseconds: number): void {
		this.moved = this.after(milliseconds);
	}

	later(): Clock {
		return {
			now: () => Math.max(this.now(), this.told) + 1,
			monotonic: () => this.monotonic(),
			sleep: (milliseconds, signal) => this.sleep(milliseconds, signal),
		};
	}

	async during<Result>(work: Promise<Result>): Promise<Result> {
		this.holders++;
		try {
			return await work;
		} finally {
			this.holders--;
			this.pump();
		}
	}

	/** That many milliseconds from now on. */
	private after(milliseconds: number): number {
		return this.moved + Math.max(0, milliseconds);
	}

	private wait(due: number, moves: boolean, signal: AbortSignal | undefined): Promise<void> {
		return new Promise((resolve, reject) => {
			if (signal?.aborted) {
				reject(signal.reason);
				return;
			}
			const sleepers = signal && sleepersOf(signal);
			const stop = (): void => {
				this.waiting.splice(this.waiting.indexOf(waiting), 1);
				reject(signal?.reason);
			};
			const wake = (): void => {
				sleepers?.delete(stop);
				resolve();
			};
			const waiting: Waiting = { due, moves, wake };
			this.waiting.splice(placeFor(due, this.waiting), 0, waiting);
			sleepers?.add(stop);
		});
	}

	/** Moves the time on to the end of one sleep after another, each once all that can go on has come to rest. */
	private pump(): void {
		if (this.isPumping || this.holders > 0) return;
		this.isPumping = true;
		let rounds = roundsOfRest;
		const turn = (): void => {
			const mayMove = this.holders === 0 && this.waiting.some(({ moves }) => moves);
			if (!mayMove) {
				this.isPumping = false;
				return;
			}
			if (--rounds === 0) {
				rounds = roundsOfRest;
				this.wakeNext();
			}
			setImmediate(turn);
		};
		setImmediate(turn);
	}

	private wakeNext(): void {
		const next = this.waiting.shift() as Waiting;
		this.moved = Math.max(this.moved, next.due);
		next.wake();
	}
}

/** Behind all that end no later. */
function placeFor(due: number, waiting: readonly Waiting[]): number {
	let [low, high] = [0, waiting.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((waiting[middle] as Waiting).due <= due) low = middle + 1;
		else high = middle;
	}
	return low;
}
