import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectFromText } from "../../src/project/project.js";
import { readCases } from "../../src/testing/cases.js";
import type { TestCase, TestRunOptions } from "../../src/testing/options.js";
import type { TestResult } from "../../src/testing/results.js";
import { createTesting } from "../../src/testing/testing.js";

/** Leaves something behind wherever a program can, and gives what it finds there. */
const leaving = (name: string, tests: string): string => `function "${name}" {
  input {
    int n?
  }

  stack {
    redis.incr {
      key = "counter"
    } as $counter

    redis.push {
      key = "list"
      value = $input.n
    } as $length

    storage.append_file {
      pathname = "log.txt"
      data = "x"
    }

    storage.read_file_resource {
      value = {path: "log.txt"}
    } as $file

    api.lambda {
      code = "globalThis.times = (globalThis.times ?? 0) + 1; Array.prototype.mark = (Array.prototype.mark ?? 0) + 1; return [globalThis.times, [].mark, Math.random()]"
    } as $script

    security.create_uuid as $id

    security.random_number {
      max = 1000000
    } as $dice

    util.sleep {
      value = $input.n
    }

    debug.log {
      value = {
        counter: $counter
        length : $length
        file   : $file.data
        script : $script
        id     : $id
        dice   : $dice
        now    : now|to_ms
      }
    }
  }

  response = [$counter, $length, $file.data, $script|first, $script|get:1]

${tests}}
`;

const blocks = (names: readonly string[]): string =>
	names
		.map(
			(name, index) => `  test "${name}" {
    input = {n: ${index}}
    expect.to_equal ($response) {
      value = ${index === 2 ? "[0]" : '[1, 1, "x", 1, 1]'}
    }
  }
`,
		)
		.join("\n");

const text = `${leaving("first", blocks(["one", "two", "fails"]))}---\n${leaving("second", blocks(["one", "four"]))}`;
const project = projectFromText("program.xs", text, import.meta.dirname);
const cases = readCases(
	"cases.json",
	JSON.stringify([
		{ function: "first", name: "of a table", expected: [1, 1, "x", 1, 1] },
		{ function: "second", name: "of a table", input: { n: 3 }, expected: [1, 1, "x", 1, 1] },
	]),
	new Set(["first", "second"]),
).tests;
const testing = createTesting({ project, environment: () => ({ get: () => undefined, names: () => [] }) });
const tests = [...testing.tests(), ...cases];
const now = Date.UTC(2026, 0, 31);

/** Everything about a test that does not depend on how fast the machine is, by its name. */
async function outcomesOf(order: readonly TestCase[], options: Partial<TestRunOptions> = {}) {
	const { results } = await testing.run({ tests: order, now, ...options });
	const outcome = ({ status, failures, logs, warnings }: TestResult) => ({
		status,
		failures: failures.map(({ message }) => message),
		logs: logs.map(({ value }) => value),
		warnings: warnings.map(({ message }) => message),
	});
	return new Map(results.map((result) => [`${result.construct} > ${result.name}`, outcome(result)] as const));
}

describe("tests that leave something behind", () => {
	test("find nothing that others left", async () => {
		const found = await outcomesOf(tests);
		const failed = [...found].filter(([, { status }]) => status !== "passed").map(([name]) => name);
		expect(failed).toEqual(["first > fails"]);
		expect([...found.values()].every(({ logs }) => logs.length === 1)).toBe(true);
		// Random values differ from test to test all the same.
		const ids = [...found.values()].map(({ logs: [log] }) => (log as { id: string }).id);
		expect(new Set(ids).size).toBe(tests.length);
	});

	test("end the same in any order, and when only some of them run", async () => {
		const expected = await outcomesOf(tests);
		await fc.assert(
			fc.asyncProperty(fc.shuffledSubarray(tests, { minLength: 1 }), fc.boolean(), async (order, alone) => {
				// One after the other, or side by side.
				const found = alone
					? new Map((await Promise.all(order.map((each) => outcomesOf([each])))).flatMap((each) => [...each]))
					: await outcomesOf(order);
				expect(found.size).toBe(order.length);
				for (const [name, outcome] of found) expect([name, outcome]).toEqual([name, expected.get(name)]);
			}),
			{ numRuns: 12 },
		);
	});

	test("get other random values with another seed, and the same ones with the same", async () => {
		const [one, again, other] = [
			await outcomesOf(tests, { seed: 1 }),
			await outcomesOf(tests, { seed: 1 }),
			await outcomesOf(tests, { seed: 2 }),
		];
		expect(again).toEqual(one);
		for (const [name, { logs }] of other) expect(logs).not.toEqual(one.get(name)?.logs);
	});
});
