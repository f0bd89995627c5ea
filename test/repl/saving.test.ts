import { expect, test } from "vitest";
import { createEngine } from "../../src/engine.js";
import { projectFromText } from "../../src/project/project.js";
import { functionFromSession } from "../../src/repl/saving.js";
import { session, typed } from "./support.js";

test("what has run becomes a function that gives the last expression", async () => {
	const own = session();
	for (const text of ["1 +", "$nope", "2 + 3", "var $x { value = $_ }", "math.add $x { value = 1 }", "{x: $x}"])
		await own.run(own.read(text, true));
	const text = functionFromSession("saved", own.ran);
	expect(text).toBe(`function "saved" {
  input {
  }

  stack {
    var $_ {
      value = 2 + 3
    }

    var $x {
      value = $_
    }

    math.add $x {
      value = 1
    }
  }

  response = {x: $x}
}
`);
	const engine = createEngine({ project: projectFromText("saved.xs", text, "/nowhere"), env: {} });
	expect((await engine.run({ function: "saved" })).response).toEqual({ x: 6 });
});

test("expressions that nothing reads are left out", async () => {
	const own = session();
	for (const text of ["1", "2", "var $x { value = 3 }", "4"]) await typed(own, text);
	expect(functionFromSession("saved", own.ran)).not.toMatch(/\$_|value = [12]/);
	expect(functionFromSession("empty", [])).toContain("response = null");
});
