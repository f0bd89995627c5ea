import { describe, expect, test } from "vitest";
import type { Limits } from "../../../src/catalogue/define.js";
import { renderTemplate } from "../../../src/catalogue/twig/render.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { objectFrom } from "../../../src/values/object.js";
import { stillRun } from "../filters/evaluate.js";
import { surroundingsOf } from "./surroundings.js";

const data: XanoObject = {
	name: "Ada",
	list: [3, 1, 2],
	rows: [
		{ name: "Pen", price: 1.5 },
		{ name: "Ink", price: 12 },
	],
	empty: {},
};

function render(template: string, variables: XanoObject = data, limits: Partial<Limits> = {}): string {
	return renderTemplate(stillRun(limits), template, surroundingsOf(variables));
}

function refused(template: string, limits: Partial<Limits> = {}): XanoError {
	try {
		render(template, data, limits);
	} catch (error) {
		if (error instanceof XanoError) return error;
		throw error;
	}
	throw new Error(`${template} was not refused`);
}

describe("later 3.x", () => {
	test.each([
		["{{ list|find(v => v < 3) }}{{ list|find(v => v > 9) is null ? 'n' }}", "1n"],
		["{{ list|shuffle|sort|join }}", "123"],
		[
			"{{ [1, 2] is sequence ? 1 }}{{ {a: 1} is mapping ? 2 }}{{ {a: 1} is sequence ? 3 }}{{ [] is sequence ? 4 }}",
			"124",
		],
		["{{ empty is mapping ? 1 }}{{ empty is sequence ? 2 }}{{ empty|json_encode }}", "1{}"],
		["{{ (1 xor 0) ? 'y' : 'n' }}{{ (1 xor 1) ? 'y' : 'n' }}", "yn"],
		["{{ [0, ...list, 4]|join(',') }}", "0,3,1,2,4"],
		["{{ {a: 1, ...{b: 2, a: 3}}|json_encode }}", '{"a":3,"b":2}'],
		["{{ max(...list) }}{{ name|slice(...[1, 1]) }}", "3d"],
		["{{ 1234.5|number_format(decimal: 1, decimal_point: ',') }}", "1,234,5"],
		["{% macro m(a, b = 2) %}{{ a }}{{ b }}{% endmacro %}{{ _self.m(b: 1, a: 5) }}{{ _self.m(a = 3) }}", "5132"],
		["{{ rows[0].(('na' ~ 'me')) }}", "Pen"],
		["{{ 1_000 + 1 }}", "1001"],
		["{{\n  # a comment\n  name # another\n}}", "Ada"],
		["{{ [1, 2]|merge([3], [4])|join }}", "1234"],
	])("%s", (template, result) => {
		expect(render(template)).toBe(result);
	});
});

describe("names with a dollar sign", () => {
	test.each([
		["{{ $name }}{{ $list[0] }}{{ $rows.1.name }}", "Ada3Ink"],
		["{% for $row in $rows %}{{ $row.name }}{{ row.price }} {% endfor %}", "Pen1.5 Ink12 "],
		["{% set $x = 1 %}{{ x }}{{ $x }}{% set y = 2 %}{{ $y }}", "112"],
		["{{ $rows|map($r => $r.name)|join(',') }}", "Pen,Ink"],
		["{% macro m($a) %}{{ $a }}{{ a }}{% endmacro %}{{ _self.m('x') }}", "xx"],
		["{{ $nothing.at.all }}{{ $nothing is defined ? 'y' : 'n' }}", "n"],
		["{{ {$name}|json_encode }}{{ {$name: 1}|json_encode }}", '{"name":"Ada"}{"name":1}'],
		["costs {{ '$' }}{{ 5 }}, {$name}", "costs $5, {$name}"],
	])("%s", (template, result) => {
		expect(render(template)).toBe(result);
	});
});

describe("values of the language", () => {
	test("keep the order of integer-like keys, and __proto__ is a key", () => {
		const variables: XanoObject = {
			o: objectFrom([
				["2", "b"],
				["1", "a"],
				["__proto__", "p"],
			]),
		};
		expect(render("{% for k, v in o %}{{ k }}{{ v }} {% endfor %}{{ o.__proto__ }}{{ o[1] }}", variables)).toBe(
			"2b 1a __proto__p pa",
		);
	});

	test("never change", () => {
		const list: Value[] = [3, 1, 2];
		render("{% set list = list|sort|merge([4]) %}{% for i in list %}{% set list = [] %}{% endfor %}", { list });
		expect(list).toEqual([3, 1, 2]);
	});

	test("64-bit ints are exact", () => {
		expect(render("{{ n }} {{ n + 1 }} {{ n|number_format }} {{ n|json_encode }}", { n: 9007199254740993n })).toBe(
			"9007199254740993 9007199254740994 9,007,199,254,740,993 9007199254740993",
		);
	});

	test("dates that look like milliseconds are reported", () => {
		const run = stillRun();
		renderTemplate(run, "{{ at|date('Y') }}{{ (at // 1000)|date('Y') }}", surroundingsOf({ at: 1700000000000 }));
		expect([...run.warnings.values()].map(({ code, count }) => [code, count])).toEqual([["template-date", 1]]);
	});
});

describe("limits", () => {
	test("a text cannot grow without end", () => {
		const doubling = "{% set x = 'aaaaaaaa' %}{% for i in 1..60 %}{% set x = x ~ x %}{% endfor %}";
		expect(refused(doubling).message).toMatch(/^A text grew beyond .* at line 1$/);
		expect(refused("{% for i in 1..400 %}{{ name }}{% endfor %}", { size: 1_000 }).message).toContain(
			"grew beyond 1,000",
		);
		expect(
			refused("{{ ('a'|replace({'a': name}))|replace({'A': '%999s'|format('')}) }}", { size: 500 }).message,
		).toContain("grew");
		expect(refused("{{ [1, 2, 3]|join('%400s'|format('')) }}", { size: 500 }).message).toContain("grew");
	});

	test("nor can a list", () => {
		expect(refused("{{ (1..90000000)|length }}").message).toMatch(/^An array grew beyond/);
		expect(refused("{% set x = [1] %}{% for i in 1..60 %}{% set x = x|merge(x) %}{% endfor %}").message).toContain(
			"grew",
		);
		expect(refused("{{ [1]|batch(90000000, 'x')|length }}").message).toContain("grew");
		expect(refused("{{ [1, ...(1..900)]|length }}", { size: 500 }).message).toContain("grew");
	});

	test("arrays that stand in several places are no trouble", () => {
		const shared = "{% set x = [1] %}{% for i in 1..60 %}{% set x = [x, x] %}{% endfor %}";
		expect(refused(`${shared}{{ x|json_encode }}`, { size: 10_000 }).message).toContain("grew beyond 10,000");
		expect(refused(`${shared}{{ x|url_encode }}`, { size: 10_000 }).message).toContain("grew beyond 10,000");
		expect(refused(`${shared}{{ x == 1 }}`).message).toContain("grew beyond 50,000,000");
		expect(render(`${shared}{{ x|length }}{{ x is same as(x) }}`.replace("60", "20"))).toBe("21");
	});

	test("loops are counted", () => {
		const nested = "{% for a in 1..1000 %}{% for b in 1..1000 %}{% endfor %}{% endfor %}";
		expect(refused(nested, { iterations: 10_000 }).message).toBe(
			"The template went round more than 10,000 times at line 1",
		);
		expect(render(nested, data, { iterations: 1_100_000 })).toBe("");
	});

	test("time is, too", () => {
		const run = stillRun({ milliseconds: 1_000 });
		let now = 0;
		const slow = Object.create(run, { clock: { value: { now: () => 0, monotonic: () => (now += 600) } } });
		const loop = "{% for a in 1..9000 %}{% endfor %}";
		expect(() => renderTemplate(slow, loop, surroundingsOf(data))).toThrow("took longer than 1 second");
		const few = "{% set l = 1..1000000 %}{% for a in 1..100 %}{% set m = max(l) %}{{ -1 in l }}{% endfor %}";
		expect(() => renderTemplate(slow, few, surroundingsOf(data))).toThrow("took longer than 1 second");
	});

	test("what a filter makes is held to the size of a text or list", () => {
		const doubled = "{% set s = '%' %}{% for a in 1..16 %}{% set s = s ~ s %}{% endfor %}";
		const limits = { size: 100_000 };
		for (const made of ["s|url_encode", "s|e('html_attr')", "s|split('')|join(' ')"]) {
			expect(refused(`${doubled}{% do ${made} %}`, limits).message).toContain("grew beyond 100,000");
		}
		expect(refused("{{ (1..20000000)|length }}", { size: 50_000_000 }).message).toBe(
			"An array in a template grew beyond 10,000,000 elements at line 1",
		);
	});

	test("macros cannot call each other without end", () => {
		const endless = "{% macro m() %}{{ _self.m() }}{% endmacro %}{{ _self.m() }}";
		expect(refused(endless).message).toMatch(/^Macros call each other more than \d+ deep/);
		expect(refused("{% block b %}{{ block('b') }}{% endblock %}").message).toContain("deep");
	});

	test("nesting is no trouble", () => {
		expect(refused(`{{ ${"(".repeat(50_000)}1${")".repeat(50_000)} }}`).message).toContain("nested too deeply");
		expect(refused(`${"{% if 1 %}".repeat(50_000)}`).message).toContain("nested too deeply");
		expect(render(`{{ ${"1 ~ ".repeat(5_000)}1 }}`)).toBe("1".repeat(5_001));
		expect(render(`{{ name${"|upper".repeat(500)} }}`)).toBe("ADA");
		expect(render(`{{ ${"(".repeat(60)}name${" ?: 1)".repeat(60)} }}`)).toBe("Ada");
	});
});

describe("messages", () => {
	test.each([
		["{% include 'header.html' %}", 'Template "header.html" is not defined at line 1.', "stands alone"],
		["{% extends 'base' %}{% block a %}{% endblock %}", 'Template "base" is not defined at line 1.', "stands alone"],
		["{% spaceless %}<p> </p>{% endspaceless %}", 'Unknown "spaceless" tag', "{% apply spaceless %}"],
		["{% for i in list if i %}{% endfor %}", 'Unexpected token "name" of value "if"', "filter(item"],
		["{{ list }}", "Array to string conversion at line 1", "json_encode"],
		["\n\n{{ name|uppr }}", 'Unknown "uppr" filter. Did you mean "upper" at line 3?', null],
		["{{ nothing|merge([1]) }}", "The merge filter only works with arrays", "|default([])"],
		["{{ date('2024-01-01') }}", "Object of class DateTime could not be converted", "|date("],
		["{{ list|map('upper') }}", 'The "map" filter expects an arrow function', "|map("],
	])("%s", (template, message, help) => {
		const error = refused(template);
		expect(error.message).toContain(message.replace(/ at line \d+\.$/, ""));
		if (help !== null) expect(error.help).toContain(help);
	});
});
