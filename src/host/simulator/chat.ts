import { createHash } from "node:crypto";
import { type Answer, answerTo } from "./answer.js";
import { invalid } from "./errors.js";
import { createdAt } from "./models.js";
import { readChatRequest } from "./request.js";
import { countPromptTokens, tokensOf } from "./tokens.js";

interface Usage {
	readonly prompt_tokens: number;
	readonly completion_tokens: number;
	readonly total_tokens: number;
}

/** One choice as it will be sent. */
interface Choice {
	/** The content, token by token; null when tools are called. */
	readonly tokens: readonly string[] | null;
	readonly calls: readonly { readonly id: string; readonly name: string; readonly arguments: string }[];
	readonly count: number;
	readonly finishReason: "stop" | "length" | "tool_calls";
}

/** The answer to a chat completion request, ready to be sent whole or in pieces. */
export interface ChatAnswer {
	readonly isStream: boolean;
	/** The body of the answer. */
	whole(): unknown;
	/** The events of a streamed answer, without the closing `[DONE]`. */
	events(): Iterable<unknown>;
}

/**
 * Answers `POST /v1/chat/completions`.
 *
 * @throws ApiError when the request is wrong or too long for the model
 */
export function answerChat(body: unknown): ChatAnswer {
	const request = readChatRequest(body);
	const limit = request.max_completion_tokens ?? request.max_tokens ?? null;
	const promptTokens = countPromptTokens(request);
	checkLength(request.model, promptTokens, limit ?? 0);
	const id = identifierOf(body);
	const choices = Array.from({ length: request.n ?? 1 }, (_, index) =>
		choiceOf(answerTo(request, index), limit, `${id}${index}`),
	);
	const completionTokens = choices.reduce((sum, choice) => sum + choice.count, 0);
	const usage: Usage = {
		prompt_tokens: promptTokens,
		completion_tokens: completionTokens,
		total_tokens: promptTokens + completionTokens,
	};
	const common = (object: string) => ({
		id: `chatcmpl-${id}`,
		object,
		created: createdAt,
		model: request.model,
		service_tier: "default",
		system_fingerprint: "fp_simulated",
	});
	return {
		isStream: request.stream === true,
		whole: () => ({ ...common("chat.completion"), choices: choices.map(wholeChoice), usage }),
		*events() {
			const withUsage = request.stream_options?.include_usage === true;
			const rest = withUsage ? { usage: null } : {};
			for (const [index, choice] of choices.entries()) {
				for (const event of choiceEvents(choice, index))
					yield { ...common("chat.completion.chunk"), choices: [event], ...rest };
			}
			if (withUsage) yield { ...common("chat.completion.chunk"), choices: [], usage };
		},
	};
}

/** The same for an answer that is streamed as for one that is not. */
function identifierOf(body: unknown): string {
	const asked = JSON.stringify({ ...(body as object), stream: undefined, stream_options: undefined });
	return createHash("sha256").update(asked).digest("hex").slice(0, 24);
}

function checkLength(model: string, promptTokens: number, answerTokens: number): void {
	const window = contextWindow(model);
	if (promptTokens + answerTokens <= window) return;
	throw invalid(
		"messages",
		"context_length_exceeded",
		`This model takes at most ${window} tokens. The messages have ${promptTokens} tokens and ${answerTokens} were asked for as an answer. Please shorten them.`,
	);
}

/** Tokens of prompt and answer together. */
function contextWindow(model: string): number {
	if (model === "simulate-context") return 50;
	if (model.startsWith("gpt-3.5")) return 16_385;
	if (/^gpt-4(?:-\d{4})?$/.test(model)) return 8_192;
	return /^(?:gpt-4\.1|gpt-5|o\d)/.test(model) ? 400_000 : 128_000;
}

function choiceOf(answer: Answer, limit: number | null, id: string): Choice {
	if (answer.content === null) {
		const calls = answer.calls.map((call, index) => ({ id: `call_${id}${index}`, ...call }));
		return {
			tokens: null,
			calls,
			count: tokensOf(calls.map((call) => call.name + call.arguments).join("")).length,
			finishReason: "tool_calls",
		};
	}
	const tokens = tokensOf(answer.content);
	const isCut = limit !== null && tokens.length > limit;
	const sent = isCut ? tokens.slice(0, limit) : tokens;
	return { tokens: sent, calls: [], count: sent.length, finishReason: isCut ? "length" : "stop" };
}

function wholeChoice(choice: Choice, index: number): unknown {
	const calls = choice.calls.map((call) => ({
		id: call.id,
		type: "function",
		function: { name: call.name, arguments: call.arguments },
	}));
	return {
		index,
		message: {
			role: "assistant",
			content: choice.tokens?.join("") ?? null,
			...(calls.length > 0 ? { tool_calls: calls } : {}),
			refusal: null,
			annotations: [],
		},
		logprobs: null,
		finish_reason: choice.finishReason,
	};
}

function* choiceEvents(choice: Choice, index: number): Iterable<unknown> {
	const event = (delta: object, finishReason: string | null = null) => ({
		index,
		delta,
		logprobs: null,
		finish_reason: finishReason,
	});
	yield event({ role: "assistant", content: choice.tokens === null ? null : "", refusal: null });
	for (const token of choice.tokens ?? []) yield event({ content: token });
	for (const [at, call] of choice.calls.entries()) {
		yield event({
			tool_calls: [{ index: at, id: call.id, type: "function", function: { name: call.name, arguments: "" } }],
		});
		for (const piece of tokensOf(call.arguments))
			yield event({ tool_calls: [{ index: at, function: { arguments: piece } }] });
	}
	yield event({}, choice.finishReason);
}
