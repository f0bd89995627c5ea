/**
 * XanoScript as a library: `openProject` reads a folder, `createEngine` prepares it, `engine.run` runs it;
 * `createTesting` finds and runs its tests. The command line uses nothing else.
 */

import { type ParseResult, parse } from "../grammar/parse.js";
import { Source } from "../grammar/source.js";

export type { ParseResult } from "../grammar/parse.js";
export { print } from "../grammar/print.js";
export type { Catalogue } from "./catalogue/catalogue.js";
export { type CustomFilter, type CustomFunction, defineFilter, defineFunction } from "./catalogue/custom.js";
export type { Builtin, CallContext, Limits } from "./catalogue/define.js";
export { Upload } from "./catalogue/files/uploads.js";
export {
	officialOpenAiUrl,
	readOpenAiBaseUrl,
	readOpenAiKey,
} from "./catalogue/functions/openai_chat_completion/settings.js";
export { codeOf } from "./diagnostics/codes.js";
export { type Applies, appliesOf, type Diagnostic, type Fix, type Severity } from "./diagnostics/diagnostic.js";
export { explain, explainAll } from "./diagnostics/explain.js";
export { toGithub } from "./diagnostics/github.js";
export {
	type CodeJson,
	codesToJson,
	codeToJson,
	type DiagnosticJson,
	type ReportJson,
	reportJson,
	toJson,
} from "./diagnostics/json.js";
export { locationOf, renderDiagnostic, renderDiagnostics, summaryOf } from "./diagnostics/render.js";
export { type SarifLog, toSarif } from "./diagnostics/sarif.js";
export { didYouMean, suggest } from "./diagnostics/suggest.js";
export { unifiedDiff } from "./diagnostics/unified_diff.js";
export { builtinsFolder, loadBuiltins } from "./engine/builtins.js";
export { type EnvironmentNames, environmentNames, type NamePlace } from "./engine/environment_names.js";
export { cancelledCode, type Frame, type LocatedLog, RunError, SetupError } from "./engine/errors.js";
export { storeFolder } from "./engine/ports.js";
export {
	type AppliedFix,
	type CheckMemory,
	createEngine,
	type Engine,
	type EngineOptions,
	type Fixed,
	type FixedFile,
	type Footprint,
	type HostOptions,
	type LateSignal,
	type PreparedRun,
	type RunOptions,
	type RunResult,
	type RunSubject,
	type RunTracer,
} from "./engine.js";
export type { RequestRecord } from "./host/counting.js";
export { EnvironmentFileError, openEnvironment } from "./host/environment.js";
export { createPace, type Pace } from "./host/pacing.js";
export {
	type Clock,
	type Environment,
	type Files,
	type HttpClient,
	HttpFailure,
	type HttpFailureKind,
	type HttpRequest,
	type HttpResponse,
	type Random,
	type Redis,
	type Store,
} from "./host/ports.js";
export { createRecall, type DoorKeeper, type Recall } from "./host/recall.js";
export { redactMessage, type Secrets, secretsIn } from "./host/redact.js";
export { embeddedRedis } from "./host/redis/embedded.js";
export { SensitiveValues } from "./host/sensitive.js";
export { simulatedKey, withSimulatedKey } from "./host/simulator/client.js";
export { folderStore, memoryStore } from "./host/store.js";
export { systemHost } from "./host/system.js";
export { openTraffic, type Traffic, type TrafficRoute } from "./host/traffic.js";
export { type Formatted, type FormattedFile, format, formatFiles } from "./project/format.js";
export {
	emptyProject,
	looksLikeProject,
	type OpenOptions,
	openProject,
	type Project,
	ProjectError,
	projectFromText,
} from "./project/project.js";
export { type Selection, selectFiles } from "./project/selection.js";
export type { ProjectFile, ReadFile, ReadOptions } from "./project/sources.js";
export type { Entry, EntryExample, EntryKind, Parameter } from "./reference/entry.js";
export { answerToJson } from "./reference/json.js";
export { type Answer, lookUp } from "./reference/look_up.js";
export { createReference, type Family, type Reference } from "./reference/reference.js";
export { renderAnswer } from "./reference/terminal.js";
export { completeEntry, type Proposal, type Proposals } from "./repl/complete.js";
export { describeValue } from "./repl/describe.js";
export type { Entry as SessionEntry } from "./repl/entry.js";
export { type Layout, type LayoutOptions, layoutValue, lineOf, type ValueStyle } from "./repl/layout.js";
export { functionFromSession } from "./repl/saving.js";
export {
	type Answer as SessionAnswer,
	type EntryOptions,
	openSession,
	type Ran,
	type Session,
} from "./repl/session.js";
export { isTestDependency } from "./testing/affected.js";
export { type Cases, readCases } from "./testing/cases.js";
export type { Coverage } from "./testing/coverage/coverage.js";
export { coverageHtml } from "./testing/coverage/html.js";
export { lcov as coverageLcov } from "./testing/coverage/lcov.js";
export { missingText as coverageMissing } from "./testing/coverage/missing.js";
export { summary as coverageSummary } from "./testing/coverage/summary.js";
export { createTestMemory, type TestMemory } from "./testing/memory.js";
export { nameFilter as testNameFilter, similarNames as similarTestNames } from "./testing/name_filter.js";
export type { TestCase, Testing, TestingOptions, TestRunOptions } from "./testing/options.js";
export type { Reporter, ReportStyle } from "./testing/report/reporter.js";
export { allReporters, createReporter, findReporter, type ReporterName } from "./testing/report/reporters.js";
export type { TestFailure, TestIdentity, TestReport, TestResult } from "./testing/results.js";
export { SaveError } from "./testing/save/error.js";
export { beginSaving, type SavedTest, type SaveSetup, type Saving } from "./testing/save/save.js";
export { type ProjectTests, runProjectTests } from "./testing/several.js";
export { createTesting } from "./testing/testing.js";
export { type LastSteps, lastSteps } from "./tracing/last_steps.js";
export { type SendOptions, type Sent as SentTrace, sendTrace } from "./tracing/otlp/send.js";
export { tracePage } from "./tracing/page/page.js";
export { createTraceRecorder, type RecorderOptions, type TraceRecorder } from "./tracing/recording/recorder.js";
export { type SummaryOptions, type TraceSummary, traceSummary } from "./tracing/summary.js";
export type { Trace, TraceEvent } from "./tracing/trace.js";
export { type TreeOptions, traceTree } from "./tracing/tree/tree.js";
export { XanoError } from "./values/error.js";
export { fromJavaScript, toJavaScript } from "./values/interop.js";
export { decodeJson, encodeJson } from "./values/json.js";
export { isObject, type Value, type XanoObject } from "./values/kinds.js";
export { getKey, keysOf, objectFrom, setKey } from "./values/object.js";
export { withTexts } from "./values/texts.js";

/**
 * Reads one file of XanoScript without running or checking it.
 * @param name how messages call the file
 */
export function parseSource(name: string, text: string): ParseResult {
	return parse(new Source(name, text));
}
