import { costOf } from "../prices.js";
import type { ModelUse } from "../trace.js";

/** What is asked of a model, by the end of the address. */
const operations: readonly (readonly [path: RegExp, operation: string])[] = [
	[/\/chat\/completions$/, "chat"],
	[/\/responses$/, "chat"],
	[/\/completions$/, "text_completion"],
	[/\/embeddings$/, "embeddings"],
];

/**
 * What a request asked of a language model, in the form of OpenAI's API, which others have, too; null when it is no such
 * request. An answer that came in pieces says what it cost in the last of them, when it was asked to.
 * @param sent body of the request
 * @param received what there is of the answer's body
 */
export function modelUse(url: string, sent: string | null, received: string): ModelUse | null {
	const address = parsed(url);
	const operation = address && operations.find(([path]) => path.test(address.pathname))?.[1];
	if (!operation || sent === null) return null;
	const asked = objectIn(sent);
	if (asked === null || typeof asked.model !== "string") return null;
	const answers = answersIn(received);
	const usage = answers.map(({ usage }) => usage).findLast(isRecord) ?? {};
	const promptTokens = number(usage.prompt_tokens ?? usage.input_tokens);
	const completionTokens =
		number(usage.completion_tokens ?? usage.output_tokens) ??
		(operation === "embeddings" && promptTokens !== null ? 0 : null);
	const answered = answers.map(({ model }) => model).findLast((model) => typeof model === "string") as
		| string
		| undefined;
	const known = promptTokens !== null && completionTokens !== null;
	return {
		provider: address.hostname.endsWith("azure.com") ? "azure.ai.openai" : "openai",
		operation,
		requested: asked.model,
		answered: answered ?? null,
		temperature: number(asked.temperature),
		maximumTokens: number(asked.max_completion_tokens ?? asked.max_tokens ?? asked.max_output_tokens),
		promptTokens,
		completionTokens,
		finishReasons: finishReasons(answers),
		cost: known ? costOf(answered ?? asked.model, promptTokens, completionTokens) : null,
	};
}

function parsed(url: string): URL | null {
	try {
		return new URL(url);
	} catch {
		return null;
	}
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectIn(text: string): Fields | null {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : null;
	} catch {
		return null;
	}
}

/** The objects an answer consists of: one, or those of a stream of events. */
function answersIn(text: string): Fields[] {
	const whole = objectIn(text);
	if (whole !== null) return [whole];
	return (
		text
			.split("\n")
			.filter((line) => line.startsWith("data:"))
			.map((line) => objectIn(line.slice(5)))
			.filter((event) => event !== null)
			// Events of the Responses API hold the answer as far as it has come.
			.map((event) => (isRecord(event.response) ? event.response : event))
	);
}

function finishReasons(answers: readonly Fields[]): string[] {
	const reasons = answers.flatMap(({ choices }) =>
		Array.isArray(choices) ? choices.map((choice) => (isRecord(choice) ? choice.finish_reason : null)) : [],
	);
	return reasons.filter((reason) => typeof reason === "string");
}

function number(value: unknown): number | null {
	return typeof value === "number" && Number.isFinite(value) ? value : null;
}
