import type { Value } from "../values/kinds.js";

/** `debug.stop`: ends the run with a value. Not an error: no `catch` of a program sees it. */
export class StopSignal {
	constructor(readonly value: Value) {}
}

/** Why a run was ended from outside the program. */
export type LimitKind = "call-depth" | "iterations" | "time" | "size" | "cancelled";

/** A limit was reached or the run was cancelled. No `catch` of a program sees it, `finally` blocks still run. */
export class LimitError extends Error {
	override readonly name = "LimitError";
	constructor(
		readonly kind: LimitKind,
		message: string,
		/** How to raise the limit. */
		readonly help: string | null,
	) {
		super(message);
	}
}

/** What cannot happen in a checked program did: names the place, and is a fault of the program, not of the engine. */
export class MisuseError extends Error {
	override readonly name = "MisuseError";
}
