import { invalid } from "./errors.js";
import { type Fields, isFields, isSet, wrongType } from "./fields.js";

const roles = ["system", "developer", "user", "assistant", "tool", "function"];

/**
 * Checks the messages of a conversation.
 * @throws ApiError 400 that names the first wrong field
 */
export function checkMessages(messages: unknown): void {
	if (!isSet(messages))
		throw invalid("messages", "missing_required_parameter", "Missing required parameter: 'messages'.");
	if (!Array.isArray(messages)) throw wrongType("messages", "an array of objects", messages);
	if (messages.length === 0)
		throw invalid("messages", "empty_array", "Invalid 'messages': at least one message is needed.");
	for (const [index, message] of messages.entries()) checkMessage(message, `messages[${index}]`);
}

function checkMessage(message: unknown, place: string): void {
	if (!isFields(message)) throw wrongType(place, "an object", message);
	const { role, content } = message;
	if (!isSet(role))
		throw invalid(`${place}.role`, "missing_required_parameter", `Missing required parameter: '${place}.role'.`);
	if (typeof role !== "string") throw wrongType(`${place}.role`, "a string", role);
	if (!roles.includes(role)) {
		throw invalid(
			`${place}.role`,
			"invalid_value",
			`Invalid value: '${role}'. Supported values are: ${roles.map((each) => `'${each}'`).join(", ")}.`,
		);
	}
	const mayBeEmpty =
		role === "assistant" &&
		(isSet(message.tool_calls) || isSet(message.function_call) || isSet(message.refusal) || isSet(message.audio));
	if (!isSet(content)) {
		if (mayBeEmpty) return;
		throw invalid(
			`${place}.content`,
			"invalid_type",
			`Invalid type for '${place}.content': a string or an array of objects is expected, not null.`,
		);
	}
	if (role === "tool" && typeof message.tool_call_id !== "string") {
		throw invalid(
			`${place}.tool_call_id`,
			"missing_required_parameter",
			`Missing required parameter: '${place}.tool_call_id'.`,
		);
	}
	if (typeof content === "string") return;
	if (!Array.isArray(content)) throw wrongType(`${place}.content`, "a string or an array of objects", content);
	if (content.length === 0)
		throw invalid(`${place}.content`, "empty_array", `Invalid '${place}.content': at least one part is needed.`);
	for (const [index, part] of content.entries()) checkPart(part, `${place}.content[${index}]`);
}

/** What a content part of each type has to hold. */
const partFields: Readonly<Record<string, string>> = {
	text: "text",
	refusal: "refusal",
	image_url: "image_url",
	input_audio: "input_audio",
	file: "file",
};

function checkPart(part: unknown, place: string): void {
	if (!isFields(part)) throw wrongType(place, "an object", part);
	const type = String(part.type ?? "");
	const field = Object.hasOwn(partFields, type) ? (partFields[type] as string) : null;
	if (field === null) {
		const supported = Object.keys(partFields)
			.map((each) => `'${each}'`)
			.join(", ");
		throw invalid(`${place}.type`, "invalid_value", `Invalid value: '${type}'. Supported values are: ${supported}.`);
	}
	const value = part[field];
	if (!isSet(value))
		throw invalid(
			`${place}.${field}`,
			"missing_required_parameter",
			`Missing required parameter: '${place}.${field}'.`,
		);
	if ((type === "text" || type === "refusal") !== (typeof value === "string")) {
		throw wrongType(`${place}.${field}`, type === "text" || type === "refusal" ? "a string" : "an object", value);
	}
	if (type === "image_url" && typeof (value as Fields).url !== "string") {
		throw invalid(
			`${place}.image_url.url`,
			"missing_required_parameter",
			`Missing required parameter: '${place}.image_url.url'.`,
		);
	}
}
