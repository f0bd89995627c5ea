/** The one door out of the sandbox: an operation and what it needs as JSON; the answer is JSON too. */
export type Door = (operation: string, given: string) => string;

/** Gives the globals of a group that is loaded when the code first names one of them. */
export type LoadGroup = (group: string) => (tools: Tools) => Record<string, unknown>;

/** What a group of globals is made of. */
export interface Tools {
	/** Calls the host and gives its answer. */
	ask(operation: string, given?: unknown): unknown;
	bytesOfBase64(text: string): Uint8Array;
	base64OfBytes(bytes: Uint8Array): string;
}

/** What the host drives the code through. */
export interface World {
	/** Starts the code on a JSON text; the outcome is there once everything it waits for has happened. */
	start(body: (...given: unknown[]) => unknown, task: string): void;
	/** Milliseconds until the next timer, or -1. */
	nextTimer(): number;
	/** Lets that time pass and runs the timer. */
	fireTimer(): void;
	/** Length of the outcome: "v" and the value as JSON, or "e" and `[name, message, stack]`. 0 before there is one. */
	outcomeLength(): number;
	/** The next piece of it, from a place on. */
	outcome(from: number): string;
}

/**
 * Furnishes the global object and gives the host the means to run code in it. Runs **inside** the sandbox, as text: it
 * names nothing from outside of itself. What it needs of the built-ins it takes before any other code runs.
 *
 * @param groups globals by the group that makes them
 * @param missing globals of Xano that are not there, by what to say about them
 */
export function makeWorld(
	door: Door,
	loadGroup: LoadGroup,
	groups: Record<string, string[]>,
	missing: Record<string, string>,
): World {
	const { parse, stringify } = JSON;
	const { defineProperty, keys: keysOf } = Object;
	const global = globalThis as Record<string, unknown>;
	const ask = (operation: string, given: unknown = null): unknown => parse(door(operation, stringify(given) ?? "null"));

	const define = (name: string, value: unknown): void => {
		defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });
	};
	const defineLate = (name: string, make: () => unknown): void => {
		defineProperty(global, name, {
			configurable: true,
			enumerable: false,
			get: () => {
				const value = make();
				define(name, value);
				return value;
			},
			set: (value) => define(name, value),
		});
	};

	for (const name of ["$input", "$var", "$env"]) defineLate(name, () => ask(name));
	define("$auth", null);
	for (const name of keysOf(missing)) {
		defineLate(name, () => {
			throw new Error(missing[name]);
		});
	}

	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const base64OfBytes = (bytes: Uint8Array): string => {
		let text = "";
		for (let at = 0; at < bytes.length; at += 3) {
			const left = bytes.length - at;
			const [first = 0, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
			text += alphabet[first >> 2];
			text += alphabet[((first & 3) << 4) | (second >> 4)];
			text += left > 1 ? alphabet[((second & 15) << 2) | (third >> 6)] : "=";
			text += left > 2 ? alphabet[third & 63] : "=";
		}
		return text;
	};
	/** Lenient: characters of neither alphabet are skipped, as `Buffer.from(text, "base64")` does. */
	const bytesOfBase64 = (text: string): Uint8Array => {
		const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
		let length = 0;
		let bits = 0;
		let held = 0;
		for (let at = 0; at < text.length && text[at] !== "="; at++) {
			const character = text[at] === "-" ? "+" : text[at] === "_" ? "/" : (text[at] as string);
			const digit = alphabet.indexOf(character);
			if (digit < 0) continue;
			held = ((held << 6) | digit) & 0xffff;
			bits += 6;
			if (bits < 8) continue;
			bits -= 8;
			bytes[length++] = (held >> bits) & 255;
		}
		return bytes.slice(0, length);
	};
	const tools: Tools = { ask, bytesOfBase64, base64OfBytes };
	for (const group of keysOf(groups)) {
		for (const name of groups[group] as string[]) {
			defineLate(name, () => {
				const made = loadGroup(group)(tools);
				for (const other of keysOf(made)) if (other !== name) define(other, made[other]);
				return made[name];
			});
		}
	}

	define("btoa", (given: unknown): string => {
		const text = String(given);
		const bytes = new Uint8Array(text.length);
		for (let at = 0; at < text.length; at++) {
			if (text.charCodeAt(at) > 255)
				throw new Error("Cannot encode string: string contains characters outside of the Latin1 range");
			bytes[at] = text.charCodeAt(at);
		}
		return base64OfBytes(bytes);
	});
	define("atob", (given: unknown): string => {
		const text = String(given).replace(/[\t\n\f\r ]+/g, "");
		if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text)) {
			throw new Error("Failed to decode base64");
		}
		let decoded = "";
		for (const byte of bytesOfBase64(text)) decoded += String.fromCharCode(byte);
		return decoded;
	});

	/** As a value where it stands alone, otherwise as text: what cannot be written as JSON still prints. */
	const printable = (value: unknown): unknown => {
		try {
			if (value instanceof Error) return `${value.name}: ${value.message}`;
			if (typeof value === "bigint" || typeof value === "function" || typeof value === "symbol") return String(value);
			const text = stringify(value);
			return text === undefined ? null : parse(text);
		} catch (error) {
			return `[${String(error)}]`;
		}
	};
	const textOf = (value: unknown): string => {
		const printed = printable(value);
		return typeof printed === "string" ? printed : (stringify(printed) as string);
	};
	const print = (...values: unknown[]): void => {
		if (values.length < 2) ask("print", printable(values[0]));
		else {
			let line = "";
			for (let at = 0; at < values.length; at++) line += `${at > 0 ? " " : ""}${textOf(values[at])}`;
			ask("print", line);
		}
	};
	const console: Record<string, unknown> = {};
	for (const name of ["log", "info", "warn", "error", "debug", "trace"]) console[name] = print;
	define("console", console);

	/** Milliseconds timers have skipped: waiting takes no time here, but the clock of the code goes on. */
	let skipped = 0;
	const now = (): number => (ask("now") as number) + skipped;
	const started = now();
	define("performance", { now: () => now() - started, timeOrigin: started });
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
	define("setTimeout", (call: unknown, delay?: unknown, ...given: unknown[]) => addTimer(call, delay, given, false));
	define("setInterval", (call: unknown, delay?: unknown, ...given: unknown[]) => addTimer(call, delay, given, true));
	define("clearTimeout", removeTimer);
	define("clearInterval", removeTimer);
	define("queueMicrotask", (call: () => void) => void Promise.resolve().then(() => call()));
	define("self", globalThis);

	/** The code lives in UTC, as on Xano, and at the time of the run. */
	const Native = Date;
	const native = Native.parse;
	const readDate = (text: string): number => {
		if (/^[+-]?\d{4,6}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text))
			return native(`${text.replace(" ", "T")}Z`);
		if (/(?:Z|GMT|UTC|[+-]\d\d:?\d\d)\)?$/i.test(text) || /^[+-]?\d{4,6}(?:-\d\d){0,2}$/.test(text))
			return native(text);
		const inUtc = native(`${text} UTC`);
		return Number.isNaN(inUtc) ? native(text) : inUtc;
	};
	const WorldDate = function (this: unknown, ...given: unknown[]): unknown {
		if (!new.target) return new Native(now()).toString();
		let time: number;
		if (given.length === 0) time = now();
		else if (given.length > 1) {
			time = Native.UTC(...(given as [number, number]));
			const year = Number(given[0]);
			if (year >= 0 && year <= 99) time = new Native(time).setUTCFullYear(1900 + Math.trunc(year));
		} else {
			const [only] = given;
			const primitive =
				only instanceof Native ? only.getTime() : typeof only === "object" && only !== null ? only.valueOf() : only;
			time = typeof primitive === "string" ? readDate(primitive) : Number(primitive);
		}
		return Reflect.construct(Native, [time], new.target);
	} as unknown as DateConstructor;
	const prototype = Native.prototype as unknown as Record<string, unknown>;
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
		["prototype", Native.prototype],
		["now", now],
		["parse", (text: unknown) => readDate(String(text))],
		["UTC", Native.UTC],
		["name", "Date"],
		["length", 7],
	] as const) {
		defineProperty(WorldDate, name, { value, writable: name !== "prototype", enumerable: false });
	}
	prototype.constructor = WorldDate;
	define("Date", WorldDate);
	Math.random = () => ask("random") as number;

	const localized = (kind: string, options: (style: unknown) => unknown) =>
		function (this: unknown, locales?: unknown, style?: unknown): unknown {
			return ask("international", [kind, locales, options(style), String(Number(this))]);
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
	(Number.prototype as unknown as Record<string, unknown>).toLocaleString = localized("number", (style) => style);
	prototype.toLocaleString = localized("date", dated({ ...date, ...time }));
	prototype.toLocaleDateString = localized("date", dated(date));
	prototype.toLocaleTimeString = localized("date", dated(time));

	const pieceLength = 1_000_000;
	let outcome = "";
	const fail = (error: unknown): void => {
		if (outcome !== "") return;
		let [name, message, stack] = ["", "", ""];
		try {
			const given = error as { name?: unknown; message?: unknown; stack?: unknown } | null | undefined;
			const hasMessage = typeof given === "object" && given !== null && typeof given.message === "string";
			message = hasMessage ? (given.message as string) : textOf(error);
			if (hasMessage && typeof given.name === "string") name = given.name;
			if (hasMessage && typeof given.stack === "string") stack = given.stack.slice(0, 2_000);
		} catch {
			message = "An error that cannot be read";
		}
		outcome = `e${stringify([name, message, stack])}`;
	};
	const succeed = (value: unknown): void => {
		if (outcome === "") outcome = `v${stringify(value) ?? "null"}`;
	};

	const isPromise = (value: unknown): value is Promise<unknown> =>
		value !== null &&
		(typeof value === "object" || typeof value === "function") &&
		typeof (value as Promise<unknown>).then === "function";
	type Body = (...given: unknown[]) => unknown;
	interface Given {
		readonly kind: string;
		readonly subject: unknown;
		/** The keys of an object in the order of the program, which its keys do not keep in JavaScript. */
		readonly names: string[] | null;
		readonly initial: unknown;
	}
	/** Positions for the kinds that choose elements: the host still has them as they were. */
	const run = async (body: Body, { kind, subject, names, initial }: Given): Promise<unknown> => {
		if (kind === "statement") return body();
		if (kind === "lambda") return body(subject);
		const length = names === null ? (subject as unknown[]).length : names.length;
		const results: unknown[] = [];
		let result = initial;
		for (let at = 0; at < length; at++) {
			const key = names === null ? at : (names[at] as string);
			const element = (subject as Record<string | number, unknown>)[key];
			let given = kind === "reduce" ? body(element, key, subject, result) : body(element, key, subject);
			if (isPromise(given)) given = await given;
			if (kind === "reduce") result = given === undefined ? null : given;
			else if (kind === "map") results[at] = given;
			else if (kind === "filter") {
				if (given) results[results.length] = at;
			} else if (kind === "every") {
				if (!given) return false;
			} else if (given) return kind === "some" ? true : at;
		}
		if (kind === "reduce") return result;
		if (kind === "map" || kind === "filter") return results;
		return kind === "every" ? true : kind === "some" ? false : -1;
	};

	return {
		start: (body, task) => {
			run(body, parse(task) as Given)
				.then(succeed)
				.catch(fail);
		},
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
			try {
				next.call();
			} catch (error) {
				fail(error);
			}
		},
		outcomeLength: () => outcome.length,
		outcome: (from) => {
			const end = from + pieceLength;
			const isPair = (outcome.charCodeAt(end) & 0xfc00) === 0xdc00;
			return outcome.slice(from, isPair ? end + 1 : end);
		},
	};
}
