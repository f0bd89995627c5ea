import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comment, File } from "../../grammar/ast.js";
import { tokenize } from "../../grammar/lexer.js";
import { parse } from "../../grammar/parse.js";
import { print } from "../../grammar/print.js";
import { Source } from "../../grammar/source.js";
import { bare, read } from "./build.js";
import { programs } from "./programs.js";

const parsed = (text: string) => parse(new Source("test.xs", text));
const tokensOf = (text: string) => tokenize(new Source("test.xs", text)).tokens;

/** Offsets at which a token begins or ends. */
function boundaries(text: string): number[] {
	const found = tokensOf(text).flatMap(({ startOffset, end }) => [startOffset, end]);
	return [...new Set([0, ...found, text.length])];
}

const heads = new Set(["StatementName", "AttributeName", "ColumnType"]);

/** How many properties, statements and columns begin before each comment. */
function itemsBefore(text: string, comments: readonly Comment[]): string {
	const starts: number[] = [];
	let mark: number | null = null;
	for (const { tokenType, startOffset } of tokensOf(text)) {
		if (heads.has(tokenType.name)) starts.push(mark ?? startOffset);
		mark = tokenType.name === "Disable" ? startOffset : null;
	}
	return comments.map(({ start }) => starts.filter((each) => each < start).length).join(" ");
}

/** A tree as a text: comparing texts is what makes thousands of comparisons quick. */
const treeOf = ({ items }: File): string =>
	JSON.stringify(bare(items), (_key, value) => (typeof value === "bigint" ? `${value}n` : value));
const textsOf = ({ comments }: File): string => comments.map(({ text }) => text).join("\n");

/** @returns false for a text that no comment can be put into in this way */
function survives(text: string, commentsBefore: number): boolean {
	const { file, issues } = parsed(text);
	if (issues.length > 0 || file.comments.length === commentsBefore) return false;
	const once = print(file, text);
	const again = parsed(once);
	expect(again.issues).toEqual([]);
	expect(treeOf(again.file)).toBe(treeOf(file));
	expect(textsOf(again.file)).toBe(textsOf(file));
	expect(itemsBefore(once, again.file.comments)).toBe(itemsBefore(text, file.comments));
	expect(print(again.file, once)).toBe(once);
	return true;
}

describe("a comment at every place of a program is kept, and stays with its statement", () => {
	test.each(Object.entries(programs))("%s", (_name, text) => {
		const { comments } = read(text);
		let placed = 0;
		for (const [index, at] of boundaries(text).entries()) {
			const comment = index % 2 === 0 ? " // c\n" : "\n// c\n";
			if (survives(text.slice(0, at) + comment + text.slice(at), comments.length)) placed++;
		}
		expect(placed).toBeGreaterThan(3);
	});

	test("several at once", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...Object.values(programs)),
				fc.array(fc.tuple(fc.nat(), fc.constantFrom(" // one\n", "\n  // two\n\n", "\n// three\n// four\n")), {
					minLength: 1,
					maxLength: 6,
				}),
				(text, insertions) => {
					const places = boundaries(text);
					let changed = text;
					const ordered = insertions.map(([at, comment]) => [places[at % places.length] as number, comment] as const);
					for (const [at, comment] of ordered.sort((a, b) => b[0] - a[0])) {
						const tried = changed.slice(0, at) + comment + changed.slice(at);
						if (parsed(tried).issues.length === 0) changed = tried;
					}
					survives(changed, read(text).comments.length);
				},
			),
			{ numRuns: 60 },
		);
	});
});

describe("where comments stand", () => {
	const stays = (text: string) => expect(print(read(text), text)).toBe(text);

	test.each([
		["before, behind and at the end", "// a\n// b\nx {\n  // c\n  a = 1 // d\n  // e\n}\n\n// f\n"],
		["in an empty block", "x {\n  // a\n}\n"],
		["behind an opening brace", "x { // a\n  b = 1\n}\n"],
		["between sections", "x {\n}\n\n// a\n---\n// b\ny {\n}\n"],
		["in arrays and objects", "a = [ // a\n  1 // b\n  // c\n  2\n  // d\n]\nb = {\n  // e\n  c: 1 // f\n}\n"],
		["in empty ones", "a = [\n  // a\n]\nb = { // b\n}\n"],
		["in chains of filters", "a = $b // a\n  |trim // b\n  // c\n  |lower\n"],
		["before an argument", "a = $b\n  |get // a\n  :1\n"],
		["before one left empty", "a = $b\n  |get // a\n  :\n"],
		["behind three dots", "a = [\n  ... // a\n    $b[0]\n]\nb = {\n  ... // b\n    $c[0]\n}\n"],
		["in conditions", "if ($a // a\n  && $b // b\n  || $c) {\n}\n"],
		["in conditions with lines of their own", "if (\n  // a\n  $a\n  // b\n  && $b\n) {\n}\n"],
		["behind operators", "a = $b && // a\n  $c\n"],
		["in ternaries", "a = $b // a\n  ? 1 // b\n  : 2\n"],
		["before a value", "a = // a\n  1\nb = {\n  c: // b\n    2\n}\n"],
		["before a default", "input {\n  int a?= // a\n    1 filters=min:1\n}\n"],
		["in an index", "a = $b[ // a\n  $c // b\n]\n"],
		["between backticks", "a = ```\n  $b // a\n  && $c\n  ```\n"],
	])("%s", (_name, text) => stays(text));

	test("a comment before a brace goes behind it, one before `as` behind what it names", () => {
		const text = "x // a\n{\n} // b\nas $c\n";
		expect(print(read(text), text)).toBe("x { // a\n} as $c // b\n");
	});

	test("of two comments that come to stand in one place the second has a line of its own", () => {
		const text = "a = $b // a\n? // b\n1 : 2\n";
		expect(print(read(text), text)).toBe("a = $b // a\n  // b\n  ? 1 : 2\n");
	});

	test("a comment that comes to stand behind something loses the blanks at its end", () => {
		const text = "x {\n}\n// a  \nas $c\n\nb = [\n  1\n  // b  \n  |f\n]\n";
		const once = print(read(text), text);
		expect(once).toContain("} as $c // a\n");
		expect(print(read(once), once)).toBe(once);
	});

	test("blanks at the end stay in a comment of its own line, whose text may be a description", () => {
		stays("// a  \n// \nx {\n}\n");
		expect(print(read("a = 1 // b  \n"), "a = 1 // b  \n")).toBe("a = 1 // b\n");
	});
});

describe("xano-fmt-ignore", () => {
	const stays = (text: string) => expect(print(read(text), text)).toBe(text);

	test.each([
		["a construct", "// xano-fmt-ignore\nfunction  f{input{int a}\n stack{ // b\n } }\n\nx {\n}\n"],
		["a statement", "x {\n  // xano-fmt-ignore: a table\n  var $a {value={b:1,   c:2}}\n\n  break\n}\n"],
		["a property", "x {\n  // xano-fmt-ignore\n  a = [1,2,\n3,4] // b\n  c = 1\n}\n"],
		["a column", "input {\n  // xano-fmt-ignore\n  int a  filters=min:1\n  int b\n}\n"],
		[
			"an element and an entry",
			"a = [\n  // xano-fmt-ignore\n  [1,0,\n   0,1]\n  {\n    // xano-fmt-ignore\n    b:1\n  }\n]\n",
		],
	])("keeps %s as it is", (_name, text) => stays(text));

	test("counts for one item, and only on a line of its own that says just that", () => {
		const text = "// xano-fmt-ignore\na=1\nb=2 // xano-fmt-ignore\nc=3\n// xano-fmt-ignored\nd=4\n";
		expect(print(read(text), text)).toBe(
			"// xano-fmt-ignore\na=1\nb = 2 // xano-fmt-ignore\nc = 3\n// xano-fmt-ignored\nd = 4\n",
		);
	});
});
