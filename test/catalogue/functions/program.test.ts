import { describe, expect, test } from "vitest";
import { createEngine, type RunResult } from "../../../src/engine.js";
import { offlineClient } from "../../../src/host/offline.js";
import type { HttpClient } from "../../../src/host/ports.js";
import { simulatingClient } from "../../../src/host/simulator/client.js";
import { projectFromText } from "../../../src/project/project.js";
import { instantClock } from "../../host/clocks.js";
import { openClient } from "../../host/requests.js";
import { openSimulator } from "../../host/simulator/openai.js";

async function runProgram(text: string, given: { key?: string; http?: HttpClient } = {}): Promise<RunResult> {
	const simulator = await openSimulator();
	const engine = createEngine({
		project: projectFromText("program.xs", text, "."),
		env: { OPENAI_API_KEY: given.key ?? "sk-simulated" },
		host: { clock: instantClock(), http: given.http ?? simulatingClient(openClient(), simulator.url) },
	});
	return engine.run();
}

function asking(input: string): string {
	return `run.job "Ask" {
  main = { name: "ask" }
  env = ["OPENAI_API_KEY"]
}
---
function "ask" {
  stack {
    try_catch {
      try {
        function.run "openai_chat_completion" {
          input = ${input}
        } as $answer
      }
      catch {
        var $answer { value = { code: $error.code, message: $error.message, detail: $error.result } }
      }
    }
  }
  response = $answer
}
`;
}

const question = '{ messages: [{ role: "user", content: "Say hello" }], max_tokens: 4 }';

test("a program gets its answer", async () => {
	const result = await runProgram(asking(question));
	expect(result.response).toEqual({
		success: true,
		model: "gpt-4o",
		content: "This is a simula",
		usage: { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 },
		finish_reason: "length",
	});
	expect(result.usage).toEqual({ requests: 1, prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 });
});

describe("try_catch catches", () => {
	test.each<[string, string, string]>([
		["401", "ERROR_CODE_UNAUTHORIZED", "OpenAI answered 401: Incorrect API key provided: «redacted:key»."],
		["404", "ERROR_CODE_NOT_FOUND", "OpenAI answered 404: The model does not exist or this key has no access to it."],
		[
			"429-always",
			"ERROR_CODE_TOO_MANY_REQUESTS",
			"OpenAI answered 429: Rate limit reached for requests per minute. Please try again later.",
		],
		["500", "ERROR_FATAL", "OpenAI answered 500: The server had an error while processing the request."],
	])("%s", async (name, code, message) => {
		const { response } = await runProgram(asking(question), { key: `sk-simulate-${name}` });
		expect(response).toMatchObject({ code, message, detail: { status: Number.parseInt(name, 10) } });
	});

	test("refused inputs", async () => {
		expect((await runProgram(asking("{ messages: [] }"))).response).toEqual({
			code: "ERROR_CODE_INPUT_ERROR",
			message: "Param messages must hold at least one message",
			detail: { param: "messages" },
		});
	});

	test("a missing network", async () => {
		const { response } = await runProgram(asking(question), { http: offlineClient() });
		expect(response).toMatchObject({
			message: expect.stringMatching(/^The request to OpenAI got no answer: Nothing leaves/),
		});
	});
});

test("api.request reaches the stand-in at OpenAI's address", async () => {
	const { response } = await runProgram(`run.job "Ask" {
  main = { name: "ask" }
  env = ["OPENAI_API_KEY"]
}
---
function "ask" {
  stack {
    api.request {
      url = "https://api.openai.com/v1/chat/completions"
      method = "POST"
      params = { model: "gpt-4o", messages: [{ role: "user", content: "hi" }] }
      headers = []|push:"Authorization: Bearer " ~ $env.OPENAI_API_KEY
    } as $api
  }
  response = $api.response.result.choices|first|get:"message.content"
}
`);
	expect(response).toBe("This is a simulated answer of gpt-4o to: hi");
});
