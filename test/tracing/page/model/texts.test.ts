import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conversationOf, prettyJson } from "../../../../src/tracing/page/model/body.js";
import { curlCommand } from "../../../../src/tracing/page/model/curl.js";
import { differenceOf } from "../../../../src/tracing/page/model/difference.js";
import { tableOf } from "../../../../src/tracing/page/model/event_table.js";
import { cost, counted, duration, percent, size } from "../../../../src/tracing/page/model/format.js";
import { piecesOf } from "../../../../src/tracing/page/model/highlight.js";
import {
	changeText,
	detailOf,
	notKeptText,
	preview,
	previewAll,
	titleOf,
} from "../../../../src/tracing/page/model/titles.js";
import { visible } from "../../../../src/tracing/page/model/visible.js";
import { change, message, shown } from "../recorder.js";
import { chatRun, failingRun } from "../samples.js";

describe("figures", () => {
	test.each([
		[0, "0 µs"],
		[0.0451, "45 µs"],
		[0.9996, "1.00 ms"],
		[3.204, "3.20 ms"],
		[45.67, "45.7 ms"],
		[999.7, "1.00 s"],
		[12_345, "12.3 s"],
		[125_000, "2 min 05 s"],
	])("%d milliseconds are %s", (milliseconds, text) => {
		expect(duration(milliseconds)).toBe(text);
	});

	test("have the unit and the digits that suit them", () => {
		expect([size(0), size(999), size(1234), size(3_400_000)]).toEqual(["0 B", "999 B", "1.23 kB", "3.40 MB"]);
		expect([cost(0), cost(1.5), cost(0.0042), cost(0.000039), cost(1e-9)]).toEqual([
			"$0",
			"$1.50",
			"$0.0042",
			"$0.000039",
			"< $0.000001",
		]);
		expect([counted(1, "pass", "passes"), counted(9000, "pass", "passes")]).toEqual(["1 pass", "9,000 passes"]);
		expect([percent(1, 1000), percent(1, 4), percent(0, 4), percent(1, 0)]).toEqual(["< 1 %", "25 %", "0 %", "0 %"]);
	});
});

describe("highlighting", () => {
	test("names the pieces of a line", () => {
		const kinds = piecesOf(`    value = $input.id|add:2 ~ "a // b" // c`).filter(({ kind }) => kind !== "plain");
		expect(kinds).toEqual([
			{ kind: "key", text: "value" },
			{ kind: "variable", text: "$input.id" },
			{ kind: "filter", text: "|add" },
			{ kind: "number", text: "2" },
			{ kind: "text", text: '"a // b"' },
			{ kind: "comment", text: "// c" },
		]);
	});

	test("loses nothing of any line", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (line) => {
				expect(
					piecesOf(line)
						.map(({ text }) => text)
						.join(""),
				).toBe(line);
			}),
		);
	});
});

describe("texts that are shown", () => {
	test("hide nothing and turn nothing around", () => {
		expect(visible("a\u202eb\u0000c\u2028d\ud800")).toBe("a\\u202eb\\u0000c\\u2028d\\ud800");
		expect(visible("tab\tline\nä 😀")).toBe("tab\tline\nä 😀");
	});

	test("are one line where there is room for one", () => {
		expect(preview(shown("a\nb"))).toBe('"a\\nb"');
		expect(preview({ type: "text", text: "a\n  b", size: 5, isCut: true })).toBe("a b…");
		expect(preview(shown("x".repeat(500)), 10)).toBe(`"${"x".repeat(9)}…`);
		const many = Array.from({ length: 50 }, (_, index) => ({ name: `$v${index}`, value: shown(index) }));
		expect(previewAll(many).length).toBeLessThan(120);
	});

	test("name an event", () => {
		const trace = chatRun();
		expect([0, 1, 4].map((event) => titleOf(trace, event))).toEqual(["summarize_many", "var $summaries", "pass 1"]);
		expect(detailOf(trace, 1)).toBe("$summaries = []");
	});
});

describe("bodies", () => {
	test("are pretty where they are JSON", () => {
		expect(prettyJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
		expect(prettyJson("data: {}")).toBeNull();
		expect(prettyJson('{"a":')).toBeNull();
	});

	test("are read as a conversation where they are one", () => {
		const { sent, received } = chatRun().requests[1]!;
		expect(conversationOf(sent.body, received!.body)).toEqual([
			{ role: "system", text: "Summarize in one sentence." },
			{ role: "user", text: "Bread rises because yeast turns sugar into gas." },
			{ role: "assistant", text: "Yeast makes bread rise." },
		]);
	});

	test("may be anything else", () => {
		for (const body of [
			"",
			"null",
			"[]",
			'"x"',
			'{"messages":1}',
			'{"messages":[null,1,{"role":1}]}',
			'{"choices":[{}]}',
		])
			expect(conversationOf(body, body)).toEqual([]);
		const parts = { messages: [{ role: "user", content: [{ type: "text", text: "a" }, { type: "image" }] }] };
		expect(conversationOf(JSON.stringify(parts), null)).toEqual([{ role: "user", text: 'a\n{"type":"image"}' }]);
	});

	test("go into a command of a shell as they are", () => {
		const request = {
			...chatRun().requests[0]!,
			url: "https://example.com/?a='b'",
			sent: message("it's", { host: "x" }),
		};
		expect(curlCommand(request)).toBe(
			[
				"curl 'https://example.com/?a='\\''b'\\'''",
				"--request 'POST'",
				"--header 'content-type: application/json'",
				"--data-raw 'it'\\''s'",
			].join(" \\\n  "),
		);
	});
});

describe("changes", () => {
	const before = { a: 1, b: { c: 2 }, d: "x" };
	const differences = (one: unknown, other: unknown) =>
		differenceOf(shown(one), shown(other))?.map(({ at, before: was, after: now }) => [at, was, now]) ?? null;

	test("are told by the entries that differ", () => {
		expect(differences(["a", "b"], ["a", "b", "c"])).toEqual([["[2]", null, '"c"']]);
		expect(differences(before, { ...before, b: { c: 3 } })).toEqual([["b", '{"c":2}', '{"c":3}']]);
		expect(differences({ a: 1, b: 2 }, { b: 2 })).toEqual([["a", "1", null]]);
	});

	test("are told as a whole where entries say no more", () => {
		expect(differences([1], [2])).toBeNull();
		expect(differences([1], { a: 1 })).toBeNull();
		expect(differences([1], [1])).toBeNull();
		expect(differences("a", "b")).toBeNull();
		const many = Array.from({ length: 20 }, (_, index) => index);
		expect(differences([0, ...many], [0, ...many.map((each) => each + 1)])).toBeNull();
		expect(differenceOf({ ...shown([1, 2]), isCut: true }, shown([1, 2, 3]))).toBeNull();
		expect(differenceOf({ ...shown([1, 2]), text: "[1,2" }, shown([1, 2, 3]))).toBeNull();
	});

	test("are one line", () => {
		expect(changeText(change("$n", 5))).toBe("$n = 5");
		expect(changeText(change("$n", 6, 5))).toBe("$n: 5 → 6");
		expect(changeText(change("$names", ["a", "b"], ["a"]))).toBe('$names + [1] "b"');
		expect(changeText(change("$o", { a: 2, c: 1 }, { a: 1, c: 1 }))).toBe("$o a: 1 → 2");
		expect(changeText(change("$o", { c: 1 }, { a: 1, c: 1 }))).toBe("$o − a");
	});

	test("say which passes of a loop are not there", () => {
		const table = tableOf(failingRun());
		const loop = table.passesNotKept.findIndex((left) => left > 0);
		expect(notKeptText(table, loop)).toBe("… 9,980 more passes were counted, not kept");
		expect(
			notKeptText(
				{ ...table, keptPasses: table.keptPasses.map(() => 0), passesNotKept: table.passesNotKept.map(() => 1) },
				loop,
			),
		).toBe("… 1 pass was counted, not kept");
	});
});
