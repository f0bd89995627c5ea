import { describe, expect, test } from "vitest";
import { compileText, functionText, outcomeOf, quietRun, runText } from "./harness.js";

const codeOf = (stack: string, response = "null"): string => compileText(functionText(stack, response)).code;

describe("what is known of variables", () => {
	test("a loop over small whole numbers tests nothing", () => {
		const code = codeOf(
			`var $low { value = 0 }
			var $high { value = 1000 }
			while ($low < $high) {
				each {
					var $middle { value = (($low + $high) / 2)|floor }
					conditional {
						if ($middle * $middle < 5000) { var.update $low { value = $middle + 1 } }
						else { var.update $high { value = $middle } }
					}
				}
			}`,
			"$low",
		);
		expect(code).not.toMatch(/typeof v_|9007199254740991|(add|subtract|divide)\(/);
	});

	test("a list that only ever holds bools is read and written by its positions alone", () => {
		const code = codeOf(
			`var $seen { value = [] }
			for (10) { each as $i { array.push $seen { value = $i == 3 } } }
			for (10) { each as $i { var.update $seen[$i] { value = !$seen[$i] } } }`,
			"$seen",
		);
		expect(code).not.toMatch(/(isArray|isTruthy|looseEquals)\(/);
	});

	test.each([
		[
			"changes its kind in a later pass",
			'var $x { value = 1 } for (3) { each { var.update $x { value = $x ~ "a" } } }',
			'"1aaa"',
		],
		[
			"changes its kind on one branch",
			"var $x { value = 1 } for (3) { each as $i { conditional { if ($i == 1) { var.update $x { value = null } } else { var $y { value = $x ?? 7 } } } } }",
			"null",
		],
		[
			"grows beyond 2^53",
			"var $x { value = 9007199254740989 } for (5) { each { math.add $x { value = 1 } } }",
			"9007199254740994",
		],
		[
			"grows by products",
			"var $x { value = 3 } for (6) { each { var.update $x { value = $x * $x } } }",
			"3433683820292512484657849089281",
		],
		["becomes a decimal", "var $x { value = 1 } for (3) { each { var.update $x { value = $x / 2 } } }", "0.125"],
	])("a variable that %s is what walking the tree gives", async (_, stack, expected) => {
		const { end } = await runText(functionText(stack, "$x"));
		expect(Number(end.replaceAll('"', "")) || end).toEqual(Number(expected.replaceAll('"', "")) || expected);
	});

	test("beyond 2^53 a condition bounds nothing that it rounds", async () => {
		const stack = `var $w { value = 9007199254740989 }
			while ($w < 9007199254740989 + 4) { each { math.add $w { value = 1 } } }`;
		expect((await runText(functionText(stack, "$w"))).end).toBe("9007199254740993");
	});
});

describe("calls", () => {
	const doubled = `function "main" { input { } stack {
			var $sum { value = 0 }
			for (3) { each as $i { function.run "double" { input = {n: $i} } as $twice
 math.add $sum { value = $twice } } }
			function.run "double" { input = {n: "9007199254740993"} } as $large
		} response = [$sum, $large] }
		function "double" { input { int n } stack { } response = $input.n * 2 }`;

	test("with what is surely usual skip the look at it, and others go to code that supposes nothing", async () => {
		const program = compileText(doubled);
		expect(program.code.match(/f1_double_usual\(R, D \+ 1, v_i\)/g)).toHaveLength(1);
		expect(program.code).toContain("G[1](R, D, i_n)");
		expect((await outcomeOf(program)).end).toBe("[6,18014398509481986]");
	});
});

describe("loops that only fill lists", () => {
	const filling = `var $flags { value = [] } var $names { value = ["first"] }
		for (200) { each as $i { array.push $flags { value = false } array.push $names { value = "x" } } }`;

	test("make room at once, and give what adding one by one gives", async () => {
		const program = compileText(functionText(filling, "[$flags|count, $flags|unique, $names|count, $names|last, $i]"));
		expect(program.code.match(/pushRepeated\(R/g)).toHaveLength(2);
		expect((await outcomeOf(program)).end).toBe('[200,[false],201,"x",199]');
	});

	test("stay within the limits of the run", async () => {
		const program = compileText(functionText(filling));
		expect((await outcomeOf(program, {}, quietRun({ size: 150 }))).end).toContain("limit: size");
		const long = compileText(
			functionText("var $a { value = [] } for (50000) { each { array.push $a { value = 1 } } }"),
		);
		expect((await outcomeOf(long, {}, quietRun({ iterations: 10_000 }))).end).toContain("limit: iterations");
	});

	test("are counted and mocked pass by pass", () => {
		expect(compileText(functionText(filling), { coverage: true }).code).not.toContain("pushRepeated");
		expect(compileText(functionText(filling), { mocks: true }).code).not.toContain("pushRepeated");
	});

	test("that add something new in each pass do not", () => {
		expect(codeOf("var $a { value = [] } for (200) { each { array.push $a { value = [] } } }")).not.toContain(
			"Repeated",
		);
	});
});

test("texts are joined where they stand, and what is none is told", async () => {
	const stack = 'var $t { value = "a" } text.append $t { value = "b" } text.prepend $t { value = "c" }';
	expect(codeOf(stack, "$t")).toMatch(/v_t = v_t \+ "b";[\s\S]*v_t = "c" \+ v_t;/);
	expect((await runText(functionText(stack, "$t"))).end).toBe('"cab"');
	expect((await runText(functionText('var $t { value = "a" } text.append $t { value = [1] }', "$t"))).end).toContain(
		"text",
	);
});
