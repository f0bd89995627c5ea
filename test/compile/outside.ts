import type { HttpClient } from "../../src/host/ports.js";
import { decodeJson } from "../../src/values/json.js";
import type { Value } from "../../src/values/kinds.js";
import { answering } from "../host/requests.js";

/** A request as it is compared: method, address and body. */
export type Asked = string;

export function askedFor(method: string, url: string, body: string): Asked {
	return `${method} ${url} ${body}`.trim();
}

/** What the other side says to the request of that number, counted from 0: it refuses every fifth. */
function answerTo(count: number): { readonly status: number; readonly body: string } {
	return count % 5 === 4
		? { status: 500, body: `{"error":"no ${count}"}` }
		: { status: 200, body: `{"count":${count},"list":[1,${count},"x"],"big":9007199254740993,"half":${count / 2}}` };
}

/** The same answer as `api.request` binds it, as far as the generated programs look at it. */
export function responseTo(count: number): Value {
	const { status, body } = answerTo(count);
	return { response: { result: decodeJson(body), status } };
}

/** An outside that answers at once, and what it was asked so far. */
export function outside(): { readonly http: HttpClient; readonly asked: Asked[] } {
	const asked: Asked[] = [];
	const http = answering(({ method, url, body }, count) => {
		asked.push(askedFor(method, url, body === null ? "" : String(body)));
		return answerTo(count - 1);
	});
	return { http, asked };
}
