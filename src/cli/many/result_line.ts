import { encodeJson, fromJavaScript, RunError, type RunResult } from "../../index.js";
import type { Secrecy } from "../secrecy.js";

/** A line without a response: its run failed, or it was no input. */
export type LineFailure = RunError | BadLine;

/** A line that is no input. */
export interface BadLine {
	readonly code: string;
	readonly message: string;
}

/** What stands in front of every result. */
export interface LineHead {
	readonly line: number;
	/** Which input it is of; null where nobody will ask. */
	readonly hash: string | null;
}

export interface WritingOptions {
	/** Adds logs, times and use. */
	readonly isDetailed: boolean;
	/** Keeps secrets out of what is no response. */
	readonly secrecy: Pick<Secrecy, "json" | "log">;
}

/** The line that is written of a run that went well. */
export function responseLine(head: LineHead, result: RunResult, { isDetailed, secrecy }: WritingOptions): string {
	const response = `${begun(head)},"response":${encodeJson(result.value)}`;
	if (!isDetailed) return `${response}}\n`;
	const { logs, timings, usage } = result;
	const rest = encodeJson(fromJavaScript({ timings, usage }));
	return `${response},"logs":${secrecy.json(logs.map(secrecy.log))},${rest.slice(1)}\n`;
}

/** The line that is written of a failure. */
export function failureLine(head: LineHead, failure: LineFailure, { isDetailed, secrecy }: WritingOptions): string {
	const isRun = failure instanceof RunError;
	const error = isRun ? failure.toJSON() : { ...failure, payload: null };
	const rest = { error, ...(isDetailed ? { logs: isRun ? failure.logs.map(secrecy.log) : [] } : {}) };
	return `${begun(head)},${secrecy.json(rest).slice(1)}\n`;
}

function begun({ line, hash }: LineHead): string {
	return `{"line":${line}${hash === null ? "" : `,"hash":"${hash}"`}`;
}

/** A result that was written earlier. */
export interface WrittenResult extends LineHead {
	readonly hasResponse: boolean;
}

/** @returns null for a text that is no result */
export function readResultLine(text: string): WrittenResult | null {
	let found: unknown;
	try {
		found = JSON.parse(text);
	} catch {
		return null;
	}
	if (typeof found !== "object" || found === null) return null;
	const { line, hash } = found as { line?: unknown; hash?: unknown };
	const hasResponse = Object.hasOwn(found, "response");
	if (!Number.isSafeInteger(line) || (line as number) < 1) return null;
	if (!hasResponse && !Object.hasOwn(found, "error")) return null;
	return { line: line as number, hash: typeof hash === "string" ? hash : null, hasResponse };
}
