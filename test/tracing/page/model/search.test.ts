import { describe, expect, test } from "vitest";
import { tableOf } from "../../../../src/tracing/page/model/event_table.js";
import { cutAt, patternOf, search } from "../../../../src/tracing/page/model/search.js";
import { titleOf } from "../../../../src/tracing/page/model/titles.js";
import { message, Recorder, shown } from "../recorder.js";
import { chatRun, failingRun } from "../samples.js";

describe("searching", () => {
	const trace = chatRun();
	const found = (query: string): string[] =>
		search(trace, tableOf(trace), query).map(({ kind, index }) => (kind === "event" ? titleOf(trace, index) : kind));

	test("finds titles, in capitals or not, in the order of the tree", () => {
		expect(found("MATH.add")).toEqual(["math.add $tokens", "math.add $tokens", "math.add $tokens"]);
		const hits = search(trace, tableOf(trace), "$tokens").map(({ index }) => index);
		expect(hits).toEqual([...hits].sort((one, other) => one - other));
	});

	test("finds names and values of variables, inputs and results", () => {
		expect(found("$result")).toContain('function.run "openai_chat_completion"');
		expect(found("yeast turns sugar")).toEqual(["summarize_many", "pass 2", "openai_chat_completion"]);
	});

	test("finds requests and logs by the step they belong to", () => {
		expect(found("v1/chat/completions")).toEqual(Array.from({ length: 3 }, () => "openai_chat_completion"));
		expect(found("used 40")).toEqual(["debug.log"]);
	});

	test("finds requests and logs that belong to no step", () => {
		const run = new Recorder();
		const request = { url: "https://example.com/lost", sent: message(null) };
		const loose = {
			...run.trace("x", "function", { kind: "done", value: shown(null) }),
			requests: [{ ...chatRun().requests[0]!, ...request, event: null }],
			logs: [{ event: null, at: 1, value: shown("lost"), file: "a.xs", line: 1 }],
		};
		expect(search(loose, tableOf(loose), "lost")).toEqual([
			{ kind: "request", index: 0 },
			{ kind: "log", index: 0 },
		]);
	});

	test("finds the error at the step that raised it", () => {
		const failing = failingRun();
		const hits = search(failing, tableOf(failing), "asks for status 200");
		expect(hits.map(({ index }) => titleOf(failing, index))).toEqual(["precondition"]);
	});

	test("takes a text as it is, not as a pattern", () => {
		expect(found(".*")).toEqual([]);
		expect(found("($input.texts)")).toEqual(["foreach ($input.texts)"]);
	});

	test("finds nothing for nothing", () => {
		expect(found("")).toEqual([]);
		expect(found("  ")).toEqual([]);
	});
});

describe("marking what was found", () => {
	test("cuts a text at every hit and loses nothing", () => {
		const parts = cutAt("Abcab", patternOf("ab"));
		expect(parts).toEqual([
			{ text: "Ab", isHit: true },
			{ text: "c", isHit: false },
			{ text: "ab", isHit: true },
		]);
		expect(cutAt("", patternOf("a"))).toEqual([{ text: "", isHit: false }]);
		expect(cutAt("abc", null)).toEqual([{ text: "abc", isHit: false }]);
	});
});
