import type { Timers, Tools } from "./world.js";

/** `Date`, the timers and `performance`. Runs inside the sandbox, as text. */
export function makeTime({ ask, NativeDate }: Tools): Record<string, unknown> {
	/** Milliseconds timers have skipped: waiting takes no time here, but the clock of the code goes on. */
	let skipped = 0;
	const now = (): number => (ask("now") as number) + skipped;
	const started = now();
	const performance = { now: () => now() - started, timeOrigin: started };
	const timers: { id: number; due: number; call: () => void; every: number }[] = [];
	let lastTimer = 0;
	const addTimer = (call: unknown, delay: unknown, given: unknown[], repeats: boolean): number => {
		if (typeof call !== "function") throw new TypeError("The callback must be a function");
		const wait = Math.max(Number(delay) || 0, repeats ? 1 : 0);
		const timer = { id: ++lastTimer, due: now() + wait, call: () => call(...given), every: repeats ? wait : -1 };
		timers.push(timer);
		return timer.id;
	};
	const removeTimer = (id: unknown): void => {
		const at = timers.findIndex((timer) => timer.id === id);
		if (at >= 0) timers.splice(at, 1);
	};
	/** The code lives in UTC, as on Xano, and at the time of the run. */
	const { parse } = NativeDate;
	const readDate = (text: string): number => {
		if (/^[+-]?\d{4,6}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text))
			return parse(`${text.replace(" ", "T")}Z`);
		if (/(?:Z|GMT|UTC|[+-]\d\d:?\d\d)\)?$/i.test(text) || /^[+-]?\d{4,6}(?:-\d\d){0,2}$/.test(text)) return parse(text);
		const inUtc = parse(`${text} UTC`);
		return Number.isNaN(inUtc) ? parse(text) : inUtc;
	};
	const WorldDate = function (this: unknown, ...given: unknown[]): unknown {
		if (!new.target) return new NativeDate(now()).toString();
		let time: number;
		if (given.length === 0) time = now();
		else if (given.length > 1) {
			time = NativeDate.UTC(...(given as [number, number]));
			const year = Number(given[0]);
			if (year >= 0 && year <= 99) time = new NativeDate(time).setUTCFullYear(1900 + Math.trunc(year));
		} else {
			const [only] = given;
			const primitive =
				only instanceof NativeDate ? only.getTime() : typeof only === "object" && only !== null ? only.valueOf() : only;
			time = typeof primitive === "string" ? readDate(primitive) : Number(primitive);
		}
		return Reflect.construct(NativeDate, [time], new.target);
	} as unknown as DateConstructor;
	const prototype = NativeDate.prototype as unknown as Record<string, unknown>;
	for (const part of ["Date", "Day", "FullYear", "Hours", "Milliseconds", "Minutes", "Month", "Seconds"]) {
		prototype[`get${part}`] = prototype[`getUTC${part}`];
		if (part !== "Day") prototype[`set${part}`] = prototype[`setUTC${part}`];
	}
	prototype.getTimezoneOffset = () => 0;
	const words = (date: Date): string[] => date.toUTCString().split(" ");
	prototype.toDateString = function (this: Date) {
		if (Number.isNaN(this.getTime())) return "Invalid Date";
		const [day = "", date, month, year] = words(this);
		return `${day.slice(0, -1)} ${month} ${date} ${year}`;
	};
	prototype.toTimeString = function (this: Date) {
		if (Number.isNaN(this.getTime())) return "Invalid Date";
		return `${words(this)[4]} GMT+0000 (Coordinated Universal Time)`;
	};
	prototype.toString = function (this: Date) {
		if (Number.isNaN(this.getTime())) return "Invalid Date";
		return `${this.toDateString()} ${this.toTimeString()}`;
	};
	for (const [name, value] of [
		["prototype", NativeDate.prototype],
		["now", now],
		["parse", (text: unknown) => readDate(String(text))],
		["UTC", NativeDate.UTC],
		["name", "Date"],
		["length", 7],
	] as const) {
		Object.defineProperty(WorldDate, name, { value, writable: name !== "prototype", enumerable: false });
	}
	prototype.constructor = WorldDate;
	const localized = (options: (style: unknown) => unknown) =>
		function (this: Date, locales?: unknown, style?: unknown): unknown {
			return ask("international", ["date", locales, options(style), String(this.getTime())]);
		} as () => string;
	const dated = (fallback: object) => (style: unknown) => {
		const given = (style ?? {}) as Record<string, unknown>;
		const says = ["weekday", "year", "month", "day", "hour", "minute", "second", "dateStyle", "timeStyle"].some(
			(name) => given[name] !== undefined,
		);
		return says ? given : { ...fallback, ...given };
	};
	const date = { year: "numeric", month: "numeric", day: "numeric" };
	const time = { hour: "numeric", minute: "numeric", second: "numeric" };
	prototype.toLocaleString = localized(dated({ ...date, ...time }));
	prototype.toLocaleDateString = localized(dated(date));
	prototype.toLocaleTimeString = localized(dated(time));

	const both: Timers = {
		nextTimer: () => {
			let due = Number.POSITIVE_INFINITY;
			for (const timer of timers) due = Math.min(due, timer.due);
			return due === Number.POSITIVE_INFINITY ? -1 : Math.max(0, due - now());
		},
		fireTimer: () => {
			let next = timers[0];
			if (next === undefined) return;
			for (const timer of timers) if (timer.due < next.due) next = timer;
			skipped += Math.max(0, next.due - now());
			if (next.every < 0) removeTimer(next.id);
			else next.due += next.every;
			next.call();
		},
	};
	return {
		...both,
		Date: WorldDate,
		performance,
		setTimeout: (call: unknown, delay?: unknown, ...given: unknown[]) => addTimer(call, delay, given, false),
		setInterval: (call: unknown, delay?: unknown, ...given: unknown[]) => addTimer(call, delay, given, true),
		clearTimeout: removeTimer,
		clearInterval: removeTimer,
	};
}
