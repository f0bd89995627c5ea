import {
	type Clock,
	createEngine,
	type Engine,
	type EngineOptions,
	type HttpClient,
	type HttpRequest,
	projectFromText,
	type Random,
} from "../../src/index.js";

/** An engine for a text, with nothing of this machine's environment. */
export function engineOf(text: string, options: Omit<EngineOptions, "project"> = {}): Engine {
	return createEngine({ project: projectFromText("<test>", text, "/nowhere"), env: {}, ...options });
}

/** The text of a function. */
export function functionText(name: string, parts: { input?: string; stack?: string; response?: string } = {}): string {
	const { input = "", stack = "", response = "null" } = parts;
	return `function "${name}" {\n  input {\n    ${input}\n  }\n\n  stack {\n    ${stack}\n  }\n\n  response = ${response}\n}\n`;
}

/** Time that only moves when something sleeps. */
export function stillClock(start: number): Clock {
	let elapsed = 0;
	return {
		now: () => start + elapsed,
		monotonic: () => elapsed,
		sleep: async (milliseconds) => {
			elapsed += milliseconds;
		},
	};
}

/** Always the same chance. */
export const noRandom: Random = {
	bytes: (count) => new Uint8Array(count).fill(7),
	integer: (minimum) => minimum,
	uuid: () => "00000000-0000-4000-8000-000000000000",
};

/** A network that answers with what it was asked. */
export function echoingClient(seen: HttpRequest[] = []): HttpClient {
	return {
		send: async (request) => {
			seen.push(request);
			const bytes = new TextEncoder().encode(JSON.stringify({ method: request.method, url: request.url }));
			return {
				status: 200,
				statusText: "OK",
				httpVersion: "1.1",
				headers: [["content-type", "application/json"]],
				url: request.url,
				body: (async function* () {
					yield bytes;
				})(),
				bytes: async () => bytes,
			};
		},
	};
}
