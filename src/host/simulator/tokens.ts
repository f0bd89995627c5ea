import type { ChatMessage, ChatRequest, ContentPart } from "./request.js";

/** Characters that count as one token. Close to the average of English text; the real tokenizer is not included. */
const charactersPerToken = 4;
/** What the API adds around each message and before the answer. */
const tokensPerMessage = 3;
const tokensBeforeAnswer = 3;
/** An image in low and in any other detail. */
const tokensPerSmallImage = 85;
const tokensPerImage = 765;

/** Tokens of a text: one for every four characters begun. */
export function countTokens(text: string): number {
	return Math.ceil([...text].length / charactersPerToken);
}

/** The tokens of a text themselves; joined they are the text again. */
export function tokensOf(text: string): string[] {
	const characters = [...text];
	const tokens: string[] = [];
	for (let at = 0; at < characters.length; at += charactersPerToken) {
		tokens.push(characters.slice(at, at + charactersPerToken).join(""));
	}
	return tokens;
}

/** Tokens of a prompt: every message, the definitions of tools, and what the API puts around them. */
export function countPromptTokens(request: ChatRequest): number {
	const messages = request.messages.reduce((sum, message) => sum + tokensPerMessage + messageTokens(message), 0);
	const tools = request.tools === undefined ? 0 : countTokens(JSON.stringify(request.tools));
	return messages + tools + tokensBeforeAnswer;
}

function messageTokens(message: ChatMessage): number {
	const name = message.name === undefined ? 0 : 1;
	const calls = message.tool_calls === undefined ? 0 : countTokens(JSON.stringify(message.tool_calls));
	const { content } = message;
	if (typeof content === "string") return countTokens(content) + name + calls;
	return (content ?? []).reduce((sum, part) => sum + partTokens(part), 0) + name + calls;
}

function partTokens(part: ContentPart): number {
	if (part.type === "text" || part.type === "refusal") return countTokens(part.text ?? part.refusal ?? "");
	return part.image_url?.detail === "low" ? tokensPerSmallImage : tokensPerImage;
}
