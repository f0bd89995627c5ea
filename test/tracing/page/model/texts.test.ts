import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conversationOf, prettyJson } from "../../../../src/tracing/page/model/body.js";
import { curlCommand } from "../../../../src/tracing/page/model/curl.js";
import { cost, counted, duration, percent, size } from "../../../../src/tracing/page/model/format.js";
import { piecesOf } from "../../../../src/tracing/page/model/highlight.js";
import { detailOf, preview, previewAll, titleOf } from "../../../../src/tracing/page/model/titles.js";
import { visible } from "../../../../src/tracing/page/model/visible.js";
import { message, shown } from "../recorder.js";
import { chatRun } from "../samples.js";

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
