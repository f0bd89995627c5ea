import type { TracedRequest } from "../trace.js";
import { attributes, type KeyValue } from "./wire.js";

/** A part of a message, after the schemas of OpenTelemetry's `gen_ai.input.messages` and `gen_ai.output.messages`. */
type Part =
	| { readonly type: "text"; readonly content: string }
	| { readonly type: "tool_call"; readonly id: string | null; readonly name: string; readonly arguments: unknown }
	| { readonly type: "tool_call_response"; readonly id: string | null; readonly response: unknown };

/** What a model was sent and what it answered; of a body that was cut off nothing. */
export function messageAttributes({ sent, received }: TracedRequest): KeyValue[] {
	const asked = fieldsOf(sent.isCut ? null : sent.body);
	const answered = fieldsOf(received === null || received.isCut ? null : received.body);
	const input = listOf(asked.messages).map((message) => ({ role: textOf(message.role), parts: partsOf(message) }));
	const output = listOf(answered.choices).map(({ message, finish_reason: reason }) => ({
		role: textOf(fields(message).role),
		parts: partsOf(fields(message)),
		finish_reason: reason === "tool_calls" ? "tool_call" : textOf(reason),
	}));
	return attributes({
		"gen_ai.input.messages": input.length === 0 ? null : JSON.stringify(input),
		"gen_ai.output.messages": output.length === 0 ? null : JSON.stringify(output),
	});
}

type Fields = Readonly<Record<string, unknown>>;

function partsOf(message: Fields): Part[] {
	const { content, role, tool_call_id: id } = message;
	if (role === "tool")
		return [{ type: "tool_call_response", id: typeof id === "string" ? id : null, response: content }];
	const texts = typeof content === "string" ? [content] : listOf(content).flatMap(({ text }) => text ?? []);
	const calls = listOf(message.tool_calls).map((call) => {
		const { name, arguments: given } = fields(call.function);
		return { type: "tool_call", id: textOf(call.id), name: textOf(name), arguments: given } as const;
	});
	return [...texts.map((text) => ({ type: "text", content: textOf(text) }) as const), ...calls];
}

function fieldsOf(body: string | null): Fields {
	try {
		return fields(JSON.parse(body ?? "null"));
	} catch {
		return {};
	}
}

function fields(value: unknown): Fields {
	return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): Fields[] {
	return Array.isArray(value) ? value.map(fields) : [];
}

function textOf(value: unknown): string {
	return typeof value === "string" ? value : "";
}
