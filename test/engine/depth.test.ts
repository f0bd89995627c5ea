import { expect, test } from "vitest";
import { createEngine, openProject, RunError } from "../../src/index.js";
import { folderOf, functionText } from "../cli/xano.js";

async function failureOf(text: string, input: object = {}, limits = {}): Promise<{ error: RunError; shown: string }> {
	const project = await openProject(folderOf({ "f.xs": text }));
	const error = await createEngine({ project, env: {}, limits })
		.run({ function: "main", input })
		.then(
			() => null,
			(thrown: unknown) => thrown,
		);
	if (!(error instanceof RunError)) throw error ?? new Error("It did not fail");
	const { source, span } = (error.frames[0] as RunError["frames"][number]).location;
	return { error, shown: source.text.slice(span.start, span.end) };
}

const nested = "var $x { value = [] } for (600) { each as $i { var $x { value = [$x] } } }";

test.each([
	["var $y { value = $x|json_encode }", "json_encode"],
	["var $y { value = $x|yaml_encode }", "yaml_encode"],
	["var $y { value = $x == [$x] }", "$x == [$x]"],
	["debug.log { value = $x }", "debug.log"],
	["var $y { value = [$x]|unique }", "unique"],
])("what is nested too deeply is told at the statement that looks at it: %s", async (statement, place) => {
	const { error, shown } = await failureOf(functionText("main", { stack: `${nested} ${statement}` }));
	expect(error.message).toMatch(/Nesting level too deep|Maximum stack depth exceeded/);
	expect(shown).toContain(place);
});

test("a response that is nested too deeply is an error of the program, at the response", async () => {
	const { error, shown } = await failureOf(functionText("main", { stack: nested, response: "$x" }));
	expect(error).toMatchObject({ code: "ERROR_FATAL", message: "Nesting level too deep" });
	expect(shown).toBe("$x");
});

test.each([
	["a limit", { callDepth: 50 }, ""],
	["the stack of JavaScript", { callDepth: 10_000_000 }, ""],
	["a limit, waiting", { callDepth: 50 }, "util.sleep { value = 0 }"],
])("a recursion without end is told at the call that was one too many: %s", async (_, limits, waiting) => {
	const text = `${functionText("main", { stack: 'function.run "deep" { input = {n: 1} } as $r' })}${functionText(
		"deep",
		{
			input: "int n",
			stack: `var $m { value = $input.n + 1 } ${waiting} function.run "deep" { input = {n: $m} } as $r`,
			response: "$r",
		},
	)}`;
	const { error, shown } = await failureOf(text, {}, limits);
	expect(error.code).toBe("LIMIT_CALL_DEPTH");
	// The stack may also end within another statement.
	expect(shown).toMatch(/^function\.run "deep"|^\$input\.n|^\+|^var /);
	expect(error.frames[0]?.functionName).toBe("deep");
});

test("the depth of stacks is what it was after an error deep down", async () => {
	const before = Error.stackTraceLimit;
	await failureOf(functionText("main", { stack: `${nested} var $y { value = $x|json_encode }` }));
	expect(Error.stackTraceLimit).toBe(Math.max(before, 100));
});
