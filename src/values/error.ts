import type { Value } from "./kinds.js";

export interface XanoErrorOptions {
	/** Error code of the language; "ERROR_FATAL" when left out. */
	readonly code?: string | undefined;
	/** HTTP status; 500 when left out. */
	readonly status?: number | undefined;
	/** What `precondition { payload }` and input errors carry; null when left out. */
	readonly payload?: Value | undefined;
	/** The `name` of a `throw`. */
	readonly errorName?: string | null | undefined;
	/** The `value` of a `throw`. */
	readonly result?: Value | undefined;
	/** Advice for the author of the program. Never part of the error value a program can read. */
	readonly help?: string | null | undefined;
	/** Whether `--forgiving` may turn this error into null and a warning. */
	readonly forgivable?: boolean | undefined;
	readonly cause?: unknown;
}

/** An error of the running program: what `try_catch` catches. Any other thrown thing is a defect of this runtime. */
export class XanoError extends Error {
	override readonly name: string = "XanoError";
	code: string;
	status: number;
	payload: Value;
	errorName: string | null;
	result: Value;
	help: string | null;
	forgivable: boolean;

	constructor(message: string, options: XanoErrorOptions = {}) {
		super(message, options.cause === undefined ? undefined : { cause: options.cause });
		this.code = options.code ?? "ERROR_FATAL";
		this.status = options.status ?? 500;
		this.payload = options.payload ?? null;
		this.errorName = options.errorName ?? null;
		this.result = options.result ?? null;
		this.help = options.help ?? null;
		this.forgivable = options.forgivable ?? false;
	}
}

/** More characters than any message needs: what a program or its data made long is cut off. */
const longestMessage = 2_000;

function shortened<Text extends string | null>(text: Text): Text | string {
	return text !== null && text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
}

/**
 * A failure of the engine itself: ERROR_FATAL, status 500 [D].
 *
 * @param message what went wrong, in the engine's words where they are known; a very long one is cut off
 * @param help advice for the author
 */
export function fatalError(message: string, help: string | null = null): XanoError {
	return new XanoError(shortened(message), { help: shortened(help) });
}

/** Frames of JavaScript that a walk through nested values takes for each level, at most. */
const framesOfLevel = 4;

/**
 * Like {@link fatalError}, for what is raised deep down in a value: of the stack so much is kept that it reaches the
 * statement that looks at the value.
 * @param depth levels of the value that have been gone down
 */
export function depthError(message: string, depth: number): XanoError {
	const usual = Error.stackTraceLimit;
	Error.stackTraceLimit = usual + framesOfLevel * depth;
	try {
		return fatalError(message);
	} finally {
		Error.stackTraceLimit = usual;
	}
}

/** Like {@link fatalError}, for the failures that `--forgiving` may relax to null. */
export function forgivableError(message: string, help: string | null = null): XanoError {
	return new XanoError(shortened(message), { help: shortened(help), forgivable: true });
}

/**
 * A refused input: ERROR_CODE_INPUT_ERROR, status 400, payload `{ param }` [O].
 *
 * @param parameter the name of the refused input
 */
export function inputError(message: string, parameter: string): XanoError {
	return new XanoError(message, { code: "ERROR_CODE_INPUT_ERROR", status: 400, payload: { param: parameter } });
}
