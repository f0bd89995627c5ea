import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { closedPort, type Loopback, serve, serveSocket } from "../host/loopback.js";
import { folderOf, functionText, isPlain, jobText, type Outcome, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const key = "sk-test-0123456789abcdef";

const builtIn = functionText("ask", {
	input: "text model?=gpt-4o",
	stack: `function.run "openai_chat_completion" {
      input = {model: $input.model, messages: [{role: "user", content: "Say hello"}]}
    } as $answer`,
	response: "$answer",
});

const byHand = functionText("ask", {
	stack: `api.request {
      url = "https://api.openai.com/v1/chat/completions"
      method = "POST"
      params = {model: "gpt-4o", messages: [{role: "user", content: "Say hello"}]}
      headers = ["Content-Type: application/json", "Authorization: Bearer " ~ $env.OPENAI_API_KEY]
    } as $r`,
	response: "{status: $r.response.status, content: $r.response.result.choices[0].message.content}",
});

const caught = functionText("ask", {
	stack: `try_catch {
      try {
        function.run "openai_chat_completion" {
          input = {messages: [{role: "user", content: "Say hello"}]}
        } as $answer
      }

      catch {
        var $answer {
          value = {caught: $error.message}
        }
      }
    }`,
	response: "$answer",
});

function project(ask: string): string {
	return folderOf({ "run.xs": jobText("Ask", "ask", 'env = ["OPENAI_API_KEY"]'), "function/ask.xs": ask });
}

/** A server that answers as OpenAI does. */
function openai(): Promise<Loopback> {
	return serve((_, response) => {
		response.setHeader("content-type", "application/json");
		response.end(
			JSON.stringify({
				id: "chatcmpl-1",
				object: "chat.completion",
				created: 1,
				model: "gpt-4o-2024-08-06",
				choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "Hello from afar" } }],
				usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
			}),
		);
	});
}

function run(ask: string, url: string, ...flags: string[]): Promise<Outcome> {
	return xano(["run", ...flags], { cwd: project(ask), env: { OPENAI_API_KEY: key, OPENAI_BASE_URL: url } });
}

describe("--simulate", () => {
	test("answers the built-in function without a key, and says so", async () => {
		const { exitCode, out, error } = await xano(["run", "--simulate"], { cwd: project(builtIn) });
		expect(exitCode).toBe(0);
		expect(Object.keys(JSON.parse(out))).toEqual(["success", "model", "content", "usage", "finish_reason"]);
		expect(error).toMatch(
			/^Answers of OpenAI are simulated: nothing is sent to it\.\ndone in .* · 1 request · \d+ tokens\n$/,
		);
	});

	test("answers a request to OpenAI's own address, and leaves others alone", async () => {
		const { url, requests } = await serve((_, response) => void response.end('"other"'));
		const ask = byHand
			.replace("response =", `response = {other: $other.response.result} |merge:`)
			.replace("  stack {", `  stack {\n    api.request {\n      url = "${url}/x"\n    } as $other\n`);
		const { exitCode, out } = await xano(["run", "--simulate"], { cwd: project(ask) });
		expect(exitCode).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ status: 200, other: "other" });
		expect(requests).toHaveLength(1);
	});

	test("is the same each time, and streamed the same", async () => {
		const first = await xano(["run", "--simulate"], { cwd: project(builtIn) });
		const second = await xano(["run", "--simulate", "--stream"], { cwd: project(builtIn) });
		expect(second.out).toBe(first.out);
		const { content } = JSON.parse(first.out);
		expect(first.error).not.toContain(content);
		expect(second.error).toContain(`${content}\n`);
	});

	test.each(["401", "404", "429-always", "500", "cut", "html"])("plays the failure %s", async (ending) => {
		const { exitCode, out, error } = await xano(["run", "--simulate", "-i", `model=simulate-${ending}`], {
			cwd: project(builtIn),
		});
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
		expect(error).toContain("--> function/ask.xs:7:5");
	});
});

describe("OPENAI_BASE_URL", () => {
	test.each([
		["the built-in function", builtIn, "content"],
		["a request to OpenAI's own address", byHand, "content"],
	])("leads %s to another server", async (_, ask, field) => {
		const server = await openai();
		const { exitCode, out } = await run(ask, `${server.url}/v1`);
		expect(exitCode).toBe(0);
		expect(JSON.parse(out)[field]).toBe("Hello from afar");
		expect(server.requests).toHaveLength(1);
		expect(server.requests[0]).toMatchObject({ method: "POST", url: "/v1/chat/completions" });
		expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
	});

	test.each([builtIn, byHand])("counts from .env and --env, too", async (ask) => {
		const server = await openai();
		const folder = project(ask);
		writeFileSync(join(folder, ".env"), `OPENAI_API_KEY=${key}\nOPENAI_BASE_URL=${server.url}/v1\n`);
		expect((await xano(["run"], { cwd: folder })).exitCode).toBe(0);
		expect(server.requests).toHaveLength(1);
		const other = await openai();
		expect((await xano(["run", "--env", `OPENAI_BASE_URL=${other.url}/v1`], { cwd: folder })).exitCode).toBe(0);
		expect([server.requests.length, other.requests.length]).toEqual([1, 1]);
	});
});

describe("failures of the API", () => {
	const failing = (status: number, message: string, headers: Record<string, string> = {}): Promise<Loopback> =>
		serve((_, response) => {
			response.writeHead(status, { "content-type": "application/json", ...headers });
			response.end(JSON.stringify({ error: { message: `${message} ${key}`, type: "x", code: null, param: null } }));
		});

	test.each([
		[401, "Incorrect API key provided", 1],
		[404, "The model does not exist", 1],
		[429, "Rate limit reached", 3],
		[500, "The server had an error", 3],
	])("%i: %s", async (status, message, attempts) => {
		const server = await failing(status, message, { "retry-after": "0" });
		const { exitCode, out, error } = await run(builtIn, server.url);
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
		expect(error).toContain(String(status));
		expect(error).toContain(message);
		expect(error).toContain("--> function/ask.xs:7:5");
		expect(error).not.toContain(key);
		expect(server.requests).toHaveLength(attempts);
		const handled = await run(caught, server.url);
		expect(handled.exitCode).toBe(0);
		expect(JSON.parse(handled.out).caught).toContain(message);
		expect(handled.out).not.toContain(key);
	});

	test("--verbose lists the requests of a run that failed", async () => {
		const server = await failing(404, "The model does not exist");
		const { exitCode, error } = await run(builtIn, server.url, "--verbose");
		expect(exitCode).toBe(1);
		expect(error).toMatch(/^POST http:\/\/127\.0\.0\.1:\d+\/chat\/completions → 404 · /m);
		expect(error).not.toContain(key);
	});

	test("a connection that is cut, one that is refused, a name that does not exist", async () => {
		const cut = await serveSocket((socket) => socket.once("data", () => socket.destroy()));
		const refused = `http://127.0.0.1:${await closedPort()}`;
		for (const [url, words] of [
			[cut.url, /closed|cut|reset|broke/i],
			[refused, /refused/i],
			["http://nothing.invalid", /nothing\.invalid/],
		] as const) {
			const { exitCode, out, error } = await run(builtIn, url);
			expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
			expect(error).toMatch(words);
			expect(error).toContain("--> function/ask.xs:7:5");
		}
	});
});

describe("--record, --replay and --offline", () => {
	test.each([builtIn, byHand])(
		"a recorded run is replayed byte by byte, without the server and without the key",
		async (ask) => {
			const server = await openai();
			const folder = project(ask);
			const env = { OPENAI_API_KEY: key, OPENAI_BASE_URL: `${server.url}/v1` };
			const recorded = await xano(["run", "--record", "tapes/one.json"], { cwd: folder, env });
			expect(recorded.exitCode).toBe(0);
			await server.close();
			expect(readFileSync(join(folder, "tapes/one.json"), "utf8")).not.toContain(key);
			const replayed = await xano(["run", "--replay", "tapes/one.json"], { cwd: folder, env });
			expect(replayed.exitCode).toBe(0);
			expect(replayed.out).toBe(recorded.out);
		},
	);

	test("what is not recorded is never sent", async () => {
		const server = await openai();
		const folder = project(builtIn);
		const env = { OPENAI_API_KEY: key, OPENAI_BASE_URL: `${server.url}/v1` };
		await xano(["run", "--record", "one.json"], { cwd: folder, env });
		const { exitCode, out, error } = await xano(["run", "--replay", "one.json", "-i", "model=gpt-5"], {
			cwd: folder,
			env,
		});
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
		expect(error).toContain("one.json holds no answer to this request");
		expect(server.requests).toHaveLength(1);
	});

	test("a file that holds no recording answers nothing", async () => {
		const server = await openai();
		const folder = project(builtIn);
		writeFileSync(join(folder, "one.json"), "not a recording");
		const env = { OPENAI_API_KEY: key, OPENAI_BASE_URL: server.url };
		const { exitCode, out, error } = await xano(["run", "--replay", "one.json"], { cwd: folder, env });
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
		expect(isPlain(error)).toBe(true);
		expect(server.requests).toHaveLength(0);
	});

	test("--offline refuses every request", async () => {
		const server = await openai();
		const { exitCode, out, error } = await run(builtIn, server.url, "--offline");
		expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
		expect(error.toLowerCase()).toContain("offline");
		expect(server.requests).toHaveLength(0);
	});
});
