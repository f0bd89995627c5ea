import type { OpenAI } from "openai";
import { fromJavaScript, toJavaScript } from "../../../values/interop.js";
import type { Value, XanoObject } from "../../../values/kinds.js";
import type { CallContext } from "../../define.js";
import { type Completion, readCompletion, readStream } from "./answer.js";
import { openService, type Service } from "./client.js";
import { failureToRaise } from "./failures.js";
import type { ChatInput } from "./input.js";
import { retrying } from "./retry.js";

type Body = Record<string, unknown>;

/**
 * Sends a conversation and gives `{success, model, content, usage, finish_reason}`, and `tool_calls` when there are any.
 *
 * @param input as the schema of the function leaves it
 * @throws XanoError that holds status and message of the API's refusal, or says why nothing answered
 */
export async function completeChat(context: CallContext, input: XanoObject): Promise<Value> {
	const given = toJavaScript(input) as ChatInput;
	const service = await openService(context);
	const body = requestBody(given, context);
	let streamed = false;
	const stream =
		context.stream &&
		((text: string): void => {
			// What arrived together is still in hand after the run has been cancelled.
			context.signal.throwIfAborted();
			streamed = true;
			context.stream?.(text);
		});
	try {
		// Once text has been passed on, another try would pass it on again.
		const completion = await retrying(
			context,
			() => !streamed,
			() => sendAdapted(service, body, given, stream, context.signal),
		);
		context.signal.throwIfAborted();
		return response(completion, given, context);
	} catch (thrown) {
		if (context.signal.aborted) throw context.signal.reason;
		throw failureToRaise(thrown, service, given.model);
	}
}

/** Models of these families think before they answer, take `max_completion_tokens`, and have one temperature. */
function isReasoningModel(model: string): boolean {
	return /^(?:ft:)?(?:o\d|gpt-5)/.test(model);
}

function requestBody(input: ChatInput, context: CallContext): Body {
	const { stream, stream_options, max_tokens, ...fields } = input;
	if (stream !== undefined || stream_options !== undefined) {
		context.warn(
			"openai-stream-input",
			"openai_chat_completion ignores the input `stream`; xano run --stream shows text while it arrives",
		);
	}
	// What the language holds beyond JSON's numbers is rounded.
	const body = JSON.parse(
		JSON.stringify(fields, (_key, value) => (typeof value === "bigint" ? Number(value) : value)),
	) as Body;
	const isReasoning = isReasoningModel(input.model);
	if (input.temperature === undefined && !isReasoning) body.temperature = 0.7;
	if (input.max_completion_tokens === undefined)
		body[isReasoning ? "max_completion_tokens" : "max_tokens"] = max_tokens;
	return body;
}

/** Sends the request, and once more for each parameter a model refuses that can be written otherwise or left out. */
async function sendAdapted(
	service: Service,
	body: Body,
	given: ChatInput,
	stream: ((text: string) => void) | undefined,
	signal: AbortSignal,
): Promise<Completion> {
	for (;;) {
		try {
			return await send(service, body, stream, signal);
		} catch (thrown) {
			if (!adapt(body, thrown, given)) throw thrown;
		}
	}
}

function adapt(body: Body, thrown: unknown, given: ChatInput): boolean {
	const { status, code, param } = thrown as { status?: unknown; code?: unknown; param?: unknown };
	if (status !== 400 || (code !== "unsupported_parameter" && code !== "unsupported_value")) return false;
	if (param === "max_tokens" && body.max_tokens !== undefined) {
		body.max_completion_tokens = body.max_tokens;
		delete body.max_tokens;
		return true;
	}
	if (param === "temperature" && body.temperature !== undefined && given.temperature === undefined) {
		delete body.temperature;
		return true;
	}
	return false;
}

async function send(
	service: Service,
	body: Body,
	stream: ((text: string) => void) | undefined,
	signal: AbortSignal,
): Promise<Completion> {
	const { completions } = service.openai.chat;
	// The schema has checked what it knows; other fields are the API's to judge.
	if (!stream) {
		const whole = body as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming;
		return readCompletion(await completions.create(whole, { signal }));
	}
	const inPieces = { ...body, stream: true, stream_options: { include_usage: true } };
	return readStream(
		await completions.create(inPieces as unknown as OpenAI.ChatCompletionCreateParamsStreaming, { signal }),
		stream,
	);
}

function response(completion: Completion, given: ChatInput, context: CallContext): Value {
	const { usage, toolCalls } = completion;
	context.countTokens(usage.prompt_tokens, usage.completion_tokens);
	if (completion.content === "" && completion.finishReason === "length") {
		context.warn(
			"openai-empty-answer",
			`${given.model} used up max_tokens before its answer began; give it more than ${given.max_completion_tokens ?? given.max_tokens}`,
		);
	}
	return fromJavaScript({
		success: true,
		model: completion.model ?? given.model,
		content: completion.content,
		usage: {
			prompt_tokens: usage.prompt_tokens,
			completion_tokens: usage.completion_tokens,
			total_tokens: usage.total_tokens,
		},
		finish_reason: completion.finishReason,
		...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
	});
}
