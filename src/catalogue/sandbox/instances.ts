import { Script } from "node:vm";
import type { QuickJSWASMModule } from "quickjs-emscripten-core";
import { fatalError } from "../../values/error.js";
import { loadable } from "../loadable.js";

const packages = loadable(() => import("./quickjs.js"));

/** Bytes of memory an instance may have, code and stack of the engine included. */
export const memoryLimit = 128 * 1024 * 1024;

/** Bytes it starts with, which its code counts on. */
const startMemory = 16 * 1024 * 1024;

const pageSize = 64 * 1024;

/** The types of Node know WebAssembly's types only. */
const { Memory } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyValues }).WebAssembly;

interface WebAssemblyValues {
	readonly Memory: new (size: {
		readonly initial: number;
		readonly maximum: number;
	}) => { readonly buffer: ArrayBuffer };
}

/** Bytes of memory beyond which an instance gives way to a new one: its memory never shrinks. */
const largeMemory = 48 * 1024 * 1024;

/** The instance of QuickJS nothing runs in; it has a memory of its own. */
let free: Instance | null = null;
let making: Promise<void> | null = null;

/** Loads QuickJS and makes an instance of it, unless one is there. For the `prepare` of definitions. */
export async function prepareSandbox(): Promise<void> {
	await packages.prepare();
	if (free === null || making !== null) await makeInstance();
}

/**
 * Whether an instance had to be ended and no other has taken its place yet: until `prepareSandbox` has been awaited
 * there is none to run anything in.
 */
export function isSandboxAway(): boolean {
	return free === null && making !== null;
}

/**
 * Takes TypeScript out of code.
 * @throws Error for what is neither TypeScript nor JavaScript
 */
export function withoutTypes(code: string): string {
	// An import stays what it is: an error.
	const options = { transforms: ["typescript" as const], disableESTransforms: true, keepUnusedImports: true };
	return packages.module.transform(code, options).code;
}

function makeInstance(): Promise<void> {
	making ??= instantiate().finally(() => {
		making = null;
	});
	return making;
}

async function instantiate(): Promise<void> {
	const { loadQuickJs, QuickJSFFI, QuickJSWASMModule } = packages.module;
	const silent = (): void => {};
	// The limit of QuickJS itself counts next to nothing here: it cannot ask how large a piece of memory is.
	const wasmMemory = new Memory({ initial: startMemory / pageSize, maximum: memoryLimit / pageSize });
	const options = { wasmMemory, print: silent, printErr: silent } as unknown as Parameters<typeof loadQuickJs>[0];
	setUnoptimized(true);
	const module = await loadQuickJs(options).finally(() => setUnoptimized(false));
	free = {
		quickjs: new QuickJSWASMModule(module, new QuickJSFFI(module)),
		size: () => wasmMemory.buffer.byteLength,
		hasRoom: (bytes) => {
			const pointer = module._malloc(bytes) as number;
			if (pointer === 0) return false;
			module._free(pointer as never);
			return true;
		},
	};
}

/**
 * Has V8 leave WebAssembly as its fast compiler makes it, or no longer. Its optimizing compiler takes longer with QuickJS
 * than most programs run, and makes the one large loop of an interpreter half as fast (measured with Node 20).
 */
function setUnoptimized(isUnoptimized: boolean): void {
	process
		.getBuiltinModule("node:v8")
		.setFlagsFromString(`--wasm-tiering-budget=${isUnoptimized ? 2_147_483_647 : 1_800_000}`);
}

/** QuickJS with a memory of its own. */
export interface Instance {
	readonly quickjs: QuickJSWASMModule;
	/** Bytes its memory has grown to. */
	size(): number;
	/** Whether so many bytes in one piece are left, which the binding takes for granted. */
	hasRoom(bytes: number): boolean;
}

/** What came of some work, and whether the instance it had may be used again. */
export interface Work<Result> {
	readonly result: Result;
	readonly isIntact: boolean;
}

/** Milliseconds beyond its own limit in which code may still end by itself. */
const grace = 500;

/** The longest time V8 can be told. */
const longestTime = 2_147_483_647;

const slot = Symbol.for("xano-local.within-time");
let script: Script | null = null;

/**
 * Calls something that is ended from outside when it takes too long: one step of QuickJS, such as a search through a
 * list that says it is endless, can take for ever and asks nobody.
 *
 * @returns what it gives, or null when it had to be ended
 * @throws whatever it throws
 */
function withinTime<Result extends object>(
	milliseconds: number,
	breakOnSigint: boolean,
	work: () => Result,
): Result | null {
	Object.defineProperty(globalThis, slot, { value: work, configurable: true, enumerable: false });
	try {
		script ??= new Script('globalThis[Symbol.for("xano-local.within-time")]()');
		const timeout = Math.min(Math.ceil(milliseconds) + grace, longestTime);
		return script.runInThisContext({ timeout, breakOnSigint, displayErrors: false }) as Result;
	} catch (thrown) {
		if ((thrown as NodeJS.ErrnoException | null)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return null;
		throw thrown;
	} finally {
		Reflect.deleteProperty(globalThis, slot);
	}
}

/**
 * Lends an instance. One whose work throws is not used again: its memory may be in any state, for V8 has ended it in
 * the middle of something. Another takes its place as soon as anything asynchronous can happen.
 *
 * @param milliseconds after which the work is ended if it does not end by itself
 * @param isInterruptible whether Ctrl-C ends it, too
 * @returns null when it had to be ended
 * @throws XanoError when there is none, and whatever the work throws
 */
export function withInstance<Result>(
	milliseconds: number,
	isInterruptible: boolean,
	work: (instance: Instance) => Work<Result>,
): Result | null {
	const instance = free;
	if (instance === null) {
		throw fatalError(
			"The sandbox for JavaScript had to be ended and is not back yet",
			"JavaScript before this one went too deep or filled its memory. Give it less to do at a time.",
		);
	}
	free = null;
	let isFresh = false;
	setUnoptimized(true);
	try {
		const done = withinTime(milliseconds, isInterruptible, () => work(instance));
		if (done === null) return null;
		const { result, isIntact } = done;
		if (isIntact) free = instance;
		isFresh = isIntact && instance.size() <= largeMemory;
		return result;
	} finally {
		setUnoptimized(false);
		if (!isFresh) makeInstance().catch(() => {});
	}
}
