import * as z from "zod";
import { parseNumericText } from "../../../values/convert.js";
import type { StandardSchema } from "../../define.js";
import { messageFault } from "./messages.js";

/** The input once it is known to be right. Inputs that were left out are absent, except for the two with a default. */
export interface ChatInput {
	readonly model: string;
	readonly messages: readonly object[];
	readonly temperature?: number;
	readonly max_tokens: number;
	readonly max_completion_tokens?: number;
	/** Any other field of the API's request. */
	readonly [field: string]: unknown;
}

/**
 * Checks and completes the input. Numbers may be numeric texts, a single message may stand for a list of one, and null
 * or "" stands for an optional input that was left out, as for any function's inputs.
 *
 * `temperature` keeps its absence, which matters for models that accept none.
 */
export function chatInputSchema(): StandardSchema {
	const text = z.string({ error: "must be text" });
	const object = z.looseObject({}, { error: "must be an object" });
	return z.preprocess(
		withoutBlanks,
		z.looseObject({
			model: text.default("gpt-4o"),
			messages: z.preprocess(
				(value) => (isObject(value) ? [value] : value),
				z
					.array(z.unknown(), {
						error: ({ input }) => (input === undefined ? "is missing" : "must be a list of messages"),
					})
					.min(1, { error: "must hold at least one message" })
					.superRefine((messages, context) => {
						for (const [index, message] of messages.entries()) {
							const fault = messageFault(message);
							if (fault === null) continue;
							context.addIssue({ code: "custom", path: [index, ...fault.path], message: fault.message });
							return;
						}
					}),
			),
			temperature: number(0, 2).optional(),
			max_tokens: integer(1).default(150),
			max_completion_tokens: integer(1).optional(),
			top_p: number(0, 1).optional(),
			presence_penalty: number(-2, 2).optional(),
			frequency_penalty: number(-2, 2).optional(),
			n: integer(1).optional(),
			seed: integer(Number.NEGATIVE_INFINITY).optional(),
			stop: z.union([text, z.array(text)], { error: "must be a text or a list of texts" }).optional(),
			user: z.preprocess((value) => (typeof value === "number" ? String(value) : value), text).optional(),
			response_format: object.optional(),
			tools: z.array(object, { error: "must be a list of tools" }).optional(),
			tool_choice: z.union([text, object], { error: "must be a text or an object" }).optional(),
		}),
	);
}

function number(minimum: number, maximum: number) {
	const error = `must be between ${minimum} and ${maximum}`;
	return z.preprocess(
		asNumber,
		z.number({ error: "must be a number" }).min(minimum, { error }).max(maximum, { error }),
	);
}

/** A fraction is cut off, as for every int input. */
function integer(minimum: number) {
	return z.preprocess(
		(value) => {
			const found = asNumber(value);
			return typeof found === "number" ? Math.trunc(found) : found;
		},
		z.number({ error: "must be a whole number" }).min(minimum, { error: `must be ${minimum} or more` }),
	);
}

function asNumber(value: unknown): unknown {
	// JSON numbers of the API are decimals; nothing it takes needs more than 53 bits.
	if (typeof value === "bigint") return Number(value);
	if (typeof value !== "string") return value;
	const found = parseNumericText(value);
	return found === undefined ? value : Number(found);
}

function withoutBlanks(input: unknown): unknown {
	if (!isObject(input)) return input;
	return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== ""));
}

function isObject(value: unknown): value is object {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
