import { ApiError, invalid } from "./errors.js";

/** A JSON object of a request. */
export type Fields = Readonly<Record<string, unknown>>;

/** The body as an object of fields. */
export function readFields(body: unknown): Fields {
	if (isFields(body)) return body;
	throw new ApiError(400, "The body of the request is not a JSON object.");
}

/** The name of the model. */
export function readModel(fields: Fields): string {
	if (!isSet(fields.model) || fields.model === "")
		throw new ApiError(400, "The request names no model: 'model' is missing.");
	if (typeof fields.model !== "string") throw wrongType("model", "a string", fields.model);
	return fields.model;
}

/** Whether a JSON value is an object. */
export function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a field is given; null counts as left out. */
export function isSet(value: unknown): boolean {
	return value !== undefined && value !== null;
}

/** Refuses what is no number within its bounds. */
export function range(fields: Fields, name: string, minimum: number, maximum: number): void {
	const value = fields[name];
	if (!isSet(value)) return;
	if (typeof value !== "number") throw wrongType(name, "a decimal", value);
	checkBounds("decimal", name, value, minimum, maximum);
}

/** Refuses what is no whole number within its bounds. */
export function integer(fields: Fields, name: string, minimum: number, maximum: number): void {
	const value = fields[name];
	if (!isSet(value)) return;
	if (typeof value !== "number" || !Number.isInteger(value)) throw wrongType(name, "an integer", value);
	checkBounds("integer", name, value, minimum, maximum);
}

function checkBounds(kind: "decimal" | "integer", name: string, value: number, minimum: number, maximum: number): void {
	if (value < minimum) {
		throw invalid(
			name,
			`${kind}_below_min_value`,
			`Invalid '${name}': ${value} is less than the minimum of ${minimum}.`,
		);
	}
	if (value > maximum) {
		throw invalid(
			name,
			`${kind}_above_max_value`,
			`Invalid '${name}': ${value} is more than the maximum of ${maximum}.`,
		);
	}
}

/** The error for a value of another type. */
export function wrongType(param: string, expected: string, value: unknown): ApiError {
	const found = value === null ? "null" : Array.isArray(value) ? "an array" : `a value of type ${typeof value}`;
	return invalid(param, "invalid_type", `Invalid type for '${param}': ${expected} is expected, not ${found}.`);
}
