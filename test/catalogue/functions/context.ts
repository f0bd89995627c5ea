import type { CallContext, Limits } from "../../../src/catalogue/define.js";
import { callBuiltin } from "../../../src/catalogue/functions/call.js";
import { openaiChatCompletion } from "../../../src/catalogue/functions/openai_chat_completion.js";
import { layeredEnvironment } from "../../../src/host/environment.js";
import type { HttpClient, HttpRequest, Store } from "../../../src/host/ports.js";
import { simulatingClient } from "../../../src/host/simulator/client.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { instantClock, type TestClock } from "../../host/clocks.js";
import { nowhere } from "../../host/nowhere.js";
import { openClient } from "../../host/requests.js";
import { openSimulator } from "../../host/simulator/openai.js";

const limits: Limits = {
	callDepth: 100,
	iterations: 1_000_000,
	milliseconds: 600_000,
	size: 1_000_000,
	responseBytes: 1_000_000,
	retries: 2,
};

export interface TestContext extends CallContext {
	readonly clock: TestClock;
	readonly warnings: [code: string, message: string][];
	readonly tokens: { prompt: number; completion: number };
}

export interface ContextOptions {
	readonly http?: HttpClient;
	readonly env?: Record<string, string>;
	readonly clock?: TestClock;
	readonly signal?: AbortSignal;
	readonly limits?: Partial<Limits>;
	readonly store?: Store;
	readonly stream?: (text: string) => void;
}

/** What a built-in sees of a run: sleeps that are over at once, and no outside unless it is given. */
export function contextWith(options: ContextOptions = {}): TestContext {
	const warnings: [string, string][] = [];
	const tokens = { prompt: 0, completion: 0 };
	const refuse = (): never => {
		throw new Error("the test reached for the outside");
	};
	return {
		warnings,
		tokens,
		clock: options.clock ?? instantClock(),
		random: { bytes: refuse, integer: (minimum) => minimum, uuid: () => "00000000-0000-4000-8000-000000000000" },
		http: options.http ?? { send: refuse },
		environment: layeredEnvironment([new Map(Object.entries(options.env ?? {}))]),
		files: { readText: refuse, readBytes: refuse },
		...nowhere,
		...(options.store ? { store: options.store } : {}),
		signal: options.signal ?? new AbortController().signal,
		limits: { ...limits, ...options.limits },
		timeZone: "UTC",
		...(options.stream ? { stream: options.stream } : {}),
		evaluate: refuse,
		results: refuse,
		countTokens: (prompt, completion) => {
			tokens.prompt += prompt;
			tokens.completion += completion;
		},
		warn: (code, message) => warnings.push([code, message]),
	};
}

export interface ChatRun {
	readonly context: TestContext;
	/** What was sent to the API. */
	readonly requests: HttpRequest[];
	call(input: XanoObject): Promise<Value>;
}

/** `openai_chat_completion` on the stand-in, which counts the requests it gets. */
export async function chatOn(options: ContextOptions & { readonly key?: string } = {}): Promise<ChatRun> {
	const simulator = await openSimulator(options.clock ? { clock: options.clock } : {});
	const { client, requests } = counted(simulatingClient(openClient(), simulator.url));
	return chatThrough(client, { env: { OPENAI_API_KEY: options.key ?? "sk-simulated" }, ...options }, requests);
}

/** `openai_chat_completion` through a client of one's own. */
export function chatThrough(http: HttpClient, options: ContextOptions = {}, requests: HttpRequest[] = []): ChatRun {
	const context = contextWith({ env: { OPENAI_API_KEY: "sk-simulated" }, ...options, http });
	return { context, requests, call: (input) => callBuiltin(openaiChatCompletion, context, input) };
}

function counted(client: HttpClient): { client: HttpClient; requests: HttpRequest[] } {
	const requests: HttpRequest[] = [];
	return {
		requests,
		client: {
			send: (request) => {
				requests.push(request);
				return client.send(request);
			},
		},
	};
}

/** The body of a request as JSON. */
export function bodyOf(request: HttpRequest | undefined): Record<string, unknown> {
	const body = request?.body;
	return JSON.parse(typeof body === "string" ? body : Buffer.from(body ?? []).toString());
}

/** The error of the language a call ends with. */
export async function errorOf(action: () => Promise<unknown>): Promise<XanoError> {
	try {
		await action();
	} catch (thrown) {
		if (thrown instanceof XanoError) return thrown;
		throw thrown;
	}
	throw new Error("the call succeeded");
}
