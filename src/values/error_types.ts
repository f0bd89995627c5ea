import type { Value } from "./kinds.js";

/** What an `error_type` stands for. */
export interface ErrorType {
	readonly code: string;
	/** HTTP status. */
	readonly status: number;
	/** Said when the program gives no message (our choice). */
	readonly message: string;
}

const standard: ErrorType = { code: "ERROR_FATAL", status: 500, message: "Precondition failed" };

/** Codes and statuses by `error_type` [D]. */
const errorTypes: Readonly<Record<string, ErrorType>> = {
	standard,
	inputerror: { code: "ERROR_CODE_INPUT_ERROR", status: 400, message: "Input error" },
	badrequest: { code: "ERROR_CODE_BAD_REQUEST", status: 400, message: "Bad request" },
	unauthorized: { code: "ERROR_CODE_UNAUTHORIZED", status: 401, message: "Unauthorized" },
	accessdenied: { code: "ERROR_CODE_ACCESS_DENIED", status: 403, message: "Access denied" },
	notfound: { code: "ERROR_CODE_NOT_FOUND", status: 404, message: "Not found" },
	toomanyrequests: { code: "ERROR_CODE_TOO_MANY_REQUESTS", status: 429, message: "Too many requests" },
};

/** Names `error_type` may have. */
export const errorTypeNames: readonly string[] = Object.keys(errorTypes);

/** What a name stands for; `standard` for any that is none, which the checker refuses where it is written out. */
export function errorTypeOf(name: Value): ErrorType {
	return (typeof name === "string" && Object.hasOwn(errorTypes, name) ? errorTypes[name] : undefined) ?? standard;
}
