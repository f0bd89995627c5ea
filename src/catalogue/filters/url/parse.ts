import type { XanoObject } from "../../../values/kinds.js";
import { objectFrom } from "../../../values/object.js";

/** Every control character becomes an underscore in a part of a URL (PHP). */
function clean(part: string): string {
	return part.replace(/[\0-\x1f\x7f]/g, "_");
}

const SCHEME = /^[a-zA-Z0-9+.-]+$/;
/** A port behind a host without a scheme, as in `example.com:80/path`. */
const BARE_PORT = /^\d{1,5}(?=\/|$)/;

interface Parts {
	scheme?: string;
	host?: string;
	port?: number;
	user?: string;
	pass?: string;
	path?: string;
	query?: string;
	fragment?: string;
}

/**
 * The parts of a URL by the rules of PHP's `parse_url`: those it has, in the order scheme, host, port, user, pass, path,
 * query, fragment. Nothing is decoded.
 *
 * @returns null for a text that cannot be a URL
 */
export function parseUrl(url: string): XanoObject | null {
	const parts: Parts = {};
	const start = readScheme(url, parts);
	if (start === null) return null;
	const pathStart = start.host ? readHost(url, start.at, parts) : start.at;
	if (pathStart === null) return null;
	if (!start.complete && (pathStart < url.length || !start.host)) readPath(url.slice(pathStart), parts);
	const order = ["scheme", "host", "port", "user", "pass", "path", "query", "fragment"] as const;
	return objectFrom(order.flatMap((name) => (parts[name] === undefined ? [] : [[name, parts[name]] as const])));
}

interface Start {
	readonly at: number;
	/** Whether a host stands there; otherwise a path. */
	readonly host: boolean;
	/** Nothing follows the scheme. */
	readonly complete: boolean;
}

function at(position: number, host: boolean): Start {
	return { at: position, host, complete: false };
}

/** Finds where the host or path begins; a scheme and a bare port are noted on the way. */
function readScheme(url: string, parts: Parts): Start | null {
	const colon = url.indexOf(":");
	const relative = url.startsWith("//");
	if (colon < 0) return relative ? at(2, true) : at(0, false);
	if (colon === 0) return readBarePort(url, colon, parts);
	const scheme = url.slice(0, colon);
	const rest = url.slice(colon + 1);
	if (!SCHEME.test(scheme)) {
		const beforeQuery = colon < firstOf(url, "?#");
		if (rest !== "" && beforeQuery) return readBarePort(url, colon, parts);
		return relative ? at(2, true) : at(0, false);
	}
	if (rest === "") {
		parts.scheme = scheme;
		return { at: url.length, host: false, complete: true };
	}
	if (!rest.startsWith("/")) {
		if (/^\d{0,5}(?=\/|$)/.test(rest)) return readBarePort(url, colon, parts);
		parts.scheme = scheme;
		return at(colon + 1, false);
	}
	parts.scheme = scheme;
	if (!rest.startsWith("//")) return at(colon + 1, false);
	// Paths of files may begin with the letter of a drive.
	if (scheme.toLowerCase() === "file" && rest.startsWith("///"))
		return at(colon + (rest.charAt(4) === ":" ? 4 : 3), false);
	return at(colon + 3, true);
}

function firstOf(url: string, characters: string): number {
	return Math.min(
		...Array.from(characters, (character) => (url.includes(character) ? url.indexOf(character) : url.length)),
	);
}

function readBarePort(url: string, colon: number, parts: Parts): Start | null {
	const rest = url.slice(colon + 1);
	const relative = url.startsWith("//");
	const digits = BARE_PORT.exec(rest)?.[0];
	if (digits !== undefined) {
		if (Number(digits) > 65_535) return null;
		parts.port = Number(digits);
		return at(relative ? 2 : 0, true);
	}
	if (rest === "") return null;
	return relative ? at(2, true) : at(0, false);
}

/** Reads user, password, host and port; gives where the path begins, or null when there is no proper host. */
function readHost(url: string, start: number, parts: Parts): number | null {
	const end = start + firstOf(url.slice(start), "/?#");
	let authority = url.slice(start, end);
	const sign = authority.lastIndexOf("@");
	if (sign >= 0) {
		const credentials = authority.slice(0, sign);
		const colon = credentials.indexOf(":");
		parts.user = clean(colon < 0 ? credentials : credentials.slice(0, colon));
		if (colon >= 0) parts.pass = clean(credentials.slice(colon + 1));
		authority = authority.slice(sign + 1);
	}
	const isAddress = authority.startsWith("[") && authority.endsWith("]");
	const colon = isAddress ? -1 : authority.lastIndexOf(":");
	const host = colon < 0 ? authority : authority.slice(0, colon);
	if (colon >= 0 && !parts.port && !readPort(authority.slice(colon + 1), parts)) return null;
	if (host === "") return null;
	parts.host = clean(host);
	return end;
}

function readPort(text: string, parts: Parts): boolean {
	if (Buffer.byteLength(text) > 5) return false;
	if (text === "") return true;
	const port = /^[ \t\n\r\v\f]*[+-]?\d+/.exec(text)?.[0];
	if (port === undefined || Number(port) < 0 || Number(port) > 65_535) return false;
	parts.port = Number(port) + 0;
	return true;
}

function readPath(text: string, parts: Parts): void {
	const hash = text.indexOf("#");
	let rest = text;
	if (hash >= 0) {
		parts.fragment = clean(rest.slice(hash + 1));
		rest = rest.slice(0, hash);
	}
	const mark = rest.indexOf("?");
	if (mark >= 0) {
		parts.query = clean(rest.slice(mark + 1));
		rest = rest.slice(0, mark);
	}
	if (rest !== "" || text === "") parts.path = clean(rest);
}
