import { defineFunction } from "../define.js";

/** Everything that costs time to load is loaded with the first call: the schema with zod, the call with the SDK. */
export const openaiChatCompletion = defineFunction({
	name: "openai_chat_completion",
	summary: "Asks an OpenAI model, or one behind a compatible address, to continue a conversation.",
	inputs: [
		{ name: "model", type: "text", required: false, default: "gpt-4o", summary: "Name of the model." },
		{
			name: "messages",
			type: "object[]",
			required: true,
			summary:
				"The conversation: objects with `role` (system, developer, user, assistant or tool) and `content`, a text or a list of parts.",
		},
		{
			name: "temperature",
			type: "decimal",
			required: false,
			default: 0.7,
			summary: "From 0, always the likeliest word, to 2.",
		},
		{ name: "max_tokens", type: "int", required: false, default: 150, summary: "The longest answer, in tokens." },
		{
			name: "top_p",
			type: "decimal",
			required: false,
			summary: "Only the likeliest words of this total probability, from 0 to 1.",
		},
		{ name: "stop", type: "json", required: false, summary: "A text, or up to four, before which the answer ends." },
		{
			name: "seed",
			type: "int",
			required: false,
			summary: "Equal requests with equal seeds get mostly equal answers.",
		},
		{
			name: "response_format",
			type: "json",
			required: false,
			summary: 'For example `{type: "json_object"}`, or a JSON Schema to follow.',
		},
		{ name: "tools", type: "json", required: false, summary: "Functions the model may ask to be called." },
		{
			name: "tool_choice",
			type: "json",
			required: false,
			summary: '`"none"`, `"auto"`, `"required"`, or the tool to call.',
		},
		{ name: "user", type: "text", required: false, summary: "A stable name for the end user, to detect abuse." },
	],
	acceptsOtherInputs: true,
	schema: async () => (await import("./openai_chat_completion/input.js")).chatInputSchema(),
	examples: [
		{
			code: 'function.run "openai_chat_completion" { input = {model: "gpt-4o", messages: [{role: "user", content: "Say hello."}]} } as $answer\nresponse = $answer',
			// What the stand-in says, as with `xano run --simulate`: a model's own words differ from call to call.
			result:
				'{"success": true, "model": "gpt-4o", "content": "This is a simulated answer of gpt-4o to: Say hello.", "usage": {"prompt_tokens": 9, "completion_tokens": 13, "total_tokens": 22}, "finish_reason": "stop"}',
		},
	],
	mock: '{success: true, model: "gpt-4o", content: "", usage: {prompt_tokens: 0, completion_tokens: 0, total_tokens: 0}, finish_reason: "stop"}',
	environment: ["OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"],
	run: async (context, input) => (await import("./openai_chat_completion/run.js")).completeChat(context, input),
});
