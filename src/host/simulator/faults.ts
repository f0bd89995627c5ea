import { ApiError } from "./errors.js";

/** What a request with a magic key or model runs into. */
export interface Fault {
	/** The answer instead of the real one; null when the answer comes, but not as it should. */
	readonly error: () => ApiError | null;
	/** How many equal requests fail before one succeeds; every one when left out. */
	readonly times?: number;
	/** How the answer arrives otherwise. */
	readonly delivery?: "slow" | "cut" | "html";
}

/** Asks for another try at once: nobody should have to wait for a simulated limit. */
const retryAtOnce = { "retry-after": "0", "retry-after-ms": "1" };

const rateLimit = (): ApiError =>
	new ApiError(429, "Rate limit reached for requests per minute. Please try again later.", {
		type: "requests",
		code: "rate_limit_exceeded",
		headers: { ...retryAtOnce, "x-ratelimit-remaining-requests": "0" },
	});

const serverError = (): ApiError =>
	new ApiError(500, "The server had an error while processing the request.", {
		type: "server_error",
		headers: retryAtOnce,
	});

/**
 * Every behaviour that can be asked for, with the key `sk-simulate-NAME` or the model `simulate-NAME`. The
 * README of `host` lists them.
 */
const faults: Readonly<Record<string, Fault>> = {
	"401": { error: wrongKey },
	"403": {
		error: () => new ApiError(403, "The project of this key has no access to the model.", { code: "model_not_found" }),
	},
	"404": {
		error: () =>
			new ApiError(404, "The model does not exist or this key has no access to it.", { code: "model_not_found" }),
	},
	"429": { error: rateLimit, times: 1 },
	"429-always": { error: rateLimit },
	quota: {
		error: () =>
			new ApiError(429, "The quota of this account is used up. Check its plan and billing.", {
				type: "insufficient_quota",
				code: "insufficient_quota",
			}),
	},
	"500": { error: serverError },
	"500-once": { error: serverError, times: 1 },
	"503": {
		error: () =>
			new ApiError(503, "The model is overloaded with other requests.", {
				type: "service_unavailable",
				headers: retryAtOnce,
			}),
	},
	slow: { error: () => null, delivery: "slow" },
	cut: { error: () => null, delivery: "cut" },
	html: { error: () => null, delivery: "html" },
};

/** The fault a key asks for, otherwise the one a model asks for. */
export function faultFor(key: string, model: string | null): Fault | null {
	return named(key, "sk-simulate-") ?? named(model ?? "", "simulate-");
}

function named(text: string, prefix: string): Fault | null {
	const name = text.startsWith(prefix) ? text.slice(prefix.length) : "";
	return Object.hasOwn(faults, name) ? (faults[name] as Fault) : null;
}

/**
 * What a request with this Authorization header is let in with.
 *
 * @throws ApiError 401 when there is no key
 */
export function readKey(authorization: string | undefined): string {
	const key = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? "")?.[1];
	if (key !== undefined) return key;
	throw new ApiError(401, "No API key was given. It belongs in the header 'Authorization: Bearer KEY'.");
}

function wrongKey(): ApiError {
	return new ApiError(401, "Incorrect API key provided: sk-simul***-401.", { code: "invalid_api_key" });
}
