import { describe, expect, test } from "vitest";
import { RunError } from "../../src/engine/errors.js";
import { createEngine } from "../../src/engine.js";
import { projectFromText } from "../../src/project/project.js";
import { instantClock } from "../host/clocks.js";

/** Runs `main` of a text and gives the frames of its error as `function:line`, innermost first. */
async function framesOf(text: string): Promise<string[]> {
	const engine = createEngine({
		project: projectFromText("main.xs", text, "/"),
		env: {},
		host: { clock: instantClock() },
	});
	try {
		await engine.run({ function: "main" });
	} catch (thrown) {
		if (!(thrown instanceof RunError)) throw thrown;
		return thrown.frames.map(({ functionName, line }) => `${functionName}:${line}`);
	}
	throw new Error("nothing was raised");
}

/** Line 1 opens the function, 5 is the first of the stack. */
function main(stack: string, response = "null"): string {
	return `function "main" {\n  input {\n  }\n  stack {\n${stack}\n  }\n  response = ${response}\n}\n`;
}

const none = "var $none { value = null }";

describe.each([
	["synchronous", ""],
	["after a wait", "\nutil.sleep { value = 0 }"],
])("an error is where it was raised, %s", (_name, wait) => {
	const first = `${none}${wait}`;
	const shift = wait === "" ? 0 : 1;
	test.each([
		["in an object of several lines", "var $o {\n  value = {\n    a: 1\n    b: $none + 1\n    c: 2\n  }\n}", 9],
		[
			"in a member of an object of several lines",
			"var $o {\n  value = {\n    a: 1\n    b: {\n      c: $none.x\n    }\n  }\n}",
			10,
		],
		[
			"in a filter of a chain",
			"var $o {\n  value = [1, 2]\n    |push:3\n    |map:$$ * 2\n    |json_decode\n    |count\n}",
			10,
		],
		["in an argument of a filter", "var $o {\n  value = [1, 2]\n    |push:3\n    |push:($none.x)\n    |count\n}", 9],
		["in a condition", "conditional {\n  if (false) {\n  }\n  elseif ($none.x) {\n  }\n}", 9],
		["in the head of a loop", 'var $x { value = 1 }\nforeach ("text") {\n  each as $y {\n  }\n}', 7],
		["in the condition of a loop", "var $x { value = 1 }\nwhile ($x + $none > 0) {\n  each {\n  }\n}", 7],
		["in the count of a loop", "var $x { value = 1 }\nfor ($none) {\n  each as $y {\n  }\n}", 7],
		["in a map", "var $o {\n  value = [1, 2]|map:(\n    $$ + $none\n  )\n}", 8],
		["in a map within a map", "var $o {\n  value = [[1]]|map:(\n    $$|map:(\n      $none.x\n    )\n  )\n}", 9],
		["in a statement of the catalogue", 'var $s { value = "a" }\nmath.add $s {\n  value = 1\n}', 7],
		["in a switch", "switch (1) {\n  case (2) {\n  } break\n  case ($none.x) {\n  } break\n}", 9],
		["in a target", 'var $t { value = "a" }\nvar.update $t.x {\n  value = 1\n}', 7],
		["in a throw", 'conditional {\n  if (true) {\n    throw {\n      name = "n"\n      value = 1\n    }\n  }\n}', 8],
		["in a precondition", 'var $a { value = 1 }\nprecondition ($a == 2) {\n  error = "no"\n}', 7],
		[
			"of a variable that is not set",
			"conditional {\n  if (false) {\n    var $u { value = 1 }\n  }\n}\nvar $w { value = [\n  1,\n  $u\n] }",
			13,
		],
		["in array.push", "var $a { value = 1 }\narray.push $a {\n  value = 1\n}", 7],
		[
			"raised again by catch",
			"try_catch {\n  try {\n    throw { value = 1 }\n  }\n  catch {\n    throw { value = $error.message }\n  }\n}",
			11,
		],
	])("%s", async (_what, statements, line) => {
		expect(await framesOf(main(`${first}\n${statements}`))).toEqual([`main:${line + shift}`]);
	});

	test("in the response", async () => {
		expect(await framesOf(main(first, "{\n    a: 1\n    b: $none.x\n  }"))).toEqual([`main:${9 + shift}`]);
	});

	test("through nested calls", async () => {
		const text = `${main(`${first}\nvar $x { value = 1 }\nfunction.run "middle" {\n  input = {n: 1}\n} as $y`)}
function "middle" {
  input {
    int n
  }
  stack {
    var $list { value = [1, 2, 3] }
    foreach ($list) {
      each as $element {
        function.run "inner" { input = {n: $element} } as $r
      }
    }
  }
  response = $r
}
function "inner" {
  input {
    int n
  }
  stack {${wait}
    precondition ($input.n < 2) { error = "too large" }
  }
  response = 1
}`;
		const below = 13 + shift;
		expect(await framesOf(text)).toEqual([`inner:${below + 20 + shift}`, `middle:${below + 9}`, `main:${7 + shift}`]);
	});

	test("through more calls than JavaScript shows frames", async () => {
		const text = `${main(`${first}\nfunction.run "deep" { input = {n: 30} } as $y`)}
function "deep" {
  input {
    int n
  }
  stack {${wait}
    precondition ($input.n > 0)
    function.run "deep" { input = {n: $input.n - 1} } as $y
  }
  response = $y
}`;
		const frames = await framesOf(text);
		expect(frames).toHaveLength(32);
		expect(frames.at(-1)).toBe(`main:${6 + shift}`);
	});
});

test("a message that looks like a frame is none", async () => {
	const forged = Array.from({ length: 60 }, (_, index) => `\\n    at x (xanoscript-${index}:3:1)`).join("");
	expect(await framesOf(main(`var $a { value = 1 }\nthrow { name = "n" value = "${forged}" }`))).toEqual(["main:6"]);
});
