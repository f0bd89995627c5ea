import { describe, expect, test, vi } from "vitest";
import { Exclusive } from "../../src/values/exclusive.js";
import { compileText, functionText, outcomeOf, quietRun, runText } from "./harness.js";

const filled = "[$list|count, $list|first, $list|last, $list|unique|count]";
const codeOf = (stack: string): string => compileText(functionText(stack)).code;

describe("a list that grows by one element in each pass of a loop is given its room at once, and holds", () => {
	test.each([
		[
			"what was pushed",
			"var $list { value = [] } for (20000) { each as $i { array.push $list { value = $i * 2 } } }",
			"[20000,0,39998,20000]",
		],
		[
			"what it held before",
			'var $list { value = ["a", "b"] } for (20000) { each as $i { array.push $list { value = $i % 10 } } }',
			'[20002,"a",9,12]',
		],
		[
			"what is added later",
			`var $list { value = [] } for (9000) { each as $i { array.push $list { value = $i } } }
			array.push $list { value = "end" }`,
			'[9001,0,"end",9001]',
		],
		[
			"what `push` adds",
			'var $list { value = [] } for (9000) { each as $i { var.update $list { value = $list|push:($i ~ "x") } } }',
			'[9000,"0x","8999x",9000]',
		],
		[
			"what `merge` adds",
			'var $list { value = [] } for (9000) { each as $i { var.update $list { value = $list|merge:[$i ~ "x"] } } }',
			'[9000,"0x","8999x",9000]',
		],
		[
			"what array.merge adds",
			"var $list { value = [] } for (9000) { each as $i { array.merge $list { value = [[$i]] } } }",
			"[9000,[0],[8999],9000]",
		],
		[
			"one element for each of another list",
			`var $list { value = [] } var $from { value = 1..9000 }
			foreach ($from) { each as $x { array.push $list { value = [$x] } } }`,
			"[9000,[1],[9000],9000]",
		],
	])("%s", async (_, stack, expected) => {
		const program = compileText(functionText(stack, filled));
		expect(program.code).toMatch(/let room\d+ = makeRoom\(v_list, /);
		expect((await outcomeOf(program)).end).toBe(expected);
	});

	test("as much as the run allows", async () => {
		const text = functionText(
			"var $list { value = [] } for (20000) { each as $i { array.push $list { value = $i } } }",
		);
		const end = async (limit: number): Promise<string> =>
			(await outcomeOf(compileText(text), {}, quietRun({ size: limit }))).end;
		expect(await end(19_999)).toContain("limit: size");
		expect(await end(20_000)).toBe("null");
		expect((await outcomeOf(compileText(text), {}, quietRun({ iterations: 10_000 }))).end).toContain(
			"limit: iterations",
		);
	});
});

test("others hold what they held when the list grows", async () => {
	const { end } = await runText(
		functionText(
			`var $list { value = [1] } var $other { value = $list }
			for (9000) { each as $i { array.push $list { value = $i } } }
			array.push $other { value = "x" }`,
			"[$list|count, $other]",
		),
	);
	expect(end).toBe('[9001,[1,"x"]]');
});

test("a caller that catches an error sees the list as it gave it away", async () => {
	const { end } = await runText(
		`function "main" { input { } stack {
			var $list { value = ["mine"] }
			try_catch {
				try { function.run "grow" { input = {list: $list} } as $grown }
				catch { var $caught { value = $error.message } }
			}
		} response = [$list, $caught] }
		function "grow" { input { text[] list } stack {
			var $all { value = $input.list }
			for (9000) { each as $i { array.push $all { value = 100 / (50 - $i) } } }
		} response = $all }`,
	);
	expect(end).toBe('[["mine"],"Division by zero"]');
});

describe("a list grows step by step", () => {
	const push = "array.push $list { value = $i }";
	const around = (loop: string): string => `var $list { value = [] } ${loop}`;
	test.each([
		["where an error is caught", around(`try_catch { try { for (9000) { each as $i { ${push} } } } catch { } }`)],
		[
			"where the loop may end early",
			around(`for (9000) { each as $i { conditional { if ($i == 5) { break } } ${push} } }`),
		],
		[
			"where the function may",
			around(`for (9000) { each as $i { conditional { if ($i == 5) { return { value = 1 } } } ${push} } }`),
		],
		[
			"where a pass may add nothing",
			around(`for (9000) { each as $i { conditional { if ($i == 5) { continue } } ${push} } }`),
		],
		[
			"where only some passes add to it",
			around(`for (9000) { each as $i { conditional { if ($i == 5) { ${push} } } } }`),
		],
		["that is looked at", around(`for (9000) { each as $i { ${push} var $n { value = $list|count } } }`)],
		["that is looked at as a member", around(`for (9000) { each as $i { ${push} var $n { value = $var.list } } }`)],
		["that is looked at with all variables", around(`for (9000) { each as $i { ${push} var $n { value = $var } } }`)],
		["that grows twice", around(`for (9000) { each as $i { ${push} ${push} } }`)],
		["that may be something else", `var $list { value = $input } for (9000) { each as $i { ${push} } }`],
		[
			"in front of a loop around",
			around(`for (9) { each as $j { ${push.replace("$i", "$j")} for (9) { each { } } } }`),
		],
		["that is walked", around(`foreach ($list) { each as $i { ${push} } }`)],
	])("%s", (_, stack) => {
		expect(codeOf(stack)).not.toContain("makeRoom(");
	});

	test("where passes are counted or mocked", () => {
		const text = functionText(around(`for (9000) { each as $i { ${push} } }`));
		expect(compileText(text).code).toContain("makeRoom(");
		for (const instruments of [{ coverage: true }, { mocks: true }, { observe: "main" }])
			expect(compileText(text, instruments).code).not.toContain("makeRoom(");
	});
});

test.each([100, 9_000])("%d rows are known by their places, with room made for them and without", async (rows) => {
	const added = vi.spyOn(Exclusive.prototype, "add");
	const filling = `for (${rows}) { each as $i { array.push $list { value = [$i] } } }`;
	const writing = `for (${rows}) { each as $i { var.update $list[$i][0] { value = $i + 1 } } }`;
	const { end } = await runText(functionText(`var $list { value = [] } ${filling} ${writing}`, filled));
	expect(end).toBe(`[${rows},[1],[${rows}],${rows}]`);
	expect(added.mock.calls.map(([, place]) => place)).toEqual(Array.from({ length: rows }, (_, index) => index));
	added.mockRestore();
});
