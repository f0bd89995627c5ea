import { HttpFailure } from "../ports.js";

/** One request on its way, which a redirect may change. */
export interface Hop {
	readonly method: string;
	readonly url: URL;
	readonly headers: ReadonlyArray<readonly [string, string]>;
	readonly body: string | Uint8Array | null;
}

/** As many as browsers and curl's callers usually allow. */
export const maximumRedirects = 20;

/** Not handed on to another host, as in curl. */
const personal = new Set(["authorization", "cookie", "host", "proxy-authorization"]);

/**
 * Where a redirect leads; null when the answer is none. 303 turns everything but HEAD into GET, 301 and 302 turn POST
 * into GET, as curl and browsers do.
 *
 * @param location the value of the Location header
 * @throws HttpFailure "invalid-url" when the target is no http or https address
 */
export function redirected(hop: Hop, status: number, location: string | undefined): Hop | null {
	if (location === undefined || ![301, 302, 303, 307, 308].includes(status)) return null;
	const url = URL.canParse(location, hop.url.href) ? new URL(location, hop.url) : null;
	if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
		throw new HttpFailure("invalid-url", `${hop.url.host} redirects to something that is no web address`);
	}
	// Credentials in a Location are the other side's choice, not the program's.
	url.username = "";
	url.password = "";
	const becomesGet = status === 303 ? hop.method !== "HEAD" : status < 303 && hop.method === "POST";
	const sameOrigin = url.origin === hop.url.origin;
	return {
		method: becomesGet ? "GET" : hop.method,
		url,
		headers: hop.headers.filter(([name]) => {
			const lower = name.toLowerCase();
			return (sameOrigin || !personal.has(lower)) && !(becomesGet && lower.startsWith("content-"));
		}),
		body: becomesGet ? null : hop.body,
	};
}
