import { describe, expect, test } from "vitest";
import { parseExpression } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { shape } from "./build.js";

describe("precedence", () => {
	test.each([
		["1 + 2 * 3", "(1 + (2 * 3))"],
		["1 - 2 - 3", "((1 - 2) - 3)"],
		["8 / 4 % 3", "((8 / 4) % 3)"],
		["$n -1", "($n - 1)"],
		["$n - -1", "($n - -1)"],
		["-$n", "(-$n)"],
		["!!$n", "(!(!$n))"],
		['"a" ~ 1 + 2 ~ "b"', '(("a" ~ (1 + 2)) ~ "b")'],
		["1..$n + 1", "(1 .. ($n + 1))"],
		['1.."2" ~ "3"', '(1 .. ("2" ~ "3"))'],
		["$a == 1 && $b != 2 || $c", "((($a == 1) && ($b != 2)) || $c)"],
		["$a || $b && $c", "($a || ($b && $c))"],
		["$a ?? $b || $c", "($a ?? ($b || $c))"],
		["$a ?? $b ?? $c", "(($a ?? $b) ?? $c)"],
		["$a ?: $b ?? $c", "($a ?: ($b ?? $c))"],
		["$a ?: $b ?: $c", "(($a ?: $b) ?: $c)"],
		["$a ?: $b ? 1 : 2", "(($a ?: $b) ? 1 : 2)"],
		["$a > 1 ? 2 : 3", "(($a > 1) ? 2 : 3)"],
		["$a ? 1 : $b ? 2 : 3", "($a ? 1 : ($b ? 2 : 3))"],
		["$a ? $b ? 1 : 2 : 3", "($a ? ($b ? 1 : 2) : 3)"],
		['$a ? $b|get:"c" : $d', '($a ? ($b|get:"c") : $d)'],
		["$a ?? $b ? 1 : 2", "(($a ?? $b) ? 1 : 2)"],
		["$a === 1 != false", "(($a === 1) != false)"],
		["($a + 1) * 2", "(($a + 1) * 2)"],
		["`$a + 1` * 2", "(($a + 1) * 2)"],
		["```\n$a\n  + 1\n```", "($a + 1)"],
		["$a in $b && $c not in $d", "(($a in $b) && ($c not in $d))"],
		["$a between 1:2 && $b", "(($a|between:1:2) && $b)"],
		["$a.b = $$.c * 2", "($a.b = ($$.c * 2))"],
		["$a[$$.x == 1].b.$k[0] = true ? 1 : 2", "($a[($$.x == 1)].b.$k[0] = (true ? 1 : 2))"],
		["`$a.b = 1`", "($a.b = 1)"],
		["{x: $a.b = 1, y: 2}", "{x: ($a.b = 1), y: 2}"],
		["$a not between 1 + 1:3", "($a|not between:(1 + 1):3)"],
	])("%s", (text, expected) => {
		expect(shape(text)).toBe(expected);
	});

	test.each([
		"==?",
		"!=?",
		">?",
		">=?",
		"<?",
		"<=?",
		"~?",
		"!~",
		"!~?",
		"@>",
		"@>?",
		"<@",
		"in?",
		"not in?",
		"contains",
	])("the query operator %s", (operator) => {
		expect(shape(`$a ${operator} $b`)).toBe(`($a ${operator} $b)`);
	});

	test.each([
		"not contains?",
		"includes",
		"overlaps?",
		"not overlaps",
		"like",
		"ilike?",
		"search",
		"like?",
		"between?",
	])("the word operator %s", (operator) => {
		expect(shape(`$a ${operator} $b && $c`)).toBe(`(($a ${operator} $b) && $c)`);
	});
});

describe("filters", () => {
	test.each([
		["$i < $a|count", "($i < ($a|count))"],
		["$a|count == 0", "(($a|count) == 0)"],
		['"x" ~ $b|f', '("x" ~ ($b|f))'],
		['!$x|has:"k"', '(!($x|has:"k"))'],
		["-$x|abs", "(-($x|abs))"],
		["$x|get:$p - $i - 1:null", "($x|get:(($p - $i) - 1):null)"],
		['$x|push:"Bearer " ~ $t', '($x|push:("Bearer " ~ $t))'],
		["$x|slice:1..3:-2", "($x|slice:(1 .. 3):-2)"],
		['$r|get:"pass" == true', '(($r|get:"pass") == true)'],
		['$r|get:"a" && $b', '(($r|get:"a") && $b)'],
		['$r|get:"a" ?? $b', '(($r|get:"a") ?? $b)'],
		["$x|filter:$a == 1", "($x|filter:($a == 1))"],
		['$x|set_conditional:"b":2:$a == 1 + 1', '($x|set_conditional:"b":2:($a == (1 + 1)))'],
		['$x|set_conditional:"b":2:$a && $b', '(($x|set_conditional:"b":2:$a) && $b)'],
		['$r|get:"a" ?: $b', '(($r|get:"a") ?: $b)'],
		["$x|find:$$.a == 1 && $$.b > 2", "($x|find:(($$.a == 1) && ($$.b > 2)))"],
		["$x|find:$$.a && $b", "(($x|find:$$.a) && $b)"],
		["$x|anything:$$ == 1", "($x|anything:($$ == 1))"],
		["$x|anything:1 < $this.b", "($x|anything:(1 < $this.b))"],
		["$x|anything:1 < 2", "(($x|anything:1) < 2)"],
		["$x|map:$$*2|sum", "($x|map:($$ * 2)|sum)"],
		["$x|reduce:$$ + $result:0", "($x|reduce:($$ + $result):0)"],
		['$x|sort::"number"', '($x|sort::"number")'],
		["$x|pick:[a, c]", "($x|pick:[a, c])"],
		["$x|sort:$this:number:true", "($x|sort:$this:number:true)"],
		["(|uuid)", "(missing|uuid)"],
		["$x!|trim|!lower", "($x!|trim!|lower)"],
		["$x\n  |trim\n  // why\n  |lower", "($x|trim|lower)"],
		["($x|first).name", "($x|first).name"],
		['$x|set:"a":!$y', '($x|set:"a":(!$y))'],
	])("%s", (text, expected) => {
		expect(shape(text)).toBe(expected);
	});
});

describe("values", () => {
	test.each([
		["$a.b.0.$c[1]", "$a.b.0.$c[1]"],
		['$a["b c"]."d e"', '$a["b c"].d e'],
		["$$", "$$"],
		["$0", "$0"],
		["true", "true"],
		["now", "now"],
		["utf-8", "utf-8"],
		["1024x768", "1024x768"],
		["1.5", "1.5"],
		["1e3", "1000"],
		["1e-3", "0.001"],
		["9223372036854775807", "9223372036854775807n"],
		["-9223372036854775808", "-9223372036854775808n"],
		["9007199254740991", "9007199254740991"],
		["9223372036854775808", "9223372036854776000"],
		["2025-01-01 00:00:00+0000", "<2025-01-01 00:00:00+0000>"],
		["2025-01-01T00:00:00.5Z", "<2025-01-01T00:00:00.5Z>"],
		['!int "42"', '!int "42"'],
		["!$a", "(!$a)"],
		["[1, 2\n3,\n\n4,]", "[1, 2, 3, 4]"],
		["[\n-1\n[2]\n{a: 3}\n(4)\n]", "[-1, [2], {a: 3}, 4]"],
		["[...$a, 1]", "[...$a, 1]"],
		["{a: 1, b: 2\nc: 3,\n}", "{a: 1, b: 2, c: 3}"],
		["{\"a b\": 1, 'c': 2, 3: 4, ...$d, (1): 5}", "{a b: 1, c: 2, 3: 4, ...$d, 1: 5}"],
		["{}", "{}"],
		["[]", "[]"],
	])("%s", (text, expected) => {
		expect(shape(text)).toBe(expected);
	});

	test.each([
		['"a\\n\\t\\r\\\\\\"\\\'"', "a\n\t\r\\\"'"],
		['"\\d\\u0041"', "\\d\\u0041"],
		["'a \"b\" \\' c'", 'a "b" \' c'],
		['"two\nlines"', "two\nlines"],
		['"""a "b" \\n"""', 'a "b" \\n'],
		['"""\n  a\n    b\n\n  """', "a\n  b\n"],
		["'''\n  a\n'''", "  a"],
		['"""\r\n  a\r\n  b\r\n  """', "a\nb"],
		['"""\n"""', ""],
		['"// no comment"', "// no comment"],
		['"a{{$b}}"', "a{{$b}}"],
	])("the text %s", (text, value) => {
		const { expression, issues } = parseExpression(new Source("test.xs", text));
		expect(issues).toEqual([]);
		expect(expression).toMatchObject({ kind: "Text", value, raw: text });
	});

	test("one expression is read with offsets into its own text", () => {
		const { expression } = parseExpression(new Source("x", "$a + 1"));
		expect(expression).toMatchObject({ start: 0, end: 6, operatorSpan: { start: 3, end: 4 } });
		expect(parseExpression(new Source("x", "1\nb = 2")).issues).toMatchObject([{ code: "unexpected" }]);
		expect(parseExpression(new Source("x", "")).issues).toHaveLength(1);
	});
});

describe("line ends", () => {
	test.each([
		["$a\n  + 1", "($a + 1)"],
		["$a +\n  1", "($a + 1)"],
		["$a\n  ? 1\n  : 2", "($a ? 1 : 2)"],
		["$a\n  && $b\n  || $c", "(($a && $b) || $c)"],
		["$a\n  .b", "$a.b"],
		["(\n$a\n-1\n)", "($a - 1)"],
	])("%s", (text, expected) => {
		expect(shape(text)).toBe(expected);
	});
});
