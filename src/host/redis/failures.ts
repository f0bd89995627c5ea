import { fatalError, type XanoError } from "../../values/error.js";
import type { RedisAddress } from "./address.js";

/** No answer in time. */
export class TimeoutError extends Error {
	override readonly name = "TimeoutError";
	constructor(readonly milliseconds: number) {
		super("The time is up");
	}
}

/** How the errors begin that a server answers with: `ERR`, `WRONGTYPE`, `NOAUTH`. */
const refusal = /^[A-Z][A-Z_]* /;

/** Whether an error is what the server answered, and not that there was no answer. */
export function isRefusal(thrown: unknown): thrown is Error {
	return thrown instanceof Error && (thrown as { code?: unknown }).code === undefined && refusal.test(thrown.message);
}

/** Why there is no answer, in a XanoError that names host and port and nothing else of the address. */
export function connectionFailure(thrown: unknown, address: RedisAddress): XanoError {
	const place = `${address.host.includes(":") ? `[${address.host}]` : address.host}:${address.port}`;
	const { message, help } = reasonOf(thrown, address);
	return fatalError(`Redis at ${place} ${message}`, help ?? "Without REDIS_URL the store inside the engine is used.");
}

interface Reason {
	readonly message: string;
	readonly help?: string;
}

const reasons: Readonly<Record<string, Reason>> = {
	ECONNREFUSED: { message: "refuses the connection", help: "Is the server running there? REDIS_URL says where it is." },
	ENOTFOUND: { message: "cannot be found", help: "Look at the name of the host in REDIS_URL." },
	EAI_AGAIN: { message: "cannot be found: names cannot be looked up at the moment" },
	ETIMEDOUT: { message: "cannot be reached: it does not answer" },
	EHOSTUNREACH: { message: "cannot be reached: there is no way to that host" },
	ENETUNREACH: { message: "cannot be reached: there is no way to that network" },
	ECONNRESET: { message: "broke the connection" },
	EPIPE: { message: "broke the connection" },
};

const withoutTls = "Without TLS the address begins with redis://.";

function reasonOf(thrown: unknown, { isSecure }: RedisAddress): Reason {
	if (thrown instanceof TimeoutError) return { message: `did not answer within ${thrown.milliseconds / 1000} seconds` };
	const { code, message = "" } = thrown as { code?: unknown; message?: string };
	if (typeof code === "string") return reasons[code] ?? secureReason(code, isSecure);
	if (isRefusal(thrown)) return { message: `answers: ${message}`, help: helpFor(message) };
	// The client gives its own errors no code.
	if (message.startsWith("Unknown RESP type")) return { message: "answers with something else than Redis' protocol" };
	if (/timeout/i.test(message)) {
		return { message: "cannot be reached: it does not answer", ...(isSecure ? { help: withoutTls } : {}) };
	}
	return {
		message: "closed the connection",
		...(isSecure ? {} : { help: "A server that wants TLS does so: its address begins with rediss://." }),
	};
}

function secureReason(code: string, isSecure: boolean): Reason {
	if (!isSecure) return { message: `cannot be reached: ${code}` };
	if (code === "EPROTO" || code.startsWith("ERR_SSL")) {
		return { message: "does not speak TLS", help: withoutTls };
	}
	return {
		message: `has a certificate that is not trusted: ${code}`,
		help: "Name the authority that signed it with NODE_EXTRA_CA_CERTS=file.pem.",
	};
}

function helpFor(message: string): string {
	if (/^(?:WRONGPASS|NOAUTH|ERR invalid password|ERR AUTH)/.test(message))
		return "User and password stand in REDIS_URL before the host: redis://user:PASSWORD@host:6379.";
	if (message.includes("DB index")) return "The number of the database ends REDIS_URL: redis://host:6379/0.";
	return "That is the server's own answer.";
}
