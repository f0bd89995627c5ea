import type { OpenAI } from "openai";

/** What is kept of an answer, streamed or not. */
export interface Completion {
	readonly model: string | null;
	/** null only when the model called tools instead. */
	readonly content: string | null;
	readonly finishReason: string | null;
	readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number; readonly total_tokens: number };
	readonly toolCalls: readonly object[];
}

/** The other side answered, but not with what was asked for. */
export class UnusableAnswer extends Error {
	override readonly name = "UnusableAnswer";
}

type Usage = Partial<Completion["usage"]> | null | undefined;

/**
 * Reads an answer that came as a whole. Of several choices the first counts. A refusal of the model is its answer.
 *
 * @throws UnusableAnswer when it is no chat completion, as when a web page answers
 */
export function readCompletion(answer: OpenAI.ChatCompletion): Completion {
	const choice = Array.isArray(answer?.choices) ? answer.choices[0] : undefined;
	if (typeof choice?.message !== "object") throw new UnusableAnswer("not with a chat completion");
	const { message } = choice;
	const toolCalls = message.tool_calls ?? [];
	return {
		model: textOf(answer.model),
		content: contentOf(message.content ?? message.refusal ?? null, toolCalls.length > 0),
		finishReason: textOf(choice.finish_reason),
		usage: usageOf(answer.usage),
		toolCalls,
	};
}

/** A call of a tool while its pieces arrive. */
interface GrowingCall {
	id?: string;
	type: string;
	readonly function: { name: string; arguments: string };
}

/**
 * Reads an answer that comes in pieces, and passes its text on.
 *
 * @throws UnusableAnswer when it ends before the model has finished
 */
export async function readStream(
	events: AsyncIterable<OpenAI.ChatCompletionChunk>,
	onText: (text: string) => void,
): Promise<Completion> {
	let model: string | null = null;
	let content: string | null = null;
	let finishReason: string | null = null;
	let usage: Usage = null;
	const calls = new Map<number, GrowingCall>();
	for await (const event of events) {
		model ??= textOf(event.model);
		usage = event.usage ?? usage;
		const choice = event.choices?.find(({ index }) => (index ?? 0) === 0);
		if (choice === undefined) continue;
		finishReason = choice.finish_reason ?? finishReason;
		const text = choice.delta?.content ?? choice.delta?.refusal ?? "";
		if (text !== "") {
			content = (content ?? "") + text;
			onText(text);
		}
		for (const piece of choice.delta?.tool_calls ?? []) addPiece(calls, piece);
	}
	if (finishReason === null)
		throw new UnusableAnswer(
			model === null ? "not with a chat completion" : "only with the beginning of a chat completion",
		);
	const toolCalls = [...calls.values()];
	return { model, content: contentOf(content, toolCalls.length > 0), finishReason, usage: usageOf(usage), toolCalls };
}

function addPiece(calls: Map<number, GrowingCall>, piece: OpenAI.ChatCompletionChunk.Choice.Delta.ToolCall): void {
	const index = piece.index ?? 0;
	const call = calls.get(index) ?? { type: "function", function: { name: "", arguments: "" } };
	calls.set(index, call);
	if (piece.id) call.id = piece.id;
	if (piece.type) call.type = piece.type;
	call.function.name += piece.function?.name ?? "";
	call.function.arguments += piece.function?.arguments ?? "";
}

function contentOf(content: string | null, calledTools: boolean): string | null {
	return content ?? (calledTools ? null : "");
}

function textOf(value: unknown): string | null {
	return typeof value === "string" ? value : null;
}

/** Compatible servers may leave counts out. */
function usageOf(usage: Usage): Completion["usage"] {
	const prompt = usage?.prompt_tokens ?? 0;
	const completion = usage?.completion_tokens ?? 0;
	return {
		prompt_tokens: prompt,
		completion_tokens: completion,
		total_tokens: usage?.total_tokens ?? prompt + completion,
	};
}
