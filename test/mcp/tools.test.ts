import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { folderOf, functionText, jobText, requireBuild, xano } from "../cli/xano.js";
import { connect } from "./client.js";

beforeAll(requireBuild);

const greet = functionText("greet", { input: "text name", response: '"Hello, " ~ $input.name' });
const wrong = functionText("wrong", { response: "[3, 1]|sortt" });
const fixable = functionText("fixable", { response: '"Ada"|lower' });

interface Diagnostics {
	readonly ok: boolean;
	readonly summary: Record<string, number>;
	readonly diagnostics: readonly {
		readonly code: string;
		readonly file: string;
		readonly line: number;
		readonly column: number;
		readonly snippet: string;
		readonly severity: string;
		readonly fix?: { readonly safe: boolean; readonly edits: readonly { start: number; end: number; text: string }[] };
	}[];
	readonly fixed: readonly { readonly file: string; readonly text: string | null; readonly written: boolean }[];
	readonly notes: readonly string[];
}

interface RunData {
	readonly outcome: string;
	readonly response?: unknown;
	readonly responseText?: string;
	readonly error?: {
		readonly code: string;
		readonly page: string;
		readonly message: string;
		readonly stack: unknown[];
	};
	readonly refusal?: { readonly message: string; readonly help: string | null };
	readonly diagnostics: readonly { readonly code: string }[];
	readonly logs: readonly { readonly value: unknown; readonly line: number }[];
	readonly requests: readonly { readonly failure: string | null; readonly url: string; readonly status: number }[];
	readonly traffic: string;
	readonly notes: readonly string[];
}

test("the tools are listed with descriptions and schemas", async () => {
	const { client } = await connect(folderOf({ "greet.xs": greet }));
	const { tools } = await client.listTools();
	expect(tools.map(({ name }) => name)).toEqual(["check", "explain", "docs", "run", "trace", "test", "format"]);
	for (const { description, inputSchema, outputSchema, annotations } of tools) {
		expect(description?.length).toBeGreaterThan(80);
		expect(inputSchema.additionalProperties).toBe(false);
		expect(outputSchema?.type).toBe("object");
		expect(annotations?.openWorldHint).toBe(false);
	}
	expect(client.getInstructions()).toContain("check");
});

describe("check", () => {
	test("finds what is wrong in a folder, with its place and a fix that can be made", async () => {
		const { call } = await connect(folderOf({ "function/greet.xs": greet, "function/wrong.xs": wrong }));
		const { data, text, isError } = await call<Diagnostics>("check");
		expect(isError).toBe(false);
		expect(data.ok).toBe(false);
		expect(data.summary).toMatchObject({ files: 2, errors: 1 });
		const [found] = data.diagnostics;
		expect(found).toMatchObject({ code: "XS401", file: "function/wrong.xs", line: 10, severity: "error" });
		const [edit] = found?.fix?.edits ?? [];
		expect(edit).toBeDefined();
		expect(wrong.slice(0, edit?.start) + edit?.text + wrong.slice(edit?.end)).toBe(wrong.replace("sortt", "sort"));
		expect(text).toContain("function/wrong.xs:10:");
	});

	test("looks at one file, and at a text that belongs to the project", async () => {
		const { call } = await connect(folderOf({ "function/greet.xs": greet, "function/wrong.xs": wrong }));
		expect((await call<Diagnostics>("check", { path: "function/greet.xs" })).data.ok).toBe(true);
		const caller = functionText("caller", {
			stack: 'function.run "greet" { input = {name: "Ada"} } as $g',
			response: "$g",
		});
		const alone = await call<Diagnostics>("check", { text: caller });
		expect(alone.data.diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(1);
		const inPlace = await call<Diagnostics>("check", { text: caller, path: "function/caller.xs" });
		expect(inPlace.data.ok).toBe(true);
	});

	test("gives the fixed text, and writes it only when it is told to", async () => {
		const folder = folderOf({ "fixable.xs": fixable });
		const { call } = await connect(folder);
		const { data } = await call<Diagnostics>("check", { fix: true });
		expect(data.fixed).toHaveLength(1);
		expect(data.fixed[0]?.text).toBe(fixable.replace("|lower", "|to_lower"));
		expect(data.fixed[0]?.written).toBe(false);
		expect(readFileSync(join(folder, "fixable.xs"), "utf8")).toBe(fixable);
		await call("check", { fix: true, write: true });
		expect(readFileSync(join(folder, "fixable.xs"), "utf8")).toBe(data.fixed[0]?.text);
		const inline = await call<Diagnostics>("check", { text: fixable, fix: true });
		expect(inline.data.fixed[0]?.text).toBe(data.fixed[0]?.text);
	});

	test("refuses what makes no sense, and arguments that it does not know", async () => {
		const { call } = await connect(folderOf({ "greet.xs": greet }));
		for (const input of [
			{ write: true },
			{ text: greet, fix: true, write: true },
			{ path: "nowhere" },
			{ paths: ["."] },
		]) {
			const { isError, text } = await call("check", input);
			expect(isError).toBe(true);
			expect(text).toMatch(/write|nothing at nowhere|paths/);
		}
	});

	test("shows so many diagnostics, and says how many more there are", async () => {
		const lines = Array.from({ length: 300 }, (_, at) => `var $v${at} { value = 1|nothing${at} }`).join("\n");
		const { call } = await connect(folderOf({ "many.xs": functionText("many", { stack: lines }) }));
		const { data, text } = await call<Diagnostics>("check", { limit: 5 });
		expect(data.diagnostics).toHaveLength(5);
		expect(data.summary.errors).toBe(300);
		expect(data.notes.join()).toContain("more diagnostics");
		expect(text.length).toBeLessThan(25_000);
	});
});

describe("run", () => {
	test("gives the response of a function and of a job, with logs", async () => {
		const folder = folderOf({
			"run.xs": jobText("Job", "greet").replace("input: {}", 'input: {name: "Job"}'),
			"function/greet.xs": functionText("greet", {
				input: "text name",
				stack: "debug.log {\n value = $input.name\n }",
				response: '"Hello, " ~ $input.name',
			}),
		});
		const { call } = await connect(folder);
		expect((await call<RunData>("run")).data).toMatchObject({ outcome: "done", response: "Hello, Job" });
		const { data } = await call<RunData>("run", { function: "greet", input: { name: "Ada" } });
		expect(data).toMatchObject({
			outcome: "done",
			response: "Hello, Ada",
			logs: [{ value: "Ada", file: "function/greet.xs", line: 7 }],
			requests: [],
			traffic: "simulated",
		});
	});

	test("gives the error of a program with its stack", async () => {
		const { call } = await connect(
			folderOf({
				"function/outer.xs": functionText("outer", { stack: 'function.run "inner" { input = {} } as $r' }),
				"function/inner.xs": functionText("inner", { stack: "var $x { value = {a: 1} }", response: "$x.b" }),
			}),
		);
		const { data, isError, text } = await call<RunData>("run", { function: "outer" });
		expect(isError).toBe(false);
		expect(data.outcome).toBe("failed");
		expect(data.error).toMatchObject({ code: "ERROR_FATAL", message: "Unable to locate var: x.b" });
		expect(data.error?.stack).toMatchObject([{ function: "inner" }, { function: "outer" }]);
		expect(text).toContain("at outer (function/outer.xs:");
		const { data: page } = await call<{ found: boolean }>("explain", { code: data.error?.page });
		expect(page.found).toBe(true);
	});

	test("says why nothing has run", async () => {
		const { call } = await connect(folderOf({ "function/wrong.xs": wrong, "function/greet.xs": greet }));
		const wrongData = (await call<RunData>("run", { function: "wrong" })).data;
		expect(wrongData).toMatchObject({ outcome: "refused", diagnostics: [{ code: "XS401" }] });
		const { data } = await call<RunData>("run", {});
		expect(data.outcome).toBe("refused");
		expect(data.refusal?.help).toContain("`function`");
		expect(data.refusal?.help).not.toContain("--");
		expect((await call<RunData>("run", { function: "gret" })).data.refusal?.help).toContain("greet");
		expect((await call("run", { function: "greet", job: "greet" })).isError).toBe(true);
	});

	test("answers OpenAI's requests itself, and refuses all others", async () => {
		const ask = functionText("ask", {
			input: "text given",
			stack:
				'function.run "openai_chat_completion" { input = {messages: [{role: "user", content: "Hello"}]} } as $answer\n' +
				'api.request { url = "https://example.com/x?token=" ~ $input.given method = "GET" } as $page',
			response: "$answer",
		});
		const { call } = await connect(folderOf({ "ask.xs": ask }));
		const { data, text } = await call<RunData>("run", { path: "ask.xs", input: { given: "abcdef" } });
		expect(data.outcome).toBe("failed");
		expect(data.requests).toMatchObject([{ status: 200 }, { failure: "offline" }]);
		expect(text).not.toContain("abcdef");
		expect(text).toContain("Nothing leaves this machine");
		expect(text).toContain("--allow-network");
		const offline = (
			await call<RunData>("run", {
				path: "ask.xs",
				simulate: false,
				environment: { OPENAI_API_KEY: "k" },
				input: { given: "a" },
			})
		).data;
		expect(offline).toMatchObject({ traffic: "offline", outcome: "failed" });
	});

	test("plays a recording", async () => {
		const server = createServer((_request, response) => response.end('{"a": 1}'));
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		onTestFinished(() => void server.close());
		const { port } = server.address() as AddressInfo;
		const fetches = functionText("fetches", {
			stack: `api.request { url = "http://127.0.0.1:${port}/data" method = "GET" } as $page`,
			response: "$page.response.result",
		});
		const folder = folderOf({ "fetches.xs": fetches });
		await xano(["run", "fetches.xs", "--record", "tape.json"], { cwd: folder });
		server.close();
		const { call } = await connect(folder);
		const { data } = await call<RunData>("run", { replay: "tape.json" });
		expect(data).toMatchObject({ traffic: "replayed", outcome: "done", response: { a: 1 } });
		const miss = await call<RunData>("run", { replay: "tape.json", text: fetches.replace("/data", "/other") });
		expect(miss.data.outcome).toBe("failed");
		expect(miss.text).not.toContain(folder);
	});

	test("shows exactly what JavaScript would change, and the beginning of what is long", async () => {
		const { call } = await connect(
			folderOf({
				"exact.xs": functionText("exact", { response: '{"2": 9007199254740993, "1": "a"}' }),
				"long.xs": functionText("long", { response: "(1..50000)" }),
			}),
		);
		expect((await call<RunData>("run", { path: "exact.xs" })).data.responseText).toBe('{"2":9007199254740993,"1":"a"}');
		const { data, text } = await call<RunData>("run", { path: "long.xs" });
		expect(data.response).toBeUndefined();
		expect(data.responseText).toMatch(/^\[1,2,3,.*… \([\d,]+ more characters\)$/);
		expect(text.length).toBeLessThan(25_000);
	});

	test("shows the first of many logs", async () => {
		const noisy = functionText("noisy", {
			stack: "for (5000) { each as $i { debug.log { value = $i } } }",
			response: "1",
		});
		const { call } = await connect(folderOf({ "noisy.xs": noisy }));
		const { data } = await call<RunData>("run", {});
		expect(data.logs).toHaveLength(200);
		expect(data.notes.join()).toContain("Of 5,000 logs the first 200");
	});

	test("stores nothing in the project", async () => {
		const mail = functionText("mail", {
			stack: 'util.send_email { to = "ada@example.com" subject = "Hello" message = "Hi" } as $sent',
			response: "true",
		});
		const folder = folderOf({ "mail.xs": mail });
		const { call } = await connect(folder);
		expect((await call<RunData>("run", {})).data.outcome).toBe("done");
		expect(() => readFileSync(join(folder, ".xano"))).toThrow("ENOENT");
	});
});

describe("trace", () => {
	interface TraceData extends RunData {
		readonly trace: {
			readonly steps: readonly {
				readonly title: string;
				readonly line: number;
				readonly file: string | null;
				readonly failed: boolean;
				readonly changes?: readonly { readonly name: string; readonly before: string | null; readonly after: string }[];
			}[];
			readonly variables: readonly { readonly name: string; readonly value: string }[];
			readonly hottest: readonly { readonly title: string; readonly times: number }[];
			readonly loops: readonly { readonly title: string; readonly passes: number; readonly place: string }[];
			readonly branches: readonly unknown[];
			readonly requests: readonly { readonly url: string; readonly model?: string }[];
			readonly totals: Record<string, number>;
		} | null;
	}

	const divides = functionText("divides", {
		input: "int[] numbers",
		stack:
			"var $sum { value = 0 }\n    foreach ($input.numbers) { each as $n { var.update $sum { value = $sum + 12 / $n } } }",
		response: "$sum",
	});

	test("says what led to an error, and what the variables held", async () => {
		const { call } = await connect(folderOf({ "sub/run.xs": divides, "other/run.xs": greet }));
		const { data, text } = await call<TraceData>("trace", { path: "sub", input: { numbers: [3, 4, 0] }, steps: 4 });
		expect(data.outcome).toBe("failed");
		expect(data.error?.message).toBe("Division by zero");
		expect(data.trace?.steps).toHaveLength(4);
		expect(data.trace?.steps.at(-1)).toMatchObject({ file: "sub/run.xs", line: 8, failed: true });
		expect(data.trace?.steps.flatMap(({ changes }) => changes ?? [])).toContainEqual({
			name: "$sum",
			before: "4",
			after: "7",
		});
		expect(data.trace?.variables).toEqual(
			expect.arrayContaining([
				{ name: "$input.numbers", value: "[3, 4, 0]" },
				{ name: "$sum", value: "7" },
				{ name: "$n", value: "0" },
			]),
		);
		expect(data.trace?.loops).toMatchObject([{ passes: 3, place: "sub/run.xs:8", title: "foreach ($input.numbers)" }]);
		expect(data.trace?.hottest.map(({ title }) => title)).toContain("var.update $sum");
		expect(text).toContain("$sum = 7 (was 4)");
	});

	test("says how a run went that went well, and nothing of one that did not begin", async () => {
		const { call } = await connect(folderOf({ "divides.xs": divides }));
		const { data } = await call<TraceData>("trace", { input: { numbers: [3] } });
		expect(data).toMatchObject({ outcome: "done", response: 4, trace: { totals: { calls: 1, requests: 0 } } });
		expect(data.trace?.steps.length).toBeGreaterThan(2);
		expect((await call<TraceData>("trace", { function: "nothing" })).data).toMatchObject({
			outcome: "refused",
			trace: null,
		});
	});

	test("says what was asked of models, and which way was taken", async () => {
		const asks = functionText("asks", {
			stack:
				'function.run "openai_chat_completion" { input = {messages: [{role: "user", content: "Hello"}]} } as $answer\n' +
				"conditional { if ($answer.success) { debug.log { value = 1 } } else { debug.log { value = 2 } } }",
		});
		const { call } = await connect(folderOf({ "asks.xs": asks }));
		const { data } = await call<TraceData>("trace");
		expect(data.trace?.requests).toMatchObject([
			{ method: "POST", status: 200, model: expect.stringContaining("gpt") },
		]);
		expect(data.trace?.branches).toMatchObject([{ place: "asks.xs:8", taken: { "if ($answer.success)": 1 } }]);
	});

	test("shows no secret, at whatever depth it is given", async () => {
		const inner = functionText("inner", { input: "text pin { sensitive = true }", response: "$input.pin" });
		const outer = functionText("outer", {
			stack: 'var $word { value = "open-" ~ "sesame" }\n    function.run "inner" { input = {pin: $word} } as $given',
			response: "$env.MY_TOKEN",
		});
		const { call } = await connect(
			folderOf({ ".env": "MY_TOKEN=hush-hush-4711\n", "function/inner.xs": inner, "function/outer.xs": outer }),
		);
		const answer = await call<TraceData>("trace", { function: "outer" });
		expect(answer.data.outcome).toBe("done");
		expect(JSON.stringify(answer)).not.toContain("open-sesame");
		expect(JSON.stringify(answer)).not.toContain("hush-hush");
	});

	test("of a loop the pass that failed is shown, however many there were before", async () => {
		const loop = functionText("loop", {
			stack: "var $n { value = 0 }\n    for (200000) { each as $i { math.add $n { value = 100 / (150000 - $i) } } }",
		});
		const { call } = await connect(folderOf({ "loop.xs": loop }));
		const { data } = await call<TraceData>("trace", {});
		expect(data.error?.message).toBe("Division by zero");
		expect(data.trace?.steps.at(-1)).toMatchObject({ title: "math.add $n", failed: true });
		expect(data.trace?.variables).toContainEqual({ name: "$i", value: "150000" });
	});

	test("of a long run the end is shown", async () => {
		const long = functionText("long", {
			stack:
				"var $n { value = 0 }\n    for (300000) { each as $i { math.add $n { value = 1 } } }\n    var $end { value = [][0].x }",
		});
		const { call } = await connect(folderOf({ "long.xs": long }));
		const { data, text } = await call<TraceData>("trace", {});
		expect(data.outcome).toBe("failed");
		expect(data.trace?.steps.at(-1)).toMatchObject({ title: "var $end", failed: true });
		expect(data.trace?.variables).toContainEqual({ name: "$n", value: "300000" });
		expect(data.trace?.totals.statements).toBeGreaterThan(300_000);
		expect(data.notes.join()).toContain("are kept");
		expect(text.length).toBeLessThan(25_000);
	});
});

describe("test", () => {
	const tested = greet.replace(
		/\}\n$/,
		`
  test "greets" {
    input = {name: "Ada"}

    expect.to_equal ($response) {
      value = "Hello, Ada"
    }
  }

  test "shouts" {
    input = {name: "Ada"}

    expect.to_equal ($response) {
      value = "HELLO"
    }
  }
}
`,
	);

	interface TestData {
		readonly ok: boolean;
		readonly summary: Record<string, number>;
		readonly tests: readonly {
			readonly name: string;
			readonly status: string;
			readonly failures: readonly unknown[];
		}[];
		readonly errors: readonly unknown[];
		readonly coverage?: { readonly statements: { readonly total: number }; readonly table: string };
	}

	test("runs tests and locates what fails", async () => {
		const { call } = await connect(folderOf({ "function/greet.xs": tested }));
		const { data, text } = await call<TestData>("test", { coverage: true });
		expect(data.ok).toBe(false);
		expect(data.summary).toEqual({ tests: 2, passed: 1, failed: 1, skipped: 0, left: 0 });
		expect(data.tests[0]).toMatchObject({
			name: "shouts",
			status: "failed",
			failures: [{ kind: "assertion", expected: "HELLO", actual: "Hello, Ada", line: 23, file: "function/greet.xs" }],
		});
		expect(data.coverage?.table).toContain("function/greet.xs");
		expect(text).toContain("FAILED greet > shouts");
	});

	test("runs those that are named, of files and of texts", async () => {
		const { call } = await connect(folderOf({ "function/greet.xs": greet }));
		expect((await call<TestData>("test", { text: tested, name: "greets" })).data).toMatchObject({
			ok: true,
			summary: { tests: 1 },
		});
		const { isError, text } = await call("test", { text: tested, name: "gretes" });
		expect(isError).toBe(true);
		expect(text).toContain("greets");
		expect((await call("test", { text: tested, name: "/(/" })).isError).toBe(true);
		expect((await call<TestData>("test")).data).toMatchObject({ ok: true, summary: { tests: 0 } });
	});

	test("says what keeps tests from being found", async () => {
		const { call } = await connect(folderOf({ "function/greet.xs": tested.replace("input {", "input ") }));
		const { data } = await call<TestData>("test");
		expect(data.ok).toBe(false);
		expect(data.errors.length + data.tests.flatMap(({ failures }) => failures).length).toBeGreaterThan(0);
	});

	test("sends nothing unless the server may", async () => {
		const { call } = await connect(folderOf({ "function/greet.xs": tested }));
		const { isError, text } = await call("test", { live: true });
		expect(isError).toBe(true);
		expect(text).toContain("--allow-network");
	});
});

describe("docs and explain", () => {
	interface Docs {
		readonly about: string;
		readonly entries: readonly { readonly name: string; readonly signature: string; readonly resource: string }[];
		readonly mentions: readonly { readonly name: string }[];
		readonly families: readonly unknown[];
		readonly advice: readonly string[];
		readonly suggestions: readonly string[];
	}

	test("finds names, families, signs, names of other languages, and nothing", async () => {
		const { call, client } = await connect(folderOf({ "greet.xs": greet }));
		const docs = async (query: string): Promise<Docs> => (await call<Docs>("docs", { query })).data;
		const push = await docs("array.push");
		expect(push.entries.map(({ name }) => name)).toEqual(["array.push"]);
		expect((await docs("")).families.length).toBeGreaterThan(20);
		expect((await docs("toUpperCase")).advice).toContain("to_upper");
		expect((await docs("??")).advice[0]).toContain("null or missing");
		expect((await docs("filters")).mentions.length).toBeGreaterThan(30);
		expect((await docs("cut a text at every separator")).mentions.map(({ name }) => name)).toContain("split");
		expect(await docs("zzzzzz")).toMatchObject({ about: "nothing", entries: [] });
		const { contents } = await client.readResource({ uri: push.entries[0]?.resource as string });
		expect(contents[0]).toMatchObject({ mimeType: "text/plain", text: expect.stringContaining("array.push $list") });
	});

	test("explains a code, lists all, and proposes one", async () => {
		const { call } = await connect(folderOf({ "greet.xs": greet }));
		const page = await call("explain", { code: "unknown-filter" });
		expect(page.data).toMatchObject({ found: true, page: { code: "XS401", wrong: expect.any(String) } });
		expect((await call<{ codes: unknown[] }>("explain")).data.codes.length).toBeGreaterThan(50);
		expect((await call("explain", { code: "unknown-filte" })).data).toMatchObject({ found: false, page: null });
	});
});

describe("format", () => {
	interface Format {
		readonly ok: boolean;
		readonly files: readonly {
			readonly changed: boolean;
			readonly text: string | null;
			readonly diagnostics: unknown[];
		}[];
	}

	test("lays out a text, and files when it is told to write", async () => {
		const untidy = 'function "a" {\ninput {\n}\nstack {\n}\nresponse = 1+1\n}\n';
		const folder = folderOf({ "a.xs": untidy });
		const { call } = await connect(folder);
		const { data } = await call<Format>("format", { text: untidy });
		expect(data.files[0]).toMatchObject({ changed: true, text: expect.stringContaining("  response = 1 + 1") });
		await call("format");
		expect(readFileSync(join(folder, "a.xs"), "utf8")).toBe(untidy);
		await call("format", { write: true });
		expect(readFileSync(join(folder, "a.xs"), "utf8")).toBe(data.files[0]?.text);
		expect((await call("format", { text: untidy, write: true })).isError).toBe(true);
	});

	test("leaves what it cannot read alone", async () => {
		const { call } = await connect(folderOf({ "a.xs": "function {" }));
		const { data } = await call<Format>("format");
		expect(data.ok).toBe(false);
		expect(data.files[0]).toMatchObject({ changed: false, text: null });
		expect(data.files[0]?.diagnostics).not.toEqual([]);
	});
});
