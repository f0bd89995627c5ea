import { expect, test } from "vitest";
import { projectFromText } from "../../src/project/project.js";
import { runProjectTests } from "../../src/testing/several.js";
import { createTesting } from "../../src/testing/testing.js";

function part(name: string, expected: readonly number[]) {
	const tests = expected
		.map(
			(value, index) =>
				`test "${name} ${index}" {\n    expect.to_equal ($response) {\n      value = ${value}\n    }\n  }`,
		)
		.join("\n\n  ");
	const text = `function "${name}" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = 1\n\n  ${tests}\n}\n`;
	const testing = createTesting({
		project: projectFromText(`${name}.xs`, text, import.meta.dirname),
		environment: () => ({ get: () => undefined, names: () => [] }),
	});
	return { testing, tests: testing.tests() };
}

test("the tests of several projects make one report", async () => {
	const told: string[] = [];
	const report = await runProjectTests([part("a", [1, 2]), part("b", [1])], {
		seed: 7,
		onResult: ({ name }) => told.push(name),
	});
	expect(told).toEqual(["a 0", "a 1", "b 0"]);
	expect(report.results.map(({ name, status }) => [name, status])).toEqual([
		["a 0", "passed"],
		["a 1", "failed"],
		["b 0", "passed"],
	]);
	expect(report).toMatchObject({ ended: "all", left: 0, seed: 7, coverage: null });
});

test.each([
	[[part("a", [2, 1]), part("b", [1])], ["a 0"], 2, "bail"],
	[[part("a", [1, 2]), part("b", [1])], ["a 0", "a 1"], 1, "bail"],
	[[part("a", [1]), part("b", [2])], ["a 0", "b 0"], 0, "all"],
] as const)("with bail the first failure ends them all (%#)", async (parts, ran, left, ended) => {
	const report = await runProjectTests(parts, { bail: true });
	expect(report.results.map(({ name }) => name)).toEqual(ran);
	expect(report).toMatchObject({ left, ended });
});

test("an interruption ends them all", async () => {
	const controller = new AbortController();
	const report = await runProjectTests([part("a", [1]), part("b", [1, 1])], {
		signal: controller.signal,
		onResult: () => controller.abort(),
	});
	expect(report.results.map(({ name }) => name)).toEqual(["a 0"]);
	expect(report).toMatchObject({ left: 2, ended: "interrupted" });
});
