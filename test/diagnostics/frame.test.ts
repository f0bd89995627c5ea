import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Source, type Span } from "../../grammar/source.js";
import { widthOf } from "../../src/diagnostics/cells.js";
import { frameLines } from "../../src/diagnostics/frame.js";
import { renderDiagnostic } from "../../src/diagnostics/render.js";

const plain = { gutter: 2, paint: (_style: string, text: string) => text, style: "error", mark: "^" } as const;
const frame = (source: Source, span: Span, width: number): string[] => frameLines(source, span, { ...plain, width });

/** What a terminal shows for each of these, known without asking the code under test. */
const shown: Record<string, { image: string; width: number }> = {
	a: { image: "a", width: 1 },
	b: { image: "b", width: 1 },
	" ": { image: " ", width: 1 },
	é: { image: "é", width: 1 },
	"e\u0301": { image: "e\u0301", width: 1 },
	世: { image: "世", width: 2 },
	한: { image: "한", width: 2 },
	Ａ: { image: "Ａ", width: 2 },
	"👍🏽": { image: "👍🏽", width: 2 },
	"👩‍👩‍👧": { image: "👩‍👩‍👧", width: 2 },
	"❤️": { image: "❤️", width: 2 },
	"\u001b": { image: "\\x1b", width: 4 },
	"\u202e": { image: "\\u{202e}", width: 8 },
	"\ud800": { image: "\\u{d800}", width: 8 },
};
const images = [...Object.values(shown), { image: "…", width: 1 }].sort((a, b) => b.image.length - a.image.length);

/** The part of a printed row that stands in these columns. */
function columnsOf(row: string, from: number, to: number): string {
	let text = "";
	let column = 0;
	for (let at = 0; at < row.length; ) {
		const found = images.find(({ image }) => row.startsWith(image, at)) ?? { image: row[at] as string, width: 1 };
		if (column >= from && column < to) text += found.image;
		column += found.width;
		at += found.image.length;
	}
	return text;
}

function rowWidth(row: string): number {
	let width = 0;
	for (let at = 0; at < row.length; ) {
		const found = images.find(({ image }) => row.startsWith(image, at)) ?? { image: row[at] as string, width: 1 };
		width += found.width;
		at += found.image.length;
	}
	return width;
}

describe("a span on one line", () => {
	const piece = fc.constantFrom(...Object.keys(shown));
	const place = fc.record({
		before: fc.array(piece, { maxLength: 150 }),
		inside: fc.array(piece, { minLength: 1, maxLength: 60 }),
		after: fc.array(piece, { maxLength: 150 }),
		width: fc.integer({ min: 40, max: 130 }),
	});

	test("is underlined exactly, however wide the characters and however long the line", () => {
		fc.assert(
			fc.property(place, ({ before, inside, after, width }) => {
				const start = before.join("").length;
				const text = `first\n${[...before, ...inside, ...after].join("")}\nlast`;
				// A lone surrogate before a pair's second half would become a pair; none of the pieces begins with one.
				const [row = "", underline = ""] = frame(
					new Source("a.xs", text),
					{ start: 6 + start, end: 6 + start + inside.join("").length },
					width,
				);
				expect(row.startsWith(" 2 | ")).toBe(true);
				expect(rowWidth(row)).toBeLessThanOrEqual(width);
				expect(underline).toMatch(/^ {3}\| *\^+$/);
				expect(underline.length).toBeLessThanOrEqual(width);
				const marked = columnsOf(row, underline.indexOf("^"), underline.length);
				const expected = inside.map((each) => (shown[each] as { image: string }).image).join("");
				if (marked.endsWith("…")) expect(expected.startsWith(marked.slice(0, -1).trimEnd())).toBe(true);
				else expect(marked).toBe(expected);
				if (!row.includes("…"))
					expect(row).toBe(` 2 | ${[...before, ...inside, ...after].map((each) => shown[each]?.image).join("")}`);
			}),
			{ numRuns: 1000 },
		);
	});

	test("tabs become the spaces up to the next stop", () => {
		expect(frame(new Source("a.xs", "\ta\tbc\td"), { start: 3, end: 5 }, 80)).toEqual([
			" 1 |     a   bc  d",
			"   |         ^^",
		]);
		expect(frame(new Source("a.xs", "ab\tc"), { start: 2, end: 3 }, 80)).toEqual([" 1 | ab  c", "   |   ^^"]);
	});

	test("half a character means all of it", () => {
		const [, underline] = frame(new Source("a.xs", "x👍🏽y"), { start: 2, end: 3 }, 80);
		expect(underline).toBe("   |  ^^");
	});

	test.each([
		["ab", 2, "   |   ^"],
		["ab\ncd", 2, "   |   ^"],
		["ab\r\ncd", 3, "   |   ^"],
		["", 0, undefined],
		["\n", 0, "   | ^"],
	])("the end of a line is shown behind it: %j at %i", (text, offset, underline) => {
		expect(frame(new Source("a.xs", text), { start: offset, end: offset + 1 }, 80)[1]).toBe(underline);
	});

	test("a line of megabytes takes no time", () => {
		const text = `${"long ".repeat(1_000_000)}世${" line".repeat(1_000_000)}`;
		const [row = "", underline = ""] = frame(new Source("a.xs", text), { start: 5_000_000, end: 5_000_001 }, 60);
		expect(columnsOf(row, underline.indexOf("^"), underline.length)).toBe("世");
	});
});

describe("a span of several lines", () => {
	const line = fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 90 });

	test("begins and ends under the right characters", () => {
		fc.assert(
			fc.property(
				fc.array(line, { minLength: 2, maxLength: 12 }),
				fc.nat(),
				fc.nat(),
				fc.integer({ min: 40, max: 80 }),
				(lines, one, two, width) => {
					const text = lines.join("\n");
					const start = Math.min(one % text.length, two % text.length);
					const end = Math.max(one % text.length, two % text.length) + 1;
					const source = new Source("a.xs", text);
					if (text[start] === "\n" || text[end - 1] === "\n") return;
					const first = source.lineAndColumn(start);
					const last = source.lineAndColumn(end - 1);
					if (first.line === last.line) return;
					const rows = frame(source, { start, end }, width);
					for (const row of rows) expect(row.length).toBeLessThanOrEqual(width);
					const closing = rows.at(-1) as string;
					const closingRow = rows.at(-2) as string;
					expect(closing).toMatch(/^ {3}\| \|_+\^$/);
					expect(closingRow[closing.length - 1]).toBe(text[end - 1]);
					expect(Number.parseInt(closingRow, 10)).toBe(last.line);
					expect(Number.parseInt(rows[0] as string, 10)).toBe(first.line);
					if (rows[0]?.[5] === "/") expect(text.slice(0, start).split("\n").at(-1)?.trim()).toBe("");
					else expect(rows[0]?.[(rows[1] as string).length - 1]).toBe(text[start]);
					expect(rows.some((row) => row.startsWith("..."))).toBe(last.line - first.line >= 5);
				},
			),
			{ numRuns: 1000 },
		);
	});

	test("line ends at its end are not part of it", () => {
		expect(frame(new Source("a.xs", "ab\r\n\r\ncd"), { start: 0, end: 6 }, 80)).toEqual([" 1 | ab", "   | ^^"]);
	});
});

describe("any text and any span", () => {
	const texts = [
		fc.string({ unit: "binary", maxLength: 200 }),
		fc.string({ unit: "grapheme", maxLength: 200 }),
		fc.string({
			unit: fc.constantFrom(
				"\n",
				"\r",
				"\r\n",
				"\t",
				"\0",
				"\ufeff",
				"\u200d",
				"\u0301",
				"\ud83d",
				"\udc4d",
				"{",
				"世",
				"\u2028",
			),
			maxLength: 200,
		}),
		fc.array(fc.nat(0xffff), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
	];

	test("is shown without an exception, a control character or a line too wide", () => {
		fc.assert(
			fc.property(
				fc.oneof(...texts),
				fc.integer({ min: -5, max: 320 }),
				fc.integer({ min: -5, max: 320 }),
				fc.integer({ min: 0, max: 130 }),
				(text, start, end, width) => {
					const source = new Source("a.xs", text);
					const rendered = renderDiagnostic(
						{
							code: "unexpected",
							severity: "error",
							message: "here",
							source,
							span: { start, end },
							related: [{ source, span: { start: end, end: start }, message: "and here" }],
						},
						{ color: false, width },
					);
					for (const row of rendered.split("\n")) {
						expect(row).not.toMatch(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
						expect(row).not.toMatch(/\p{Cs}/u);
						expect(widthOf(row)).toBeLessThanOrEqual(Math.max(40, width));
					}
				},
			),
			{ numRuns: 2000 },
		);
	});
});
