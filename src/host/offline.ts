import { type HttpClient, HttpFailure } from "./ports.js";
import { redactUrl } from "./redact.js";

/** Refuses every request, and says which one it was. */
export function offlineClient(): HttpClient {
	return {
		send: async (request) => {
			const url = redactUrl(request.url, []);
			throw new HttpFailure("offline", `Nothing leaves this machine: ${request.method} ${url} was refused`);
		},
	};
}
