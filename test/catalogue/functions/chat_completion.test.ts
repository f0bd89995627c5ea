import { describe, expect, test } from "vitest";
import type { XanoObject } from "../../../src/values/kinds.js";
import { keysOf, objectFrom } from "../../../src/values/object.js";
import { answering } from "../../host/requests.js";
import { bodyOf, chatOn, chatThrough, errorOf } from "./context.js";

const messages = [{ role: "user", content: "Say hello" }];

/** A server that answers everything with this JSON. */
function answeringJson(value: unknown): ReturnType<typeof answering> {
	return answering(() => ({ headers: [["Content-Type", "application/json"]], body: JSON.stringify(value) }));
}

const hi = { choices: [{ message: { content: "hi" } }] };

describe("the response", () => {
	test("has exactly these members in this order", async () => {
		const { call, context } = await chatOn();
		const response = (await call({ messages })) as XanoObject;
		expect(keysOf(response)).toEqual(["success", "model", "content", "usage", "finish_reason"]);
		expect(response).toEqual({
			success: true,
			model: "gpt-4o",
			content: "This is a simulated answer of gpt-4o to: Say hello",
			usage: { prompt_tokens: 9, completion_tokens: 13, total_tokens: 22 },
			finish_reason: "stop",
		});
		expect(context.tokens).toEqual({ prompt: 9, completion: 13 });
		expect(context.warnings).toEqual([]);
	});

	test("says when the answer was cut", async () => {
		const { call } = await chatOn();
		expect(await call({ messages, max_tokens: 2 })).toMatchObject({ content: "This is ", finish_reason: "length" });
	});

	test("has tool_calls when there are any", async () => {
		const { call } = await chatOn();
		const tools = [{ type: "function", function: { name: "look_up" } }];
		const response = await call({ messages, tools, tool_choice: "required" });
		expect(response).toMatchObject({
			content: null,
			finish_reason: "tool_calls",
			tool_calls: [{ type: "function", function: { name: "look_up", arguments: "{}" } }],
		});
	});

	test("warns when nothing was left for the answer", async () => {
		const client = answeringJson({
			model: "o3",
			choices: [{ message: { content: "" }, finish_reason: "length" }],
			usage: { prompt_tokens: 1, completion_tokens: 150, total_tokens: 151 },
		});
		const { call, context } = chatThrough(client);
		expect(await call({ messages, model: "o3" })).toMatchObject({ content: "" });
		expect(context.warnings).toEqual([
			["openai-empty-answer", "o3 used up max_tokens before its answer began; give it more than 150"],
		]);
	});

	test("is the same from servers that leave things out", async () => {
		const client = answeringJson({ choices: [{ message: { content: "hi", tool_calls: null } }] });
		const { call } = chatThrough(client);
		expect(await call({ messages, model: "llama" })).toEqual({
			success: true,
			model: "llama",
			content: "hi",
			usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
			finish_reason: null,
		});
	});

	test("holds a refusal of the model as its content", async () => {
		const client = answeringJson({
			choices: [{ message: { content: null, refusal: "I will not." }, finish_reason: "stop" }],
		});
		const { call } = chatThrough(client);
		expect(await call({ messages })).toMatchObject({ content: "I will not." });
	});
});

describe("streaming", () => {
	test("passes the text on while it arrives, and gives the same response", async () => {
		const pieces: string[] = [];
		const streaming = await chatOn({ stream: (text) => pieces.push(text) });
		const response = (await streaming.call({ messages })) as XanoObject;
		expect(response).toEqual(await (await chatOn()).call({ messages }));
		expect(keysOf(response)).toEqual(["success", "model", "content", "usage", "finish_reason"]);
		expect(pieces).toHaveLength(13);
		expect(pieces.join("")).toBe("This is a simulated answer of gpt-4o to: Say hello");
		expect(bodyOf(streaming.requests[0])).toMatchObject({ stream: true, stream_options: { include_usage: true } });
		expect(streaming.context.tokens).toEqual({ prompt: 9, completion: 13 });
	});

	test("puts tool calls together", async () => {
		const pieces: string[] = [];
		const tools = [
			{ type: "function", function: { name: "look_up", parameters: { properties: { word: { type: "string" } } } } },
		];
		const input = { messages, tools, tool_choice: "required" };
		const { call } = await chatOn({ stream: (text) => pieces.push(text) });
		expect(await call(input)).toEqual(await (await chatOn()).call(input));
		expect(pieces).toEqual([]);
	});
});

describe("what is sent", () => {
	test("the defaults", async () => {
		const { call, requests } = await chatOn();
		await call({ messages });
		expect(bodyOf(requests[0])).toEqual({ model: "gpt-4o", messages, temperature: 0.7, max_tokens: 150 });
		expect(requests[0]).toMatchObject({
			method: "POST",
			url: "https://api.openai.com/v1/chat/completions",
			timeoutMilliseconds: 600_000,
			maximumResponseBytes: 1_000_000,
		});
	});

	test("everything that is given", async () => {
		const input = {
			model: "gpt-4o-mini",
			messages: [{ role: "user", content: "JSON, please" }],
			temperature: 0,
			max_tokens: 5,
			top_p: 0.5,
			stop: ["x"],
			seed: 42,
			response_format: { type: "json_object" },
			user: "me",
			presence_penalty: 1,
			logit_bias: { "50256": -100 },
			metadata: { a: "b" },
		};
		const { call, requests, context } = await chatOn();
		await call(input);
		expect(bodyOf(requests[0])).toEqual(input);
		expect(context.warnings).toEqual([]);
	});

	test("numeric texts as numbers, a single message as a list, blanks not at all", async () => {
		const { call, requests } = await chatOn();
		const single = { role: "user", content: "hi" };
		await call({
			messages: single,
			temperature: "0.5",
			max_tokens: "20.9",
			seed: 9007199254740993n,
			top_p: null,
			user: "",
			stop: null,
			model: "",
		});
		expect(bodyOf(requests[0])).toEqual({
			model: "gpt-4o",
			messages: [single],
			temperature: 0.5,
			max_tokens: 20,
			seed: 9007199254740992,
		});
	});

	test("nothing that reaches a prototype", async () => {
		const { call, requests } = await chatOn();
		const input = objectFrom([
			["messages", messages],
			["__proto__", { polluted: true }],
		]);
		await call(input).catch(() => undefined);
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
		for (const request of requests) expect(String(request.body)).not.toContain("polluted");
	});

	test("no stream that the program asks for", async () => {
		const { call, requests, context } = await chatOn();
		await call({ messages, stream: true });
		expect(bodyOf(requests[0])).not.toHaveProperty("stream");
		expect(context.warnings[0]?.[0]).toBe("openai-stream-input");
	});

	test("key, organisation, project and address come from the program's environment alone", async () => {
		process.env.OPENAI_CUSTOM_HEADERS = "X-Leak: 1";
		process.env.OPENAI_ORG_ID = "org-of-the-machine";
		try {
			const client = answeringJson(hi);
			const env = {
				OPENAI_API_KEY: " sk-own\n",
				OPENAI_BASE_URL: "http://llm.example/v1/",
				OPENAI_PROJECT_ID: "proj",
			};
			await chatThrough(client, { env }).call({ messages });
			const [request] = client.requests;
			const headers = new Map(request?.headers.map(([name, value]) => [name.toLowerCase(), value]));
			expect(request?.url).toBe("http://llm.example/v1/chat/completions");
			expect(headers.get("authorization")).toBe("Bearer sk-own");
			expect(headers.get("openai-project")).toBe("proj");
			expect(headers.has("openai-organization")).toBe(false);
			expect(headers.has("x-leak")).toBe(false);
		} finally {
			delete process.env.OPENAI_CUSTOM_HEADERS;
			delete process.env.OPENAI_ORG_ID;
		}
	});
});

describe("models that think", () => {
	test.each(["o3", "o4-mini", "gpt-5", "gpt-5-mini"])(
		"%s gets max_completion_tokens and no temperature",
		async (model) => {
			const { call, requests } = await chatOn();
			await call({ model, messages });
			expect(requests).toHaveLength(1);
			expect(bodyOf(requests[0])).toEqual({ model, messages, max_completion_tokens: 150 });
		},
	);

	test("one that is unknown here is asked again in its own way", async () => {
		const { call, requests, context } = await chatOn();
		expect(await call({ model: "simulate-reasoning", messages })).toMatchObject({ success: true });
		expect(requests.map((request) => Object.keys(bodyOf(request)).sort())).toEqual([
			["max_tokens", "messages", "model", "temperature"],
			["max_completion_tokens", "messages", "model", "temperature"],
			["max_completion_tokens", "messages", "model"],
		]);
		expect(context.clock.sleeps).toEqual([]);
	});

	test("a temperature the program chose is not taken away", async () => {
		const { call } = await chatOn();
		const error = await errorOf(() => call({ model: "gpt-5", messages, temperature: 0.2 }));
		expect(error.message).toBe(
			"OpenAI answered 400: Unsupported value: with this model 'temperature' has to be 1, its default.",
		);
		expect(error.help).toBe("The API does not take this `temperature`.");
	});

	test("max_completion_tokens of the program's own goes out alone", async () => {
		const { call, requests } = await chatOn();
		await call({ messages, max_completion_tokens: 7 });
		expect(bodyOf(requests[0])).toMatchObject({ max_completion_tokens: 7 });
		expect(bodyOf(requests[0])).not.toHaveProperty("max_tokens");
	});
});

describe("refused inputs", () => {
	const image = (value: unknown) => ({
		messages: [{ role: "user", content: [{ type: "image_url", image_url: value }] }],
	});
	test.each<[object, string, string]>([
		[{}, "Missing param: messages", "messages"],
		[{ messages: null }, "Missing param: messages", "messages"],
		[{ messages: "" }, "Missing param: messages", "messages"],
		[{ messages: [] }, "Param messages must hold at least one message", "messages"],
		[{ messages: "hi" }, "Param messages must be a list of messages", "messages"],
		[{ messages: ["hi"] }, "Param messages[0] must be an object with role and content", "messages[0]"],
		[{ messages: [{ content: "x" }] }, "Missing param: messages[0].role", "messages[0].role"],
		[
			{ messages: [...messages, { role: "boss", content: "x" }] },
			"Param messages[1].role must be one of system, developer, user, assistant, tool, function",
			"messages[1].role",
		],
		[{ messages: [{ role: "user" }] }, "Missing param: messages[0].content", "messages[0].content"],
		[
			{ messages: [{ role: "user", content: 5 }] },
			"Param messages[0].content must be text or a list of parts",
			"messages[0].content",
		],
		[
			{ messages: [{ role: "user", content: [] }] },
			"Param messages[0].content must hold at least one part",
			"messages[0].content",
		],
		[
			{ messages: [{ role: "user", content: [{ type: "text" }] }] },
			"Missing param: messages[0].content[0].text",
			"messages[0].content[0].text",
		],
		[
			image("http://x"),
			"Param messages[0].content[0].image_url must be an object with a url",
			"messages[0].content[0].image_url",
		],
		[image({}), "Missing param: messages[0].content[0].image_url.url", "messages[0].content[0].image_url.url"],
		[
			{ messages: [{ role: "tool", content: "x" }] },
			"Missing param: messages[0].tool_call_id",
			"messages[0].tool_call_id",
		],
		[{ messages, temperature: 2.5 }, "Param temperature must be between 0 and 2", "temperature"],
		[{ messages, temperature: "hot" }, "Param temperature must be a number", "temperature"],
		[{ messages, temperature: true }, "Param temperature must be a number", "temperature"],
		[{ messages, top_p: -0.1 }, "Param top_p must be between 0 and 1", "top_p"],
		[{ messages, max_tokens: 0 }, "Param max_tokens must be 1 or more", "max_tokens"],
		[{ messages, max_tokens: "many" }, "Param max_tokens must be a whole number", "max_tokens"],
		[{ messages, model: 5 }, "Param model must be text", "model"],
		[{ messages, stop: 5 }, "Param stop must be a text or a list of texts", "stop"],
		[{ messages, stop: [5] }, "Param stop must be a text or a list of texts", "stop"],
		[{ messages, tools: {} }, "Param tools must be a list of tools", "tools"],
		[{ messages, response_format: "json" }, "Param response_format must be an object", "response_format"],
	])("%j", async (input, message, param) => {
		const { call } = chatThrough({
			send: () => {
				throw new Error("a refused input was sent");
			},
		});
		const error = await errorOf(() => call(input as XanoObject));
		expect(error).toMatchObject({ code: "ERROR_CODE_INPUT_ERROR", status: 400, message, payload: { param } });
	});

	test.each([
		{ messages: [{ role: "assistant", tool_calls: [{ id: "1" }], content: null }] },
		{ messages: [{ role: "user", content: [{ type: "something_new", value: 1 }] }] },
		{ messages: [{ role: "user", content: "" }] },
	])("%j is the API's to judge", async (input) => {
		const client = answeringJson(hi);
		await chatThrough(client).call(input as XanoObject);
		expect(client.requests).toHaveLength(1);
	});
});
