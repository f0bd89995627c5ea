import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { format } from "../../src/index.js";
import { bare } from "../grammar/build.js";
import { programs } from "../grammar/programs.js";

const formatted = (text: string): string => {
	const { text: result, diagnostics } = format("test.xs", text);
	expect(diagnostics).toEqual([]);
	return result as string;
};

describe("line ends", () => {
	test("CRLF stays where most lines end so", () => {
		expect(formatted("x{\r\na=1\r\n\r\n\r\nb=2\r\n}\r\n")).toBe("x {\r\n  a = 1\r\n\r\n  b = 2\r\n}\r\n");
		expect(formatted("a=1\r\nb=2\r\nc=3\n")).toBe("a = 1\r\nb = 2\r\nc = 3\r\n");
		expect(formatted("a=1\r\nb=2\nc=3\n")).toBe("a = 1\nb = 2\nc = 3\n");
	});

	test("heredocs and comments take part, whatever was mixed", () => {
		expect(formatted('a=1\r\n// b \r\nc = """\n  d\r\n  e\n  """\r\nf=2\r\ng=3\r\n')).toBe(
			'a = 1\r\n// b \r\nc = """\r\n  d\r\n  e\r\n  """\r\nf = 2\r\ng = 3\r\n',
		);
	});

	test("texts of several lines keep theirs: another line end would be another value", () => {
		const text = 'a = "b\nc"\r\nd = "e\r\nf"\r\n';
		expect(formatted(text)).toBe(text);
		expect(formatted('a = "b\r\nc"\nd = 1\n')).toBe('a = "b\r\nc"\nd = 1\n');
	});

	test("the last line ends as it did, once", () => {
		expect(formatted("a=1")).toBe("a = 1");
		expect(formatted("a=1\n\n\n")).toBe("a = 1\n");
		expect(formatted("a=1\n// b")).toBe("a = 1\n// b");
		expect(formatted("")).toBe("");
		expect(formatted(" \n\n")).toBe("");
	});
});

test("a byte order mark goes", () => {
	expect(formatted("\ufeffa = 1\n")).toBe("a = 1\n");
});

test("a program with mistakes is left alone, and all of them are told", () => {
	const { text, diagnostics } = format("test.xs", "a = [1\nb = $c $d\n");
	expect(text).toBeNull();
	expect(diagnostics.length).toBeGreaterThan(0);
	expect(diagnostics[0]).toMatchObject({ severity: "error", source: { name: "test.xs" } });
});

test("line ends of any kind mixed keep every value, and are settled after one pass", () => {
	const tree = (text: string) => {
		const { file, issues } = parse(new Source("test.xs", text));
		return issues.length > 0 ? null : bare(file.items);
	};
	fc.assert(
		fc.property(
			fc.constantFrom(...Object.values(programs), 'a = "b\nc"\nd = """\n  e\n  """\nf = """g\nh"""\n'),
			fc.array(fc.constantFrom("\n", "\r\n"), { minLength: 1, maxLength: 7 }),
			(text, ends) => {
				let line = 0;
				const mixed = text.replace(/\n/g, () => ends[line++ % ends.length] as string);
				const before = tree(mixed);
				fc.pre(before !== null);
				const once = formatted(mixed);
				expect(tree(once)).toEqual(before);
				expect(formatted(once)).toBe(once);
			},
		),
		{ numRuns: 100 },
	);
});
