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

	test("short objects stay on one line, long and nested ones are opened with their colons aligned", () => {
		expect(printed("a = { b : 1,c:2 , }")).toBe("a = {b: 1, c: 2}\n");
		expect(printed("a = {bb: {c: 1}, ddd: 2}")).toBe("a = {\n  bb : {c: 1}\n  ddd: 2\n}\n");
		expect(printed('a = [{"b c": 1}, {d: 2}]')).toBe('a = [\n  {"b c": 1}\n  {d: 2}\n]\n');
	});

	test("short filter chains stay on one line, long ones are broken before every filter", () => {
		expect(printed("a = $b\n  |trim\n  |lower")).toBe("a = $b|trim|lower\n");
		const long = `"${"x".repeat(30)}"`;
		expect(printed(`a = {}|set:"a":${long}|set:"b":({}|set:"c":1|set:"d":${long})`)).toBe(`a = {}
  |set:"a":${long}
  |set:"b":({}
    |set:"c":1
    |set:"d":${long}
  )
`);
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

	test("a comment inside an expression moves behind it", () => {
		expect(printed("a = ($b // why\n  && $c)\nd = 1")).toBe("a = ($b && $c) // why\nd = 1\n");
	});

	test("the lines of a heredoc move with the indentation and keep their value", () => {
		expect(printed('x {\na = """\n      one\n        two\n      """\n}')).toBe(
			'x {\n  a = """\n    one\n      two\n    """\n}\n',
		);
		expect(printed('a = """x"""')).toBe('a = """x"""\n');
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
