import type { Limits } from "../index.js";
import { UsageError } from "./exit.js";

/** The flags that bound a run, as the command line gives them. */
export interface LimitFlags {
	readonly timeout?: string;
	readonly maxDepth?: string;
	readonly maxIterations?: string;
	readonly maxSize?: string;
	readonly maxConnections?: string;
}

/** @throws UsageError for a bound that is none */
export function readLimits({ timeout, maxDepth, maxIterations, maxSize }: LimitFlags): Partial<Limits> {
	return {
		...(timeout === undefined ? {} : { milliseconds: bound("--timeout", timeout) * 1_000 }),
		...(maxDepth === undefined ? {} : { callDepth: wholeBound("--max-depth", maxDepth) }),
		...(maxIterations === undefined ? {} : { iterations: wholeBound("--max-iterations", maxIterations) }),
		...(maxSize === undefined ? {} : { size: wholeBound("--max-size", maxSize) }),
	};
}

/**
 * How many requests may be under way to one host at a time; undefined when nothing is said.
 * @throws UsageError for a bound that is none
 */
export function readConnections({ maxConnections }: LimitFlags): number | undefined {
	return maxConnections === undefined ? undefined : wholeBound("--max-connections", maxConnections);
}

function bound(flag: string, text: string): number {
	const number = text.trim() === "" ? Number.NaN : Number(text);
	if (number > 0 && Number.isFinite(number)) return number;
	throw new UsageError(`${flag} needs a number above 0, not ${JSON.stringify(text)}`);
}

/** @throws UsageError for what is no whole number above 0 */
export function wholeBound(flag: string, text: string): number {
	const number = bound(flag, text);
	if (Number.isInteger(number)) return number;
	throw new UsageError(`${flag} needs a whole number, not ${JSON.stringify(text)}`);
}
