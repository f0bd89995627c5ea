/** An error as OpenAI's API reports it: an HTTP status and `{"error": {message, type, param, code}}`. */
export class ApiError extends Error {
	override readonly name = "ApiError";
	constructor(
		readonly status: number,
		message: string,
		readonly details: {
			readonly type?: string;
			readonly param?: string | null;
			readonly code?: string | null;
			readonly headers?: Readonly<Record<string, string>>;
		} = {},
	) {
		super(message);
	}

	/** The body of the answer. */
	toJSON(): { error: { message: string; type: string; param: string | null; code: string | null } } {
		const { type = "invalid_request_error", param = null, code = null } = this.details;
		return { error: { message: this.message, type, param, code } };
	}
}

/** A request the API refuses because of one of its fields. */
export function invalid(param: string, code: string, message: string): ApiError {
	return new ApiError(400, message, { param, code });
}
