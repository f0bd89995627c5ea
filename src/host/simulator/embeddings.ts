import { createHash } from "node:crypto";
import { invalid } from "./errors.js";
import { readFields, readModel } from "./fields.js";
import { countTokens } from "./tokens.js";

/**
 * Answers `POST /v1/embeddings`: for every text a vector of length 1 that depends on nothing but the text, so equal
 * texts are equal and different ones nearly at right angles. Meaning plays no part.
 *
 * @throws ApiError when the request is wrong
 */
export function answerEmbeddings(body: unknown): unknown {
	const fields = readFields(body);
	const model = readModel(fields);
	const inputs = readInputs(fields.input);
	const dimensions = readDimensions(fields.dimensions, model);
	const tokens = inputs.reduce(
		(sum, input) => sum + (typeof input === "string" ? countTokens(input) : input.length),
		0,
	);
	const data = inputs.map((input, index) => {
		const vector = vectorOf(typeof input === "string" ? input : JSON.stringify(input), dimensions);
		const embedding =
			fields.encoding_format === "base64" ? Buffer.from(Float32Array.from(vector).buffer).toString("base64") : vector;
		return { object: "embedding", index, embedding };
	});
	return { object: "list", data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}

type Input = string | readonly number[];

function readInputs(input: unknown): readonly Input[] {
	const inputs: unknown[] = Array.isArray(input) && !isTokens(input) ? input : [input];
	if (inputs.length > 0 && inputs.every((each) => (typeof each === "string" && each !== "") || isTokens(each)))
		return inputs as Input[];
	throw invalid(
		"input",
		"invalid_type",
		"'input' has to be a text, several texts, or lists of token numbers, none of them empty.",
	);
}

function isTokens(value: unknown): value is readonly number[] {
	return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "number");
}

function readDimensions(dimensions: unknown, model: string): number {
	const most = model === "text-embedding-3-large" ? 3072 : 1536;
	if (dimensions === undefined || dimensions === null) return most;
	if (Number.isInteger(dimensions) && (dimensions as number) >= 1 && (dimensions as number) <= most)
		return dimensions as number;
	throw invalid("dimensions", "invalid_value", `'dimensions' has to be a whole number from 1 to ${most}.`);
}

function vectorOf(text: string, dimensions: number): number[] {
	const numbers: number[] = [];
	for (let block = 0; numbers.length < dimensions; block++) {
		const digest = createHash("sha256").update(`${block} ${text}`).digest();
		for (let at = 0; at < digest.length && numbers.length < dimensions; at += 2) numbers.push(digest.readInt16LE(at));
	}
	const length = Math.hypot(...numbers) || 1;
	return numbers.map((number) => number / length);
}
