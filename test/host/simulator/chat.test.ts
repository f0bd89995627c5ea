import type OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { openSimulator, refusalOf, sdkOn } from "./openai.js";

type Params = Omit<OpenAI.ChatCompletionCreateParamsNonStreaming, "model" | "messages"> & {
	model?: string;
	messages?: OpenAI.ChatCompletionMessageParam[];
};

const hello: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: "Say hello" }];

function params(given: Params = {}): OpenAI.ChatCompletionCreateParamsNonStreaming {
	return { model: "gpt-4o", messages: hello, ...given };
}

async function ask(given: Params = {}): Promise<OpenAI.ChatCompletion> {
	const sdk = await sdkOn(await openSimulator());
	return sdk.chat.completions.create(params(given));
}

interface Streamed {
	readonly content: string;
	readonly pieces: number;
	readonly finishReason: string | null;
	readonly usage: OpenAI.CompletionUsage | null;
	readonly calls: { id: string; name: string; arguments: string }[];
}

async function stream(given: Params = {}): Promise<Streamed> {
	const sdk = await sdkOn(await openSimulator());
	const events = await sdk.chat.completions.create({
		...params(given),
		stream: true,
		stream_options: { include_usage: true },
	});
	let content = "";
	let pieces = 0;
	let finishReason: string | null = null;
	let usage: OpenAI.CompletionUsage | null = null;
	const calls: Streamed["calls"] = [];
	for await (const event of events) {
		usage = event.usage ?? usage;
		const choice = event.choices[0];
		if (choice?.delta.content) {
			content += choice.delta.content;
			pieces++;
		}
		for (const call of choice?.delta.tool_calls ?? []) {
			const known = (calls[call.index] ??= { id: call.id ?? "", name: call.function?.name ?? "", arguments: "" });
			known.arguments += call.function?.arguments ?? "";
		}
		finishReason = choice?.finish_reason ?? finishReason;
	}
	return { content, pieces, finishReason, usage, calls };
}

test("a whole answer", async () => {
	expect(await ask()).toMatchInlineSnapshot(`
		{
		  "choices": [
		    {
		      "finish_reason": "stop",
		      "index": 0,
		      "logprobs": null,
		      "message": {
		        "annotations": [],
		        "content": "This is a simulated answer of gpt-4o to: Say hello",
		        "refusal": null,
		        "role": "assistant",
		      },
		    },
		  ],
		  "created": 1735689600,
		  "id": "chatcmpl-6a0a10fd31890e587e153a13",
		  "model": "gpt-4o",
		  "object": "chat.completion",
		  "service_tier": "default",
		  "system_fingerprint": "fp_simulated",
		  "usage": {
		    "completion_tokens": 13,
		    "prompt_tokens": 9,
		    "total_tokens": 22,
		  },
		}
	`);
});

test("equal requests get equal answers, other ones other answers", async () => {
	const sdk = await sdkOn(await openSimulator());
	const first = await sdk.chat.completions.create(params());
	expect(await sdk.chat.completions.create(params())).toEqual(first);
	const other = await sdk.chat.completions.create(params({ messages: [{ role: "user", content: "Say goodbye" }] }));
	expect(other.choices[0]?.message.content).not.toBe(first.choices[0]?.message.content);
	expect(other.id).not.toBe(first.id);
});

test("a streamed answer says the same as a whole one", async () => {
	const whole = await ask();
	const streamed = await stream();
	expect(streamed.content).toBe(whole.choices[0]?.message.content);
	expect(streamed.pieces).toBe(whole.usage?.completion_tokens);
	expect(streamed.finishReason).toBe("stop");
	expect(streamed.usage).toEqual(whole.usage);
});

test("without being asked a stream does not count", async () => {
	const sdk = await sdkOn(await openSimulator());
	const events = await sdk.chat.completions.create({ ...params(), stream: true });
	for await (const event of events) {
		expect(event.usage).toBeUndefined();
		expect(event.choices).toHaveLength(1);
	}
});

test.each([1, 5])("max_tokens %i cuts the answer", async (limit) => {
	const full = (await ask()).choices[0]?.message.content as string;
	for (const field of ["max_tokens", "max_completion_tokens"]) {
		const answer = await ask({ [field]: limit });
		expect(answer.choices[0]?.finish_reason).toBe("length");
		expect(answer.usage?.completion_tokens).toBe(limit);
		expect(full.startsWith(answer.choices[0]?.message.content as string)).toBe(true);
		const streamed = await stream({ [field]: limit });
		expect(streamed).toMatchObject({ finishReason: "length", content: answer.choices[0]?.message.content });
	}
});

test("exactly enough tokens cut nothing", async () => {
	const limit = (await ask()).usage?.completion_tokens as number;
	expect((await ask({ max_tokens: limit })).choices[0]?.finish_reason).toBe("stop");
	expect((await ask({ max_tokens: limit - 1 })).choices[0]?.finish_reason).toBe("length");
});

test("an answer ends before a stop sequence", async () => {
	const answer = await ask({ stop: ["never", " answer"] });
	expect(answer.choices[0]?.message.content).toBe("This is a simulated");
	expect(answer.choices[0]?.finish_reason).toBe("stop");
});

test("several choices differ", async () => {
	const { choices } = await ask({ n: 3 });
	expect(choices.map(({ index }) => index)).toEqual([0, 1, 2]);
	expect(new Set(choices.map(({ message }) => message.content)).size).toBe(3);
});

test("longer prompts count more", async () => {
	const short = await ask();
	const long = await ask({ messages: [{ role: "system", content: "Be brief. ".repeat(40) }, ...hello] });
	expect(long.usage?.prompt_tokens).toBe((short.usage?.prompt_tokens as number) + 3 + 100);
	expect(long.usage?.total_tokens).toBe((long.usage?.prompt_tokens ?? 0) + (long.usage?.completion_tokens ?? 0));
});

test("parts of a message are read", async () => {
	const content: OpenAI.ChatCompletionContentPart[] = [
		{ type: "text", text: "What is this?" },
		{ type: "image_url", image_url: { url: "https://example.com/a.png", detail: "low" } },
	];
	const answer = await ask({ messages: [{ role: "user", content }] });
	expect(answer.choices[0]?.message.content).toContain("What is this? [image]");
	expect(answer.usage?.prompt_tokens).toBe(3 + 3 + 4 + 85);
});

describe("structured output", () => {
	test("JSON", async () => {
		const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: "As JSON, please" }];
		const answer = await ask({ messages, response_format: { type: "json_object" } });
		expect(JSON.parse(answer.choices[0]?.message.content as string)).toMatchObject({ simulated: true });
	});

	test("a schema is followed", async () => {
		const schema = {
			type: "object",
			properties: {
				name: { type: "string", minLength: 12 },
				age: { type: "integer", minimum: 18 },
				tags: { type: "array", items: { enum: ["a", "b"] }, minItems: 2 },
				next: { $ref: "#/$defs/node" },
			},
			$defs: {
				node: { anyOf: [{ type: "object", properties: { next: { $ref: "#/$defs/node" } } }, { type: "null" }] },
			},
		};
		const answer = await ask({ response_format: { type: "json_schema", json_schema: { name: "person", schema } } });
		const found = JSON.parse(answer.choices[0]?.message.content as string) as Record<string, unknown>;
		expect(found).toMatchObject({ name: "simulated...", age: 18, tags: ["a", "a"] });
		expect(JSON.stringify(found.next)).toMatch(/null/);
	});
});

describe("tools", () => {
	const tools: OpenAI.ChatCompletionTool[] = [
		{
			type: "function",
			function: {
				name: "get_weather",
				parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
			},
		},
		{ type: "function", function: { name: "get_time" } },
	];

	test("are called when they are mentioned", async () => {
		const answer = await ask({ tools, messages: [{ role: "user", content: "Use get_weather" }] });
		const [choice] = answer.choices;
		expect(choice?.finish_reason).toBe("tool_calls");
		expect(choice?.message.content).toBeNull();
		expect(choice?.message.tool_calls).toMatchObject([
			{ type: "function", function: { name: "get_weather", arguments: '{"city":"simulated"}' } },
		]);
		const streamed = await stream({ tools, messages: [{ role: "user", content: "Use get_weather" }] });
		expect(streamed.finishReason).toBe("tool_calls");
		expect(streamed.calls).toEqual([
			{ id: expect.stringMatching(/^call_/), name: "get_weather", arguments: '{"city":"simulated"}' },
		]);
	});

	test("are called when a call is demanded", async () => {
		expect((await ask({ tools, tool_choice: "required" })).choices[0]?.message.tool_calls).toHaveLength(1);
		const choice: OpenAI.ChatCompletionNamedToolChoice = { type: "function", function: { name: "get_time" } };
		expect((await ask({ tools, tool_choice: choice })).choices[0]?.message.tool_calls).toMatchObject([
			{ function: { name: "get_time", arguments: "{}" } },
		]);
	});

	test("are not called otherwise", async () => {
		expect((await ask({ tools })).choices[0]?.finish_reason).toBe("stop");
		const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: "get_weather" }];
		expect((await ask({ tools, tool_choice: "none", messages })).choices[0]?.finish_reason).toBe("stop");
	});

	test("end when their result is there", async () => {
		const answer = await ask({
			tools,
			messages: [
				{ role: "user", content: "Use get_weather" },
				{
					role: "assistant",
					tool_calls: [{ id: "call_1", type: "function", function: { name: "get_weather", arguments: "{}" } }],
				},
				{ role: "tool", tool_call_id: "call_1", content: "sunny" },
			],
		});
		expect(answer.choices[0]?.finish_reason).toBe("stop");
	});
});

describe("models that think take other parameters", () => {
	test("max_completion_tokens instead of max_tokens", async () => {
		const refusal = await refusalOf(() => ask({ model: "o3", max_tokens: 10 }));
		expect(refusal).toMatchObject({ status: 400, code: "unsupported_parameter", param: "max_tokens" });
		expect((await ask({ model: "o3", max_completion_tokens: 10 })).model).toBe("o3");
	});

	test("no temperature but 1", async () => {
		const refusal = await refusalOf(() => ask({ model: "gpt-5", temperature: 0.7 }));
		expect(refusal).toMatchObject({ status: 400, code: "unsupported_value", param: "temperature" });
		expect((await ask({ model: "gpt-5", temperature: 1 })).model).toBe("gpt-5");
	});
});

describe("wrong requests are refused with the name of the field", () => {
	const image = { type: "image_url", image_url: {} };
	test.each<[object, string | null]>([
		[{ model: "" }, null],
		[{ model: 5 }, "model"],
		[{ model: null }, null],
		[{ messages: [] }, "messages"],
		[{ messages: null }, "messages"],
		[{ messages: "hi" }, "messages"],
		[{ messages: ["hi"] }, "messages[0]"],
		[{ messages: [{ content: "hi" }] }, "messages[0].role"],
		[{ messages: [{ role: "boss", content: "hi" }] }, "messages[0].role"],
		[{ messages: [{ role: "user" }] }, "messages[0].content"],
		[{ messages: [...hello, { role: "user", content: 5 }] }, "messages[1].content"],
		[{ messages: [{ role: "user", content: [] }] }, "messages[0].content"],
		[{ messages: [{ role: "user", content: [{ type: "poem" }] }] }, "messages[0].content[0].type"],
		[{ messages: [{ role: "user", content: [{ type: "text" }] }] }, "messages[0].content[0].text"],
		[{ messages: [{ role: "user", content: [image] }] }, "messages[0].content[0].image_url.url"],
		[{ messages: [{ role: "tool", content: "x" }] }, "messages[0].tool_call_id"],
		[{ temperature: 2.1 }, "temperature"],
		[{ temperature: "hot" }, "temperature"],
		[{ top_p: -1 }, "top_p"],
		[{ max_tokens: 0 }, "max_tokens"],
		[{ max_tokens: 1.5 }, "max_tokens"],
		[{ max_tokens: 1, max_completion_tokens: 1 }, "max_tokens"],
		[{ n: 200 }, "n"],
		[{ stop: ["a", "b", "c", "d", "e"] }, "stop"],
		[{ stop: 5 }, "stop"],
		[{ stream_options: {} }, "stream_options"],
		[{ tools: [] }, "tools"],
		[{ tools: [{}] }, "tools[0].function.name"],
		[{ tool_choice: "auto" }, "tool_choice"],
		[{ tools: [{ type: "function", function: { name: "a" } }], tool_choice: "b" }, "tool_choice"],
		[{ response_format: "json" }, "response_format"],
		[{ response_format: { type: "yaml" } }, "response_format.type"],
		[{ response_format: { type: "json_object" } }, "messages"],
		[{ response_format: { type: "json_schema" } }, "response_format.json_schema.name"],
		[{ user: 5 }, "user"],
		[{ frobnicate: true }, "frobnicate"],
	])("%j", async (given, param) => {
		const refusal = await refusalOf(() => ask(given as Params));
		expect(refusal.status).toBe(400);
		expect(refusal.type).toBe("invalid_request_error");
		expect(refusal.param).toBe(param);
	});
});
