import { codeOf } from "../../diagnostics/codes.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { encodeJson } from "../../values/json.js";
import type { Value } from "../../values/kinds.js";
import { objectFrom } from "../../values/object.js";
import { countsOf, type TestFailure, type TestResult } from "../results.js";
import type { Reporter, ReportStyle } from "./reporter.js";
import { endingOf, escapeOf, logText, oneLine, shortened, titleOf } from "./words.js";

/** TAP version 14 (testanything.org): a test point for every test as it ends, and a YAML block for what failed. */
export function tapReporter({ safe }: ReportStyle): Reporter {
	let number = 0;
	return {
		begin: (tests) => `TAP version 14\n1..${tests.length}${tests.length === 0 ? " # SKIP no tests" : ""}\n`,
		result: (result) => {
			const { status, skipped } = result;
			const directive = status === "skipped" ? ` # SKIP ${escaped(skipped ?? "")}`.trimEnd() : "";
			const point = `${status === "failed" ? "not ok" : "ok"} ${++number} - ${escaped(titleOf(result))}${directive}\n`;
			return status === "failed" ? point + yamlBlock(result, safe) : point;
		},
		end: (report) => {
			const { passed, failed, skipped } = countsOf(report.results);
			const counts = { passed, failed, skipped, seed: report.seed, duration_ms: rounded(report.milliseconds) };
			const comments = Object.entries(counts).map(([name, value]) => `# ${name} ${value}\n`);
			const ending = endingOf(report);
			const [first] = report.errors ?? [];
			const reason = ending ?? (first === undefined ? null : oneLine(`${placeText(first)}: ${first.message}`));
			return comments.join("") + (reason === null ? "" : `Bail out! ${reason}\n`);
		},
	};
}

function placeText({ source, span }: Diagnostic): string {
	const { line, column } = source.lineAndColumn(span.start);
	return `${source.name}:${line}:${column}`;
}

/** `#` begins a directive, `\` an escape, and to some readers a brace at the end of a line a subtest. */
function escaped(text: string): string {
	return oneLine(text.trim()).replace(/\{$/, escapeOf).replace(/[\\#]/g, "\\$&");
}

/** The first failure in the fields readers know; the others follow as a list. */
function yamlBlock(result: TestResult, safe: (text: string) => string): string {
	const [first, ...others] = result.failures;
	const fields: [string, Value][] = [
		...(first === undefined ? [] : failureFields(first, safe)),
		["duration_ms", rounded(result.milliseconds)],
	];
	if (others.length > 0) fields.push(["more", others.map((failure) => objectFrom(failureFields(failure, safe)))]);
	if (result.logs.length > 0) {
		fields.push(["logs", result.logs.map((log) => ({ file: log.file, line: log.line, text: logText(log) }))]);
	}
	return `  ---\n${fields.map(([name, value]) => `  ${name}: ${flow(value)}\n`).join("")}  ...\n`;
}

function failureFields(failure: TestFailure, safe: (text: string) => string): [string, Value][] {
	const { kind, code, message, place, comparison, help, frames } = failure;
	const fields: [string, Value][] = [
		["message", message],
		["severity", "fail"],
		["kind", kind],
	];
	if (code !== null) fields.push(["code", codeOf(code)]);
	if (place !== null) {
		const { source, span } = place;
		const { line, column } = source.lineAndColumn(span.start);
		fields.push(["at", { file: source.name, line, column }]);
		fields.push(["source", shortened(safe(source.lineText(line).trim()), longestSource)]);
	}
	if (comparison !== null) fields.push(["expected", comparison.expected], ["actual", comparison.actual]);
	if (frames.length > 0) {
		const calls = frames.map(({ functionName, file, line, column }) => `${functionName} (${file}:${line}:${column})`);
		fields.push(["stack", calls]);
	}
	if (help !== null) fields.push(["help", help]);
	return fields;
}

const longestSource = 400;

/**
 * JSON is YAML, on one line, once what YAML calls not printable is escaped. A number beyond what readers keep exactly
 * is not changed by that either.
 */
function flow(value: Value): string {
	return encodeJson(value).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
		return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
	});
}

function rounded(milliseconds: number): number {
	return Math.round(milliseconds * 1000) / 1000;
}
