import { describe, expect, test } from "vitest";
import { compileText, functionsOf, functionText, observe, outcomeOf } from "./harness.js";
import { referenceOutcome } from "./reference.js";

/** Functions that change what they are given, keep it, or fail. */
const functions = `
function "grow" {
  input {
    json list?=[]
  }
  stack {
    var $mine { value = $input.list }
    array.push $mine { value = 9 }
  }
  response = $mine
}
function "fail" {
  input {
    json list
  }
  stack {
    throw { name = "n" value = $input.list }
  }
}
function "late" {
  input {
    json list?=[]
  }
  stack {
    var $mine { value = $input.list }
    array.push $mine { value = 9 }
    throw { name = "n" value = 1 }
  }
  response = $mine
}
function "both" {
  input {
    json one
    json other
  }
  stack {
    var $mine { value = $input.other }
    array.push $mine { value = 9 }
  }
  response = [$input.one, $mine]
}
function "compare" {
  input {
    json one
    json other
  }
  stack {
    var $mine { value = $input.other }
    array.push $mine { value = 9 }
  }
  response = {count: $input.one|count, list: $mine}
}
function "keep" {
  input {
    json list
  }
  stack {
    var $kept { value = {list: $input.list} }
    foreach ($input.list) { each as $x { array.push $kept.list { value = $x } } }
  }
  response = [$kept, $input.list]
}`;

const grow = 'function.run "grow" { input = {list: $a} } as';

describe("what is handed over is what nobody looks at any more", () => {
	test.each([
		["another name", `var $b { value = $a }\n${grow} $a`, "[$a, $b]"],
		[
			"read by the next pass",
			`var $all { value = [] }\nfor (3) { each { ${grow} $b\narray.push $all { value = $b } } }`,
			"$all",
		],
		[
			"read by the condition of a loop",
			`var $n { value = 0 }\nwhile (($a|count) < 2 && $n < 3) { each { ${grow} $b\nvar.update $n { value = $n + 1 } } }`,
			"[$n, $b]",
		],
		["read after a break", `for (3) { each { ${grow} $b\nbreak } }`, "[$a, $b]"],
		[
			"read after a continue",
			`for (3) { each as $i { ${grow} $b\nconditional { if ($i < 2) { continue } }\nvar $c { value = $a } } }`,
			"[$b, $c]",
		],
		[
			"read by the case below",
			`switch (1) { case (1) { ${grow} $b }\ncase (2) { var $c { value = $a } } break }`,
			"[$b, $c]",
		],
		["given twice", 'function.run "both" { input = {one: $a, other: $a} } as $a', "$a"],
		["given twice, once only to be looked at", 'function.run "compare" { input = {one: $a, other: $a} } as $a', "$a"],
		["given twice, once in an object", 'function.run "both" { input = {one: {k: $a}, other: $a} } as $a', "$a"],
		[
			"an empty text, for which a default stands",
			`var $a { value = "" ~ "" }\n${grow} $b\nvar $a { value = "" ~ "" }\n${grow} $c`,
			"[$b, $c]",
		],
		[
			"caught after a failure",
			'try_catch { try { function.run "late" { input = {list: $a} } as $a } catch { debug.log { value = $a } } }',
			"1",
		],
		[
			"set anew after a failure",
			"try_catch { try { var $b { value = $a }\narray.push $b { value = 2 }\nvar $a { value = 1 / 0 } } catch { debug.log { value = $a } } }",
			"1",
		],
		[
			"in the payload of an error",
			`try_catch { try { function.run "fail" { input = {list: $a} } as $a } catch { array.push $a { value = $error.result }\narray.push $a { value = 3 } } }`,
			"[$a, $error.result]",
		],
		[
			"kept by the function",
			'function.run "keep" { input = {list: $a} } as $b\narray.push $a { value = 3 }',
			"[$a, $b]",
		],
		["logged", `${grow} $a\ndebug.log { value = $a }\n${grow} $a`, "$a"],
		["walked", `foreach ($a) { each as $x { ${grow} $a\narray.push $a { value = $x } } }`, "$a"],
		[
			"in finally",
			`try_catch { try { return { value = $a } } catch { } finally { array.push $a { value = 2 } } }`,
			"$a",
		],
		[
			"a row",
			"var $row { value = [1] }\narray.push $row { value = 2 }\narray.push $a { value = $row }\narray.push $a[1] { value = 3 }\nvar $b { value = $a }\narray.push $a[1] { value = 4 }",
			"[$a, $b]",
		],
		[
			"a row that is taken out",
			"array.push $a { value = [[1]] }\narray.push $a[1][0] { value = 2 }\narray.pop $a as $b\narray.push $a { value = $b }\narray.push $a[1][0] { value = 3 }",
			"[$a, $b]",
		],
		[
			"a failing chain",
			'var $a { value = {k: 1} }\ntry_catch { try { var.update $a { value = $a|set:"m":2|set:"k.x":3 } } catch { } }',
			"$a",
		],
	])("%s", async (_name, stack, response) => {
		const text = functionText(`var $a { value = [] }\narray.push $a { value = 1 }\n${stack}`, response) + functions;
		const expected = referenceOutcome(functionsOf(text));
		expect(expected.end).not.toMatch(/^error/);
		expect(await observe(compileText(text))).toEqual(expected);
	});

	test("a call that is started holds what it was given", async () => {
		const stack =
			'var $a { value = [] }\narray.push $a { value = 1 }\nfunction.run "grow" { input = {list: $a}\nruntime_mode = "async-shared" } as $id\narray.push $a { value = 2 }\nawait { ids = [$id] } as $results';
		const { end } = await outcomeOf(compileText(functionText(stack, "[$a, $results|values|first]") + functions));
		expect(end).toBe("[[1,2],[1,9]]");
	});
});
