import { expect, test } from "vitest";
import { compileText, functionText, outcomeOf, quietRun } from "./harness.js";

/** Runs the first function of a text and then what it left for later. */
async function logsOf(text: string): Promise<string[]> {
	const run = quietRun();
	const program = compileText(text);
	const { end } = await outcomeOf(program, {}, run);
	run.log(`result ${end}`, 0, 0);
	for (const later of run.afterwards) await later();
	return run.logs.map(({ value }) => String(value));
}

const later = (stack: string): string => `util.post_process {\n  stack {\n${stack}\n  }\n}`;

test.each([
	["synchronous", ""],
	["asynchronous", "util.sleep { value = 0 }"],
])("what is left for later sees the variables as they are then: %s", async (_name, wait) => {
	const stack = `${wait}
var $a { value = [1] }
for (2) {
  each as $i {
    ${later(`debug.log { value = $i ~ ":" ~ ($a|count) }\nfor (3) { each as $j { conditional { if ($j == 1) { break } } } }\ndebug.log { value = $j }`)}
  }
}
array.push $a { value = 2 }`;
	expect(await logsOf(functionText(stack, "$a"))).toEqual(["result [1,2]", "1:2", "1", "1:2", "1"]);
});

test("a return in it ends it only, and the result is not changed by it", async () => {
	const stack = `var $a { value = [1] }
${later('array.push $a { value = 2 }\ndebug.log { value = $a|count }\nreturn { value = 1 }\ndebug.log { value = "never" }')}
return { value = $a }`;
	expect(await logsOf(functionText(stack))).toEqual(["result [1]", "2"]);
});
