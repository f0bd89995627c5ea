import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { serve } from "../host/loopback.js";
import { folderOf, functionText, isPlain, jobText, requireBuild, start, xano } from "./xano.js";

beforeAll(requireBuild);

const twice = functionText("twice", {
	input: "int n\n    text name?=nobody",
	response: "{n: $input.n * 2, name: $input.name}",
});

/** A function that asks a server for `/n`. */
const asking = (url: string): string =>
	functionText("ask", {
		input: "int n",
		stack: `api.request {\n      url = "${url}/" ~ $input.n\n    } as $call`,
		response: "$call.response.result",
	});

const numbered = (count: number): string =>
	Array.from({ length: count }, (_, n) => `${JSON.stringify({ n })}\n`).join("");

const parsed = (text: string): Record<string, unknown>[] =>
	text
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line));

const numberIn = (url: string): number => Number(url.slice(1));

describe("a run for every line", () => {
	test("from a file, in order, with failures among the results", async () => {
		const inputs = '{"n": 1}\n\n{"n": 2, "name": "Ada"}\n{bad\n[1]\n{"n": "x"}\n{"n": 3}';
		const folder = folderOf({ "twice.xs": twice, "in.jsonl": inputs });
		const { exitCode, out, error } = await xano(["run", "twice.xs", "--inputs", "in.jsonl"], { cwd: folder });
		expect(out).toBe(
			[
				'{"line":1,"response":{"n":2,"name":"nobody"}}',
				'{"line":3,"response":{"n":4,"name":"Ada"}}',
				'{"line":4,"error":{"code":"XR814","message":"in.jsonl:4:2 is not valid JSON: A quoted key must stand here.","payload":null}}',
				'{"line":5,"error":{"code":"XR814","message":"in.jsonl:5 has to be a JSON object, for example {\\"name\\": \\"value\\"}","payload":null}}',
				'{"line":6,"error":{"code":"ERROR_CODE_INPUT_ERROR","message":"Not numeric.","payload":{"param":"n"}}}',
				'{"line":7,"response":{"n":6,"name":"nobody"}}\n',
			].join("\n"),
		);
		expect(error.replace(/in [\d.]+ m?s/, "in …")).toBe(
			[
				"failed in.jsonl:4:2 is not valid JSON: A quoted key must stand here.",
				'failed in.jsonl:5 has to be a JSON object, for example {"name": "value"}',
				"failed in.jsonl:6: Not numeric. (twice.xs:3:9)",
				"6 runs in … · 3 failed\n",
			].join("\n"),
		);
		expect(exitCode).toBe(1);
	});

	test("from standard input, over the input of the job and of the call", async () => {
		const job = 'run.job "J" {\n  main = {name: "show", input: {a: 1, b: 1, c: 1}}\n}\n';
		const show = functionText("show", {
			input: "int a\n    int b\n    int c",
			response: "[$input.a, $input.b, $input.c]",
		});
		const folder = folderOf({ "run.xs": job, "show.xs": show });
		const args = ["run", "--inputs", "-", "--input", '{"b": 2, "c": 2}', "-q"];
		const { exitCode, out, error } = await xano(args, { cwd: folder, input: '{"c": 3}\n{}\n' });
		expect(out).toBe('{"line":1,"response":[1,2,3]}\n{"line":2,"response":[1,2,2]}\n');
		expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
	});

	test("of nothing is nothing", async () => {
		const { exitCode, out, error } = await xano(["run", "twice.xs", "--inputs", "-"], {
			cwd: folderOf({ "twice.xs": twice }),
		});
		expect({ exitCode, out }).toEqual({ exitCode: 0, out: "" });
		expect(error).toMatch(/^0 runs in /);
	});

	test("goes on side by side, as many as asked for, and keeps the order", async () => {
		const most = 6;
		let highest = 0;
		const waiting: (() => void)[] = [];
		const server = await serve(({ url }, response) => {
			waiting.push(() => void response.end(url.slice(1)));
			highest = Math.max(highest, waiting.length);
			// The last one to come is the first to be answered.
			if (waiting.length === most) for (const answer of waiting.splice(0).reverse()) answer();
		});
		const folder = folderOf({ "ask.xs": asking(server.url), "in.jsonl": numbered(10 * most) });
		const args = ["run", "ask.xs", "--inputs", "in.jsonl", "--concurrency", String(most), "-q"];
		const { exitCode, out } = await xano(args, { cwd: folder });
		expect(exitCode).toBe(0);
		expect(parsed(out)).toEqual(Array.from({ length: 10 * most }, (_, n) => ({ line: n + 1, response: n })));
		expect(highest).toBe(most);
	});

	test("leaves nothing behind for the next", async () => {
		const text = functionText("f", {
			input: "int n",
			stack:
				'debug.log {\n      value = "saw " ~ $input.n\n    }\n\n    precondition ($input.n != 1) {\n      error = "not one"\n    }',
			response: "$input.n",
		});
		const folder = folderOf({ "f.xs": text, "in.jsonl": numbered(3) });
		const { out, error } = await xano(["run", "f.xs", "--inputs", "in.jsonl", "--concurrency", "1"], { cwd: folder });
		expect(parsed(out).map((line) => Object.keys(line)[1])).toEqual(["response", "error", "response"]);
		expect(error).toContain("line 1: f.xs:7 saw 0\nline 2: f.xs:7 saw 1\nline 3: f.xs:7 saw 2\n");
		const detailed = await xano(["run", "f.xs", "--inputs", "in.jsonl", "--json"], { cwd: folder });
		expect(detailed.error).not.toContain("saw");
		expect(parsed(detailed.out)).toEqual([
			{
				line: 1,
				response: 0,
				logs: [{ value: "saw 0", file: "f.xs", line: 7 }],
				timings: expect.anything(),
				usage: expect.anything(),
			},
			{
				line: 2,
				error: expect.objectContaining({ message: "not one" }),
				logs: [{ value: "saw 1", file: "f.xs", line: 7 }],
			},
			{
				line: 3,
				response: 2,
				logs: [{ value: "saw 2", file: "f.xs", line: 7 }],
				timings: expect.anything(),
				usage: expect.anything(),
			},
		]);
	});

	test("says all of it with --verbose, and of many failures only the first otherwise", async () => {
		const folder = folderOf({ "twice.xs": twice, "in.jsonl": '{"n": "x"}\n'.repeat(8) });
		const short = await xano(["run", "twice.xs", "--inputs", "in.jsonl"], { cwd: folder });
		expect(short.error).toContain(
			'failed in.jsonl:5: Not numeric. (twice.xs:3:9)\n… and 3 more lines: those with "error" among the results\n',
		);
		const long = await xano(["run", "twice.xs", "--inputs", "in.jsonl", "--verbose"], { cwd: folder });
		expect(long.error.match(/in\.jsonl:\d:\nerror\[.*\n {2}--> twice\.xs:3:9/g)).toHaveLength(8);
	});

	test("ends with the first failure when that is asked for", async () => {
		const inputs = `{"n": 1}\n{"n": "x"}\n${'{"n": 2}\n'.repeat(5_000)}`;
		const folder = folderOf({ "twice.xs": twice, "in.jsonl": inputs });
		const { exitCode, out, error } = await xano(["run", "twice.xs", "--inputs", "in.jsonl", "--bail"], { cwd: folder });
		expect(exitCode).toBe(1);
		expect(parsed(out).length).toBeLessThan(2_000);
		expect(error).toContain("Ended by --bail.");
	});

	test("fits into little memory, however many lines there are", async () => {
		const large = functionText("large", { input: "int n", response: `"${"x".repeat(4_096)}"` });
		const folder = folderOf({ "large.xs": large, "in.jsonl": numbered(20_000) });
		const args = ["run", "large.xs", "--inputs", "in.jsonl", "--output", "out.jsonl", "-q"];
		const env = { NODE_OPTIONS: "--max-old-space-size=48" };
		const { exitCode, error } = await xano(args, { cwd: folder, env });
		expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
		expect(readFileSync(join(folder, "out.jsonl")).length).toBeGreaterThan(80_000_000);
	});
});

describe("requests", () => {
	test("slow down when a server refuses them, and the program sees none of it", async () => {
		let refusals = 3;
		const server = await serve(({ url }, response) => {
			if (numberIn(url) > 2 && refusals-- > 0) response.writeHead(429, { "retry-after-ms": "5" }).end("{}");
			else response.end(url.slice(1));
		});
		const folder = folderOf({ "ask.xs": asking(server.url), "in.jsonl": numbered(20) });
		const { exitCode, out, error } = await xano(["run", "ask.xs", "--inputs", "in.jsonl"], { cwd: folder });
		expect(parsed(out)).toEqual(Array.from({ length: 20 }, (_, n) => ({ line: n + 1, response: n })));
		expect(exitCode).toBe(0);
		expect(server.requests).toHaveLength(23);
		expect(error).toContain(" · 20 requests · slowed down 3 times by 429\n");
	});

	test("are recorded, played back and refused as in a single run", async () => {
		const server = await serve(({ url }, response) => void response.end(url.slice(1)));
		const folder = folderOf({ "ask.xs": asking(server.url), "in.jsonl": numbered(5) });
		const args = ["run", "ask.xs", "--inputs", "in.jsonl", "-q"];
		const recorded = await xano([...args, "--record", "tape.json"], { cwd: folder });
		expect(parsed(recorded.out).map(({ response }) => response)).toEqual([0, 1, 2, 3, 4]);
		await server.close();
		expect(await xano([...args, "--replay", "tape.json"], { cwd: folder })).toEqual(recorded);
		const offline = await xano([...args, "--offline"], { cwd: folder });
		expect(offline.exitCode).toBe(1);
		expect(parsed(offline.out).map((line) => Object.keys(line)[1])).toEqual(Array.from({ length: 5 }, () => "error"));
	});

	test("to OpenAI are simulated", async () => {
		const inputs =
			'{"messages": [{"role": "user", "content": "one"}]}\n{"messages": [{"role": "user", "content": "two"}]}\n';
		const call = { cwd: folderOf({ "in.jsonl": inputs }) };
		const example = join(process.cwd(), "examples/openai-chat-builtin");
		const { exitCode, out, error } = await xano(["run", example, "--inputs", "in.jsonl", "--simulate"], call);
		const [one, two, ...rest] = parsed(out);
		expect(JSON.stringify(one)).toMatch(/^\{"line":1,"response":.*to: one/);
		expect(JSON.stringify(two)).toMatch(/^\{"line":2,"response":.*to: two/);
		expect(rest).toEqual([]);
		expect(error).toContain("Answers of OpenAI are simulated");
		expect(error).toMatch(/2 runs in .* 2 requests · \d+ tokens/);
		expect(exitCode).toBe(0);
	});
});

describe("a file of results", () => {
	test("is gone on with: failed and changed lines run again, the others do not", async () => {
		let isBroken = true;
		const server = await serve(({ url }, response) => {
			if (isBroken && numberIn(url) === 2) response.destroy();
			else response.end(url.slice(1));
		});
		const text = asking(server.url).replace(
			/\}\s*response = /,
			'\n    precondition ($call.response.status == 200) {\n      error = "no answer"\n    }\n  }\n\n  response = ',
		);
		const folder = folderOf({ "ask.xs": text, "in.jsonl": numbered(5) });
		const args = ["run", "ask.xs", "--inputs", "in.jsonl", "--output", "out.jsonl"];
		const first = await xano(args, { cwd: folder });
		expect({ exitCode: first.exitCode, out: first.out }).toEqual({ exitCode: 1, out: "" });
		expect(first.error).toMatch(/\n5 runs in .* · 1 failed · 5 requests\n$/);
		const written = (): Record<string, unknown>[] => parsed(readFileSync(join(folder, "out.jsonl"), "utf8"));
		expect(written().map((line) => line.response)).toEqual([0, 1, undefined, 3, 4]);

		const refused = await xano(args, { cwd: folder });
		expect(refused.exitCode).toBe(2);
		expect(refused.error).toContain("error: The output out.jsonl exists already\n");

		isBroken = false;
		writeFileSync(join(folder, "in.jsonl"), numbered(6).replace('{"n":1}', '{"n":11}'));
		const before = server.requests.length;
		const second = await xano([...args, "--resume"], { cwd: folder });
		expect(second.exitCode).toBe(0);
		expect(second.error).toMatch(/^3 runs in .* · 3 results kept · 3 requests\n$/);
		expect(
			server.requests
				.slice(before)
				.map(({ url }) => url)
				.sort(),
		).toEqual(["/11", "/2", "/5"]);
		expect(written().map(({ line, response }) => [line, response])).toEqual([
			[1, 0],
			[2, 11],
			[3, 2],
			[4, 3],
			[5, 4],
			[6, 5],
		]);
		expect(existsSync(join(folder, "out.jsonl.new"))).toBe(false);
	});

	test("is whole after Ctrl-C, and what was done is not done again", async () => {
		let arrived: () => void = () => undefined;
		const arrival = new Promise<void>((resolve) => {
			arrived = resolve;
		});
		let isStuck = true;
		const server = await serve(({ url }, response) => {
			if (isStuck && numberIn(url) >= 7) {
				if (numberIn(url) === 9) arrived();
			} else response.end(url.slice(1));
		});
		const folder = folderOf({ "ask.xs": asking(server.url), "in.jsonl": numbered(30) });
		const args = ["run", "ask.xs", "--inputs", "in.jsonl", "--output", "out.jsonl", "--concurrency", "3"];
		const run = start(args, { cwd: folder });
		await arrival;
		run.process.kill("SIGINT");
		const { exitCode, out, error } = await run.ended;
		expect({ exitCode, out }).toEqual({ exitCode: 130, out: "" });
		expect(error).toMatch(/^7 runs in .*\nInterrupted\. The same call with --resume goes on from out\.jsonl\.\n$/);
		const written = (): unknown[] =>
			parsed(readFileSync(join(folder, "out.jsonl"), "utf8")).map(({ response }) => response);
		expect(written()).toEqual([0, 1, 2, 3, 4, 5, 6]);

		isStuck = false;
		const before = server.requests.length;
		expect((await xano([...args, "--resume"], { cwd: folder })).exitCode).toBe(0);
		expect(written()).toEqual(Array.from({ length: 30 }, (_, n) => n));
		expect(server.requests).toHaveLength(before + 23);
	});
});

describe("Ctrl-C", () => {
	test("ends the wait for more inputs", async () => {
		const folder = folderOf({ "f.xs": functionText("f") });
		const run = start(["run", "f.xs", "--inputs", "-"], { cwd: folder, input: null });
		const answered = new Promise((resolve) => run.process.stdout?.once("data", resolve));
		run.process.stdin?.write("{}\n");
		await answered;
		run.process.kill("SIGINT");
		const { exitCode, out, error } = await run.ended;
		expect(exitCode).toBe(130);
		expect(out).toBe('{"line":1,"response":null}\n');
		expect(error).toContain("Interrupted. With --output FILE a call can be gone on with.");
	});

	test("ends all runs, also in a loop that never pauses", async () => {
		const loop = "while (true) {\n      each {\n        var $x {\n          value = 1\n        }\n      }\n    }";
		const text = functionText("f", { stack: `debug.log {\n      value = "ready"\n    }\n\n    ${loop}` });
		const run = start(["run", "f.xs", "--inputs", "-", "--max-iterations", "1e15"], {
			cwd: folderOf({ "f.xs": text }),
			input: "{}\n{}\n",
		});
		await run.says("ready");
		run.process.kill("SIGINT");
		const { exitCode, out, error } = await run.ended;
		expect({ exitCode, out }).toEqual({ exitCode: 130, out: "" });
		expect(error).toContain("0 runs in ");
	});
});

describe("refused", () => {
	const files = { "twice.xs": twice, "in.jsonl": numbered(1) };

	test.each([
		[["--concurrency", "3"], "--concurrency belongs to --inputs"],
		[["--output", "x"], "--output belongs to --inputs"],
		[["--resume"], "--resume belongs to --inputs"],
		[["--bail"], "--bail belongs to --inputs"],
		[["--inputs", "in.jsonl", "--stream"], "Option '--inputs <file>' cannot be used with option '--stream'"],
		[
			["--inputs", "in.jsonl", "--save-test", "t"],
			"Option '--inputs <file>' cannot be used with option '--save-test <name>'",
		],
		[["--inputs", "in.jsonl", "--resume"], "--resume goes on with a file of results"],
		[["--inputs", "in.jsonl", "--output", "in.jsonl"], "The results would be written over the inputs"],
		[["--inputs", "in.jsonl", "--concurrency", "0"], '--concurrency needs a number above 0, not "0"'],
		[["--inputs", "in.jsonl", "--concurrency", "1.5"], '--concurrency needs a whole number, not "1.5"'],
		[["--inputs", "in.jsonl", "--concurrency", "1001"], "--concurrency may be 1,000 at most"],
		[["--inputs", "-", "--input", "@-"], "Standard input can be read only once"],
		[["--inputs", "none.jsonl"], "The inputs none.jsonl cannot be read: there is no such file"],
		[["--inputs", "n=1"], "The inputs n=1 cannot be read: there is no such file"],
		[["--inputs", "."], "The inputs . cannot be read: it is a folder"],
		[["--max-connections", "0"], '--max-connections needs a number above 0, not "0"'],
	])("%j: %s", async (flags, message) => {
		const folder = folderOf(files);
		const { exitCode, out, error } = await xano(["run", "twice.xs", ...flags], { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain(`: ${message}\n`);
		expect(isPlain(error)).toBe(true);
	});

	test("with a program that is wrong: no line has run, and no output is made", async () => {
		const folder = folderOf({ ...files, "run.xs": jobText("J", "thrice") });
		const { exitCode, error } = await xano(["run", "--inputs", "in.jsonl", "--output", "out.jsonl"], { cwd: folder });
		expect(exitCode).toBe(2);
		expect(error).toContain("thrice");
		expect(existsSync(join(folder, "out.jsonl"))).toBe(false);
		const { out } = await xano(["run", "--inputs", "in.jsonl", "--json"], { cwd: folder });
		expect(JSON.parse(out)).toMatchObject({
			error: { message: "The program has an error; nothing has run" },
			logs: [],
		});
	});
});
