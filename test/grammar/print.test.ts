import { describe, expect, test } from "vitest";
import { parse } from "../../grammar/parse.js";
import { print } from "../../grammar/print.js";
import { Source } from "../../grammar/source.js";
import { bare, read } from "./build.js";
import { programs } from "./programs.js";

function printed(text: string): string {
	return print(read(text), text);
}

describe("the laws of printing", () => {
	test.each(Object.entries(programs))("%s", (_name, text) => {
		const file = read(text);
		const once = print(file, text);
		const again = read(once);
		expect(bare(again.items)).toEqual(bare(file.items));
		expect(again.comments.map((comment) => comment.text)).toEqual(file.comments.map((comment) => comment.text));
		expect(again.dividers).toHaveLength(file.dividers.length);
		expect(print(again, once)).toBe(once);
		expect(bare(read(print(file)).items)).toEqual(bare(file.items));
	});
});

describe("the layout", () => {
	test.each(Object.entries(programs))("%s", (_name, text) => {
		expect(printed(text)).toMatchSnapshot();
	});

	test("an empty file stays empty", () => {
		expect(printed("")).toBe("");
		expect(printed("\n\n  \n")).toBe("");
	});

	test("two spaces, a property a line, a blank line around statements", () => {
		expect(
			printed("function f{input{int a\nint b}stack{var $x{value=1 mock={}}\nbreak}response=$x}"),
		).toBe(`function f {
  input {
    int a
    int b
  }

  stack {
    var $x {
      value = 1
      mock = {}
    }

    break
  }

  response = $x
}
`);
	});

	test("objects stay on one line as long as their open lines would have 58 characters together", () => {
		expect(printed("a = { b : 1,c:2 , }")).toBe("a = {b: 1, c: 2}\n");
		expect(printed("a = {bb: {c: 1}, ddd: 2}")).toBe("a = {bb: {c: 1}, ddd: 2}\n");
		const fits = `{type: "btree", field: [{name: "github_profile", op: "asc"}]}`;
		expect(printed(`a = ${fits}`)).toBe(`a = ${fits}\n`);
		expect(printed(`a = {type: "btree", field: [{name: "normalized_date", op: "asc"}]}`)).toBe(
			`a = {\n  type : "btree"\n  field: [{name: "normalized_date", op: "asc"}]\n}\n`,
		);
		// The names of an open object are padded to the longest, and that counts.
		expect(printed(`a = {index: "prospects", payload: {}, return_type: "count"}`)).toBe(
			`a = {\n  index      : "prospects"\n  payload    : {}\n  return_type: "count"\n}\n`,
		);
	});

	test("arrays stay on one line as long as their elements have 56 characters together", () => {
		expect(printed('a = [{"b c": 1}, {d: 2}]')).toBe('a = [{"b c": 1}, {d: 2}]\n');
		const of = (length: number) => `["${"x".repeat(length - 7)}", "two"]`;
		expect(printed(`a = ${of(56)}`)).toBe(`a = ${of(56)}\n`);
		expect(printed(`a = ${of(57)}`)).toBe(`a = [\n  "${"x".repeat(50)}"\n  "two"\n]\n`);
	});

	test("the input of a call has two entries on one line, three below each other", () => {
		const call = (input: string) => `function.run f {\n  input = ${input}\n}\n`;
		expect(printed(call("{a: 1, b: 2}"))).toBe(call("{a: 1, b: 2}"));
		expect(printed(call("{}"))).toBe(call("{}"));
		expect(printed(call("{a: 1, b: 2, c: 3}"))).toBe(call("{\n    a: 1\n    b: 2\n    c: 3\n  }"));
		expect(printed("function.call f {\n  input = {a: 1, b: 2, c: 3}\n}\n")).toContain("{a: 1, b: 2, c: 3}");
	});

	test("up to two filters of 33 characters stay behind a value, others get lines of their own", () => {
		expect(printed("a = $b\n  |trim\n  |lower")).toBe("a = $b|trim|lower\n");
		expect(printed("a = $b|trim|lower|first")).toBe("a = $b\n  |trim\n  |lower\n  |first\n");
		const filter = (length: number) => `|get:"${"x".repeat(length - 7)}"`;
		expect(printed(`a = $b${filter(33)}`)).toBe(`a = $b${filter(33)}\n`);
		expect(printed(`a = $b${filter(34)}`)).toBe(`a = $b\n  ${filter(34)}\n`);
		const long = `"${"x".repeat(30)}"`;
		expect(printed(`a = {}|set:"a":${long}|set:"b":({}|set:"c":1|set:"d":${long})`)).toBe(`a = {}
  |set:"a":${long}
  |set:"b":({}
    |set:"c":1
    |set:"d":${long}
  )
`);
	});

	test("filters of entries, in heads and between operators stay on the line, however many", () => {
		const chain = '$b|get:"some_long_name":null|first|trim|lower|capitalize';
		for (const text of [
			`a = {c: ${chain}}`.replace("{c", "{\n  c").replace(/}$/, "\n}"),
			`if (${chain}) {\n}`,
			`a = (${chain}) == 1`,
			`where = $db.c == (${chain}) && $db.d == (${chain}) && $db.e == (${chain})`,
		])
			expect(printed(`${text}\n`)).toBe(`${text}\n`);
	});

	test("authors' line ends in long expressions stay, those in short ones go", () => {
		const part = `$${"x".repeat(40)}`;
		const text = `if (\n  ${part}\n  && ${part}\n  && ${part}\n) {\n}\n`;
		expect(printed(text)).toBe(text);
		expect(printed(`a = ${part}\n    ~ ${part}\n~ ${part}\n`)).toBe(`a = ${part}\n  ~ ${part}\n  ~ ${part}\n`);
		expect(printed(`a = ${part} ? ${part}\n: ${part}\n`)).toBe(`a = ${part} ? ${part}\n  : ${part}\n`);
		expect(printed(`a = ${part} ~ ${part} ~ ${part}\n`)).toBe(`a = ${part} ~ ${part} ~ ${part}\n`);
		expect(printed("if (\n  $a\n  && $b\n) {\n}\n")).toBe("if ($a && $b) {\n}\n");
	});

	test("names stand without quotes where they can, others as their author wrote them", () => {
		expect(printed(`sort = {"id": "asc", book.title: "asc", "a.b": 1, 'c d': 2}`)).toBe(
			`sort = {\n  id        : "asc"\n  book.title: "asc"\n  "a.b"     : 1\n  'c d'     : 2\n}\n`,
		);
	});

	test("computed names keep their brackets", () => {
		expect(printed('a = {["b" ~ $c]: 1, [$d]: 2, [[1, 2]]: 3, ($e): 4}')).toBe(
			'a = {["b" ~ $c]: 1, [$d]: 2, [[1, 2]]: 3, ($e): 4}\n',
		);
		const open = 'a = {\n  ["b" ~ $c]: 1 // d\n}\n';
		expect(printed(open)).toBe(open);
	});

	test("what stands between backticks stays as it is and moves as a whole", () => {
		expect(printed('a = `"+" | concat: $b`')).toBe('a = `"+" | concat: $b`\n');
		expect(printed("x {\na = ```\n      [$b,\n        $c]\n      ```\n}")).toBe(
			"x {\n  a = ```\n    [$b,\n      $c]\n    ```\n}\n",
		);
		// The first line of a text that goes over several lines could not be moved.
		const text = 'x {\na = ```\n      $b ~ "one\n        two"\n      ```\n}';
		expect(printed(text)).toBe(`x {\n  ${text.slice(4, -2)}\n}\n`);
	});

	test("the names of headers keep their hyphens together", () => {
		expect(printed("a = $env.$http_headers.X-Shop-Domain\nb = $c - $d\nc = $d.e -f")).toBe(
			"a = $env.$http_headers.X-Shop-Domain\nb = $c - $d\nc = $d.e - f\n",
		);
	});

	test("a member of a word or a number stays apart from it", () => {
		expect(printed("a = b .c\nd = 1 .5\ne = $f .g")).toBe("a = b .c\nd = 1 .5\ne = $f.g\n");
	});

	test("both ways to switch off a filter stay", () => {
		expect(printed("a = $b!|trim\nb = $b|!trim")).toBe("a = $b!|trim\nb = $b|!trim\n");
	});

	test("statements without a block may stand directly above the next", () => {
		const text = "x {\n  precondition ($a)\n  debug.log {\n  }\n\n  break\n}\n";
		expect(printed(text)).toBe(text);
	});

	test("`as` without a variable stays behind its statement", () => {
		expect(printed("x {\n} as a\ny {\n}\n")).toBe("x {\n} as a\ny {\n}\n");
	});

	test("blank lines are empty, or filled as Xano's serializer fills them", () => {
		expect(printed("x {\n  y {\n    a = 1\n  \n    b = 2\n   \n    c = 3\n  }\n}\n")).toBe(
			"x {\n  y {\n    a = 1\n  \n    b = 2\n\n    c = 3\n  }\n}\n",
		);
	});

	test("one blank line between entries stays", () => {
		const text = '[\n  "a"\n\n  // b\n  "c"\n]';
		expect(printed(`a = ${text.replace("\n\n", "\n\n\n\n")}`)).toBe(`a = ${text}\n`);
	});

	test("authors' blank lines between properties are kept, one of them", () => {
		expect(printed("a = 1\nb = 2\n\n\n\nc = 3")).toBe("a = 1\nb = 2\n\nc = 3\n");
	});

	test("what would run on into the line above is kept apart by a comma", () => {
		const text = `a = [\n  // c\n  1,\n  (|uuid),\n  |f\n]`;
		const once = printed(text);
		expect(bare(read(once).items)).toEqual(bare(read(text).items));
	});

	test("a negated word is no cast of the element below it", () => {
		const once = printed("a = [!int, // c\n [1]]");
		expect(bare(read(once).items)).toEqual(bare(read("a = [!int, [1]]").items));
	});

	test("the lines of a heredoc move with the indentation and keep their value", () => {
		expect(printed('x {\na = """\n      one\n        two\n      """\n}')).toBe(
			'x {\n  a = """\n    one\n      two\n    """\n}\n',
		);
		expect(printed('a = """x"""')).toBe('a = """x"""\n');
		const blanks = 'x {\n  a = """\n    one  \n    \n \n    two\n    """\n}\n';
		expect(printed(blanks)).toBe(blanks);
	});

	test("trees made by hand get the parentheses they need", () => {
		const place = { start: 0, end: 0 };
		const number = (value: number) => ({ kind: "Number", value, raw: "", ...place }) as const;
		const sum = {
			kind: "Binary",
			operator: "+",
			operatorSpan: place,
			left: number(1),
			right: number(2),
			...place,
		} as const;
		const product = { ...sum, operator: "*", left: sum, right: sum } as const;
		const difference = { ...sum, operator: "-", left: sum, right: sum } as const;
		const pipe = {
			kind: "Pipe",
			subject: sum,
			filters: [{ name: "abs", nameSpan: place, disabled: false, args: [], ...place }],
			...place,
		} as const;
		const text = { kind: "Text", value: 'a"\n\\', raw: "", style: "double", ...place } as const;
		const attribute = (value: typeof product | typeof difference | typeof pipe | typeof text) =>
			({ kind: "Attribute", name: "a", nameSpan: place, disabled: false, value, ...place }) as const;
		const file = {
			items: [product, difference, pipe, text].map(attribute),
			dividers: [],
			semicolons: [],
			comments: [],
			...place,
		};
		expect(print(file)).toBe('a = (1 + 2) * (1 + 2)\na = 1 + 2 - (1 + 2)\na = (1 + 2)|abs\na = "a\\"\\n\\\\"\n');
	});

	test("a file with mistakes is printed as far as it was read", () => {
		const text = "a = 1\nb = $c $d\ne = 2";
		const { file } = parse(new Source("x", text));
		expect(print(file, text)).toBe("a = 1\ne = 2\n");
	});
});
