import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultCatalogue } from "../../src/catalogue/index.js";
import { applyEdits } from "../../src/diagnostics/fix.js";
import { foldsOf } from "../../src/editor/structure/folding.js";
import { formattingEdits, rangeFormattingEdits } from "../../src/editor/structure/formatting.js";
import { runnablesOf } from "../../src/editor/structure/lenses.js";
import { selectionsAt } from "../../src/editor/structure/selection.js";
import { silencing } from "../../src/editor/structure/silencing.js";
import { type OutlineSymbol, outlineOf } from "../../src/editor/structure/symbols.js";
import { colouredTokens } from "../../src/editor/structure/tokens.js";
import { Lines } from "../../src/editor/text.js";
import { documentOf } from "./support.js";

const text = `// What it is for
// in two lines
function "shop/total" {
  input {
    int count? filters=min:1
    object customer {
      schema {
        text name
      }
    }
  }

  stack {
    var $list {
      value = [
        1,
        2
      ]
    }
    foreach ($list) {
      each as $item {
        math.add $sum {
          value = $item
        }
      }
    }
    function.run "shop/tax" {
      input = {amount: $input.count}
    } as $tax
    !var $off {
      value = """
        several
        lines
        """
    }
  }

  response = $tax|upper

  test "adds up" {
    expect.to_equal ($response) {
      value = 3
    }
  }
}

run.job "Nightly" {
  main = {name: "shop/total", input: {}}
}
`;

const brief = ({ name, detail, children }: OutlineSymbol): unknown =>
	children.length === 0 ? `${detail} ${name}` : [`${detail} ${name}`, ...children.map(brief)];

describe("the outline", () => {
	test("shows constructs with their inputs, variables and tests", () => {
		expect(outlineOf(documentOf(text)).map(brief)).toEqual([
			[
				"function shop/total",
				"int count",
				["object customer", "text name"],
				"var $list",
				"each $item",
				"function.run $tax",
				"var $off",
				"test adds up",
			],
			"run.job Nightly",
		]);
	});

	test("has every name inside of what it names, and every child inside its parent", () => {
		const check = ({ span, nameSpan, children }: OutlineSymbol): void => {
			expect(nameSpan.start).toBeGreaterThanOrEqual(span.start);
			expect(nameSpan.end).toBeLessThanOrEqual(span.end);
			for (const child of children) {
				expect(child.span.start).toBeGreaterThanOrEqual(span.start);
				expect(child.span.end).toBeLessThanOrEqual(span.end);
				check(child);
			}
		};
		for (const symbol of outlineOf(documentOf(text))) check(symbol);
	});

	test("stays while a bracket is open, and moves with the text", () => {
		const broken = text.replace("  stack {\n", "  stack {\n    var $new {\n");
		const outline = outlineOf(documentOf(text, broken));
		expect(outline.map(({ name }) => name)).toEqual(["shop/total", "Nightly"]);
		const { nameSpan } = outline[1] as OutlineSymbol;
		expect(broken.slice(nameSpan.start, nameSpan.end)).toBe('"Nightly"');
	});
});

describe("folding", () => {
	const folded = (written: string): unknown[] => {
		const lines = new Lines(written, "utf-16");
		return foldsOf(documentOf(written), lines).map(({ startLine, endLine, isComment }) => {
			const first = written.split("\n")[startLine]?.trim();
			return `${first} … ${endLine - startLine}${isComment ? " comment" : ""}`;
		});
	};

	test("takes blocks, lists, texts and comments, and leaves their last line", () => {
		expect(folded(text)).toEqual(
			expect.arrayContaining([
				"// What it is for … 1 comment",
				"input { … 6",
				"schema { … 1",
				"value = [ … 2",
				'value = """ … 2',
				'run.job "Nightly" { … 1',
			]),
		);
	});

	test("takes nothing that is in one line", () => {
		expect(folded("table t {}\n\n// one\n")).toEqual([]);
	});
});

describe("a growing selection", () => {
	test("takes in more and more, up to the whole file", () => {
		const document = documentOf(text);
		const offset = text.indexOf("$input.count") + 8;
		const taken = selectionsAt(document, offset).map(({ start, end }) => text.slice(start, end));
		expect(taken.slice(0, 5)).toEqual([
			"count",
			".count",
			"$input.count",
			"amount: $input.count",
			"{amount: $input.count}",
		]);
		expect(taken.at(-1)).toBe(text);
	});

	test("always holds the place, and what it held before", () => {
		const document = documentOf(text);
		fc.assert(
			fc.property(fc.nat(text.length), (offset) => {
				const spans = selectionsAt(document, offset);
				for (const [index, { start, end }] of spans.entries()) {
					expect(start <= offset && offset <= end).toBe(true);
					const outer = spans[index + 1];
					if (outer)
						expect(outer.start <= start && end <= outer.end && outer.end - outer.start > end - start).toBe(true);
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe("colours", () => {
	const catalogue = defaultCatalogue();
	const coloured = (written: string): string[] =>
		colouredTokens(documentOf(written).source, catalogue).map(
			({ start, end, type, modifiers }) => `${written.slice(start, end)} ${[type, ...modifiers].join(".")}`,
		);

	test("tell names, inputs, filters and literals apart", () => {
		expect(coloured(text)).toEqual(
			expect.arrayContaining([
				"// What it is for comment",
				"function keyword",
				'"shop/total" function.declaration',
				"int type",
				"count parameter.declaration",
				"min function.defaultLibrary",
				"var keyword",
				"$list variable.declaration",
				"math.add function.defaultLibrary",
				'"shop/tax" function',
				"$input parameter.readonly",
				"count parameter",
				"$tax variable.declaration",
				"upper function.deprecated.defaultLibrary",
				"! operator",
				"name property",
				'"shop/total" function',
				"3 number",
			]),
		);
	});

	test("leave JavaScript on lines of its own to the editor", () => {
		const program = `api.lambda {
  code = """
    return 1
    """
  timeout = 2
}
debug.log {
  value = $list|lambda_map:"""
    return $this
    """
}
debug.log {
  value = """
    no code
    """
}
api.lambda {
  code = "return 1"
}`;
		const texts = coloured(program).filter((each) => each.endsWith(" string"));
		expect(texts).toEqual(['"""\n    no code\n    """ string', '"return 1" string']);
	});

	test("take the condition of a search for what it is", () => {
		expect(coloured("array.find ($list) if ($this == 1) as $found")).toContain("if keyword");
	});

	test("never overlap, whatever the text", () => {
		const pieces = text.split(/\b/);
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...pieces, '"', "{", "}", "`", "\n"), { maxLength: 40 }), (parts) => {
				const written = parts.join("");
				let reached = 0;
				for (const { start, end } of colouredTokens(documentOf(written).source, catalogue)) {
					expect(start).toBeGreaterThanOrEqual(reached);
					expect(end).toBeGreaterThan(start);
					reached = end;
				}
				expect(reached).toBeLessThanOrEqual(written.length);
			}),
			{ numRuns: 200 },
		);
	});
});

describe("what can be run", () => {
	test("is a test of a function", () => {
		const tested =
			'function "f" {\n  input {\n  }\n  stack {\n  }\n  response = 1\n\n  test "is one" {\n    expect.to_equal ($response) {\n      value = 1\n    }\n  }\n  !test "off" {\n  }\n  test {\n  }\n}\n';
		const document = documentOf(tested);
		const [, found, ...more] = runnablesOf(document);
		expect(found).toMatchObject({ kind: "test", name: "f > is one", input: null });
		expect(document.source.text.slice(found?.span.start, found?.span.end)).toBe("test");
		expect(more).toEqual([]);
		expect(runnablesOf(documentOf(tested.replace("function", "query").replace('"f"', '"f" verb=GET')))).toEqual([]);
	});

	test("is a job, or a function, with the input it needs", () => {
		const needs = 'function "needs" {\n  input {\n    text name\n  }\n  stack {\n  }\n  response = null\n}\n';
		expect(runnablesOf(documentOf(text))).toMatchObject([
			{ kind: "function", name: "shop/total", input: '{"customer":{}}' },
			{ kind: "test", name: "shop/total > adds up", input: null },
			{ kind: "job", name: "Nightly", input: null },
		]);
		expect(runnablesOf(documentOf(needs.replace("text name", "text name?")))).toMatchObject([{ input: null }]);
		const all =
			'text a\n text[] b\n enum c {\n values = ["x", "y"]\n }\n int d\n bool e\n json f\n !int g\n decimal __proto__';
		expect(runnablesOf(documentOf(needs.replace("text name", all)))).toMatchObject([
			{ input: '{"a":"","b":[],"c":"x","d":0,"e":false,"f":null,"__proto__":0}' },
		]);
	});
});

describe("formatting", () => {
	const untidy = 'function "a" {\r\n\tinput {\r\n\t}\r\n  stack {\r\n  }\r\n\r\n  response = null\r\n}\r\n';
	const after = (written: string): string => applyEdits(written, formattingEdits(documentOf(written)));

	test("keeps the line ends, and what is right already", () => {
		const tidy = after(untidy);
		expect(tidy).toContain("  input {\r\n  }\r\n");
		expect(tidy.replaceAll("\r\n", "")).not.toContain("\n");
		expect(formattingEdits(documentOf(tidy))).toEqual([]);
	});

	test("leaves a file with syntax errors alone", () => {
		expect(formattingEdits(documentOf("function a {"))).toEqual([]);
	});

	test("of a part changes that part only", () => {
		const two = `${untidy}\r\n${untidy.replace('"a"', '"b"')}`;
		const start = two.indexOf('"b"');
		const edits = rangeFormattingEdits(documentOf(two), { start, end: two.length });
		const changed = applyEdits(two, edits);
		expect(changed.slice(0, untidy.length)).toBe(untidy);
		expect(changed.slice(untidy.length)).toContain("  input {\r\n  }\r\n");
	});
});

describe("silencing", () => {
	const about = (written: string, at: string) => {
		const document = documentOf(written);
		const start = written.indexOf(at);
		const edit = silencing(document, {
			code: "unknown-filter",
			severity: "error",
			message: "",
			source: document.source,
			span: { start, end: start + at.length },
		});
		return edit === null ? null : applyEdits(written, [edit]);
	};
	const program = (line: string): string =>
		`function a {\n  input {\n  }\n  stack {\n    var $x {\n${line}\n    }\n  }\n  response = $x\n}\n`;

	test("puts a comment into the line above, as far in as the code", () => {
		expect(about(program("      value = 1|nope"), "nope")).toBe(
			program("      // xano-ignore XS401\n      value = 1|nope"),
		);
	});

	test("adds to a comment that is there", () => {
		expect(about(program("      // xano-ignore XS415 as agreed\n      value = 1|nope"), "nope")).toBe(
			program("      // xano-ignore XS401, XS415 as agreed\n      value = 1|nope"),
		);
	});

	test("is not offered inside a text", () => {
		expect(about(program('      value = """\n        nope\n        """'), "nope")).toBeNull();
	});
});
