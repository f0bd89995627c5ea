import { fatalError, type XanoError } from "../../values/error.js";

/** What a REDIS_URL says. */
export interface RedisAddress {
	readonly host: string;
	readonly port: number;
	readonly isSecure: boolean;
	readonly username: string | null;
	readonly password: string | null;
	readonly database: number;
}

/**
 * Reads `redis://[[user]:password@]host[:port][/database]`; `rediss://` is the same over TLS.
 * @throws XanoError that quotes nothing of the address, for a password may stand anywhere in one that is wrong
 */
export function readAddress(url: string): RedisAddress {
	const parsed = URL.canParse(url) ? new URL(url) : null;
	if (parsed === null || parsed.hostname === "") throw unreadable();
	const { protocol, hostname, port, username, password, pathname } = parsed;
	if (protocol !== "redis:" && protocol !== "rediss:") throw unreadable();
	const database = /^\/?(\d{0,9})$/.exec(pathname)?.[1];
	if (database === undefined) throw unreadable();
	return {
		host: hostname.replace(/^\[(.*)\]$/, "$1"),
		port: port === "" ? 6379 : Number(port),
		isSecure: protocol === "rediss:",
		username: username === "" ? null : decoded(username),
		password: password === "" ? null : decoded(password),
		database: Number(database),
	};
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw unreadable();
	}
}

function unreadable(): XanoError {
	return fatalError(
		"REDIS_URL is not the address of a Redis server",
		"It is written redis://host:6379, with a password redis://:PASSWORD@host:6379/0, and rediss:// for TLS. What is special in a password is percent-encoded.",
	);
}
