import { describe, expect, test } from "vitest";
import { compileText, functionText, outcomeOf, quietRun, runText } from "./harness.js";

/** Statements in every surrounding that could stop a limit from ending the run. */
const surroundings: readonly (readonly [string, (statements: string) => string])[] = [
	["bare", (statements) => statements],
	["in try_catch", (statements) => `try_catch { try {\n${statements}\n} catch { debug.log { value = "caught" } } }`],
	["in a catch block", (statements) => `try_catch { try { throw { value = 1 } } catch {\n${statements}\n} }`],
	[
		"where finally returns",
		(statements) => `try_catch { try {\n${statements}\n} catch { } finally { return { value = "escaped" } } }`,
	],
	[
		"where finally goes on with a loop",
		(statements) => `while (true) { each { try_catch { try {\n${statements}\n} catch { } finally { continue } } } }`,
	],
	[
		"in the catch of a finally that leaves a loop",
		(statements) =>
			`while (true) { each { try_catch { try { throw { value = 1 } } catch {\n${statements}\n} finally { break } } } }`,
	],
	["after a wait", (statements) => `util.sleep { value = 0 }\n${statements}`],
	[
		"after a wait, in try_catch",
		(statements) =>
			`util.sleep { value = 0 }\ntry_catch { try {\n${statements}\n} catch { debug.log { value = "caught" } } }`,
	],
];

const recursion = `function "down" {
  input {
  }
  stack {
    function.run "up" as $x
  }
  response = $x
}
function "up" {
  input {
  }
  stack {
    function.run "down" as $x
  }
  response = $x
}`;

const endless: readonly (readonly [string, string, string])[] = [
	["while", "while (true) { each { } }", "iterations"],
	["while with continue", "while (true) { each { continue } }", "iterations"],
	["for", "for (1000000000000) { each as $i { } }", "iterations"],
	["nested loops", "for (100000) { each as $i { for (100000) { each as $j { } } } }", "iterations"],
	[
		"an array that grows while it is walked by while",
		"var $a { value = [1] }\nwhile ($a) { each { array.push $a { value = 1 } } }",
		"size",
	],
	["a text that doubles", 'var $s { value = "x" }\nwhile (true) { each { var $s { value = $s ~ $s } } }', "size"],
	["mutual recursion", 'function.run "down"', "call-depth"],
	["recursion", 'function.run "main"', "call-depth"],
	[
		"nested expression filters",
		"var $a { value = (1..2000) }\nvar $x { value = $a|map:($a|map:($a|count)) }",
		"iterations",
	],
	["a range", "var $a { value = (1..100000000) }", "size"],
	["a reduce that doubles a text", 'var $x { value = (1..100)|reduce:($result ~ $result):"x" }', "size"],
];

describe.each(surroundings)("%s", (_name, around) => {
	test.each(endless)("%s", { timeout: 20_000 }, async (_what, statements, limit) => {
		const text = `${functionText(around(statements))}${recursion}`;
		const { end, logs } = await runText(text, { iterations: 1_000_000, size: 100_000 });
		expect(end).toBe(`limit: ${limit}`);
		expect(logs).toEqual([]);
	});
});

test("no filter works on a text beyond the limit, which a chain of filters could grow without end", async () => {
	const doubled = 'var $s { value = "%" }\nfor (10) { each as $i { var.update $s { value = $s ~ $s } } }';
	const { end } = await runText(functionText(doubled, "$s|url_encode|url_encode|url_encode"), { size: 5_000 });
	expect(end).toBe("error: ERROR_FATAL A text grew beyond 5,000 characters null");
	expect((await runText(functionText(doubled, "$s|url_encode|strlen"), { size: 5_000 })).end).toBe("3072");
});

test("a stop ends the run from inside of finally as well", async () => {
	const stack = "try_catch { try { debug.stop { value = 1 } } catch { } finally { return { value = 2 } } }";
	expect((await runText(functionText(stack))).end).toBe("stop: 1");
});

test("an error of the program is overruled by a return in finally", async () => {
	const stack =
		"try_catch { try { debug.log { value = 1 / 0 } } catch { throw { value = 1 } } finally { return { value = 2 } } }";
	expect((await runText(functionText(stack))).end).toBe("2");
});

test("calls that were left by errors and returns do not count as nested", async () => {
	const text = `${functionText(
		`for (1000) { each as $i { try_catch { try { function.run "fail" } catch { } finally { function.run "leave" as $x } } } }\nfunction.run "deep" { input = {n: 190} } as $deep`,
		"[$x, $deep]",
	)}
function "fail" {
  input {
  }
  stack {
    throw { value = 1 }
  }
  response = null
}
function "leave" {
  input {
  }
  stack {
    try_catch { try { return { value = 1 } } catch { } finally { var $x { value = 2 } } }
  }
  response = null
}
function "deep" {
  input {
    int n
  }
  stack {
    conditional { if ($input.n > 0) { function.run "deep" { input = {n: $input.n - 1} } as $r } else { var $r { value = "bottom" } } }
  }
  response = $r
}`;
	expect((await runText(text, { callDepth: 195 })).end).toBe('[1,"bottom"]');
	expect((await runText(text, { callDepth: 191 })).end).toBe("limit: call-depth");
});

describe("calls that were started without waiting for them", () => {
	const waits = (response = "1"): string => `
function "waits" {
  input {
  }
  stack {
    util.sleep { value = 0 }
  }
  response = ${response}
}`;
	const startAll = 'for (100) { each as $i { function.run "waits" { async = true } as $id } }';

	test("do not count as nested, however many wait", async () => {
		expect((await runText(`${functionText(startAll, "7")}${waits()}`, { callDepth: 20 })).end).toBe("7");
	});

	test("leave the depth of the others alone, which fail and catch meanwhile", async () => {
		const fails = 'try_catch { try { util.sleep { value = 0 } throw { value = "y" } } catch { } }';
		const text = functionText(`for (10) { each as $round { ${startAll}\n${fails} } }`, "7");
		expect((await runText(`${text}${waits()}`, { callDepth: 20 })).end).toBe("7");
	});

	test("end with the run when they start each other without end", async () => {
		const again = `function "again" {
  input {
  }
  stack {
    function.run "again" { async = true } as $id
  }
  response = 1
}`;
		const run = quietRun({ iterations: 5_000 });
		const outcome = await outcomeOf(
			compileText(`${functionText('function.run "again" { async = true }')}${again}`),
			{},
			run,
		);
		expect(outcome.end).toBe("null");
		await expect(run.jobs.settle(() => {})).rejects.toThrow("Loops went round more than 5,000 times");
	});
});

describe("very long programs", () => {
	const count = 20_000;
	const many = (part: string): string => part.repeat(count);
	/** The grammar takes no more than a thousand operators in one expression. */
	const operators = 900;
	const joined = (part: string): string => part.repeat(operators);
	const setup = 'var $a { value = 1 }\nvar $o { value = {k: 1} }\nvar $t { value = "t" }';
	test.each([
		["operands", `1${joined(" + 1")}`, String(operators + 1)],
		["different operators", `1${" * 2 - $a".repeat(operators / 2)}`, String(1 - (operators - 2))],
		["concatenations", `$t${joined(' ~ ""')}`, '"t"'],
		["filters", `-1${many("|abs")}`, "1"],
		["filters with arguments", `0${many("|add:$a")}`, String(count)],
		["conjunctions", `$a${joined(" && {k: $a}")}|get:"k"`, "1"],
		["conditions", `$a == 1${" && $a == 1".repeat(operators / 2)}`, "true"],
		["alternatives", `null${joined(" || null")}`, "null"],
		["defaults", `$u${joined(" ?? $o.x")} ?? 7`, "7"],
		["comparisons", `1${joined(" == $a")}`, "true"],
		["elements", `[0${many(", $a")}]|count`, String(count + 1)],
		["keys", `({${Array.from({ length: count }, (_, index) => `"${index}": $a`).join(", ")}}|count)`, String(count)],
		["members", `$o${many(".k")}`, null],
		["members left of ??", `$o${many(".k")} ?? 5`, "5"],
		["indexes", `$t${many("[0]")}`, '"t"'],
	])("%s", { timeout: 30_000 }, async (_name, expression, expected) => {
		const { end } = await runText(functionText(setup, expression));
		if (expected === null) expect(end).toMatch(/^(?:-?\d|error: ERROR_FATAL )/);
		else expect(end).toBe(expected);
	});

	test.each([
		["statements", `${many("math.add $a { value = 1 }\n")}`, String(count + 1)],
		[
			"branches",
			`conditional {\nif ($a == 0) { }\n${many("elseif ($a == 0) { var $a { value = 5 } }\n")}else { var $a { value = 9 } }\n}`,
			"9",
		],
		[
			"cases",
			`switch ($a) {\n${many("case (2) { var $a { value = 5 } } break\n")}default { var $a { value = 9 } }\n}`,
			"9",
		],
	])("%s", { timeout: 30_000 }, async (_name, stack, expected) => {
		expect((await runText(functionText(`${setup}\n${stack}`, "$a"))).end).toBe(expected);
	});

	test.each([
		["parentheses", `${"(".repeat(190)}$a${")".repeat(190)}`, "1"],
		["lists", `${"[".repeat(190)}$a${"]".repeat(190)}|json_encode|strlen`, "381"],
		["sums on the right", `${"1 + (".repeat(190)}$a${")".repeat(190)}`, "191"],
		["negations", `${"!(".repeat(190)}$a${")".repeat(190)}`, "true"],
		["choices", `${"$a == 2 ? 1 : (".repeat(60)}$a${")".repeat(60)}`, "1"],
		["expression filters", `${"([$a]|map:".repeat(60)}$a${")".repeat(60)}|json_encode|strlen`, "121"],
	])("nested: %s", async (_name, expression, expected) => {
		expect((await runText(functionText(setup, expression))).end).toBe(expected);
	});
});
