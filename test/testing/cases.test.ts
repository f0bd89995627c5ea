import { describe, expect, test } from "vitest";
import { caseCodes } from "../../src/diagnostics/codes/cases.js";
import { projectFromText } from "../../src/project/project.js";
import { readCases } from "../../src/testing/cases.js";
import { createTesting } from "../../src/testing/testing.js";
import { keysOf } from "../../src/values/object.js";
import { outcomes } from "./support.js";

const functions = new Set(["add", "greet"]);

const add = `function "add" {
  input {
    int a
    int b
    json rest?
  }

  stack {
    precondition ($input.b != 0) {
      error_type = "inputerror"
      error = "b has to be something"
    }

    conditional {
      if ($input.b < 0) {
        throw {
          name = "Negative"
          value = "b is below zero"
        }
      }
    }
  }

  response = {sum: $input.a + $input.b, rest: $input.rest}
}
`;

/** What is said about a file, with the text it is said of. */
function said(text: string): string[] {
	return readCases("c.json", text, functions).diagnostics.map(({ code, message, help, span }) =>
		[code, text.slice(span.start, span.end), message, ...(help === undefined ? [] : [help])].join(" | "),
	);
}

async function run(cases: readonly object[]): Promise<Record<string, string>> {
	const { tests, diagnostics } = readCases("c.json", JSON.stringify(cases, null, "\n"), functions);
	expect(diagnostics).toEqual([]);
	const testing = createTesting({
		project: projectFromText("add.xs", add, import.meta.dirname),
		environment: () => ({ get: () => undefined, names: () => [] }),
	});
	return outcomes(await testing.run({ tests }));
}

describe("a file of cases", () => {
	test("gives a test for every case, with its name or its place", () => {
		const text =
			'[{"function": "add", "expected": 1},\n {"name": "hello", "function": "greet", "input": {"a": 1}, "error": true}]';
		const { tests, diagnostics } = readCases("c.json", text, functions);
		expect(diagnostics).toEqual([]);
		const shown = tests.map(({ kind, construct, name, file, place, work }) => {
			const claim = work.kind === "table" ? text.slice(work.claim.span.start, work.claim.span.end) : "";
			return [kind, construct, name, file, text.slice(place.span.start, place.span.end), claim];
		});
		expect(shown).toEqual([
			["function", "add", "case 1", "c.json", '"add"', "1"],
			["function", "greet", "hello", "c.json", '"hello"', "true"],
		]);
	});

	test("may be an object with the list under `cases`, begin with a byte order mark, and be empty", () => {
		const object = readCases("c.json", '\uFEFF{"cases": [{"function": "add", "expected": 1}]}', functions);
		expect(object.tests.map(({ name, place }) => [name, place.span])).toEqual([["case 1", { start: 25, end: 30 }]]);
		expect(readCases("c.json", "[]", functions)).toEqual({ tests: [], diagnostics: [] });
	});

	test("keeps the order of keys and large ints", () => {
		const text = '[{"function": "add", "input": {"b": 1, "2": 9007199254740993, "1": {}}, "expected": null}]';
		const [found] = readCases("c.json", text, functions).tests;
		const work = found?.work;
		if (work?.kind !== "table") throw new Error("no case");
		expect(keysOf(work.input as never)).toEqual(["b", "2", "1"]);
		expect((work.input as unknown as Map<string, unknown>).get("2")).toBe(9007199254740993n);
		expect(work.expected).toEqual({ value: null });
	});

	test.each([
		[
			"3",
			['wrong-cases | 3 | cases are a list, not an int | write `[{"function": "…", "input": {…}, "expected": …}]`'],
		],
		[
			'{"case": []}',
			[
				'wrong-cases | "case" | nothing is known of "case" here | did you mean `cases`?',
				'wrong-cases | {"case": []} | cases are a list, not an object | write `[{"function": "…", "input": {…}, "expected": …}]`',
			],
		],
		["[1]", ["wrong-cases | 1 | a case is an object, not an int"]],
		['[{"expected": 1}]', ['wrong-cases | {"expected": 1} | the case does not say which function it calls']],
		[
			'[{"functon": "add"}]',
			['wrong-cases | "functon" | nothing is known of "functon" here | did you mean `function`?'],
		],
		[
			'[{"function": "add"}]',
			[
				'wrong-cases | {"function": "add"} | the case does not say what is expected | add `expected`, or `error` when the function is to fail',
			],
		],
		[
			'[{"function": "grete", "expected": 1}]',
			['unknown-case-function | "grete" | there is no function "grete" | did you mean `greet`?'],
		],
		['[{"function": 1, "expected": 1}]', ["wrong-cases | 1 | `function` is a text with something in it, not an int"]],
		['[{"function": "add", "input": [1], "expected": 1}]', ["wrong-cases | [1] | `input` is an object, not an array"]],
		[
			'[{"function": "add", "name": "", "expected": 1}]',
			['wrong-cases | "" | `name` is a text with something in it, not ""'],
		],
		[
			'[{"function": "add", "expected": 1, "error": true}]',
			["wrong-cases | true | a case has `expected` or `error`, not both | make two cases of it"],
		],
		[
			'[{"function": "add", "error": false}]',
			[
				'wrong-cases | false | `error` is true, a text or an object, not a bool | write `true` for any error, part of its message, or `{"message": …, "code": …, "name": …}`',
			],
		],
		[
			'[{"function": "add", "error": {"messag": "x", "code": 1}}]',
			[
				'wrong-cases | "messag" | nothing is known of "messag" here | did you mean `message`?',
				"wrong-cases | 1 | `code` is a text with something in it, not an int",
			],
		],
		[
			'[{"function": "add", "error": true, "compare": "exact"}]',
			['wrong-cases | "exact" | `compare` says how `expected` is compared; an `error` has none'],
		],
		[
			'[{"function": "add", "expected": 1, "compare": "sub"}]',
			['wrong-cases | "sub" | `compare` is "exact" or "subset", not "sub"'],
		],
		[
			'[{"function": "add", "expected": 1, "expected": 2}]',
			['wrong-cases | "expected" | "expected" stands here twice'],
		],
		[
			'[{"function": "add", "name": "a", "expected": 1}, {"function": "greet", "name": "a", "expected": 1}, {"function": "add", "name": "a", "expected": 1}]',
			['same-case-name | "a" | there already is a case "a" of this function | give one of them another name'],
		],
	])("%s is wrong", (text, messages) => {
		expect(said(text)).toEqual(messages);
	});

	test.each([
		["[1,]", "] | this is no JSON: Syntax error | a value must stand here"],
		["[1,\n  {a: 1}]", "a | this is no JSON: Syntax error | a quoted key must stand here"],
		["", " | this is no JSON: Syntax error | a value must stand here"],
		["// none\n[]", "/ | this is no JSON: Syntax error | a value must stand here"],
	])("%j is no JSON", (text, message) => {
		expect(said(text)).toEqual([`cases-not-json | ${message}`]);
	});

	test("of any depth is read or refused, never a crash", () => {
		const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
		expect(said(deep(100_000))[0]).toMatch(/^cases-not-json .*Maximum stack depth exceeded/);
		expect(said(`[{"function": "add", "expected": ${deep(500)}}]`)).toEqual([]);
	});

	test.each(caseCodes().map((entry) => [entry.name, entry] as const))("the page of %s shows it", (name, entry) => {
		expect(said(entry.wrong).some((line) => line.startsWith(`${name} | `))).toBe(true);
		expect(said(entry.right)).toEqual([]);
	});
});

describe("cases pass and fail", () => {
	test("by the whole response, or by what has to be there", async () => {
		const input = { a: 1, b: 2, rest: { x: [1, 2] } };
		expect(
			await run([
				{ function: "add", name: "whole", input, expected: { sum: 3, rest: { x: [1, 2] } } },
				{ function: "add", name: "key order counts for nothing", input, expected: { rest: { x: [1, 2] }, sum: 3 } },
				{ function: "add", name: "part", input, expected: { sum: 3 } },
				{ function: "add", name: "subset", input, expected: { sum: 3 }, compare: "subset" },
				{ function: "add", name: "deep subset", input, expected: { rest: {} }, compare: "subset" },
				{ function: "add", name: "lists are whole", input, expected: { rest: { x: [1] } }, compare: "subset" },
			]),
		).toMatchObject({
			whole: "passed",
			"key order counts for nothing": "passed",
			part: expect.stringContaining("assertion"),
			subset: "passed",
			"deep subset": "passed",
			"lists are whole": expect.stringContaining("does not hold"),
		});
	});

	test("without any mocks, not even what makes them", async () => {
		const text = `function "add" {
  input {
    json mocks?
  }

  stack {
    var $sum {
      value = 1
      mock = $input.mocks.tests|set:"by name":2
    }
  }

  response = $sum
}
`;
		const file = [{ function: "add", name: "by name", expected: 1 }];
		const { tests } = readCases("c.json", JSON.stringify(file), functions);
		const project = projectFromText("add.xs", text, import.meta.dirname);
		const testing = createTesting({ project, environment: () => ({ get: () => undefined, names: () => [] }) });
		expect(outcomes(await testing.run({ tests }))).toEqual({ "by name": "passed" });
	});

	test("what is shown of a subset that is not there is that subset alone", async () => {
		const input = { a: 1, b: 2, rest: [{ x: 1, y: 2 }] };
		const file = [{ function: "add", input, expected: { rest: [{ y: 3 }] }, compare: "subset" }];
		const { tests } = readCases("c.json", JSON.stringify(file), functions);
		const testing = createTesting({
			project: projectFromText("add.xs", add, import.meta.dirname),
			environment: () => ({ get: () => undefined, names: () => [] }),
		});
		const [failure] = (await testing.run({ tests })).results[0]?.failures ?? [];
		expect(JSON.stringify(failure?.comparison)).toBe('{"expected":{"rest":[{"y":3}]},"actual":{"rest":[{"y":2}]}}');
		expect(failure?.help).toBe("The first difference: `.rest[0].y` is 2, 3 was expected.");
	});

	test("by their error", async () => {
		const input = { a: 1, b: 0 };
		const negative = { a: 1, b: -1 };
		expect(
			await run([
				{ function: "add", name: "any", input, error: true },
				{ function: "add", name: "part of the message", input, error: "TO BE" },
				{ function: "add", name: "code", input, error: { code: "ERROR_CODE_INPUT_ERROR" } },
				{ function: "add", name: "name", input: negative, error: { name: "Negative", message: "zero" } },
				{ function: "add", name: "other name", input: negative, error: { name: "Positive" } },
				{ function: "add", name: "missing input", input: { a: 1 }, error: true },
				{ function: "add", name: "in vain", input: { a: 1, b: 1 }, error: true },
				{ function: "add", name: "unexpected", input, expected: 1 },
			]),
		).toMatchObject({
			any: "passed",
			"part of the message": "passed",
			code: "passed",
			name: "passed",
			"other name": expect.stringContaining('the name is "Negative", not "Positive"'),
			"missing input": "passed",
			"in vain": expect.stringContaining("an error was expected, but the response is"),
			unexpected: "error 9: b has to be something",
		});
	});
});
