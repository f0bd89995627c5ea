import { headerValue } from "./http/headers.js";
import type { HttpRequest, HttpResponse } from "./ports.js";
import { isSecretField, isSecretHeader, isSecretParameter, type Secrets } from "./redact.js";

/**
 * The secrets of a run and what a request carries as credentials besides: a server may well send those back.
 *
 * @param secrets known by name; their names come first
 */
export function secretsOfExchange(request: HttpRequest, secrets: Secrets): Secrets {
	return [...secrets, ...inHeaders(request), ...inAddress(request.url), ...inBody(request)];
}

/** Characters of a cookie that is no word, and can be looked for wherever it may stand. */
const shortestCookie = 16;

/** What the headers of an answer carry as credentials, such as the cookie of a session. */
export function secretsOfAnswer({ headers }: Pick<HttpResponse, "headers">): Secrets {
	return headers
		.filter(([name]) => isSecretHeader(name))
		.flatMap(([header, value]) => {
			const name = header.toLowerCase();
			const cookie = name === "set-cookie" ? /^[^=;]*=([^;]*)/.exec(value)?.[1] : undefined;
			const found: Named[] = [[name, value]];
			return cookie !== undefined && cookie.length >= shortestCookie
				? [...found, [name, cookie] satisfies Named]
				: found;
		});
}

type Named = [name: string, value: string];

function inHeaders({ headers }: HttpRequest): Named[] {
	return headers
		.filter(([name]) => isSecretHeader(name))
		.flatMap(([header, value]) => {
			const name = header.toLowerCase();
			const [, scheme, rest] = /^([A-Za-z]+) +(\S+)$/.exec(value) ?? [];
			if (rest === undefined) return [[name, value]] satisfies Named[];
			if (scheme?.toLowerCase() !== "basic") return [[name, rest]] satisfies Named[];
			const pair = Buffer.from(rest, "base64").toString();
			return [
				[name, rest],
				[name, pair.slice(pair.indexOf(":") + 1)],
			] satisfies Named[];
		});
}

function inAddress(address: string): Named[] {
	if (!URL.canParse(address)) return [];
	const url = new URL(address);
	return [
		...namedIn(url.searchParams),
		...(url.password === "" ? [] : [["user", decoded(url.password)] satisfies Named]),
	];
}

function inBody({ headers, body }: HttpRequest): Named[] {
	if (typeof body !== "string") return [];
	const isForm = /^application\/x-www-form-urlencoded/i.test(headerValue(headers, "content-type") ?? "");
	if (isForm) return namedIn(new URLSearchParams(body));
	const fields = body.matchAll(/"([^"\\]{1,40})"\s*:\s*"((?:[^"\\]|\\.)*)"/g);
	return [...fields]
		.filter(([, name]) => isSecretField(name as string))
		.map(([, name, value]) => [name as string, unescaped(value as string)]);
}

function namedIn(parameters: URLSearchParams): Named[] {
	return [...parameters].filter(([name]) => isSecretParameter(name));
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function unescaped(text: string): string {
	try {
		return JSON.parse(`"${text}"`) as string;
	} catch {
		return text;
	}
}
