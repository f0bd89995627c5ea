import type { OpenAI } from "openai";
import { fetchOf } from "../../../host/fetch.js";
import type { CallContext } from "../../define.js";
import { officialOpenAiUrl, readOpenAiBaseUrl, readOpenAiKey } from "./settings.js";

/** The API as one run reaches it. */
export interface Service {
	readonly openai: OpenAI;
	/** The key, to be kept out of messages. */
	readonly key: string;
	/** How messages call the other side: OpenAI, or the host of OPENAI_BASE_URL. */
	readonly name: string;
	readonly isOpenAi: boolean;
	/** What the last refused request was answered with; the SDK keeps only part of it. */
	refusal(): string | null;
}

/** As long as the SDK itself waits for one answer, in milliseconds. */
const longestRequest = 600_000;

/**
 * The official SDK, set up from the program's environment and nothing else: what the process environment holds is not
 * the program's to use. Its requests go through the context's HttpClient.
 *
 * @throws XanoError when the key or the address is missing or cannot be used
 */
export async function openService(context: CallContext): Promise<Service> {
	const { environment, http, limits } = context;
	const key = readOpenAiKey(environment.get("OPENAI_API_KEY"));
	const baseUrl = readOpenAiBaseUrl(environment.get("OPENAI_BASE_URL"));
	const milliseconds = Math.min(longestRequest, limits.milliseconds);
	const send = fetchOf(http, { timeoutMilliseconds: milliseconds, maximumResponseBytes: limits.responseBytes });
	let refusal: string | null = null;
	const sdk = await import("openai");
	const openai = new (class OpenAI extends sdk.OpenAI {
		constructor(options: ConstructorParameters<typeof sdk.OpenAI>[0]) {
			super(options);
			// The SDK adds the headers of OPENAI_CUSTOM_HEADERS from the process environment.
			this._options.defaultHeaders = {};
		}
	})({
		apiKey: key,
		baseURL: baseUrl,
		organization: environment.get("OPENAI_ORG_ID")?.trim() || null,
		project: environment.get("OPENAI_PROJECT_ID")?.trim() || null,
		adminAPIKey: null,
		webhookSecret: null,
		logLevel: "off",
		// The HttpClient keeps the time, and `retrying` tries again: both follow the run's clock and its cancellation.
		timeout: milliseconds + 10_000,
		maxRetries: 0,
		fetch: async (input, init) => {
			const response = await send(input, init);
			if (response.ok) return response;
			refusal = await response.text();
			return new Response(refusal, {
				status: response.status,
				statusText: response.statusText,
				headers: response.headers,
			});
		},
	});
	const isOpenAi = new URL(baseUrl).host === new URL(officialOpenAiUrl).host;
	return { openai, key, name: isOpenAi ? "OpenAI" : new URL(baseUrl).host, isOpenAi, refusal: () => refusal };
}
