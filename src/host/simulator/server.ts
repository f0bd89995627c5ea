import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { systemClock } from "../clock.js";
import type { Clock } from "../ports.js";
import { answerChat, type ChatAnswer } from "./chat.js";
import { answerEmbeddings } from "./embeddings.js";
import { ApiError } from "./errors.js";
import { type Fault, faultFor, readKey } from "./faults.js";
import { listModels, retrieveModel } from "./models.js";

export interface Simulator {
	/** `http://127.0.0.1:PORT`; the API is under `/v1` of it. */
	readonly url: string;
	/** Ends it at once, with every connection. */
	close(): Promise<void>;
}

export interface SimulatorOptions {
	/** 0 for any that is free. */
	readonly port?: number;
	/** Measures how long `simulate-slow` waits. */
	readonly clock?: Clock;
}

/** How long `simulate-slow` keeps its answer back, in milliseconds. */
export const slowness = 30_000;

/** Larger requests are refused, in bytes. */
const largestRequest = 32 * 1024 * 1024;

/**
 * Starts a stand-in for OpenAI's API on this machine, reachable from this machine only. It needs no key worth anything,
 * answers the same to the same request, and fails on demand; the README of `host` describes it.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { port = 0, clock = systemClock() } = options;
	const failures = new Map<string, number>();
	const server = createServer((request, response) => {
		void serve(request, response, { clock, failures }).catch(() => request.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, "127.0.0.1", resolve);
	});
	// A forgotten stand-in must not keep the program alive; who waits for an answer does.
	server.unref();
	server.on("connection", (socket) => socket.unref());
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

interface State {
	readonly clock: Clock;
	/** How often a request that fails a limited number of times has failed. */
	readonly failures: Map<string, number>;
}

async function serve(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
	const gone = new AbortController();
	response.once("close", () => gone.abort());
	response.setHeader("x-request-id", "req_simulated");
	try {
		const text = await readText(request);
		const key = readKey(request.headers.authorization);
		const body = readBody(text);
		const fault = faultFor(key, modelIn(body));
		const error = fault && errorOf(fault, `${key}\n${request.url}\n${text}`, state.failures);
		if (error) throw error;
		await deliver(route(request, body), response, fault?.delivery ?? null, state.clock, gone.signal);
	} catch (thrown) {
		if (gone.signal.aborted) return;
		if (!(thrown instanceof ApiError)) throw thrown;
		for (const [name, value] of Object.entries(thrown.details.headers ?? {})) response.setHeader(name, value);
		sendJson(response, thrown.status, thrown);
	}
}

async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request) {
		length += (chunk as Buffer).length;
		if (length > largestRequest) throw new ApiError(413, "The body of the request is too large.");
		chunks.push(chunk as Buffer);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function readBody(text: string): unknown {
	if (text === "") return null;
	try {
		return JSON.parse(text);
	} catch {
		throw new ApiError(400, "The body of the request is not valid JSON.");
	}
}

function modelIn(body: unknown): string | null {
	const model = typeof body === "object" && body !== null && "model" in body ? body.model : null;
	return typeof model === "string" ? model : null;
}

/** The error a fault has for this request, or null when it has failed often enough. Then it starts anew. */
function errorOf(fault: Fault, request: string, failures: Map<string, number>): ApiError | null {
	if (fault.times === undefined) return fault.error();
	const count = failures.get(request) ?? 0;
	if (count >= fault.times) {
		failures.delete(request);
		return null;
	}
	failures.set(request, count + 1);
	return fault.error();
}

type Reply = { readonly json: unknown } | { readonly chat: ChatAnswer };

function route(request: IncomingMessage, body: unknown): Reply {
	const path = new URL(request.url ?? "/", "http://localhost").pathname.replace(/\/$/, "");
	const wanted = `${request.method} ${path}`;
	if (wanted === "POST /v1/chat/completions") return { chat: answerChat(body) };
	if (wanted === "POST /v1/embeddings") return { json: answerEmbeddings(body) };
	if (wanted === "GET /v1/models") return { json: listModels() };
	if (wanted.startsWith("GET /v1/models/")) return { json: retrieveModel(decoded(path.slice("/v1/models/".length))) };
	if (/^\/v1\/(?:chat\/completions|embeddings|models(?:\/.*)?)$/.test(path)) {
		throw new ApiError(405, `${request.method} is not allowed here.`, { code: "method_not_supported" });
	}
	throw new ApiError(404, `The stand-in does not know ${request.method} ${path}.`, { code: "unknown_url" });
}

function decoded(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

async function deliver(
	reply: Reply,
	response: ServerResponse,
	delivery: Fault["delivery"] | null,
	clock: Clock,
	gone: AbortSignal,
): Promise<void> {
	if (delivery === "html") {
		response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Welcome</title><p>It works!");
		return;
	}
	if ("chat" in reply && reply.chat.isStream) {
		await sendEvents(reply.chat.events(), response, delivery, clock, gone);
		return;
	}
	if (delivery === "slow") await clock.sleep(slowness, gone);
	const value = "chat" in reply ? reply.chat.whole() : reply.json;
	if (delivery === "cut") cutOff(response, JSON.stringify(value));
	else sendJson(response, 200, value);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
	const text = JSON.stringify(value, null, 2);
	response
		.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) })
		.end(text);
}

/** Half of the answer that was announced, then nothing. */
function cutOff(response: ServerResponse, text: string): void {
	response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
	response.write(text.slice(0, text.length / 2), () => response.destroy());
}

async function sendEvents(
	events: Iterable<unknown>,
	response: ServerResponse,
	delivery: Fault["delivery"] | null,
	clock: Clock,
	gone: AbortSignal,
): Promise<void> {
	response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
	let sent = 0;
	for (const event of events) {
		if (gone.aborted) return;
		await write(response, `data: ${JSON.stringify(event)}\n\n`);
		sent++;
		// The role and a first piece have arrived by then.
		if (sent === 2 && delivery === "slow") await clock.sleep(slowness, gone);
		if (sent === 2 && delivery === "cut") {
			response.destroy();
			return;
		}
	}
	response.end("data: [DONE]\n\n");
}

/** Waits until the piece has left, so that pieces arrive one by one. */
function write(response: ServerResponse, text: string): Promise<void> {
	return new Promise((resolve) => response.write(text, () => resolve()));
}
