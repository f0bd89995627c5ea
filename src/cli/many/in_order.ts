/** How many pieces of work go on, and what becomes of their results. */
export interface OrderOptions<Item, Result> {
	readonly work: (item: Item) => Promise<Result>;
	/** Takes results in the order of their items; the next ones come once it is done with these. */
	readonly take: (results: readonly Result[]) => void | Promise<void>;
	/** How much memory a result fills, in whatever unit `mostHeld` has. */
	readonly sizeOf: (result: Result) => number;
	/** How many may go on at a time; asked before each. */
	readonly allowed: () => number;
	/** How many results may wait for that of an earlier item. */
	readonly mostWaiting: number;
	/** How large all waiting results together may grow before no more work is begun. */
	readonly mostHeld: number;
	/** Begins nothing more once it is aborted; what goes on is waited for. */
	readonly signal: AbortSignal;
}

/** Work on many items at a time. */
export interface Ordered {
	/** All has been begun, ended and taken. Rejects with what `work`, `take` or the items threw. */
	readonly ended: Promise<void>;
	/** To be called when more is allowed than before. */
	more(): void;
}

interface Place<Result> {
	result: Result | null;
	isDone: boolean;
}

/**
 * Works on items side by side and hands on the results in order. However many items there are and however slow one of
 * them is, what is held is bounded: no item is taken before there is room for its result.
 */
export function inOrder<Item, Result>(items: AsyncIterable<Item>, options: OrderOptions<Item, Result>): Ordered {
	const work = new Work(items, options);
	return { ended: work.all(), more: () => work.wake() };
}

class Work<Item, Result> {
	/** What has begun and is not taken yet, in order. */
	private readonly places: Place<Result>[] = [];
	private goingOn = 0;
	private held = 0;
	private taking: Promise<void> | null = null;
	private failure: { readonly reason: unknown } | null = null;
	private wakeUp: () => void = () => undefined;
	private giveUp: () => void = () => undefined;

	constructor(
		private readonly items: AsyncIterable<Item>,
		private readonly options: OrderOptions<Item, Result>,
	) {}

	wake(): void {
		this.wakeUp();
	}

	async all(): Promise<void> {
		const iterator = this.items[Symbol.asyncIterator]();
		const stop = (): void => {
			this.wake();
			this.giveUp();
		};
		const { signal } = this.options;
		signal.addEventListener("abort", stop, { once: true });
		let unread: { readonly reason: unknown } | null = null;
		let breath = performance.now();
		while (await this.room()) {
			const next = await this.next(iterator).catch((reason: unknown) => {
				unread = { reason };
				return null;
			});
			if (next === null || next.done) break;
			this.begin(next.value);
			// Work that never waits would keep everything else from being noticed.
			if (performance.now() - breath > 50) {
				await new Promise(setImmediate);
				breath = performance.now();
			}
		}
		signal.removeEventListener("abort", stop);
		iterator.return?.()?.catch(() => undefined);
		while (this.places.length > 0 && this.failure === null) await this.change();
		// What had begun when no further item could be had is not lost.
		const failure = this.failure ?? (unread as { readonly reason: unknown } | null);
		if (failure) throw failure.reason;
	}

	/** The next item; null when the work is stopped first: a source that gives nothing must not keep it. */
	private next(iterator: AsyncIterator<Item>): Promise<IteratorResult<Item> | null> {
		return new Promise((resolve, reject) => {
			this.giveUp = () => resolve(null);
			iterator.next().then(resolve, reject);
		});
	}

	/** Waits until another item may be begun; false when none may be any more. */
	private async room(): Promise<boolean> {
		const { allowed, mostWaiting, mostHeld, signal } = this.options;
		for (;;) {
			if (signal.aborted || this.failure !== null) return false;
			const isFree = this.goingOn < allowed() && this.places.length < mostWaiting;
			// The first of all goes on in any case, or nothing ever would.
			if (isFree && (this.held < mostHeld || this.places.length === 0)) return true;
			await this.change();
		}
	}

	private change(): Promise<void> {
		return new Promise((resolve) => {
			this.wakeUp = resolve;
		});
	}

	private begin(item: Item): void {
		const place: Place<Result> = { result: null, isDone: false };
		this.places.push(place);
		this.goingOn++;
		this.options.work(item).then(
			(result) => {
				place.result = result;
				place.isDone = true;
				this.goingOn--;
				this.held += this.options.sizeOf(result);
				this.takeDone();
				this.wake();
			},
			(reason: unknown) => this.fail(reason),
		);
	}

	private takeDone(): void {
		if (this.taking !== null) return;
		const firstOpen = this.places.findIndex(({ isDone }) => !isDone);
		const count = firstOpen < 0 ? this.places.length : firstOpen;
		if (count === 0) return;
		const results = this.places.slice(0, count).map(({ result }) => result as Result);
		this.taking = (async () => this.options.take(results))().then(
			() => {
				this.places.splice(0, count);
				for (const result of results) this.held -= this.options.sizeOf(result);
				this.taking = null;
				this.takeDone();
				this.wake();
			},
			(reason: unknown) => this.fail(reason),
		);
	}

	private fail(reason: unknown): void {
		this.failure ??= { reason };
		this.wake();
	}
}
