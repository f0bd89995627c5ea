/** The one door out of the sandbox: an operation and what it needs as JSON; the answer is JSON too. */
export type Door = (operation: string, given: string) => string;

/** Gives the globals of a group that is loaded when the code first names one of them. */
export type LoadGroup = (group: string) => (tools: Tools) => Record<string, unknown>;

/** What a group of globals is made of. */
export interface Tools {
	/** Calls the host and gives its answer. */
	ask(operation: string, given?: unknown): unknown;
	/** What another group holds, globals or not. */
	load(group: string): unknown;
	/** The `Date` the engine came with. */
	readonly NativeDate: DateConstructor;
}

/** The timers of the code. */
export interface Timers {
	/** Milliseconds until the next timer, or -1. */
	nextTimer(): number;
	/** Lets that time pass and runs the timer. */
	fireTimer(): void;
}

/** What the host drives the code through. */
export interface World extends Timers {
	/** Starts the code on a JSON text; the outcome is there once everything it waits for has happened. */
	start(body: (...given: unknown[]) => unknown, task: string): void;
	/** Length of the outcome: "v" and the value as JSON, or "e" and `[name, message, stack]`. 0 before there is one. */
	outcomeLength(): number;
	/** The next piece of it, from a place on. */
	outcome(from: number): string;
}

/**
 * Furnishes the global object and gives the host the means to run code in it. Runs **inside** the sandbox, as text: it
 * names nothing from outside of itself. What it needs of the built-ins it takes before any other code runs.
 *
 * @param furniture JSON of the globals by the group that makes them, and of what to say about those that are not there
 */
export function makeWorld(door: Door, loadGroup: LoadGroup, furniture: string): World {
	const { parse, stringify } = JSON;
	const { groups, missing } = parse(furniture) as {
		readonly groups: Record<string, string[]>;
		readonly missing: Record<string, string>;
	};
	const { defineProperty, keys: keysOf } = Object;
	const { apply } = Reflect;
	const { slice, charCodeAt } = String.prototype;
	const NativeDate = Date;
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

	const loaded = new Map<string, Record<string, unknown>>();
	const load = (group: string): Record<string, unknown> => {
		const made = loaded.get(group) ?? loadGroup(group)({ ask, load, NativeDate });
		loaded.set(group, made);
		return made;
	};
	for (const group of keysOf(groups)) {
		for (const name of groups[group] as string[]) defineLate(name, () => load(group)[name]);
	}

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

	define("queueMicrotask", (call: () => void) => void Promise.resolve().then(() => call()));
	define("self", globalThis);

	Math.random = () => ask("random") as number;
	defineProperty(Number.prototype, "toLocaleString", {
		value: function (this: number, locales?: unknown, style?: unknown) {
			return ask("international", ["number", locales, style, String(Number(this))]);
		},
	});

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
			if (hasMessage && typeof given.stack === "string") stack = apply(slice, given.stack, [0, 2_000]);
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
		nextTimer: () => (loaded.has("time") ? (load("time") as unknown as Timers).nextTimer() : -1),
		fireTimer: () => {
			try {
				(load("time") as unknown as Timers).fireTimer();
			} catch (error) {
				fail(error);
			}
		},
		outcomeLength: () => outcome.length,
		outcome: (from) => {
			const end = from + pieceLength;
			const isPair = (apply(charCodeAt, outcome, [end]) & 0xfc00) === 0xdc00;
			return apply(slice, outcome, [from, isPair ? end + 1 : end]);
		},
	};
}
