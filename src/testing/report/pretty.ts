import { painter } from "../../diagnostics/ansi.js";
import { printable } from "../../diagnostics/cells.js";
import { codeOf } from "../../diagnostics/codes.js";
import { counted } from "../../diagnostics/counted.js";
import { wrapText } from "../../diagnostics/wrap.js";
import type { Warning } from "../../runtime/run.js";
import { countsOf, type TestIdentity, type TestReport, type TestResult } from "../results.js";
import { failedTestLines } from "./failure.js";
import { type Group, groupKey, groupsOf } from "./groups.js";
import type { Reporter, ReportStyle } from "./reporter.js";
import { countsText, duration, endingOf, rerunCommand, shownName, subjectOf, titleOf } from "./words.js";

/** Commands that run a failed test again, warnings of a kind, and names behind a reason. */
const shownCommands = 10;
const shownWarnings = 10;
const shownNames = 5;

/**
 * For people: a line for every function once all its tests are done, failed tests in full below it, and at the end
 * what was skipped and why, warnings, how to run the failed ones again, and how many there were. When all tests belong
 * to one function, each has its line.
 */
export function prettyReporter(style: ReportStyle): Reporter {
	const paint = painter(style.color);
	let expected = new Map<string, number>();
	let all: readonly TestIdentity[] = [];
	const groups = new Map<string, Group>();
	let endsBlank = true;

	/** Leaves the group: what was shown is not shown again. */
	const shown = (key: string, group: Group): string => {
		groups.delete(key);
		const { passed, failed, skipped } = countsOf(group.tests);
		// What was skipped altogether is told once, at the end.
		if (passed + failed === 0) return "";
		const counts = failed > 0 ? `${failed} of ${counted(passed + failed, "test")} failed` : counted(passed, "test");
		const more = skipped > 0 ? `, ${skipped} skipped` : "";
		const sum = group.tests.reduce((total, { milliseconds }) => total + milliseconds, 0);
		const head = `${sign(failed === 0)} ${paint("strong", shownName(group.subject))}  ${counts}${more}`;
		const rest = paint("dim", `${duration(sum)}  ${shownName(group.file)}`);
		return withBlank(`${head}  ${rest}\n`, group.tests);
	};
	const sign = (isGood: boolean): string => (isGood ? paint("help", "✓") : paint("error", "✗"));
	const failedTest = (test: TestResult): string => {
		if (test.status !== "failed") return "";
		const title = `${paint("error", "FAIL")} ${paint("strong", shownName(titleOf(test)))}`;
		return `\n${[title, ...failedTestLines(test, style)].join("\n")}\n`;
	};
	/** Failed tests stand between blank lines. */
	const withBlank = (head: string, tests: readonly TestResult[]): string => {
		const failures = tests.map(failedTest).join("");
		endsBlank = failures !== "";
		return head + failures + (endsBlank ? "\n" : "");
	};
	const single = (test: TestResult): string => {
		if (test.status === "skipped") return "";
		const time = paint("dim", duration(test.milliseconds));
		return withBlank(`${sign(test.status === "passed")} ${shownName(test.name)}  ${time}\n`, [test]);
	};

	return {
		begin: (tests) => {
			all = tests;
			expected = new Map([...groupsOf(tests)].map(([key, group]) => [key, group.tests.length]));
			const [first] = tests;
			if (expected.size !== 1 || first === undefined) return "";
			endsBlank = false;
			return `${paint("strong", shownName(subjectOf(first)))}  ${paint("dim", shownName(first.file))}\n`;
		},
		result: (result) => {
			if (expected.size === 1) return single(result);
			const key = groupKey(result);
			const { kind, construct, file } = result;
			const group = groups.get(key) ?? { subject: subjectOf(result), kind, construct, file, tests: [] };
			group.tests.push(result);
			groups.set(key, group);
			return group.tests.length === expected.get(key) ? shown(key, group) : "";
		},
		end: (report) => {
			const rest = [...groups].map(([key, group]) => shown(key, group)).join("");
			const parts = [skippedLines(report, style), warningLines(report, style), againLines(report, style)];
			const lines = [...parts.filter((part) => part.length > 0), summaryLines(report, all, style)];
			return `${rest}${endsBlank ? "" : "\n"}${lines.map((part) => part.join("\n")).join("\n\n")}\n`;
		},
	};
}

/** Skipped tests by the reason, for there may be many with the same. */
function skippedLines({ results }: TestReport, { color, width }: ReportStyle): string[] {
	const paint = painter(color);
	const byReason = new Map<string, TestResult[]>();
	for (const result of results) {
		if (result.status !== "skipped") continue;
		const reason = result.skipped ?? "no reason given";
		const known = byReason.get(reason);
		if (known) known.push(result);
		else byReason.set(reason, [result]);
	}
	return [...byReason].flatMap(([reason, tests]) => {
		const [first = "", ...more] = wrapText(`${tests.length} skipped: ${printable(reason)}`, width, "- ", "  ");
		const names = [...new Set(tests.map((test) => shownName(subjectOf(test))))];
		const hidden = names.length - shownNames;
		const list = [...names.slice(0, shownNames), ...(hidden > 0 ? [`and ${hidden} more`] : [])].join(", ");
		const label = `- ${tests.length} skipped`;
		return [
			paint("warning", label) + first.slice(label.length),
			...more,
			...wrapText(list, width, "    ", "    ").map((line) => paint("dim", line)),
		];
	});
}

/** Warnings of all tests, each once. */
function warningLines({ results }: TestReport, { color, width }: ReportStyle): string[] {
	const paint = painter(color);
	const found = new Map<string, { warning: Warning; count: number }>();
	for (const warning of results.flatMap(({ warnings }) => warnings)) {
		const key = JSON.stringify([warning.code, warning.message, warning.place?.file, warning.place?.line]);
		const known = found.get(key);
		if (known) known.count += warning.count;
		else found.set(key, { warning, count: warning.count });
	}
	const lines = [...found.values()].slice(0, shownWarnings).flatMap(({ warning: { code, message, place }, count }) => {
		const more = [...(place ? [`${place.file}:${place.line}`] : []), ...(count > 1 ? [`${count} times`] : [])];
		const label = `warning[${printable(codeOf(code))}]`;
		const suffix = more.length === 0 ? "" : ` (${more.join(", ")})`;
		const [first = "", ...rest] = wrapText(`${label}: ${printable(message)}${printable(suffix)}`, width, "", "  ");
		return [paint("warning", label) + first.slice(label.length), ...rest];
	});
	const hidden = found.size - shownWarnings;
	return hidden > 0 ? [...lines, `… and ${counted(hidden, "more warning")}`] : lines;
}

/** How to run what failed once more. */
function againLines({ results, seed }: TestReport, { color }: ReportStyle): string[] {
	const failed = results.filter(({ status }) => status === "failed");
	if (failed.length === 0) return [];
	const paint = painter(color);
	const commands = failed.slice(0, shownCommands).map((test) => `  ${paint("code", rerunCommand(test, seed))}`);
	const hidden = failed.length - shownCommands;
	return ["Run again:", ...commands, ...(hidden > 0 ? [`  … and ${counted(hidden, "more failed test")}`] : [])];
}

function summaryLines(report: TestReport, all: readonly TestIdentity[], { color }: ReportStyle): string[] {
	const paint = painter(color);
	const ending = endingOf(report);
	const styles = { failed: "error", passed: "help", skipped: "warning" } as const;
	const text = countsText(countsOf(report.results), (of, count) => paint(styles[of], count));
	const line = `${text} in ${duration(report.milliseconds)}  ${paint("dim", `seed ${report.seed}`)}`;
	if (ending === null) return [line];
	const running = report.ended === "interrupted" ? firstLeft(report, all) : undefined;
	const first = running && `  first: ${shownName(titleOf(running))}  ${paint("dim", shownName(running.file))}`;
	return [line, paint("warning", sentence(ending)), ...(first === undefined ? [] : [first])];
}

/** The first test without a result: most likely the one that somebody got tired of waiting for. */
function firstLeft({ results, left }: TestReport, all: readonly TestIdentity[]): TestIdentity | undefined {
	const key = ({ file, kind, construct, name }: TestIdentity): string => JSON.stringify([file, kind, construct, name]);
	const done = new Set(results.map(key));
	return left === 0 ? undefined : all.find((test) => !done.has(key(test)));
}

function sentence(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
