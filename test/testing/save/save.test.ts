import { expect, onTestFinished, test, vi } from "vitest";
import { HttpFailure } from "../../../src/host/ports.js";
import { format } from "../../../src/project/format.js";
import { SaveError } from "../../../src/testing/save/error.js";
import { answering, saved } from "./saved.js";

/** A formatted function around some statements. */
function functionOf(stack: string, response: string, inputs = ""): string {
	const text = `function "f" {\n  input {\n${inputs}\n  }\n  stack {\n${stack}\n  }\n  response = ${response}\n}\n`;
	const { text: laidOut, diagnostics } = format("f.xs", text);
	if (laidOut === null) throw new Error(diagnostics[0]?.message);
	return laidOut;
}

/** The test that was written, and whether the file is still formatted. */
function written({ after }: { after: string }): string {
	expect(format("f.xs", after).text).toBe(after);
	return after.slice(after.indexOf('  test "saved"'));
}

const run = { function: "f" };

test("the input and the response stand in the test", async () => {
	const text = functionOf("", "{sum: $input.a + 1, all: $input.list}", "int a\njson list\ntext other?");
	const result = await saved(text, { ...run, input: { a: 2n ** 60n, list: ["x\n", { "a b": null }], unknown: 1 } });
	expect(written(result)).toBe(`  test "saved" {
    input = {a: 1152921504606846976, list: ["x\\n", {"a b": null}]}

    expect.to_equal ($response) {
      value = {sum: 1152921504606846977, all: ["x\\n", {"a b": null}]}
    }
  }
}
`);
	expect(result).toMatchObject({ mocks: 0, loose: [], needs: [], cassette: null });
});

test("without input there is none", async () => {
	expect(written(await saved(functionOf("", "1"), run))).toBe(
		'  test "saved" {\n    expect.to_equal ($response) {\n      value = 1\n    }\n  }\n}\n',
	);
});

test("the input of a test is what main got, not what the job or the call say alone", async () => {
	const job = 'run.job "j" {\n  main = {name: "f", input: {a: 1, b: 2}}\n}\n---\n';
	const result = await saved(job + functionOf("", "$input.a + $input.b", "int a\nint b"), { input: { b: 5 } });
	expect(written(result)).toContain("input = {a: 1, b: 5}");
	expect(written(result)).toContain("value = 6");
});

test("a request becomes a mock of what a program mostly looks at", async () => {
	const text = functionOf('api.request {\nurl = "https://a.example"\n} as $answer', "$answer.response.result.sky");
	const result = await saved(text, { ...run, host: { http: answering({ sky: "blue" }) } });
	expect(result.after).toContain('mock = {saved: {response: {status: 200, result: {sky: "blue"}}}}');
	expect(result).toMatchObject({ mocks: 1, cassette: null });
});

test("and all of it where the program looks at all of it", async () => {
	const text = functionOf('api.request {\nurl = "https://a.example"\n} as $answer', "$answer.request.method");
	const result = await saved(text, { ...run, host: { http: answering({}) } });
	expect(result.after).toContain('method : "GET"');
});

test("values of chance and time become mocks where they are made, not where they go", async () => {
	const stack =
		"var $id {\nvalue = |uuid\n}\nvar $at {\nvalue = now\n}\nvar $both {\nvalue = [$id, $at]\n}\nvar $sum {\nvalue = 1 + 2\n}";
	const result = await saved(functionOf(stack, "$both"), run);
	expect(result.after.match(/mock = /g)).toHaveLength(2);
	expect(result.after).toMatch(/value = \|uuid\n {6}mock = \{saved: "[0-9a-f-]{36}"\}/);
	expect(result).toMatchObject({ mocks: 2, loose: [] });
});

test("so does a time of which only the half of the day shows", async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 2, 4, 9) });
	onTestFinished(() => void vi.useRealTimers());
	const half = 'var $half {\nvalue = now|format_timestamp:"a":"UTC"\n}';
	const { after, mocks } = await saved(functionOf(half, '$half == "am" ? "Good morning" : "Good evening"'), run);
	expect(mocks).toBe(1);
	expect(after).toContain('mock = {saved: "am"}');
});

test("time that does not show needs no mock", async () => {
	const result = await saved(
		functionOf("var $at {\nvalue = now|to_ms\n}\nvar $old {\nvalue = $at > 5\n}", "$old"),
		run,
	);
	expect(result.mocks).toBe(1);
	expect((await saved(functionOf("var $old {\nvalue = (now|to_ms) > 5\n}", "$old"), run)).mocks).toBe(0);
});

test("what no statement makes is only asserted to be there", async () => {
	const text = functionOf(
		"",
		'{at: now, list: [1, (|uuid)], "a b": 1, now: 2, in: {id: (|uuid), n: {b: 2}}, ok: true}',
	);
	const result = await saved(text, run);
	expect(result.loose).toEqual(["$response.at", "$response.list", "$response.in.id"]);
	expect(written(result)).toBe(`  test "saved" {
    expect.to_be_defined ($response.at)
    expect.to_be_defined ($response.list)
    expect.to_be_defined ($response.in.id)
    expect.to_equal ($response.in.n) {
      value = {b: 2}
    }

    expect.to_equal ($response.ok) {
      value = true
    }
  }
}
`);
});

test("a response of nothing but chance", async () => {
	expect((await saved(functionOf("", "|uuid"), run)).loose).toEqual(["$response"]);
	const many = Array.from({ length: 60 }, (_, index) => `a${index}: (|uuid)`).join(", ");
	expect((await saved(functionOf("", `{b: 1, c: {${many}}}`), run)).loose).toEqual(["$response.c"]);
});

const loop =
	'var $all {\nvalue = []\n}\nfor (3) {\neach as $i {\napi.request {\nurl = "https://a.example/" ~ $i\n} as $answer\narray.push $all {\nvalue = $answer.response.result\n}\n}\n}';

test("a request that had several answers is recorded", async () => {
	const result = await saved(functionOf(loop, "$all"), { ...run, host: { http: answering(1, 2, 3) } });
	expect(result.mocks).toBe(0);
	expect(result.cassette?.file).toMatch(/cassettes.f.saved\.json$/);
	expect(written(result)).toContain("value = [1, 2, 3]");
});

test("one that always had the same answer is a mock, whatever else was different", async () => {
	const result = await saved(functionOf(loop, "$all"), { ...run, host: { http: answering(1) } });
	expect(result.after).toContain("mock = {saved: {response: {status: 200, result: 1}}}");
	expect(result).toMatchObject({ mocks: 1, cassette: null });
});

test("requests of called functions are mocked where those are called", async () => {
	const inner =
		'\nfunction "inner" {\n  input {\n  }\n\n  stack {\n    api.request {\n      url = "https://a.example"\n    } as $x\n  }\n\n  response = $x.response.result\n}\n';
	const text = functionOf('function.run "inner" as $a', "$a") + inner;
	const result = await saved(text, { ...run, host: { http: answering({ b: 1 }) } });
	expect(result.after).toContain('function.run "inner" {\n      mock = {saved: {b: 1}}\n    } as $a');
	expect(result.after.endsWith(inner)).toBe(true);
});

test("calls that nobody waits for at once", async () => {
	const inner =
		'\nfunction "inner" {\n  input {\n  }\n\n  stack {\n    api.request {\n      url = "https://a.example"\n    } as $x\n  }\n\n  response = $x.response.result\n}\n';
	const stack = 'function.run "inner" {\nruntime_mode = "async-shared"\n} as $id\nawait {\nids = [$id]\n} as $done';
	const result = await saved(functionOf(stack, "$done") + inner, { ...run, host: { http: answering("yes") } });
	expect(result.mocks).toBe(2);
	expect(written(result)).toMatch(/value = \{"[0-9a-f-]{36}": "yes"\}/);
});

test("an error becomes what the test waits for", async () => {
	const text = functionOf('throw {\nname = "Oops"\nvalue = "no \\"way\\""\n}', "1");
	expect(written(await saved(text, run))).toBe(
		'  test "saved" {\n    expect.to_throw {\n      exception = "no \\"way\\""\n    }\n  }\n}\n',
	);
});

test("so does an input that is refused", async () => {
	expect(written(await saved(functionOf("", "1", "int a"), { ...run, input: { a: "x" } }))).toContain("exception = ");
});

test("and a request that leads to an error, which no mock could", async () => {
	const stack =
		'api.request {\nurl = "https://a.example"\n} as $x\nvar $id {\nvalue = |uuid\n}\nprecondition ($x.response.status == 200) {\nerror = "none: " ~ $x.response.status\n}';
	const failing = answering(new HttpFailure("refused", "nobody is there", "ECONNREFUSED"));
	const result = await saved(functionOf(stack, "$x"), { ...run, host: { http: failing } });
	expect(written(result)).toContain('exception = "none: 0"');
	const inner =
		'\nfunction "inner" {\n  input {\n  }\n\n  stack {\n    api.request {\n      url = "https://a.example"\n    } as $x\n\n    throw {\n      value = $x.response.result\n    }\n  }\n\n  response = 1\n}\n';
	const raised = await saved(functionOf('function.run "inner"', "1") + inner, {
		...run,
		host: { http: answering("bad") },
	});
	expect(raised).toMatchObject({ mocks: 0, cassette: expect.anything() });
	expect(written(raised)).toContain('exception = "bad"');
});

test("a run that was stopped", async () => {
	const result = await saved(functionOf("debug.stop {\nvalue = {a: 1}\n}", "2"), run);
	expect(written(result)).toContain("value = {a: 1}");
});

test("what a store holds of earlier runs is mocked, what this run puts there is not", async () => {
	const stack = 'redis.set {\nkey = "a"\ndata = 1\n}\nredis.get {\nkey = "a"\n} as $a';
	expect((await saved(functionOf(stack, "$a"), run)).mocks).toBe(0);
	const redis = { command: async () => "7" };
	const before = await saved(functionOf('redis.get {\nkey = "b"\n} as $b', "$b"), { ...run, host: { redis } });
	expect(before.after).toContain("mock = {saved: 7}");
});

test("a function that calls itself", async () => {
	const stack =
		'conditional {\nif ($input.n > 0) {\nfunction.run "f" {\ninput = {n: $input.n - 1}\n} as $rest\n}\n}\nvar $id {\nvalue = |uuid\n}';
	const result = await saved(functionOf(stack, "$input.n", "int n"), { ...run, input: { n: 2 } });
	expect(written(result)).toContain("value = 2");
});

const key = "a-very-secret-key";

test("secrets of the environment are named, not written", async () => {
	const stack = 'api.request {\nurl = "https://a.example"\nheaders = ["Authorization: Bearer " ~ $env.MY_KEY]\n} as $x';
	const result = await saved(
		functionOf(stack, "{key: $input.key, headers: $x.request.headers, result: $x.response.result}", "text key"),
		{
			...run,
			input: { key: `(${key})` },
			env: { MY_KEY: key },
			host: { http: answering({ echo: key, access_token: "12345678" }) },
		},
	);
	expect(result.after).not.toContain(key);
	expect(result.after).not.toContain("12345678");
	expect(written(result)).toContain('input = {key: "(" ~ $env.MY_KEY ~ ")"}');
	expect(result.after).toContain('headers: ["Authorization: Bearer " ~ $env.MY_KEY]');
	expect(result.after).toContain("echo        : $env.MY_KEY");
	expect(result.after).toContain('"«redacted:access_token»"');
	expect(result.loose).toEqual(["$response.result.access_token"]);
});

test("credentials that are no variable are hidden, too", async () => {
	const stack = 'api.request {\nurl = "https://a.example"\nheaders = ["X-Api-Key: " ~ $input.key]\n} as $x';
	const result = await saved(functionOf(stack, "$x.request.headers|count", "text key"), {
		...run,
		input: { key: "sk-abcdefghijklmnop" },
		host: { http: answering({ cookie: "sk-qrstuvwxyzabcdef" }) },
	});
	expect(result.after).not.toMatch(/sk-\w/);
	expect(written(result)).toContain('input = {key: "«redacted:key»"}');
});

test("secrets that are numbers are hidden, too", async () => {
	const text = functionOf("var $pin {\nvalue = $env.CARD_PASSWORD|to_int\n}", "{pin: $pin, given: $input.a}", "int a");
	const env = { CARD_PASSWORD: "47110815" };
	const { after, loose } = await saved(text, { ...run, env, input: { a: 1 } });
	expect(after).not.toContain("47110815");
	expect(loose).toEqual(["$response.pin"]);
	await expect(saved(text, { ...run, env, input: { a: 47110815 } })).rejects.toThrow(SaveError);
});

test("what of the environment a test needs is told", async () => {
	const stack = 'precondition ($env.MY_KEY != "") {\nerror = "no key"\n}';
	const env = { MY_KEY: key, OTHER: "x" };
	expect((await saved(functionOf(stack, "1"), { ...run, env })).needs).toEqual(["MY_KEY"]);
});

test("names of tests are texts like any other", async () => {
	for (const name of ['say "hi" $x', "__proto__", "true", "ä\\n"]) {
		const result = await saved(functionOf("var $id {\nvalue = |uuid\n}", "$id"), { ...run, test: name });
		expect(result.mocks).toBe(1);
		expect(result.loose).toEqual([]);
	}
});

test("mocks of other tests stay", async () => {
	const stack = 'var $id {\nvalue = |uuid\nmock = {old: "o"}\n}';
	const text = functionOf(stack, "$id").replace(
		/\n}\n$/,
		'\n\n  test "old" {\n    expect.to_equal ($response) {\n      value = "o"\n    }\n  }\n}\n',
	);
	const result = await saved(text, run);
	expect(result.after).toMatch(/mock = \{old: "o", saved: "[0-9a-f-]{36}"\}/);
});

test.each([
	[
		"a name that a test has",
		`${functionOf("", "1").slice(0, -2)}\n  test "saved" {\n  }\n}\n`,
		run,
		"already has a test",
	],
	["a name that a mock has", functionOf("var $a {\nvalue = 1\nmock = {saved: 2}\n}", "$a"), run, "already has a mock"],
	[
		"a name that a mock of a called function has",
		`${functionOf('function.run "g" as $a', "$a")}---\n${functionOf("var $a {\nvalue = 1\nmock = {saved: 2}\n}", "$a").replace('"f"', '"g"')}`,
		run,
		"program.xs:17 already has a mock",
	],
	["a built-in function", functionOf("", "1"), { function: "openai_chat_completion" }, "is a built-in function"],
	["no name", functionOf("", "1"), { ...run, test: " " }, "needs a name"],
	["an infinite number", functionOf("", "1", "json a"), { ...run, input: { a: "\ud800" } }, "half a character"],
	["a limit", functionOf('function.run "f"', "1"), run, "ended before it was done"],
	[
		"an error before main",
		`run.job "j" {\n  pre = {name: "g"}\n  main = {name: "f"}\n}\n---\n${functionOf("", "1")}${functionOf("throw {\nvalue = 1\n}", "1").replace('"f"', '"g"')}`,
		{},
		"was never called",
	],
	[
		"a way that time decides",
		functionOf('conditional {\nif ((now|to_ms) % 2 == 0 || (|uuid) != "") {\nthrow {\nvalue = (|uuid)\n}\n}\n}', "1"),
		run,
		null,
	],
])("%s", async (_, text, recording, message) => {
	const result = saved(text, recording).catch((thrown: unknown) => thrown);
	if (message === null) expect(written((await result) as { after: string })).toContain("expect.to_throw\n");
	else {
		expect(await result).toBeInstanceOf(SaveError);
		expect(((await result) as SaveError).message).toContain(message);
	}
});

test("an error behind main does not matter", async () => {
	const job = 'run.job "j" {\n  main = {name: "f"}\n  post = {name: "g"}\n}\n---\n';
	const text = `${job + functionOf("", "1")}\n${functionOf("throw {\nvalue = 1\n}", "1").replace('"f"', '"g"')}`;
	expect(written(await saved(text))).toContain("value = 1");
});

test("what does not run here makes no test; the mock is there to write one by hand", async () => {
	const text = functionOf('action.call "" {\npackage = ""\n} as $x', "$x");
	await expect(saved(text, run)).rejects.toMatchObject({
		message: expect.stringContaining("The test would not pass: `action.call` does not run here"),
		help: expect.stringMatching(
			/^No run can write this test; write it by hand\. Give `action\.call` a mock.*\nmock = /,
		),
	});
});
