import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CoverageSites, FunctionSites } from "../../src/compile/coverage.js";
import type { Program } from "../../src/compile/program.js";
import { counted, countedIn, countsOf, coverageIn } from "./counted.js";
import { programs, waiting } from "./generate.js";
import { settingPrograms } from "./generate_setting.js";
import { sharingPrograms } from "./generate_sharing.js";
import { compileText, functionText, outcomeOf, quietRun } from "./harness.js";

/** Statements that each have an input to go another way by. */
function chosen(stack: string, inputs: readonly number[]) {
	const text = `function "main" {\n  input {\n    int n\n  }\n  stack {\n${stack}\n  }\n  response = null\n}\n`;
	return countedIn(
		text,
		inputs.map((n) => ({ n })),
	);
}

describe("statements", () => {
	test("count when they begin, whatever becomes of them", async () => {
		const { statements, outcome } = await counted(
			"var $a { value = 1 }\nvar $b { value = $a / 0 }\nvar $c { value = 2 }",
		);
		expect(statements).toEqual(["1 var $a", "1 var $b", "0 var $c", "0 response = null"]);
		expect(outcome.end).toMatch(/^error: ERROR_FATAL Division by zero/);
	});

	test("those that only hold others, are switched off or do nothing are none", async () => {
		const { statements } = await counted(`
			group { stack { var $a { value = 1 } } }
			!var $b { value = 1 }
			var $c { value = 1 disabled = true }
			comment { value = "nothing" }
		`);
		expect(statements).toEqual(["1 var $a", "1 response = null"]);
	});

	test("after a return never run, and neither does the response", async () => {
		const { statements, choices, outcome } = await counted(
			`
			var $a { value = 1 }
			conditional { if ($a == 1) { return { value = "early" } } }
			debug.log { value = $a }
			`,
			"$a",
		);
		expect(statements).toEqual(["1 var $a", "1 conditional", "1 return", "0 debug.log", "0 response = $a"]);
		expect(choices).toEqual(["conditional: if 1, else 0"]);
		expect(outcome).toEqual({ logs: [], end: '"early"' });
	});

	test("that change a variable in place count once each", async () => {
		const { statements, choices } = await counted(`
			var $a { value = [1] }
			var $o { value = {k: [1]} }
			for (3) { each as $i {
				var.update $a { value = $a|push:$i }
				var.update $o { value = $o|set:"n":$i }
				array.push $o.k { value = $i > 1 ? 1 : 0 }
				array.pop $o.k as $last
				math.add $a[$i > 1 ? 1 : 0] { value = 1 }
				array.push $o[$i > 1 ? "k" : "k"] { value = 1 }
			} }
		`);
		expect(statements).toEqual([
			"1 var $a",
			"1 var $o",
			"1 for (3)",
			"3 var.update $a",
			"3 var.update $o",
			"3 array.push $o.k",
			"3 array.pop $o.k as $last",
			"3 math.add $a[$i > 1 ? 1 : 0]",
			'3 array.push $o[$i > 1 ? "k" : "k"]',
			"1 response = null",
		]);
		// Each is evaluated once as far as a program can tell, though the code may do it twice.
		expect(choices).toEqual([
			"loop: body of the loop 3",
			"ternary: then 1, else 2",
			"ternary: then 1, else 2",
			"ternary: then 1, else 2",
		]);
	});
});

describe("functions", () => {
	test("count their calls, recursive ones and those that wait too", async () => {
		const { calls, statements, choices } = await countedIn(`
			function "main" { input { } stack {
				function.run "down" { input = {n: 3} } as $r
				util.sleep { value = 0 }
			} response = $r }
			function "down" { input { int n } stack {
				conditional { if ($input.n == 0) { return { value = 0 } } }
				function.run "down" { input = {n: $input.n - 1} } as $r
				util.sleep { value = 0 }
			} response = $r }
			function "never" { input { } stack { var $a { value = 1 } } response = $a }
		`);
		expect(calls).toEqual({ main: 1, down: 4 });
		expect(statements).toEqual([
			'1 function.run "down"',
			"1 util.sleep",
			"1 response = $r",
			"4 conditional",
			"1 return",
			'3 function.run "down"',
			"3 util.sleep",
			"3 response = $r",
		]);
		expect(choices).toEqual(["conditional: if 1, else 3"]);
	});
});

describe("conditional", () => {
	const three = "conditional { if ($input.n == 1) { } elseif ($input.n == 2) { } else { } }";
	test("has each branch", async () => {
		expect((await chosen(three, [1, 2, 2, 7])).choices).toEqual(["conditional: if 1, elseif 2, else 1"]);
	});

	test("has the else that is not written", async () => {
		const two = three.replace(" else { }", "");
		expect((await chosen(two, [2])).choices).toEqual(["conditional: if 0, elseif 1, else 0"]);
		expect((await chosen(two, [3, 4])).choices).toEqual(["conditional: if 0, elseif 0, else 2"]);
	});

	test("reads `else if` as what it is", async () => {
		const habit = three.replace("elseif", "else if");
		expect((await chosen(habit, [2])).choices).toEqual(["conditional: if 0, elseif 1, else 0"]);
	});

	test("of a hundred branches", async () => {
		const branches = Array.from({ length: 100 }, (_, n) => `${n === 0 ? "if" : "elseif"} ($input.n == ${n}) { }`);
		const long = `conditional { ${branches.join("\n")} }`;
		const { choices } = await chosen(long, [0, 50, 99, 99, 100, 101, 102]);
		const ways = (choices[0] as string).replace("conditional: ", "").split(", ");
		expect(ways.length).toBe(101);
		expect(ways.map((way) => Number(way.split(" ")[1]))).toEqual(
			Array.from({ length: 101 }, (_, n) => ({ 0: 1, 50: 1, 99: 2, 100: 3 })[n] ?? 0),
		);
		const { choices: closed } = await chosen(long.replace(/\}$/, "else { } }"), [100]);
		expect(closed[0]).toMatch(/, elseif 0, else 1$/);
	});

	test("whose condition raises takes no branch", async () => {
		const { choices, statements } = await counted("conditional { if (1 / 0) { } else { } }");
		expect(choices).toEqual(["conditional: if 0, else 0"]);
		expect(statements[0]).toBe("1 conditional");
	});
});

describe("switch", () => {
	const cases = `switch ($input.n) {
		case (1) { debug.log { value = 1 } }
		case (2) { debug.log { value = 2 } } break
		case (3) { debug.log { value = 3 } } break
		default { debug.log { value = 0 } }
	}`;
	test("counts a case that another one falls into", async () => {
		expect((await chosen(cases, [1])).choices).toEqual(["switch: case 1, case 1, case 0, default 0"]);
		expect((await chosen(cases, [2, 3])).choices).toEqual(["switch: case 0, case 1, case 1, default 0"]);
		expect((await chosen(cases, [9])).choices).toEqual(["switch: case 0, case 0, case 0, default 1"]);
	});

	test("has the default that is not written: no case at all", async () => {
		const open = cases.replace(/default.*/, "");
		expect((await chosen(open, [1, 9, 8])).choices).toEqual(["switch: case 1, case 1, case 0, default 2"]);
		expect((await chosen(open.replaceAll("} break", "}"), [3])).choices).toEqual([
			"switch: case 0, case 0, case 1, default 0",
		]);
	});
});

describe("ternary", () => {
	test("has then and else", async () => {
		expect((await chosen('var $a { value = $input.n > 1 ? "x" : {} }', [1, 2, 3])).choices).toEqual([
			"ternary: then 2, else 1",
		]);
	});

	test("in a chain is one choice, in parentheses one of its own", async () => {
		const chain = "var $a { value = $input.n == 1 ? 1 : $input.n == 2 ? ($input.n > 5 ? 8 : 9) : 3 }";
		expect((await chosen(chain, [1, 2, 2, 3, 4, 5])).choices).toEqual([
			"ternary: then 1, then 2, else 3",
			"ternary: then 0, else 2",
		]);
	});

	test("of a hundred links", async () => {
		const links = Array.from({ length: 100 }, (_, n) => `$input.n == ${n} ? ${n} : `).join("");
		const { choices } = await chosen(`var $a { value = ${links}100 }`, [7, 100]);
		expect(choices[0]).toMatch(/^ternary: (then 0, ){7}then 1, (then 0, ){92}else 1$/);
	});

	test("in an element function counts per element", async () => {
		const { choices } = await counted(
			"array.map ([1, 2, 3]) { by = $this > 2 ? 1 : 0 } as $m\nvar $a { value = [1, 2, 3]|map:($$ == 1 ? 1 : ($$ == 2 ? 2 : 3)) }",
		);
		expect(choices).toEqual(["ternary: then 1, else 2", "ternary: then 1, else 2", "ternary: then 1, else 1"]);
	});

	test("in an element function that is never called has no way taken", async () => {
		const { choices } = await counted("var $a { value = []|map:($$ == 1 ? 1 : 2) }");
		expect(choices).toEqual(["ternary: then 0, else 0"]);
	});
});

describe("??", () => {
	test("has the left and the right one", async () => {
		const { choices } = await counted(`
			var $o { value = {a: 1, b: null} }
			var $l { value = $o.a ?? 2 }
			var $r { value = $o.b ?? 2 }
			var $m { value = $o.c.d ?? null }
			var $e { value = "" ?? 1 }
		`);
		expect(choices).toEqual([
			"coalesce: left of ?? 1, right of ?? 0",
			"coalesce: left of ?? 0, right of ?? 1",
			"coalesce: left of ?? 0, right of ?? 1",
			"coalesce: left of ?? 1, right of ?? 0",
		]);
	});

	test("in a chain has each value that is used", async () => {
		const chain = "var $a { value = ($input.n == 1 ? 1 : null) ?? ($input.n == 2 ? 2 : null) ?? 3 }";
		expect((await chosen(chain, [1, 2, 2, 3, 4, 5])).choices).toEqual([
			"coalesce: left of ?? 1, right of ?? 2, right of ?? 3",
			"ternary: then 1, else 5",
			"ternary: then 2, else 3",
		]);
	});
});

describe("loops", () => {
	test("that never ran", async () => {
		const { choices, statements } = await counted(`
			var $none { value = [] }
			var $zero { value = 0 }
			for ($zero) { each as $i { var $a { value = $i } } }
			foreach ($none) { each as $v { var $b { value = $v } } }
			while ($zero > 0) { each { var $c { value = 1 } } }
		`);
		expect(choices).toEqual(Array(3).fill("loop: body of the loop 0, no pass 1"));
		expect(statements.slice(2)).toEqual([
			"1 for ($zero)",
			"0 var $a",
			"1 foreach ($none)",
			"0 var $b",
			"1 while ($zero > 0)",
			"0 var $c",
			"1 response = null",
		]);
	});

	test("count their passes, and each time there was none", async () => {
		const { choices } = await chosen(
			`for (3) { each as $i {
				for ($i) { each as $j { } }
				foreach ([1, 2, 3]) { each as $v { conditional { if ($v > $i) { break } } } }
			} }`,
			[0],
		);
		expect(choices).toEqual([
			"loop: body of the loop 3",
			"loop: body of the loop 3, no pass 1",
			"loop: body of the loop 6",
			"conditional: if 3, else 3",
		]);
	});

	test("know when there always is a first pass", async () => {
		const { choices } = await counted(`
			for (0) { each as $i { } }
			while (true) { each { break } }
			foreach ([]) { each as $v { } }
			foreach ([...[]]) { each as $v { } }
		`);
		expect(choices).toEqual([
			"loop: body of the loop 0, no pass 1",
			"loop: body of the loop 1",
			"loop: body of the loop 0, no pass 1",
			"loop: body of the loop 0, no pass 1",
		]);
	});

	test("whose body calls its own function", async () => {
		const { choices } = await countedIn(
			`function "main" { input { int n } stack {
				for ($input.n) { each as $i { function.run "main" { input = {n: $i} } as $r } }
			} response = null }`,
			[{ n: 3 }],
		);
		// 3 → 0, 1 → 0, 2 → 0, 1 → 0
		expect(choices).toEqual(["loop: body of the loop 7, no pass 4"]);
	});

	test("that an error ends are no loops without a pass", async () => {
		const { choices } = await counted(`
			try_catch { try { for (2) { each as $i { throw { name = "x" value = 1 } } } } catch { } }
			foreach (5) { each as $v { } }
		`);
		expect(choices).toEqual(["catch: catch 1", "loop: body of the loop 1", "loop: body of the loop 0, no pass 0"]);
	});
});

describe("try_catch", () => {
	test("says whether catch ran; finally always does", async () => {
		const { choices, statements } = await chosen(
			`try_catch {
				try { precondition ($input.n > 1) { error = "small" } var $a { value = 1 } }
				catch { var $b { value = 2 } }
				finally { var $c { value = 3 } }
			}`,
			[1, 2, 3],
		);
		expect(choices).toEqual(["catch: catch 1"]);
		expect(statements).toEqual([
			"3 try_catch",
			"3 precondition ($input.n > 1)",
			"2 var $a",
			"1 var $b",
			"3 var $c",
			"3 response = null",
		]);
	});

	test("without a catch has nothing to choose", async () => {
		expect((await counted("try_catch { try { } finally { } }")).choices).toEqual([]);
	});
});

describe("mocks", () => {
	test("stand in for a statement that counts, and what it holds does not", async () => {
		const program = compileText(
			functionText(
				`foreach ([1, 2]) {
					each as $v { var $x { value = $v } }
					mock = {mocked: true ? 1 : 2}
				}
				var $y { value = $x ?? 7 mock = {mocked: null ?? 5} }`,
				"$y",
			),
			{ coverage: true, mocks: true },
		);
		const run = quietRun();
		Object.assign(run, { test: "mocked" });
		expect((await outcomeOf(program, {}, run)).end).toBe("5");
		expect(countsOf(coverageIn(program))).toMatchObject({
			statements: ["1 foreach ([1, 2])", "0 var $x", "1 var $y", "1 response = $y"],
			choices: ["loop: body of the loop 0", "coalesce: left of ?? 0, right of ?? 0"],
		});
	});
});

/** Generated code without what counts in it. */
function withoutCounting(code: string): string {
	const lines = code
		.replace("(S, K, B, F, G, C)", "(S, K, B, F, G)")
		.replace(/countUsed, |, countUsed\b/, "")
		.replace(/\n\t+\} else \{\n\t+C\[\d+\]\+\+;(?=\n\t+\}\n)/g, "")
		.split("\n")
		.filter((line) => !/^\t+(?:C\[\d+\]\+\+;|const loop\d+_before = .*|if \(.* === .*\) C\[\d+\]\+\+;)$/.test(line));
	return lines.map(unwrapped).join("\n");
}

/** Takes `(C[1]++, x)` and `countUsed(C, 1, x)` out of a line. */
function unwrapped(line: string): string {
	const head = /\(C\[\d+\]\+\+, |countUsed\(C, \d+, /.exec(line);
	if (head === null) return line;
	const start = head.index + head[0].length;
	let depth = 1;
	let end = start;
	for (; depth > 0; end++) depth += line[end] === "(" ? 1 : line[end] === ")" ? -1 : 0;
	return unwrapped(line.slice(0, head.index) + line.slice(start, end - 1) + line.slice(end));
}

describe("a program", () => {
	const text = `
		function "main" { input { int n } stack {
			var $a { value = $input.n > 1 ? [1] : $input.n > 0 ? [2] : {} }
			var $b { value = $a.x ?? $a.y ?? [1]|map:($$ ? 1 : 2) }
			conditional { if ($a) { } elseif ($b) { return { value = 1 } } }
			switch ($b) { case (1) { } break case (2) { } }
			for ($input.n) { each as $i { array.push $a { value = $i } } }
			foreach ($a) { each as $v { while ($v) { each { break } } } }
			try_catch { try { util.sleep { value = 0 } } catch { throw { name = "x" value = 1 } } finally { } }
			function.run "other" as $o
		} response = $a ?? $o }
		function "other" { input { } stack { } response = 1 }`;

	test("that is not counted has nothing of it in its code", () => {
		const { code, coverage } = compileText(text);
		expect(coverage).toBe(null);
		expect(code).not.toMatch(/\bC\b|_before|countUsed/);
		expect(compileText(text, { coverage: false }).code).toBe(code);
	});

	test("that is counted differs from it in nothing else", () => {
		const { code } = compileText(text);
		const { code: counting } = compileText(text, { coverage: true });
		expect(counting).not.toBe(code);
		expect(withoutCounting(counting)).toBe(code);
	});

	test("has every counter once", () => {
		const { functions, counts } = coverageIn(compileText(text, { coverage: true }));
		const counters = functions.flatMap(countersOf);
		expect([...counters].sort((a, b) => a - b)).toEqual([...counts.keys()]);
		expect((functions as CoverageSites[]).reduce((sum, { size }) => sum + size, 0)).toBe(counts.length);
	});
});

function countersOf({ counter, statements, choices }: FunctionSites): number[] {
	return [counter, ...[...statements, ...choices.flatMap(({ ways }) => ways)].map((site) => site.counter)];
}

/** What can never be: something that ran inside of a way that was not taken. */
function impossible(program: Program): string[] {
	const { functions, counts } = coverageIn(program);
	return functions.flatMap(({ choices, statements, counter, source }) => {
		const sites = [...statements, ...choices.flatMap(({ ways }) => ways.filter(({ isWritten }) => isWritten))];
		const never = choices.flatMap(({ ways }) => ways.filter((way) => way.isWritten && counts[way.counter] === 0));
		const inside = never.flatMap(({ span }) =>
			sites.filter((site) => span.start <= site.span.start && site.span.end <= span.end && counts[site.counter] !== 0),
		);
		const uncalled = counts[counter] === 0 ? sites.filter((site) => counts[site.counter] !== 0) : [];
		return [...inside, ...uncalled].map(({ span }) => source.text.slice(span.start, span.end));
	});
}

/** Choices that were taken more often than what they stand in ran. */
function overtaken(program: Program): string[] {
	const { functions, counts } = coverageIn(program);
	const count = (counter: number): number => counts[counter] as number;
	return functions.flatMap(({ statements, choices, source }) =>
		choices.flatMap(({ kind, span, ways }) => {
			const own = statements.find((each) => each.span.start === span.start && each.span.end === span.end);
			if (own === undefined || kind === "loop") return [];
			const taken = ways.reduce((sum, way) => sum + count(way.counter), 0);
			const most = kind === "switch" ? count(own.counter) * ways.length : count(own.counter);
			return taken > most ? [source.text.slice(span.start, span.end)] : [];
		}),
	);
}

describe("counting never changes what a program does, and the counts agree with each other", () => {
	async function doesTheSame(text: string): Promise<void> {
		const plain = await outcomeOf(compileText(text));
		const program = compileText(text, { coverage: true });
		expect(await outcomeOf(program)).toEqual(plain);
		expect(impossible(program)).toEqual([]);
		expect(overtaken(program)).toEqual([]);
		const waited = compileText(waiting(text), { coverage: true });
		expect(await outcomeOf(waited)).toEqual(plain);
		expect(countsOf(coverageIn(waited)).choices).toEqual(countsOf(coverageIn(program)).choices);
	}

	const numRuns = Number(process.env.PROGRAMS ?? 60);

	test.each([
		["any program", programs],
		["programs about what is set on which way", settingPrograms],
		["programs about who shares what with whom", sharingPrograms],
	])("%s", { timeout: 3_600_000 }, async (_, generated) => {
		await fc.assert(fc.asyncProperty(generated, doesTheSame), { numRuns });
	});
});
