import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openProject } from "../../src/project/project.js";
import type { TestResult } from "../../src/testing/results.js";
import { createTesting } from "../../src/testing/testing.js";
import { outcomes, testText } from "./support.js";

const double = `function "double" {
  input {
    int n
  }

  stack {
    precondition ($input.n >= 0) {
      error = "no negative numbers"
    }
  }

  response = $input.n * 2

  test "doubles" {
    input = {n: 4}
    expect.to_equal ($response) {
      value = 8
    }
  }

  test "is wrong twice" {
    input = {n: 4}
    expect.to_equal ($response) {
      value = 9
    }
    expect.to_be_greater_than ($response) {
      value = 7
    }
    expect.to_be_null ($response)
  }

  test "raises" {
    input = {n: -1}
    expect.to_equal ($response) {
      value = -2
    }
  }

  test "waits for the error" {
    input = {n: -1}
    expect.to_throw {
      exception = "Negative"
    }
  }

  test "waits for another error" {
    input = {n: -1}
    expect.to_throw {
      value = "too big"
    }
  }

  test "waits for an error in vain" {
    input = {n: 1}
    expect.to_throw
  }

  test "refuses its input" {
    input = {}
    expect.to_throw
  }

  test "has no object as input" {
    input = "[1]"|json_decode
    expect.to_equal ($response) {
      value = 2
    }
  }
}
`;

describe("tests of a function", () => {
	test("pass and fail one by one, each assertion for itself", async () => {
		expect(outcomes(await testText(double))).toEqual({
			doubles: "passed",
			"is wrong twice":
				"assertion 23: to_equal failed - expected value 9 does not equal 8; assertion 29: to_be_null failed - 8 is not null",
			raises: "error 7: no negative numbers",
			"waits for the error": "passed",
			"waits for another error":
				'assertion 48: to_throw failed - the message "no negative numbers" does not contain "too big"',
			"waits for an error in vain": "assertion 55: to_throw failed - response is ok",
			"refuses its input": "passed",
			"has no object as input": "setup 64: the input of a test is an object, not an array",
		});
	});

	test("are told of in their order, with what they logged and how many assertions they have", async () => {
		const text = `function "f" {
  input {
  }

  stack {
    debug.log {
      value = "here"
    }
  }

  response = 1

  test "b" {
    expect.to_equal ($response) {
      value = 1
    }
  }

  test "a" {
    expect.to_equal ($response) {
      value = 1
    }
    expect.to_not_be_null ($response)
  }
}
`;
		const told: TestResult[] = [];
		const report = await testText(text, { onResult: (result) => told.push(result) });
		expect(told.map(({ name }) => name)).toEqual(["b", "a"]);
		expect(told).toEqual(report.results);
		expect(report.results[1]).toMatchObject({
			kind: "function",
			construct: "f",
			file: "program.xs",
			assertions: 2,
			logs: [{ value: "here", line: 6 }],
		});
		expect(report).toMatchObject({ ended: "all", left: 0, seed: 0, coverage: null });
	});

	test("that a limit ends do not stop the others, and no to_throw waits for a limit", async () => {
		const text = `function "endless" {
  input {
    bool loops
  }

  stack {
    while ($input.loops) {
      each {
      }
    }
  }

  response = true

  test "loops" {
    input = {loops: true}
    expect.to_throw
  }

  test "does not" {
    input = {loops: false}
    expect.to_be_true ($response)
  }
}
`;
		expect(outcomes(await testText(text, {}, { limits: { iterations: 10_000 } }))).toEqual({
			loops: "error 7: Loops went round more than 10,000 times",
			"does not": "passed",
		});
	});

	test("end with the first that fails when they are to", async () => {
		const report = await testText(double, { bail: true });
		expect(report.results.map(({ name }) => name)).toEqual(["doubles", "is wrong twice"]);
		expect(report).toMatchObject({ ended: "bail", left: 6 });
	});

	test("end when they are cancelled, and those that ran are told", async () => {
		const controller = new AbortController();
		const report = await testText(double, { signal: controller.signal, onResult: () => controller.abort() });
		expect(report.ended).toBe("interrupted");
		expect(report.results.length + report.left).toBe(8);
		expect(report.results[0]).toMatchObject({ name: "doubles", status: "passed" });
	});
});

describe("what does not run here", () => {
	test("is skipped with the reason", async () => {
		const text = `query "items" verb=GET {
  input {
  }

  stack {
  }

  response = []

  test "is empty" {
    expect.to_be_empty ($response)
  }
}

workflow_test "all of it" {
  stack {
  }
}
`;
		expect(outcomes(await testText(text))).toEqual({
			"is empty": "tests of queries do not run in this version",
			"all of it": "workflow tests do not run in this version",
		});
	});
});

describe("errors that the checker finds", () => {
	const withError = (stack: string, inTest: string): string => `function "f" {
  input {
  }

  stack {
    function.run "g" as $x
${stack}
  }

  response = $x

  test "one" {
    expect.to_equal ($response) {
      value = 1
    }
  }

  test "other" {
${inTest}
  }
}

function "g" {
  input {
  }

  stack {
  }

  response = 1
}

function "unrelated" {
  input {
  }

  stack {
    var $x {
      value = $nowhere|no_such_filter
    }
  }

  response = 1
}
`;

	test("stop only the tests that reach them", async () => {
		expect(
			outcomes(await testText(withError("", "    expect.to_equal ($response) {\n      value = 1\n    }"))),
		).toEqual({
			one: "passed",
			other: "passed",
		});
	});

	test("stop all tests of the function they are in", async () => {
		const found = outcomes(await testText(withError("    var $y {\n      value = 1|no_such_filter\n    }", "")));
		expect(found.one).toMatch(/^setup 8: .*no_such_filter/);
		expect(found.other).toBe(found.one);
	});

	test("stop the tests of a function that has the name of another, which is the one that is called", async () => {
		const text = (response: string, name: string): string => `function "f" {
  input {
  }

  stack {
  }

  response = ${response}

  test "${name}" {
    expect.to_equal ($response) {
      value = ${response}
    }
  }
}
`;
		expect(outcomes(await testText(`${text("1", "one")}\n${text("2", "two")}`))).toEqual({
			one: "passed",
			two: 'setup 17: there already is a function "f"',
		});
	});

	test("stop only the test they are in", async () => {
		const found = outcomes(await testText(withError("", "    expect.to_equal ($response) {\n      valu = 1\n    }")));
		expect(found.one).toBe("passed");
		expect(found.other).toMatch(/^setup \d+: /);
	});
});

describe("a program that is there twice", () => {
	const text = (value: string, called: string): string => `function "f" {
  input {
  }

  stack {
    function.run "g" as $x
  }

  response = [${value}, $x]

  test "own" {
    expect.to_equal ($response) {
      value = [${value}, ${called}]
    }
  }
}

function "g" {
  input {
  }

  stack {
  }

  response = ${called}
}
`;

	test("is tested in both places, each with what stands beside it", async () => {
		const folder = mkdtempSync(join(tmpdir(), "xano-twice-"));
		try {
			writeFileSync(join(folder, "a.xs"), text("1", "10"));
			writeFileSync(join(folder, "b.xs"), text("2", "20"));
			const project = await openProject(folder);
			const testing = createTesting({ project });
			const report = await testing.run({ tests: testing.tests(), coverage: true });
			expect(report.results.map(({ file, status }) => [file, status])).toEqual([
				["a.xs", "passed"],
				["b.xs", "passed"],
			]);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

describe("statements that do not run here", () => {
	const reading = (mock: string): string => `function "read" {
  input {
    int id
  }

  stack {
    db.get "user" {
      field_name = "id"
      field_value = $input.id${mock}
    } as $user
  }

  response = $user.name

  test "reads" {
    input = {id: 1}
    expect.to_equal ($response) {
      value = "Ada"
    }
  }
}
`;

	test("end the test with the mock by which it runs without them", async () => {
		const [result] = (await testText(reading(""))).results;
		expect(result?.failures).toMatchObject([{ kind: "error", place: { span: { start: 58 } } }]);
		expect(result?.failures[0]?.help).toBe(
			"Give `db.get` a mock, and the test runs without it:\nmock = {reads: {id: 1}}",
		);
	});

	test("do not matter where a mock stands for them", async () => {
		expect(outcomes(await testText(reading('\n      mock = {reads: {name: "Ada"}}')))).toEqual({ reads: "passed" });
	});
});

describe("requests", () => {
	const asking = (mock: string, stack = ""): string => `function "ask" {
  input {
  }

  stack {
    try_catch {
      try {
        api.request {
          url = "http://127.0.0.1:9/status?page=1"
          method = "GET"${mock}
        } as $answer
      }

      catch {
        var $answer {
          value = {response: {status: 0}}
        }
      }
    }
${stack}
  }

  response = $answer.response.status

  test "asks" {
    expect.to_equal ($response) {
      value = 200
    }
  }
}

function "outer" {
  input {
  }

  stack {
    function.run "ask" as $status
  }

  response = $status

  test "calls" {
    expect.to_equal ($response) {
      value = 0
    }
  }
}
`;

	test("are refused, whatever the program makes of it, with the mock to paste where it belongs", async () => {
		const report = await testText(asking(""));
		expect(outcomes(report)).toEqual({
			asks: "request 8: no mock answers this request: GET http://127.0.0.1:9/status?page=1",
			calls: "request 37: no mock answers this request: GET http://127.0.0.1:9/status?page=1",
		});
		const [asks, calls] = report.results.map(({ failures }) => failures[0]);
		expect(asks).toMatchObject({ code: "request-not-mocked" });
		expect(asks?.help).toContain("mock = {asks: {response: {status: 200, result: {}}}}");
		expect(calls?.help).toContain("mock = {calls: {}}");
	});

	test("are not made where a mock answers", async () => {
		const mock = '\n          mock = {"asks": {response: {status: 200}}, "calls": {response: {status: 0}}}';
		expect(outcomes(await testText(asking(mock)))).toEqual({ asks: "passed", calls: "passed" });
	});

	test("go out with `live`", async () => {
		const asked: string[] = [];
		const http = () => ({
			send: async (request: { url: string }) => {
				asked.push(request.url);
				return {
					status: 200,
					statusText: "OK",
					httpVersion: "1.1",
					headers: [],
					url: request.url,
					body: (async function* () {})(),
					bytes: async () => new Uint8Array(),
				};
			},
		});
		const report = await testText(asking(""), { live: true }, { http });
		expect(outcomes(report).asks).toBe("passed");
		expect(asked).toHaveLength(2);
	});
});

describe("the environment", () => {
	const keyed = `run.job "Ask" {
  main = {name: "ask", input: {}}
  env = ["SOME_KEY", "OPENAI_BASE_URL"]
}

function "ask" {
  input {
  }

  stack {
    precondition ($env.SOME_KEY != "") {
      error = "no key"
    }
  }

  response = {key: $env.SOME_KEY, base: $env.OPENAI_BASE_URL, other: $env.OTHER}

  test "has what the job lists" {
    expect.to_equal ($response) {
      value = {key: "test-SOME_KEY", base: null, other: null}
    }
  }
}

function "chat" {
  input {
  }

  stack {
    function.run "openai_chat_completion" {
      input = {messages: [{role: "user", content: "Hi"}]}
    } as $answer
  }

  response = $answer.content

  test "asks" {
    expect.to_not_be_null ($response)
  }
}
`;

	test("has something for every name a job lists, so that tests pass without keys", async () => {
		const found = outcomes(await testText(keyed));
		expect(found["has what the job lists"]).toBe("passed");
		expect(found.asks).toMatch(/^request 30: no mock answers this request: POST https:\/\/api\.openai\.com/);
	});

	test("keeps what is set, and has nothing made up where requests go out", async () => {
		const environment = () => ({
			get: (name: string) => (name === "SOME_KEY" ? "own" : undefined),
			names: () => ["SOME_KEY"],
		});
		expect(outcomes(await testText(keyed, {}, { environment }))["has what the job lists"]).toContain('"key":"own"');
		expect(outcomes(await testText(keyed, { live: true }))["has what the job lists"]).toBe("error 11: no key");
	});
});
