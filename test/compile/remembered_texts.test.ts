import { describe, expect, test } from "vitest";
import { compileText, functionText, outcomeOf, runText } from "./harness.js";

/** A loop that makes a text in each pass, and the response with all of them. */
const collecting = (expression: string, passes = 3_000): string =>
	functionText(
		`var $all { value = [] }
		for (${passes}) { each as $i { array.push $all { value = ${expression} } } }`,
		"$all",
	);

const numbers = (passes = 3_000): number[] => Array.from({ length: passes }, (_, index) => index);

describe("texts that a loop makes of small whole numbers", () => {
	test.each([
		['"key" ~ ($i % 10)', (i: number) => `key${i % 10}`],
		['($i % 10) ~ "th"', (i: number) => `${i % 10}th`],
		['"<" ~ ($i % 10) ~ ">"', (i: number) => `<${i % 10}>`],
		['"a" ~ "b" ~ ($i * 7 % 1000) ~ "c" ~ "d"', (i: number) => `ab${(i * 7) % 1000}cd`],
		['"n" ~ (($i % 7) - 3)', (i: number) => `n${(i % 7) - 3}`],
		['"k" ~ ($i * 5 % 9000)', (i: number) => `k${(i * 5) % 9000}`],
		['"k" ~ ($i % 3) ~ "x" ~ ($i % 4)', (i: number) => `k${i % 3}x${i % 4}`],
		['"" ~ $i', (i: number) => `${i}`],
	])("are what joining gives: %s", async (expression, expected) => {
		expect(JSON.parse((await runText(collecting(expression))).end)).toEqual(numbers().map(expected));
	});

	test("are found again once a loop has made its first stretch", async () => {
		const program = compileText(collecting('"key" ~ ($i % 10)'));
		expect(program.code).toMatch(/texts0 === null \? "key" \+ t\d : \(texts0\[t\d\] \?\?= "key" \+ t\d\)/);
		expect(program.code).toMatch(/texts0 \?\?= new Array\(10\)/);
	});

	test("are remembered of numbers up to a bound", () => {
		expect(compileText(collecting('"key" ~ $i', 20_000)).code).toContain("v_i >= 8192");
		expect(compileText(collecting('"n" ~ (($i % 7) - 9)')).code).not.toContain("texts0");
	});

	test("are not remembered where that could fill the memory, where nothing is known, or outside of a loop", () => {
		const codes = [
			collecting(`"${"long ".repeat(20)}" ~ ($i % 10)`),
			collecting('"key" ~ ($i / 2)'),
			collecting('"key" ~ $all|count ~ ($i % 10)'),
			functionText("var $n { value = 3 }", '"key" ~ $n'),
			functionText('foreach ([1, "x", null]) { each as $x { var $y { value = "key" ~ $x } } }', "$y"),
		].map((text) => compileText(text).code);
		for (const code of codes) expect(code).not.toContain("texts0");
	});

	test("of a loop around another one are made in each of its passes", async () => {
		const text = functionText(
			`var $all { value = [] }
			for (3) { each as $i {
				for (1500) { each as $j { array.push $all { value = "x" ~ ($j % 5) } } }
				array.push $all { value = "row" ~ $i }
			} }`,
			"[$all|count, $all|unique]",
		);
		const program = compileText(text);
		expect(program.code).toContain('"row" + v_i');
		expect((await outcomeOf(program)).end).toBe('[4503,["x0","x1","x2","x3","x4","row0","row1","row2"]]');
	});
});

test("three or more texts and whole numbers are joined where they stand", async () => {
	const text = functionText(
		'var $a { value = "a" } var $n { value = 5 }',
		"[$a ~ $n ~ $n ~ $a, $n ~ $n ~ $a, $n ~ $a ~ $n]",
	);
	const program = compileText(text);
	expect(program.code).toContain("v_a + v_n + v_n + v_a");
	expect(program.code.match(/concatenateAll\(/g)).toHaveLength(1);
	expect((await outcomeOf(program)).end).toBe('["a55a","55a","5a5"]');
});
