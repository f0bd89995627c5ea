import { describe, expect, test } from "vitest";
import { layeredEnvironment } from "../../../src/host/environment.js";
import { projectFromText } from "../../../src/index.js";
import { createTesting } from "../../../src/testing/testing.js";

/** Why the tests of a project fail, by their names. */
async function failuresOf(text: string, milliseconds = 10_000): Promise<Record<string, string[]>> {
	const project = projectFromText("f.xs", text, "/nowhere");
	const environment = () => layeredEnvironment([]);
	const testing = createTesting({ project, environment, limits: { milliseconds } });
	const { results } = await testing.run({ tests: testing.tests() });
	return Object.fromEntries(results.map(({ name, failures }) => [name, failures.map(({ message }) => message)]));
}

/** A function that runs the JavaScript it is given. */
const scripted = (tests: string): string => `function "f" {
  input {
    text what
  }

  stack {
    api.lambda {
      code = """
        if ($input.what === "deep") { const down = () => [down()]; return down(); }
        if ($input.what === "endless") for (;;) {}
        if ($input.what === "stuck") return [].indexOf.call({length: 2 ** 53 - 1}, 1);
        if ($input.what === "full") { const all = []; for (;;) all.push(new Uint8Array(1000000)); }
        return 1;
        """
      timeout = 1
    } as $x
  }

  response = $x

${tests}}
`;

const fine = (name: string): string => `  test "${name}" {
    input = {what: "fine"}
    expect.to_equal ($response) {
      value = 1
    }
  }
`;

describe("JavaScript that has to be ended in one test", () => {
	test.each(["deep", "endless", "full", "stuck"])("is there for the next ones: %s", async (what) => {
		const ended = `  test "${what}" {\n    input = {what: "${what}"}\n    expect.to_throw\n  }\n`;
		const failures = await failuresOf(
			scripted(fine("before") + ended + [1, 2, 3].map((n) => fine(`after ${n}`)).join("")),
		);
		expect(failures).toMatchObject({ before: [], "after 1": [], "after 2": [], "after 3": [] });
	});
});
