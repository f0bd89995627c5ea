import { describe, expect, test } from "vitest";
import {
	createEngine,
	defineFilter,
	defineFunction,
	encodeJson,
	type HttpRequest,
	type LocatedLog,
	projectFromText,
	RunError,
	type RunResult,
	SetupError,
} from "../../src/index.js";
import { echoingClient, engineOf, functionText, noRandom, stillClock } from "./support.js";

async function runError(running: Promise<RunResult>): Promise<RunError> {
	const thrown = await running.catch((error: unknown) => error);
	expect(thrown).toBeInstanceOf(RunError);
	return thrown as RunError;
}

async function setupError(running: Promise<RunResult>): Promise<SetupError> {
	const thrown = await running.catch((error: unknown) => error);
	expect(thrown).toBeInstanceOf(SetupError);
	return thrown as SetupError;
}

describe("errors that only tests meet", () => {
	test("stop no run", async () => {
		const text = functionText("f", {
			stack: "var $x {\n      value = 1\n      mock = {t: 2|no_such_filter}\n    }",
			response: "$x",
		}).replace(/\}\s*$/, '\n  test "t" {\n    expect.to_equal ($response) {\n      valu = 1\n    }\n  }\n}\n');
		const { response, diagnostics } = await engineOf(text).run({ function: "f" });
		expect(response).toBe(1);
		expect(diagnostics.filter(({ severity }) => severity === "error").length).toBeGreaterThan(1);
	});
});

describe("a result", () => {
	test("holds the response, logs with places, times and use", async () => {
		const text = functionText("f", {
			input: "int n",
			stack: "debug.log {\n      value = {n: $input.n}\n    }",
			response: "{twice: $input.n * 2}",
		});
		const heard: LocatedLog[] = [];
		const result = await engineOf(text).run({ function: "f", input: { n: 21 }, onLog: (log) => heard.push(log) });
		expect(result.response).toEqual({ twice: 42 });
		expect(result.logs).toEqual([{ value: { n: 21 }, file: "<test>", line: 7 }]);
		expect(heard).toEqual(result.logs);
		expect(result.usage).toEqual({ requests: 0, prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 });
		expect(result.requests).toEqual([]);
		expect(result.warnings).toEqual([]);
		expect(result.diagnostics).toEqual([]);
		const { compile, run, total } = result.timings;
		expect(total).toBeCloseTo(compile + run);
	});

	test("keeps 64-bit integers and the order of keys in `value`", async () => {
		const { value } = await engineOf(functionText("f", { response: '{b: 9007199254740993, "1": 1}' })).run({
			function: "f",
		});
		expect(encodeJson(value)).toBe('{"b":9007199254740993,"1":1}');
	});

	test("warns of inputs nobody declared and of what Xano does otherwise", async () => {
		const text = functionText("f", {
			stack: "conditional {\n      if (true) {\n      }\n      else if (false) {\n      }\n    }",
		});
		const { warnings, diagnostics } = await engineOf(text).run({ function: "f", input: { extra: 1 } });
		expect(warnings).toMatchObject([{ code: "unknown-input", count: 1 }]);
		expect(diagnostics.filter(({ severity }) => severity === "portability")).toHaveLength(1);
	});

	test("says where a warning was given first, also after waiting", async () => {
		const text = functionText("f", {
			stack: [
				"util.sleep {\n      value = 0\n    }",
				"    for (2) {\n      each as $i {\n        var $a {\n          value = $i|in:[1, 2]\n        }\n      }\n    }",
				'    storage.delete_file {\n      pathname = "none.txt"\n    }',
			].join("\n"),
		});
		const { warnings } = await engineOf(text).run({ function: "f", input: { extra: 1 } });
		expect(warnings).toMatchObject([
			{ code: "unknown-input", count: 1 },
			{ code: "reversed-in", count: 2, place: { file: "<test>", line: 13 } },
			{ code: "missing-file", count: 1, place: { file: "<test>", line: 17 } },
		]);
		expect(warnings[0]).not.toHaveProperty("place");
	});

	test("warns of headers that are an object at run time", async () => {
		const text = functionText("f", {
			stack:
				'var $names {\n      value = "{\\"X-A\\": \\"b\\"}"|json_decode\n    }\n    api.request {\n      url = "https://example.com"\n      headers = $names\n    } as $answer',
			response: "$answer.request.headers",
		});
		const engine = createEngine({ project: projectFromText("<test>", text, "/"), host: { http: echoingClient() } });
		const { response, warnings } = await engine.run({ function: "f" });
		expect(response).toEqual(["X-A: b"]);
		expect(warnings).toMatchObject([{ code: "header-object", count: 1, place: { file: "<test>", line: 10 } }]);
	});

	test("tells a caller when the program begins, and not when it never does", async () => {
		const events: string[] = [];
		const text = functionText("f", { stack: "debug.log {\n      value = 1\n    }" });
		await engineOf(text).run({ function: "f", onStart: () => events.push("start"), onLog: () => events.push("log") });
		await setupError(engineOf(text).run({ function: "g", onStart: () => events.push("never") }));
		expect(events).toEqual(["start", "log"]);
	});
});

describe("a host of one's own", () => {
	test("gives time and chance", async () => {
		const text = functionText("f", {
			stack: "util.sleep {\n      value = 3\n    }",
			response: '{now: now, id: ""|uuid}',
		});
		const host = { clock: stillClock(1_700_000_000_000), random: noRandom };
		const { response, timings } = await engineOf(text, { host }).run({ function: "f" });
		expect(response).toEqual({ now: 1_700_000_003_000, id: "00000000-0000-4000-8000-000000000000" });
		expect(timings).toEqual({ compile: 0, run: 3000, total: 3000 });
	});

	test("gives the network, and may look at the environment first", async () => {
		const text = functionText("f", {
			stack: 'api.request {\n      url = "https://example.com/a"\n      method = "PUT"\n    } as $r',
			response: "$r.response.result",
		});
		const seen: HttpRequest[] = [];
		const http = (environment: { get(name: string): string | undefined }) => {
			expect(environment.get("REGION")).toBe("north");
			return echoingClient(seen);
		};
		const { response, requests, usage } = await engineOf(text, { env: { REGION: "north" }, host: { http } }).run({
			function: "f",
		});
		expect(response).toEqual({ method: "PUT", url: "https://example.com/a" });
		expect(seen).toHaveLength(1);
		expect(requests).toMatchObject([{ method: "PUT", url: "https://example.com/a", status: 200, failure: null }]);
		expect(usage.requests).toBe(1);
	});

	test("gives the environment, knowing which names are declared", async () => {
		const text = `run.job "J" {\n  main = {name: "f", input: {}}\n  env = ["A"]\n}\n---\n${functionText("f", { response: "$env.A" })}`;
		const asked: string[][] = [];
		const environment = (declared: ReadonlySet<string>) => {
			asked.push([...declared]);
			return { get: (name: string) => (name === "A" ? "1" : undefined), names: () => ["A"] };
		};
		const engine = createEngine({ project: projectFromText("<test>", text, "/nowhere"), host: { environment } });
		expect((await engine.run()).response).toBe("1");
		expect(asked).toEqual([["A"]]);
	});
});

describe("the environment", () => {
	const text = `run.job "J" {\n  main = {name: "f", input: {}}\n  env = ["A", "B"]\n}\n---\n${functionText("f", { response: "[$env.A, $env.B]" })}`;

	test("is what `env` says", async () => {
		expect((await engineOf(text, { env: { A: "1", B: "2" } }).run()).response).toEqual(["1", "2"]);
	});

	test("has to hold what the job lists", async () => {
		const error = await setupError(engineOf(text, { env: { A: "" } }).run());
		expect(error).toMatchObject({ code: "missing-environment", message: "The environment variables A, B are not set" });
	});
});

describe("built-ins of one's own", () => {
	const text = functionText("f", {
		stack: 'function.run "double" {\n      input = {n: 4}\n    } as $d',
		response: '{d: $d, s: "a"|surround:"-"}',
	});
	const builtins = [
		defineFunction({
			name: "double",
			inputs: [{ name: "n", type: "int" }],
			run: ({ n }) => (n as number) * 2,
		}),
		defineFilter({
			name: "surround",
			arguments: [{ name: "around", kind: "text" }],
			run: (subject, around) => `${around}${subject}${around}`,
		}),
	];

	test("are called like any other", async () => {
		expect((await engineOf(text, { builtins }).run({ function: "f" })).response).toEqual({ d: 8, s: "-a-" });
		expect((await engineOf(text, { builtins }).run({ function: "double", input: { n: 2 } })).response).toBe(4);
	});

	test("are unknown to an engine without them", async () => {
		const error = await setupError(engineOf(text).run({ function: "f" }));
		expect(error.code).toBe("program-errors");
		expect(error.diagnostics.length).toBeGreaterThanOrEqual(2);
	});
});

describe("runs at the same time on one engine", () => {
	test("share nothing", async () => {
		const text = functionText("f", {
			input: "int n",
			stack: `var $seen {
      value = []
    }

    for (5) {
      each as $i {
        util.sleep {
          value = 0.001
        }

        array.push $seen {
          value = $input.n
        }

        debug.log {
          value = $input.n
        }
      }
    }`,
			response: "$seen",
		});
		const engine = engineOf(text);
		const numbers = Array.from({ length: 20 }, (_, index) => index);
		const results = await Promise.all(numbers.map((n) => engine.run({ function: "f", input: { n } })));
		results.forEach(({ response, logs }, n) => {
			expect(response).toEqual([n, n, n, n, n]);
			expect(logs.map(({ value }) => value)).toEqual([n, n, n, n, n]);
		});
	});

	test("are cancelled one by one", async () => {
		const text = functionText("f", {
			input: "decimal s",
			stack: "util.sleep {\n      value = $input.s\n    }",
			response: "1",
		});
		const engine = engineOf(text);
		const controller = new AbortController();
		const long = runError(engine.run({ function: "f", input: { s: 60 }, signal: controller.signal }));
		const short = engine.run({ function: "f", input: { s: 0.01 } });
		controller.abort();
		expect(await long).toMatchObject({ code: "LIMIT_CANCELLED", message: "The run was cancelled" });
		expect((await short).response).toBe(1);
	});

	test("never see the input of a caller change", async () => {
		const text = functionText("f", {
			input: "json list",
			stack: "var $l {\n      value = $input.list\n    }\n\n    array.push $l {\n      value = 9\n    }",
			response: "$l",
		});
		const input = { list: [1] };
		expect((await engineOf(text).run({ function: "f", input })).response).toEqual([1, 9]);
		expect(input).toEqual({ list: [1] });
	});
});

describe("cancellation", () => {
	test("before anything has begun", async () => {
		const text = functionText("f", { stack: "util.sleep {\n      value = 60\n    }" });
		expect((await runError(engineOf(text).run({ function: "f", signal: AbortSignal.abort() }))).code).toBe(
			"LIMIT_CANCELLED",
		);
	});

	test("in a loop of asynchronous code that never pauses, with `finally` still run", async () => {
		const text = functionText("f", {
			stack: `try_catch {
      try {
        util.sleep {
          value = 0
        }

        while (true) {
          each {
            var $x {
              value = 1
            }
          }
        }
      }

      catch {
        debug.log {
          value = "caught"
        }
      }

      finally {
        debug.log {
          value = "finally"
        }
      }
    }`,
		});
		const controller = new AbortController();
		const limits = { iterations: 1e15 };
		const running = engineOf(text, { limits }).run({ function: "f", signal: controller.signal });
		setTimeout(() => controller.abort(), 20);
		const error = await runError(running);
		expect(error.code).toBe("LIMIT_CANCELLED");
		expect(error.frames[0]).toMatchObject({ functionName: "f", line: 13 });
		expect(error.logs.map(({ value }) => value)).toEqual(["finally"]);
	});
});

describe("limits", () => {
	const recursion = functionText("f", { stack: 'function.run "f" as $x' });
	const loop = functionText("f", {
		stack: "while (true) {\n      each {\n        var $x {\n          value = 1\n        }\n      }\n    }",
	});
	const growth = functionText("f", {
		stack:
			"var $a {\n      value = []\n    }\n\n    while (true) {\n      each {\n        array.push $a {\n          value = 1\n        }\n      }\n    }",
	});

	test.each([
		["callDepth", 50, recursion, "LIMIT_CALL_DEPTH"],
		["iterations", 5000, loop, "LIMIT_ITERATIONS"],
		["milliseconds", 30, loop, "LIMIT_TIME"],
		["size", 5000, growth, "LIMIT_SIZE"],
	])("%s", async (name, limit, text, code) => {
		const error = await runError(engineOf(text, { limits: { [name]: limit } }).run({ function: "f" }));
		expect(error.code).toBe(code);
		expect(error.help).not.toBeNull();
		expect(error.frames.length).toBeGreaterThan(0);
	});
});

describe("a RunError", () => {
	test("holds what the program raised and where", async () => {
		const text = `${functionText("f", { stack: 'function.run "g" as $x' })}---\n${functionText("g", {
			stack:
				'precondition (false) {\n      error_type = "notfound"\n      error = "Gone"\n      payload = {id: 7}\n    }',
		})}`;
		const error = await runError(engineOf(text).run({ function: "f" }));
		expect(error).toMatchObject({
			message: "Gone",
			code: "ERROR_CODE_NOT_FOUND",
			status: 404,
			payload: { id: 7 },
			help: null,
		});
		expect(error.frames.map(({ functionName, file, line, column }) => [functionName, file, line, column])).toEqual([
			["g", "<test>", 19, 5],
			["f", "<test>", 7, 5],
		]);
		expect(JSON.parse(JSON.stringify(error))).toEqual({
			code: "ERROR_CODE_NOT_FOUND",
			message: "Gone",
			payload: { id: 7 },
		});
	});

	test("shows a refused input of the function that was called from outside at its declaration", async () => {
		const text = functionText("f", { input: "text title\n    int[] sizes" });
		const missing = await runError(engineOf(text).run({ function: "f" }));
		expect(missing.frames).toMatchObject([{ functionName: "f", file: "<test>", line: 3, column: 10 }]);
		const wrong = await runError(engineOf(text).run({ function: "f", input: { title: "a", sizes: [1, "x"] } }));
		expect(wrong.frames).toMatchObject([{ functionName: "f", file: "<test>", line: 4, column: 11 }]);
		const schema =
			"object[] lines {\n      schema {\n        int id\n        object to {\n          schema {\n            text zip\n          }\n        }\n      }\n    }";
		const inner = functionText("f", { input: schema });
		const refuse = async (line: unknown) => {
			const { frames } = await runError(engineOf(inner).run({ function: "f", input: { lines: [line] } }));
			return frames.map(({ line, column }) => [line, column]);
		};
		expect(await refuse({ id: "x", to: { zip: "1" } })).toEqual([[5, 13]]);
		expect(await refuse({ id: 1, to: {} })).toEqual([[8, 18]]);
		expect(await refuse({ id: 1 })).toEqual([[6, 16]]);
		expect(await refuse("x")).toEqual([[5, 13]]);
	});

	test("hides what a defect of this library says", async () => {
		const broken = {
			send: () => {
				throw new TypeError("cannot read properties of undefined");
			},
		};
		const text = functionText("f", { stack: 'api.request {\n      url = "https://example.com"\n    } as $r' });
		const error = await runError(engineOf(text, { host: { http: broken } }).run({ function: "f" }));
		expect(error).toMatchObject({ code: "INTERNAL_ERROR", message: "The runtime failed unexpectedly" });
		expect(error.cause).toBeInstanceOf(TypeError);
	});
});

describe("a SetupError", () => {
	const text = functionText("greet", { response: "1" });

	test.each([
		[{}, "no-job", "This project has no run.job to run"],
		[{ function: "gret" }, "function-not-found", 'There is no function "gret"'],
		[{ job: "Nightly" }, "job-not-found", 'There is no job "Nightly"'],
		[{ function: "greet", input: [1] }, "wrong-input", "The input has to be an object of names and values"],
		[{ function: "greet", input: "text" }, "wrong-input", "The input has to be an object of names and values"],
	])("%j", async (options, code, message) => {
		expect(await setupError(engineOf(text).run(options))).toMatchObject({ name: "SetupError", code, message });
	});

	test.each(["", "// xano-ignore missing-main\n"])(
		"of a job without main, whatever is said about it: %j",
		async (before) => {
			const error = await setupError(engineOf(`${before}run.job "J" {\n  description = "nothing"\n}\n`).run());
			expect(["missing-main", "program-errors"]).toContain(error.code);
		},
	);

	test("carries the errors of what would have run, and of nothing else", async () => {
		const two = `${functionText("a", { response: "1|no_such_filter" })}---\n${functionText("b", { response: "2" })}`;
		const error = await setupError(engineOf(two).run({ function: "a" }));
		expect(error.diagnostics.map(({ severity }) => severity)).toEqual(["error"]);
		expect((await engineOf(two).run({ function: "b" })).response).toBe(2);
	});
});

describe("an engine", () => {
	test("gives the code of a function, or says why not", () => {
		const engine = engineOf(functionText("f", { response: "1" }));
		expect(engine.generatedCode("f")).toContain("function f0_f(");
		expect(() => engine.generatedCode("g")).toThrow(SetupError);
	});

	test("checks the whole project", () => {
		const codes = engineOf(`${functionText("a", { response: "1 +" })}---\n${functionText("a")}`)
			.check()
			.map(({ code }) => code);
		expect(codes).toEqual(expect.arrayContaining(["missing-value", "duplicate-name"]));
	});

	test("takes names that are dangerous in JavaScript", async () => {
		for (const name of ["__proto__", "constructor", "a`$" + "{1}`b", "*/ throw 1 /*"]) {
			const text = functionText(name, {
				input: "json __proto__?",
				response: "{__proto__: 1, constructor: $input.__proto__}",
			});
			const { value } = await engineOf(text).run({ function: name, input: JSON.parse('{"__proto__": [5]}') });
			expect(encodeJson(value)).toBe('{"__proto__":1,"constructor":[5]}');
		}
	});
});
