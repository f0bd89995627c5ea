import { codeOf, type Diagnostic, RunError, type RunResult, type RunTracer, SetupError } from "../../index.js";
import type { Answer, World } from "../call.js";
import type { Redaction } from "../redaction.js";
import type { RunInput, RunOutput } from "../tools/run.js";
import { cut, cutLine, first } from "./bounds.js";
import { diagnosticShapes, diagnosticsText } from "./diagnostics.js";
import { errorShape, errorText, refusalShape } from "./failure.js";
import { openRun, type RunSetup } from "./run_setup.js";
import { dataOf, shownValue } from "./values.js";

/** As many diagnostics stand beside a run; `check` shows all. */
const mostDiagnostics = 20;

/** Runs a job or a function. */
export async function run(input: RunInput, world: World): Promise<Answer> {
	const setup = await openRun(input, world);
	try {
		return await answerOfRun(input, setup);
	} finally {
		await setup.close();
	}
}

/**
 * Runs what was prepared.
 * @param tracer told of every statement; left out, nobody is
 */
export async function answerOfRun(
	{ input }: Pick<RunInput, "input">,
	setup: RunSetup,
	tracer?: RunTracer,
): Promise<RunAnswer> {
	const given = input === undefined ? {} : { input };
	try {
		return doneAnswer(await setup.engine.run({ ...setup.asked, ...given, ...(tracer ? { tracer } : {}) }), setup);
	} catch (thrown) {
		if (thrown instanceof RunError) return failedAnswer(thrown, setup);
		if (thrown instanceof SetupError) return refusedAnswer(thrown, setup);
		throw thrown;
	}
}

type RunAnswer = Answer & { readonly structured: RunOutput };

function doneAnswer(result: RunResult, { redaction, traffic, notes }: RunSetup): RunAnswer {
	const { data, text, shown } = shownValue(result.value, redaction);
	const traces = tracesOf(result, redaction);
	const structured: RunOutput = {
		outcome: "done",
		...(data === undefined ? {} : { response: data }),
		...(text === null ? {} : { responseText: text }),
		...withDiagnostics(result.diagnostics, redaction),
		...traces.shape,
		usage: result.usage,
		timings: result.timings,
		traffic,
		notes: [...notes, ...traces.notes],
	};
	return { structured, text: textOf([shown], structured) };
}

function failedAnswer(failure: RunError, { redaction, traffic, notes }: RunSetup): RunAnswer {
	const error = errorShape(failure, redaction);
	const traces = tracesOf(failure, redaction);
	const structured: RunOutput = {
		outcome: "failed",
		error,
		diagnostics: [],
		...traces.shape,
		traffic,
		notes: [...notes, ...traces.notes],
	};
	return { structured, text: textOf([errorText(error)], structured) };
}

/** What is answered when nothing has run. */
function refusedAnswer(failure: SetupError, { redaction, traffic, notes }: RunSetup): RunAnswer {
	const refusal = refusalShape(failure, redaction);
	const structured: RunOutput = {
		outcome: "refused",
		refusal,
		...withDiagnostics(failure.diagnostics, redaction),
		logs: [],
		requests: [],
		warnings: [],
		traffic,
		notes: [...notes],
	};
	const help = refusal.help === null ? [] : [`help: ${refusal.help}`];
	return { structured, text: textOf([`error[${refusal.code}]: ${refusal.message}`, ...help], structured) };
}

function withDiagnostics(list: readonly Diagnostic[], redaction: Redaction): Pick<RunOutput, "diagnostics"> {
	return { diagnostics: diagnosticShapes(list, redaction, mostDiagnostics) };
}

/** What a run leaves behind however it ends. */
function tracesOf(run: Pick<RunResult, "logs" | "requests" | "warnings">, redaction: Redaction) {
	const logs = first(run.logs, "logs", ({ value, file, line }) => ({ value: dataOf(value, redaction), file, line }));
	const requests = first(run.requests, "requests", ({ method, url, status, failure, milliseconds, bytes }) => ({
		method: redaction.text(method),
		url: cutLine(redaction.text(url)),
		status,
		failure,
		milliseconds,
		bytes,
	}));
	const warnings = first(run.warnings, "warnings", ({ code, message, place, count }) => ({
		code: codeOf(code),
		message: cutLine(redaction.text(message)),
		...(place === undefined ? {} : { file: place.file, line: place.line }),
		count,
	}));
	return {
		shape: { logs: logs.kept, requests: requests.kept, warnings: warnings.kept },
		notes: [...logs.notes, ...requests.notes, ...warnings.notes],
	};
}

function textOf(head: readonly string[], { diagnostics, logs, requests, warnings, notes }: RunOutput): string {
	const parts = [head.join("\n")];
	if (diagnostics.length > 0) parts.push(diagnosticsText(diagnostics));
	if (logs.length > 0) parts.push(["Logs:", ...logs.map(logLine)].join("\n"));
	if (requests.length > 0)
		parts.push(
			[
				"Requests:",
				...requests.map(({ method, url, status, failure }) => `  ${method} ${url} → ${failure ?? status}`),
			].join("\n"),
		);
	if (warnings.length > 0)
		parts.push(
			[
				"Warnings of the run:",
				...warnings.map(({ code, message, file, line }) => `  ${file ? `${file}:${line} ` : ""}${code}: ${message}`),
			].join("\n"),
		);
	return cut([...parts, ...notes].join("\n\n"));
}

function logLine({ value, file, line }: RunOutput["logs"][number]): string {
	return `  ${file}:${line} ${typeof value === "string" ? value : JSON.stringify(value)}`;
}
