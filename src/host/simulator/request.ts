import { invalid } from "./errors.js";
import { type Fields, integer, isFields, isSet, range, readFields, readModel, wrongType } from "./fields.js";
import { checkMessages } from "./messages.js";

export interface ContentPart {
	readonly type: string;
	readonly text?: string;
	readonly refusal?: string;
	readonly image_url?: { readonly url: string; readonly detail?: string };
}

export interface ChatMessage {
	readonly role: string;
	readonly content?: string | readonly ContentPart[] | null;
	readonly name?: string;
	readonly tool_calls?: readonly unknown[];
}

export interface Tool {
	readonly type: string;
	readonly function: { readonly name: string; readonly parameters?: unknown };
}

/** The fields of a chat completion request that the stand-in looks at, once they are known to be right. */
export interface ChatRequest {
	readonly model: string;
	readonly messages: readonly ChatMessage[];
	readonly max_tokens?: number | null;
	readonly max_completion_tokens?: number | null;
	readonly n?: number | null;
	readonly stop?: string | readonly string[] | null;
	readonly stream?: boolean | null;
	readonly stream_options?: { readonly include_usage?: boolean } | null;
	readonly tools?: readonly Tool[];
	readonly tool_choice?: string | { readonly type: string; readonly function?: { readonly name: string } };
	readonly response_format?: {
		readonly type: string;
		readonly json_schema?: { readonly name: string; readonly schema?: unknown };
	};
}

const knownFields = [
	"messages",
	"model",
	"audio",
	"frequency_penalty",
	"function_call",
	"functions",
	"logit_bias",
	"logprobs",
	"max_completion_tokens",
	"max_tokens",
	"metadata",
	"modalities",
	"moderation",
	"n",
	"parallel_tool_calls",
	"prediction",
	"presence_penalty",
	"prompt_cache_key",
	"prompt_cache_options",
	"prompt_cache_retention",
	"reasoning_effort",
	"response_format",
	"safety_identifier",
	"seed",
	"service_tier",
	"stop",
	"store",
	"stream",
	"stream_options",
	"temperature",
	"tool_choice",
	"tools",
	"top_logprobs",
	"top_p",
	"user",
	"verbosity",
	"web_search_options",
];

/** Models that think before they answer: they take other parameters. */
function isReasoningModel(model: string): boolean {
	return /^(?:o\d|gpt-5|simulate-reasoning)/.test(model);
}

/**
 * Checks the body of a chat completion request the way the API does, as far as is known.
 *
 * @throws ApiError 400 that names the first wrong field
 */
export function readChatRequest(body: unknown): ChatRequest {
	const fields = readFields(body);
	for (const name of Object.keys(fields)) {
		if (!knownFields.includes(name)) throw invalid(name, "unknown_parameter", `Unknown parameter: '${name}'.`);
	}
	readModel(fields);
	checkMessages(fields.messages);
	range(fields, "temperature", 0, 2);
	range(fields, "top_p", 0, 1);
	range(fields, "presence_penalty", -2, 2);
	range(fields, "frequency_penalty", -2, 2);
	integer(fields, "max_tokens", 1, Number.MAX_SAFE_INTEGER);
	integer(fields, "max_completion_tokens", 1, Number.MAX_SAFE_INTEGER);
	integer(fields, "n", 1, 128);
	integer(fields, "seed", Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
	if (isSet(fields.stream) && typeof fields.stream !== "boolean") throw wrongType("stream", "a boolean", fields.stream);
	if (isSet(fields.user) && typeof fields.user !== "string") throw wrongType("user", "a string", fields.user);
	checkStop(fields.stop);
	checkTools(fields.tools, fields.tool_choice);
	if (isSet(fields.stream_options) && fields.stream !== true) {
		throw invalid("stream_options", "invalid_value", "'stream_options' is only allowed when 'stream' is true.");
	}
	checkResponseFormat(fields.response_format, fields.messages as readonly ChatMessage[]);
	checkModelParameters(fields);
	return fields as unknown as ChatRequest;
}

function checkStop(stop: unknown): void {
	if (!isSet(stop) || typeof stop === "string") return;
	if (!Array.isArray(stop) || !stop.every((each) => typeof each === "string"))
		throw wrongType("stop", "a string or an array of strings", stop);
	if (stop.length > 4)
		throw invalid(
			"stop",
			"array_above_max_length",
			`Invalid 'stop': at most 4 sequences are allowed, not ${stop.length}.`,
		);
}

function checkTools(tools: unknown, choice: unknown): void {
	if (!isSet(tools)) {
		if (isSet(choice))
			throw invalid("tool_choice", "invalid_value", "'tool_choice' is only allowed when 'tools' are given.");
		return;
	}
	if (!Array.isArray(tools)) throw wrongType("tools", "an array of objects", tools);
	if (tools.length === 0) throw invalid("tools", "empty_array", "Invalid 'tools': at least one tool is needed.");
	for (const [index, tool] of tools.entries()) {
		const definition = isFields(tool) ? tool.function : undefined;
		if (!isFields(tool) || !isFields(definition) || typeof definition.name !== "string") {
			throw invalid(
				`tools[${index}].function.name`,
				"missing_required_parameter",
				`Missing required parameter: 'tools[${index}].function.name'.`,
			);
		}
	}
	if (typeof choice === "string" && !["none", "auto", "required"].includes(choice)) {
		throw invalid(
			"tool_choice",
			"invalid_value",
			`Invalid value: '${choice}'. Supported values are: 'none', 'auto' and 'required'.`,
		);
	}
	const wanted = isFields(choice) && isFields(choice.function) ? choice.function.name : undefined;
	if (wanted !== undefined && !(tools as Tool[]).some((tool) => tool.function.name === wanted)) {
		throw invalid("tool_choice", "invalid_value", `Tool choice '${String(wanted)}' is not among the 'tools'.`);
	}
}

function checkResponseFormat(format: unknown, messages: readonly ChatMessage[]): void {
	if (!isSet(format)) return;
	if (!isFields(format)) throw wrongType("response_format", "an object", format);
	const { type } = format;
	if (type === "text") return;
	if (type === "json_object") {
		if (JSON.stringify(messages).toLowerCase().includes("json")) return;
		throw invalid(
			"messages",
			"invalid_value",
			"The messages have to mention the word 'json' when 'response_format' is 'json_object'.",
		);
	}
	if (type !== "json_schema") {
		throw invalid(
			"response_format.type",
			"invalid_value",
			`Invalid value: '${String(type)}'. Supported values are: 'json_object', 'json_schema', and 'text'.`,
		);
	}
	const schema = format.json_schema;
	if (!isFields(schema) || typeof schema.name !== "string") {
		throw invalid(
			"response_format.json_schema.name",
			"missing_required_parameter",
			"Missing required parameter: 'response_format.json_schema.name'.",
		);
	}
}

function checkModelParameters(fields: Fields): void {
	const model = fields.model as string;
	if (isSet(fields.max_tokens) && isSet(fields.max_completion_tokens)) {
		throw invalid(
			"max_tokens",
			"invalid_parameter_combination",
			"Only one of 'max_tokens' and 'max_completion_tokens' may be set.",
		);
	}
	if (!isReasoningModel(model)) return;
	if (isSet(fields.max_tokens)) {
		throw invalid(
			"max_tokens",
			"unsupported_parameter",
			"Unsupported parameter: this model takes 'max_completion_tokens' instead of 'max_tokens'.",
		);
	}
	for (const name of ["temperature", "top_p"]) {
		if (isSet(fields[name]) && fields[name] !== 1) {
			throw invalid(
				name,
				"unsupported_value",
				`Unsupported value: with this model '${name}' has to be 1, its default.`,
			);
		}
	}
}
