import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { HttpClient } from "../../src/host/ports.js";
import { projectFromText } from "../../src/project/project.js";
import { readCases } from "../../src/testing/cases.js";
import type { TestCase } from "../../src/testing/options.js";
import type { TestReport } from "../../src/testing/results.js";
import { createTesting } from "../../src/testing/testing.js";
import { emptyFolder } from "../host/folder.js";
import { answering } from "./save/saved.js";
import { outcomes } from "./support.js";

const program = (names: readonly string[]): string => `function "ask" {
  input {
    text about?
  }

  stack {
    api.request {
      url = "https://answers.example.com/" ~ $input.about
      method = "GET"
    } as $answer
  }

  response = $answer.response.result

${names.map((name) => `  test ${JSON.stringify(name)} {\n    expect.to_be_defined ($response.about)\n  }\n`).join("\n")}}

function "quiet" {
  input {
  }

  stack {
  }

  response = 1

  test "needs nothing" {
    expect.to_equal ($response) {
      value = 1
    }
  }
}
`;

const network = (): HttpClient => answering({ about: 1 }) as HttpClient;

function testingOf(root: string, names: readonly string[], http?: typeof network) {
	return createTesting({
		project: projectFromText("program.xs", program(names), root),
		environment: () => ({ get: () => undefined, names: () => [] }),
		...(http ? { http } : {}),
	});
}

async function updated(root: string, names: readonly string[]): Promise<TestReport> {
	const testing = testingOf(root, names, network);
	return testing.run({ tests: testing.tests(), update: true });
}

test("many tests of one function get their first cassettes at the same time", async () => {
	const root = emptyFolder();
	const names = Array.from({ length: 20 }, (_, index) => `number ${index}`);
	const report = await updated(root, names);
	expect(report.results.map(({ failures }) => failures)).toEqual(report.results.map(() => []));
	expect(readdirSync(join(root, "cassettes", "ask"))).toHaveLength(20);
});

test("a cassette that cannot be written fails its test; the others go on", async () => {
	const root = emptyFolder();
	mkdirSync(join(root, "cassettes"));
	writeFileSync(join(root, "cassettes", "ask"), "a file in the way");
	const found = outcomes(await updated(root, ["answers"]));
	expect(found["needs nothing"]).toBe("passed");
	expect(found.answers).toMatch(/^request 15: The recording .*answers\.json cannot be written \(\w+\)$/);
});

test("nor does one that cannot be removed keep them from running", async () => {
	const root = emptyFolder();
	mkdirSync(join(root, "cassettes", "quiet", "needs-nothing.json", "in the way"), { recursive: true });
	const found = outcomes(await updated(root, ["answers"]));
	expect(found.answers).toBe("passed");
	expect(found["needs nothing"]).toMatch(/^request \d+: The recording .*needs-nothing\.json cannot be removed/);
});

test("a test and the cases of several files have recordings of their own, also with one name", async () => {
	const root = emptyFolder();
	const names = new Set(["ask"]);
	const cases = (file: string, about: string): readonly TestCase[] => {
		const entry = { function: "ask", input: { about }, expected: { about: 1 } };
		return readCases(join(root, file), JSON.stringify([entry]), names).tests;
	};
	const tables = [...cases("one.json", "tea"), ...cases("two.json", "coffee")];
	const recording = testingOf(root, ["case 1"], network);
	const playing = testingOf(root, ["case 1"]);
	const tests = [...recording.tests(), ...tables];
	for (const report of [await recording.run({ tests, update: true }), await playing.run({ tests })])
		expect(report.results.map(({ status }) => status)).toEqual(["passed", "passed", "passed", "passed"]);
	expect(readdirSync(join(root, "cassettes", "ask"))).toHaveLength(3);
});

test("a recording with a secret fits any value of it; where there is none, that is said", async () => {
	const text = program(["asks"]).replace("$input.about", "$env.ANSWERS_KEY");
	const testingWith = (env: Readonly<Record<string, string>>) =>
		createTesting({
			project: projectFromText("program.xs", text, root),
			environment: () => ({ get: (name) => env[name], names: () => Object.keys(env) }),
			http: network,
		});
	const root = emptyFolder();
	const recording = testingWith({ ANSWERS_KEY: "the first key" });
	const tests = recording.tests().filter(({ name }) => name === "asks");
	expect(outcomes(await recording.run({ tests, update: true }))).toEqual({ asks: "passed" });
	expect(outcomes(await testingWith({ ANSWERS_KEY: "another key" }).run({ tests }))).toEqual({ asks: "passed" });
	const { results } = await testingWith({}).run({ tests });
	expect(results[0]?.failures[0]).toMatchObject({
		kind: "request",
		help: expect.stringContaining("ANSWERS_KEY was set when the requests were recorded, and is not set here."),
	});
});
