import type { QuickJSContext, QuickJSHandle } from "quickjs-emscripten-core";
import { fatalError, XanoError } from "../../values/error.js";
import { isObject, type Value } from "../../values/kinds.js";
import { keysOf } from "../../values/object.js";
import type { CallContext, CallerScope } from "../define.js";
import { fromSandbox, resultTooLarge, toSandbox } from "./crossing.js";
import { doorFor } from "./door.js";
import { furniture, sourceOfGroup, sourceOfWorld } from "./furniture.js";
import { type Instance, memoryLimit, type Work, withInstance, withoutTypes } from "./instances.js";
import { errorText, readThrown, type Thrown } from "./messages.js";

/** Bytes of stack: some hundred calls. Of V8's own stack, which is below it, that takes about a third. */
const stackLimit = 256 * 1024;

/** What V8 says when its own stack ends before that of the sandbox. */
const tooDeep = "Maximum call stack size exceeded";

/** How the code is called: once, or for the elements of a list. */
export type TaskKind = "statement" | "lambda" | "map" | "filter" | "some" | "every" | "find" | "findIndex" | "reduce";

/** Code and what it works on. */
export interface Task {
	readonly kind: TaskKind;
	readonly code: string;
	/** Milliseconds it may take, the waiting it asks for included. */
	readonly milliseconds: number;
	readonly subject: Value;
	/** `$result` at first; for `reduce` only. */
	readonly initial: Value;
}

/**
 * What came of it: what the code gave, or what it threw as text. The kinds that choose elements give positions, and
 * those of an object count by its order.
 */
export type Outcome = { readonly value: Value } | { readonly error: string };

const elementNames = ["$this", "$index", "$parent"];

const parametersOf: Readonly<Record<TaskKind, readonly string[]>> = {
	statement: [],
	lambda: ["$this"],
	map: elementNames,
	filter: elementNames,
	some: elementNames,
	every: elementNames,
	find: elementNames,
	findIndex: elementNames,
	reduce: [...elementNames, "$result"],
};

/**
 * Runs JavaScript or TypeScript apart from everything: in an engine of its own, with a global object of its own, and
 * with nothing of the host in reach but the answers of its door.
 *
 * @throws XanoError when the code reaches a limit, or what it is given or gives cannot cross; whatever ends the run
 */
export function runInSandbox(task: Task, context: CallContext, scope: CallerScope): Outcome {
	const given = givenText(task, context);
	let finished: Finished | null;
	const milliseconds = Math.min(task.milliseconds, context.limits.milliseconds);
	try {
		finished = withInstance(milliseconds, context.interruptible === true, (instance) =>
			new Session(instance, task, context, scope).run(given),
		);
	} catch (thrown) {
		if (thrown instanceof RangeError && /call stack/i.test(thrown.message)) return { error: tooDeep };
		// What WebAssembly ends with when the engine has run into the end of its memory.
		if (thrown instanceof RangeError || (thrown instanceof Error && thrown.name === "RuntimeError")) {
			throw outOfMemory(thrown);
		}
		throw thrown;
	}
	if (finished === null) {
		context.tick?.();
		throw outOfTime(task);
	}
	if ("stopped" in finished) throw finished.stopped;
	if ("thrown" in finished) {
		if (finished.thrown.name === "InternalError" && finished.thrown.message === "out of memory") throw outOfMemory();
		return { error: errorText(finished.thrown) };
	}
	return { value: fromSandbox(finished.json, context) };
}

function givenText({ kind, subject, initial }: Task, context: CallContext): string {
	const names = isObject(subject) && kind !== "lambda" ? JSON.stringify(keysOf(subject)) : "null";
	const [held, first] = [toSandbox(subject, context), toSandbox(initial, context)];
	return `{"kind":"${kind}","subject":${held},"names":${names},"initial":${first}}`;
}

type Finished = { readonly json: string } | { readonly thrown: Thrown } | { readonly stopped: unknown };

function outOfMemory(cause?: unknown): Error {
	const error = fatalError(
		`The code needs more than ${memoryLimit / 1024 / 1024} MB of memory`,
		"Give it less at a time, or do the work with filters.",
	);
	if (cause !== undefined) error.cause = cause;
	return error;
}

/** Milliseconds between two questions to the run whether it goes on. */
const askEvery = 10;

const starved: Thrown = { name: "InternalError", message: "out of memory", stack: "" };

/** One run of one piece of code in a new global object. */
class Session {
	/** Why the code must not go on: a limit, or the end of the run. */
	private stopped: { readonly error: unknown } | null = null;
	/** Milliseconds its timers have skipped. */
	private skipped = 0;
	private readonly started: number;
	/** When the run was last asked whether it goes on. */
	private asked: number;
	private readonly handles: QuickJSHandle[] = [];

	constructor(
		private readonly instance: Instance,
		private readonly task: Task,
		private readonly context: CallContext,
		private readonly scope: CallerScope,
	) {
		this.started = context.clock.monotonic();
		this.asked = this.started;
	}

	run(given: string): Work<Finished> {
		const runtime = this.instance.quickjs.newRuntime({
			maxStackSizeBytes: stackLimit,
			interruptHandler: () => this.mustStop(),
		});
		const engine = runtime.newContext();
		const result = this.finish(engine, given);
		if (this.skipped > 0) this.context.clock.skip?.(this.skipped);
		try {
			for (const handle of this.handles) handle.dispose();
			engine.dispose();
			runtime.dispose();
			return { result, isIntact: true };
		} catch {
			return { result, isIntact: false };
		}
	}

	private finish(engine: QuickJSContext, given: string): Finished {
		try {
			return this.perform(engine, given);
		} catch (thrown) {
			if (this.stopped !== null) return { stopped: this.stopped.error };
			if (thrown instanceof Failure) return { thrown: thrown.thrown };
			if (thrown instanceof XanoError) return { stopped: thrown };
			throw thrown;
		}
	}

	private perform(engine: QuickJSContext, given: string): Finished {
		const world = this.furnish(engine);
		const method = (name: string): QuickJSHandle => this.keep(engine.getProp(world, name));
		const [start, nextTimer, fireTimer, outcomeLength, outcome] = [
			"start",
			"nextTimer",
			"fireTimer",
			"outcomeLength",
			"outcome",
		].map(method) as [QuickJSHandle, QuickJSHandle, QuickJSHandle, QuickJSHandle, QuickJSHandle];
		const body = this.compile(engine);
		this.call(engine, start, body, this.keep(this.text(engine, given)));
		for (;;) {
			this.runJobs(engine);
			const length = engine.getNumber(this.call(engine, outcomeLength));
			if (length > 0) return this.read(engine, outcome, length);
			const wait = engine.getNumber(this.call(engine, nextTimer));
			if (wait < 0 || this.elapsed() + wait > this.task.milliseconds) return { stopped: outOfTime(this.task) };
			this.skipped += wait;
			this.call(engine, fireTimer);
		}
	}

	/** Reads the outcome piece by piece: a copy of the whole may have no room beside it. */
	private read(engine: QuickJSContext, outcome: QuickJSHandle, length: number): Finished {
		if (length - 1 > this.context.limits.size) throw resultTooLarge(this.context);
		let text = "";
		while (text.length < length) {
			const piece = engine.getString(this.call(engine, outcome, this.keep(engine.newNumber(text.length))));
			if (piece === "") throw new Failure(starved);
			text += piece;
		}
		if (text.startsWith("v")) return { json: text.slice(1) };
		const thrown = readThrown(text.slice(1));
		return { thrown: this.isStarved(thrown.message) ? starved : thrown };
	}

	/** A text in the engine; the binding would write it anywhere if there were no room. */
	private text(engine: QuickJSContext, text: string): QuickJSHandle {
		if (!this.instance.hasRoom(2 * Buffer.byteLength(text) + 1024)) throw new Failure(starved);
		return engine.newString(text);
	}

	/** Whether the engine had no memory left to make an error of its having no memory left: it throws null then. */
	private isStarved(message: string): boolean {
		return message === "null" && this.instance.size() > 0.9 * memoryLimit;
	}

	private furnish(engine: QuickJSContext): QuickJSHandle {
		const ask = doorFor(this.context, this.scope, (error) => {
			this.stopped ??= { error };
		});
		const door = this.keep(
			engine.newFunction("door", (operation, given) => {
				// The host may do in one step of the code what takes longer than ten thousand others.
				if (this.mustStop()) throw new TypeError("The code has to end");
				return this.text(engine, ask(engine.getString(operation), engine.getString(given)));
			}),
		);
		const loadGroup = this.keep(
			engine.newFunction("loadGroup", (name) => engine.evalCode(sourceOfGroup(engine.getString(name)), "world")),
		);
		const makeWorld = this.evaluate(engine, sourceOfWorld, "world");
		return this.call(engine, makeWorld, door, loadGroup, this.keep(engine.newString(furniture)));
	}

	/** The code as a function: JavaScript as it is, and what is none as TypeScript. */
	private compile(engine: QuickJSContext): QuickJSHandle {
		const code = this.task.code.replace(/\p{Surrogate}/gu, "\ufffd");
		const waits = /\bawait\b/.test(code) ? "async " : "";
		const text = `(${waits}function (${parametersOf[this.task.kind].join(", ")}) {\n${code}\n})`;
		try {
			return this.evaluate(engine, text, "lambda");
		} catch (thrown) {
			if (!(thrown instanceof Failure) || thrown.thrown.name !== "SyntaxError") throw thrown;
			let plain: string;
			try {
				plain = withoutTypes(text);
			} catch {
				throw thrown;
			}
			if (plain === text) throw thrown;
			return this.evaluate(engine, plain, "lambda");
		}
	}

	private runJobs(engine: QuickJSContext): void {
		const result = engine.runtime.executePendingJobs();
		if (result.error) this.fail(engine, result.error);
		if (this.stopped !== null) throw this.stopped.error;
	}

	private evaluate(engine: QuickJSContext, text: string, file: string): QuickJSHandle {
		const result = engine.evalCode(text, file, { type: "global" });
		return result.error ? this.fail(engine, result.error) : this.keep(result.value);
	}

	private call(engine: QuickJSContext, method: QuickJSHandle, ...given: QuickJSHandle[]): QuickJSHandle {
		const result = engine.callFunction(method, engine.undefined, ...given);
		return result.error ? this.fail(engine, result.error) : this.keep(result.value);
	}

	/** Turns an error of the engine that no code can catch, or none is there to catch, into one of ours. */
	private fail(engine: QuickJSContext, error: QuickJSHandle): never {
		const part = (name: string): string => {
			const handle = this.keep(engine.getProp(error, name));
			return engine.typeof(handle) === "string" ? engine.getString(handle) : "";
		};
		this.keep(error);
		if (this.stopped !== null) throw this.stopped.error;
		if (engine.sameValue(error, engine.null)) throw new Failure(starved);
		throw new Failure({ name: part("name"), message: part("message"), stack: part("stack") });
	}

	private keep(handle: QuickJSHandle): QuickJSHandle {
		this.handles.push(handle);
		return handle;
	}

	/** Asked by the engine every ten thousand steps. */
	private mustStop(): boolean {
		if (this.stopped !== null) return true;
		if (this.elapsed() > this.task.milliseconds) this.stopped = { error: outOfTime(this.task) };
		// The run counts each time as a thousand rounds of a loop, which it should not for steps of JavaScript.
		const now = this.context.clock.monotonic();
		if (now - this.asked < askEvery) return this.stopped !== null;
		this.asked = now;
		try {
			this.context.tick?.();
		} catch (error) {
			this.stopped = { error };
		}
		return this.stopped !== null;
	}

	private elapsed(): number {
		return this.context.clock.monotonic() - this.started + this.skipped;
	}
}

function outOfTime({ milliseconds }: Task): Error {
	const seconds = milliseconds / 1000;
	return fatalError(
		`The code took longer than ${seconds} ${seconds === 1 ? "second" : "seconds"}`,
		"Give it more time with `timeout`. A promise that nothing settles never ends.",
	);
}

/** An error of the engine on its way out. */
class Failure extends Error {
	constructor(readonly thrown: Thrown) {
		super(thrown.message);
	}
}
