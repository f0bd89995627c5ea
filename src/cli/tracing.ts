import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname } from "node:path";
import {
	createTraceRecorder,
	type RunTracer,
	type Secrets,
	type SentTrace,
	sendTrace,
	systemHost,
	type Trace,
	tracePage,
	traceTree,
} from "../index.js";
import { UsageError } from "./exit.js";
import { fileReason } from "./file_reason.js";
import { wholeBound } from "./limits.js";
import { makeFolder } from "./make_folder.js";
import { styled, type Terminal } from "./terminal.js";
import { counted } from "./wording.js";

declare const PACKAGE_VERSION: string;

/** The flags that say what becomes of a trace. */
export interface TraceFlags {
	/** True for the terminal, else the file. */
	readonly trace?: true | string;
	readonly traceEvents?: string;
	/** Address of an OpenTelemetry collector. */
	readonly otlp?: string;
	readonly quiet?: boolean;
}

/** A run that is traced. */
export interface Tracing {
	readonly tracer: RunTracer;
	/**
	 * Shows or writes the trace, once the run is over.
	 * @throws UsageError when it cannot be written
	 */
	end(): Promise<void>;
}

/** What traces are written as, by the ends of file names. */
const forms: Readonly<Record<string, (trace: Trace) => string>> = {
	".html": tracePage,
	".json": (trace) => `${JSON.stringify(trace)}\n`,
};

/**
 * Prepares to trace a run.
 * @param secrets what must not stand in the trace; asked for when the run is over
 * @throws UsageError when it is not clear where to with it
 */
export function openTracing(
	{ trace, traceEvents, otlp, quiet }: TraceFlags,
	terminal: Terminal,
	secrets: () => Secrets,
): Tracing {
	const file = typeof trace === "string" ? trace : null;
	const form = file === null ? null : forms[extname(file).toLowerCase()];
	if (form === undefined) {
		const help =
			"Name a file that ends with .html, a page to look at, or with .json; without one the trace is printed.";
		throw new UsageError(`A trace is not written as ${file}`, help);
	}
	const recorder = createTraceRecorder({
		writtenBy: `xano-local ${PACKAGE_VERSION}`,
		secrets,
		...(traceEvents === undefined ? {} : { events: wholeBound("--trace-events", traceEvents) }),
	});
	return {
		tracer: recorder,
		end: async () => {
			// A run that has never begun has nothing to show.
			if (!recorder.hasEnded) return;
			const made = recorder.trace();
			const say = (text: string): void => {
				if (!quiet) terminal.error(styled(terminal, "dim", `${text}\n`));
			};
			if (trace === true) terminal.error(traceTree(made, { color: terminal.color, width: terminal.width }));
			if (otlp !== undefined) {
				const { spans, failure } = await send(made, otlp);
				if (failure === null) say(`${counted(spans, "span")} sent to ${otlp}`);
				else terminal.error(`${styled(terminal, "yellow", "warning")}: the trace was not sent: ${oneLine(failure)}\n`);
			}
			if (file === null || form === null) return;
			writeAtOnce(file, form(made));
			say(`trace written to ${file}`);
		},
	};
}

function send(trace: Trace, url: string): Promise<SentTrace> {
	const { http, random, clock } = systemHost();
	return sendTrace(trace, url, http, { random, clock, headers: process.env.OTEL_EXPORTER_OTLP_HEADERS });
}

/** What a server has said, on one line and without control characters. */
function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

/** Writes a file with the folders on the way to it: all of it or nothing. */
function writeAtOnce(path: string, text: string): void {
	const draft = `${path}.${process.pid}.part`;
	try {
		makeFolder(dirname(path));
		writeFileSync(draft, text);
		renameSync(draft, path);
	} catch (thrown) {
		try {
			rmSync(draft, { force: true });
		} catch {
			// Where a file stands in the place of a folder there is no draft either.
		}
		throw new UsageError(`The trace ${path} cannot be written: ${fileReason(thrown)}`);
	}
}
