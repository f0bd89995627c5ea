/** A JSON text with a line per entry; null when it is not JSON. */
export function prettyJson(text: string): string | null {
	const first = text.trimStart()[0];
	if (first !== "{" && first !== "[") return null;
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	} catch {
		return null;
	}
}

/** One message of a conversation with a language model. */
export interface Turn {
	readonly role: string;
	readonly text: string;
}

/** What was said in a chat request and its answer, as far as the bodies tell; empty when they are of another shape. */
export function conversationOf(sent: string | null, received: string | null): Turn[] {
	const asked = property(parsed(sent), "messages");
	const choices = property(parsed(received), "choices");
	return [
		...(Array.isArray(asked) ? asked.flatMap(turnOf) : []),
		...(Array.isArray(choices) ? choices.flatMap((choice) => turnOf(property(choice, "message"))) : []),
	];
}

function turnOf(message: unknown): Turn[] {
	const role = property(message, "role");
	if (typeof role !== "string") return [];
	const text = textOf(property(message, "content"));
	const calls = property(message, "tool_calls");
	const asked = Array.isArray(calls) ? calls.map((call) => JSON.stringify(property(call, "function") ?? call)) : [];
	return [{ role, text: [text, ...asked].filter((part) => part !== "").join("\n") }];
}

/** Content is a text or a list of parts. */
function textOf(content: unknown): string {
	if (typeof content === "string") return content;
	if (!Array.isArray(content)) return content === null || content === undefined ? "" : JSON.stringify(content);
	return content.map((part) => property(part, "text") ?? JSON.stringify(part)).join("\n");
}

function property(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

function parsed(text: string | null): unknown {
	try {
		return text === null ? null : JSON.parse(text);
	} catch {
		return null;
	}
}
