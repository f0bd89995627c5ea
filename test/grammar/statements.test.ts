import { describe, expect, test } from "vitest";
import { outline, read } from "./build.js";
import { programs } from "./programs.js";

describe("the tree of every form", () => {
	test.each(Object.entries(programs))("%s", (_name, text) => {
		expect(outline(read(text).items)).toMatchSnapshot();
	});
});

describe("statements", () => {
	const one = (text: string) => outline(read(text).items);

	test("arguments, named arguments, binding, block, result and break each have their place", () => {
		expect(one("switch ($v) { case (1) { x } break }")).toBe("switch $v\n  case 1 break\n    x");
		expect(one("each as $i { x }")).toBe("each as $i\n  x");
		expect(one("x as $i")).toBe("x -> $i");
		expect(one('query "a/{id}" verb=GET { }')).toBe('query "a/{id}" verb=GET {}');
		expect(one("query a/{id} verb=GET { }")).toBe("query a/{id} verb=GET {}");
		expect(one("array.find ($xs) if ($$ == 2) as $r")).toBe("array.find $xs if ($$ == 2) -> $r");
		expect(one("x { } as $a.b|first|get:1")).toBe("x -> ($a.b|first|get:1) {}");
		expect(one("x { }\nas $r")).toBe("x -> $r {}");
	});

	test("`break` on its own line is a statement", () => {
		expect(one("a {\n}\nbreak")).toBe("a {}\nbreak");
	});

	test("names of attributes and statements may be any word", () => {
		expect(one("if = 1\nas = 2\nbreak = 3\nin = 4\nvalue = $a\nnot = 5")).toBe(
			"if = 1\nas = 2\nbreak = 3\nin = 4\nvalue = $a\nnot = 5",
		);
		expect(one('import = "a"\nuse = "b"\nmatch = ($a|get:\n  "b")')).toBe(
			'import = "a"\nuse = "b"\nmatch = ($a|get:"b")',
		);
	});

	test("a comment may stand directly behind a text of several lines", () => {
		expect(one('a = "b\nc"// d\ne = 1')).toBe('a = "b\\nc"\ne = 1');
	});

	test("a disabled statement, attribute, column, entry and filter", () => {
		expect(one("!x { !a = {!b: 1} }\ninput { !int c }\nv = $d!|e|!f")).toBe(
			"!x\n  !a = {!b: 1}\ninput\n  !column int c\nv = ($d!|e!|f)",
		);
	});

	test("every node knows its place", () => {
		const text = '!x "a" k=1 { b = $c|d:2 } as $e';
		const [item] = read(text).items;
		if (item?.kind !== "Statement") throw new Error("not a statement");
		const piece = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
		expect(piece(item)).toBe(text);
		expect(piece(item.nameSpan)).toBe("x");
		expect(piece(item.body as NonNullable<typeof item.body>)).toBe("{ b = $c|d:2 }");
		const [attribute] = item.body?.items ?? [];
		if (attribute?.kind !== "Attribute" || attribute.value.kind !== "Pipe") throw new Error("not a pipe");
		expect(piece(attribute.value)).toBe("$c|d:2");
		expect(piece(attribute.value.filters[0] as { start: number; end: number })).toBe("|d:2");
		expect(piece(item.namedArguments[0] as { start: number; end: number })).toBe("k=1");
	});

	test("dividers and comments are kept beside the tree", () => {
		const file = read("a = 1 // one\n---\n// two\nb { }");
		expect(file.comments.map(({ text, trailing }) => [text, trailing])).toEqual([
			["// one", true],
			["// two", false],
		]);
		expect(file.dividers).toEqual([{ start: 13, end: 16 }]);
		expect(file.items).toHaveLength(2);
	});
});

describe("columns", () => {
	const one = (text: string) => outline(read(`input {\n${text}\n}`).items).replace(/^input\n? {2}/, "");

	test.each([
		["int a", "column int a"],
		["text? a?", "column text? a?"],
		["text ?a", "column text? a"],
		["text ? a ? filters=trim", "column text? a? |trim"],
		["text[]\t? a", "column text[:]? a"],
		["int a ?= 1", "column int a? default 1"],
		["text[] a", "column text[:] a"],
		["text[3] a", "column text[3:3] a"],
		["text[1:5]? a", "column text[1:5]? a"],
		["text[:5] a", "column text[:5] a"],
		["text[2:] a", "column text[2:] a"],
		["int[][] a", "column int[:][:] a"],
		["int a?=1", "column int a? default 1"],
		["int a=1", "column int a default 1"],
		["bool a?=true", "column bool a? default true"],
		['text a?="x y"', 'column text a? default "x y"'],
		["text a filters = min : 3 | max: 5", "column text a |min:3|max:5"],
		['text a filters=trim|min:3|in:a:"b c"', 'column text a |trim|min:3|in:a:"b c"'],
		["text a filters=!trim|lower", "column text a !|trim|lower"],
		["text a filters=pattern:^\\d{1,3}$", "column text a |pattern:^\\d{1,3}$"],
		['text "odd name"', "column text odd name"],
		['dblink { table = "t" }', 'column dblink \n    table = "t"'],
		['int a table="t"', 'column int a table="t"'],
	])("%s", (text, expected) => {
		expect(one(text)).toBe(expected);
	});

	test("several stand on one line", () => {
		expect(outline(read("input { text a filters=trim int b?=1 email c }").items)).toBe(
			"input\n  column text a |trim\n  column int b? default 1\n  column email c",
		);
	});
});
