import type { ChatMessage, ChatRequest, Tool } from "./request.js";
import { sampleOf } from "./sample.js";

/** One choice of an answer before it is cut to the number of tokens asked for. */
export interface Answer {
	readonly content: string | null;
	readonly calls: readonly { readonly name: string; readonly arguments: string }[];
}

/** How much of a question an answer repeats, in characters. */
const repeatedCharacters = 200;

/**
 * What the stand-in answers: the same to the same messages, always.
 *
 * A tool is called when `tool_choice` demands one, or when it is left to the model and the last message, one of the
 * user's, mentions the name of a tool. Structured output follows the schema. Otherwise the answer repeats the question.
 *
 * @param choice counted from 0; further choices differ by a number at their end
 */
export function answerTo(request: ChatRequest, choice: number): Answer {
	const called = calledTool(request);
	if (called) return { content: null, calls: [{ name: called.function.name, arguments: argumentsFor(called) }] };
	const question = questionIn(request.messages);
	const repeated = [...question].slice(0, repeatedCharacters).join("");
	const text =
		question === ""
			? `This is a simulated answer of ${request.model}.`
			: `This is a simulated answer of ${request.model} to: ${repeated}`;
	const numbered = choice === 0 ? text : `${text} (${choice + 1})`;
	return { content: untilStop(formatted(numbered, request), request.stop), calls: [] };
}

function formatted(text: string, { response_format: format }: ChatRequest): string {
	switch (format?.type) {
		case "json_object":
			return JSON.stringify({ simulated: true, answer: text });
		case "json_schema":
			return JSON.stringify(sampleOf(format.json_schema?.schema ?? {}));
		default:
			return text;
	}
}

function untilStop(text: string, stop: ChatRequest["stop"]): string {
	const sequences = (typeof stop === "string" ? [stop] : (stop ?? [])).filter((sequence) => sequence !== "");
	const ends = sequences.map((sequence) => text.indexOf(sequence)).filter((at) => at >= 0);
	return ends.length === 0 ? text : text.slice(0, Math.min(...ends));
}

function calledTool({ tools, tool_choice: choice, messages }: ChatRequest): Tool | null {
	if (!tools || choice === "none") return null;
	if (choice === "required") return tools[0] ?? null;
	if (typeof choice === "object") return tools.find((tool) => tool.function.name === choice.function?.name) ?? null;
	const last = messages[messages.length - 1];
	const text = last?.role === "user" ? textOf(last) : "";
	return tools.find((tool) => text.includes(tool.function.name)) ?? null;
}

function argumentsFor(tool: Tool): string {
	const { parameters } = tool.function;
	return JSON.stringify(parameters === undefined ? {} : sampleOf({ type: "object", ...(parameters as object) }));
}

/** The text of the last message of the user. */
function questionIn(messages: readonly ChatMessage[]): string {
	const last = messages.filter((message) => message.role === "user").at(-1) ?? messages.at(-1);
	return last ? textOf(last).trim() : "";
}

function textOf({ content }: ChatMessage): string {
	if (typeof content === "string") return content;
	return (content ?? []).map((part) => part.text ?? (part.type === "image_url" ? "[image]" : "")).join(" ");
}
