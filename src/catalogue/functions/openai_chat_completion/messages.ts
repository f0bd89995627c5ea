/** What is wrong with a message, and where in it. */
export interface MessageFault {
	readonly path: readonly (string | number)[];
	/** Continues "Param messages[0].role …"; `is missing` is a message of its own. */
	readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;

const roles = ["system", "developer", "user", "assistant", "tool", "function"];

/** What a content part of a known type has to hold, and whether that is a text. Unknown types are the API's to judge. */
const parts: Readonly<Record<string, { readonly field: string; readonly isText: boolean }>> = {
	text: { field: "text", isText: true },
	refusal: { field: "refusal", isText: true },
	image_url: { field: "image_url", isText: false },
	input_audio: { field: "input_audio", isText: false },
	file: { field: "file", isText: false },
};

/** Looks at one message; null when it can be sent. */
export function messageFault(message: unknown): MessageFault | null {
	if (!isFields(message)) return { path: [], message: "must be an object with role and content" };
	const { role, content } = message;
	if (isMissing(role)) return { path: ["role"], message: "is missing" };
	if (typeof role !== "string" || !roles.includes(role))
		return { path: ["role"], message: `must be one of ${roles.join(", ")}` };
	if (role === "tool" && isMissing(message.tool_call_id)) return { path: ["tool_call_id"], message: "is missing" };
	if (content === undefined || content === null)
		return mayLackContent(message) ? null : { path: ["content"], message: "is missing" };
	if (typeof content === "string") return null;
	if (!Array.isArray(content)) return { path: ["content"], message: "must be text or a list of parts" };
	if (content.length === 0) return { path: ["content"], message: "must hold at least one part" };
	for (const [index, part] of content.entries()) {
		const fault = partFault(part);
		if (fault) return { path: ["content", index, ...fault.path], message: fault.message };
	}
	return null;
}

/** An assistant's message that called tools or refused has no text. */
function mayLackContent(message: Fields): boolean {
	return (
		message.role === "assistant" &&
		["tool_calls", "function_call", "refusal", "audio"].some((field) => !isMissing(message[field]))
	);
}

function partFault(part: unknown): MessageFault | null {
	if (!isFields(part)) return { path: [], message: "must be an object with a type" };
	const { type } = part;
	if (isMissing(type)) return { path: ["type"], message: "is missing" };
	if (typeof type !== "string") return { path: ["type"], message: `must be one of ${Object.keys(parts).join(", ")}` };
	const known = Object.hasOwn(parts, type) ? parts[type] : undefined;
	if (known === undefined) return null;
	const value = part[known.field];
	if (value === undefined || value === null) return { path: [known.field], message: "is missing" };
	if (known.isText) return typeof value === "string" ? null : { path: [known.field], message: "must be text" };
	if (!isFields(value))
		return {
			path: [known.field],
			message: type === "image_url" ? "must be an object with a url" : "must be an object",
		};
	return type === "image_url" && isMissing(value.url) ? { path: [known.field, "url"], message: "is missing" } : null;
}

function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isMissing(value: unknown): boolean {
	return value === undefined || value === null || value === "";
}
