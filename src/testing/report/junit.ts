import { codeOf } from "../../diagnostics/codes.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { renderDiagnostics } from "../../diagnostics/render.js";
import type { LocatedLog } from "../../engine/errors.js";
import { countsOf, type TestReport, type TestResult } from "../results.js";
import { failedTestLines } from "./failure.js";
import { type Group, groupsOf } from "./groups.js";
import type { Reporter, ReportStyle } from "./reporter.js";
import { escapeOf, logText } from "./words.js";

/**
 * JUnit XML as the readers of Jenkins, GitLab and GitHub take it: a suite for every function, seconds, and one failure
 * for a test, since some readers take no more. What cannot be judged or did not run is an error, not a failure.
 */
export function junitReporter(style: ReportStyle): Reporter {
	const plain = { ...style, color: false };
	return { begin: () => "", result: () => "", end: (report) => document(report, plain) };
}

function document(report: TestReport, style: ReportStyle): string {
	const { results, milliseconds } = report;
	const broken = brokenFiles(report);
	const suites = [
		...[...groupsOf(results).values()].map((group) => suite(group, report, style)),
		...[...broken.values()].map((errors) => brokenSuite(errors, style)),
	];
	const counts = countAttributes(results);
	const attributes = {
		name: "xano test",
		...counts,
		tests: counts.tests + broken.size,
		errors: counts.errors + broken.size,
		time: seconds(milliseconds),
	};
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", attributes, suites, "")}`;
}

/** The errors that keep tests from being found, by file. */
function brokenFiles({ errors = [] }: TestReport): Map<string, Diagnostic[]> {
	const files = new Map<string, Diagnostic[]>();
	for (const error of errors) files.set(error.source.name, [...(files.get(error.source.name) ?? []), error]);
	return files;
}

/** A file of which nobody knows the tests: a suite with one, which did not run. */
function brokenSuite(errors: readonly Diagnostic[], { width, safe }: ReportStyle): string {
	const [{ source, span, code, message }] = errors as [Diagnostic];
	const file = source.name;
	const { line } = source.lineAndColumn(span.start);
	const text = safe(renderDiagnostics(errors, { color: false, width }));
	const error = textElement("error", { message: safe(message), type: codeOf(code) }, text);
	const test = element(
		"testcase",
		{ classname: file, name: "tests can be found", file, line, time: "0.000" },
		[error],
		"    ",
	);
	return element(
		"testsuite",
		{ name: file, file, tests: 1, failures: 0, errors: 1, skipped: 0, time: "0.000" },
		[test],
		"  ",
	);
}

function countAttributes(results: readonly TestResult[]): { tests: number; failures: number; errors: number } {
	const errors = results.filter(isError).length;
	return { tests: results.length, failures: countsOf(results).failed - errors, errors };
}

/** Whether a test failed by something other than an assertion. */
function isError({ status, failures }: TestResult): boolean {
	return status === "failed" && failures[0] !== undefined && failures[0].kind !== "assertion";
}

function suite({ subject, file, tests }: Group, report: TestReport, style: ReportStyle): string {
	const time = tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
	const { skipped } = countsOf(tests);
	const attributes = { name: subject, file, ...countAttributes(tests), skipped, time: seconds(time) };
	const properties: Record<string, string | number> = { seed: report.seed };
	// The format has no place for what did not run.
	if (report.ended !== "all") Object.assign(properties, { ended: report.ended, left: report.left });
	const listed = Object.entries(properties).map(([name, value]) => element("property", { name, value }, [], "      "));
	return element(
		"testsuite",
		attributes,
		[element("properties", {}, listed, "    "), ...tests.map((test) => testCase(test, style))],
		"  ",
	);
}

function testCase(test: TestResult, style: ReportStyle): string {
	const { kind, construct, name, file, place, milliseconds, logs, warnings } = test;
	const { line } = place.source.lineAndColumn(place.span.start);
	const attributes = { classname: `${kind}.${construct}`, name, file, line, time: seconds(milliseconds) };
	const children = outcome(test, style);
	if (logs.length > 0) children.push(textElement("system-out", {}, logs.map(logLine).join("\n")));
	if (warnings.length > 0) {
		const lines = warnings.map(
			({ code, message, place: at }) => `${at ? `${at.file}:${at.line} ` : ""}warning[${codeOf(code)}]: ${message}`,
		);
		children.push(textElement("system-err", {}, lines.join("\n")));
	}
	return element("testcase", attributes, children, "    ");
}

function outcome(test: TestResult, style: ReportStyle): string[] {
	if (test.status === "skipped") return [element("skipped", { message: test.skipped ?? "" }, [], "      ")];
	if (test.status === "passed") return [];
	const [first] = test.failures;
	const others = test.failures.length - 1;
	const message = `${first?.message ?? "failed"}${others > 0 ? ` (and ${others} more)` : ""}`;
	const type = first === undefined ? "assertion" : codeOf(first.code ?? first.kind);
	const text = failedTestLines({ ...test, logs: [] }, style).join("\n");
	return [textElement(isError(test) ? "error" : "failure", { message, type }, text)];
}

function logLine(log: LocatedLog): string {
	return `${log.file}:${log.line} ${logText(log)}`;
}

/** Jenkins takes no more than three digits behind the point. */
function seconds(milliseconds: number): string {
	return (milliseconds / 1_000).toFixed(3);
}

type Attributes = Readonly<Record<string, string | number>>;

/** An element with others in it, each on lines of its own. */
function element(name: string, attributes: Attributes, children: readonly string[], indent: string): string {
	const head = `${indent}<${name}${attributesText(attributes)}`;
	return children.length === 0 ? `${head}/>\n` : `${head}>\n${children.join("")}${indent}</${name}>\n`;
}

/** An element of a test with a text in it, to the letter. */
function textElement(name: string, attributes: Attributes, text: string): string {
	return `      <${name}${attributesText(attributes)}>${xmlText(text)}</${name}>\n`;
}

function attributesText(attributes: Attributes): string {
	return Object.entries(attributes)
		.map(([name, value]) => ` ${name}="${attributeText(String(value))}"`)
		.join("");
}

/** Readers make a blank of a line end in an attribute that is not written as a reference. */
function attributeText(text: string): string {
	return xmlText(text).replace(/["\t\n]/g, (character) =>
		character === '"' ? "&quot;" : `&#${character.charCodeAt(0)};`,
	);
}

/** Text with what XML 1.0 allows nowhere, not even as a reference (section 2.2), as `\x1b`. */
function xmlText(text: string): string {
	return text
		.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, escapeOf)
		.replace(/[&<>\r]/g, (character) => references[character] as string);
}

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
