import type { Readable, Writable } from "node:stream";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { ErrorCode, type JSONRPCMessage, JSONRPCMessageSchema } from "@modelcontextprotocol/sdk/types.js";
import { plainProblem } from "./problem.js";

/**
 * Messages as lines over two streams. What is no message is answered as JSON-RPC 2.0 has it (section 5.1), where the SDK
 * would only report an error of its schemas, and leave whoever asked waiting.
 */
export class Wire implements Transport {
	onclose?: Transport["onclose"];
	onerror?: Transport["onerror"];
	onmessage?: Transport["onmessage"];
	/** What has come of a line that has not ended. */
	private readonly pieces: Buffer[] = [];
	private size = 0;

	/** @param largest the most bytes one message may have; what is longer ends the conversation */
	constructor(
		private readonly input: Readable,
		private readonly output: Writable,
		private readonly largest: number,
	) {}

	async start(): Promise<void> {
		this.input.on("data", this.take).on("error", this.fail);
	}

	async send(message: JSONRPCMessage): Promise<void> {
		await this.write("error" in message ? { ...message, error: plainError(message.error) } : message);
	}

	async close(): Promise<void> {
		this.input.off("data", this.take).off("error", this.fail);
		this.pieces.length = 0;
		this.onclose?.();
	}

	private readonly fail = (problem: Error): void => this.onerror?.(problem);

	private readonly take = (chunk: Buffer): void => {
		let start = 0;
		for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
			this.pieces.push(chunk.subarray(start, end));
			this.read(Buffer.concat(this.pieces.splice(0)).toString("utf8"));
			this.size = 0;
			start = end + 1;
		}
		this.pieces.push(chunk.subarray(start));
		this.size += chunk.length - start;
		if (this.size <= this.largest) return;
		this.fail(new Error(`A message may have ${this.largest} bytes at most`));
		void this.close();
	};

	private read(line: string): void {
		if (line.trim() === "") return;
		let given: unknown;
		try {
			given = JSON.parse(line);
		} catch {
			this.refuse(null, ErrorCode.ParseError, "Parse error: the line is no JSON");
			return;
		}
		const message = JSONRPCMessageSchema.safeParse(given);
		if (message.success) {
			this.onmessage?.(message.data);
			return;
		}
		const reason = Array.isArray(given) ? "messages come one by one" : "this is no message of JSON-RPC 2.0";
		this.refuse(idOf(given), ErrorCode.InvalidRequest, `Invalid request: ${reason}`);
	}

	private refuse(id: string | number | null, code: number, message: string): void {
		void this.write({ jsonrpc: "2.0", id, error: { code, message } });
	}

	private write(message: unknown): Promise<void> {
		return new Promise((resolve) => {
			if (this.output.write(`${JSON.stringify(message)}\n`)) resolve();
			else this.output.once("drain", resolve);
		});
	}
}

/** That of a request; other messages have none, or one of ours. */
function idOf(given: unknown): string | number | null {
	if (typeof given !== "object" || given === null || !("method" in given) || !("id" in given)) return null;
	const { id } = given;
	return typeof id === "string" || typeof id === "number" ? id : null;
}

/** An error of the SDK, which answers wrong parameters as if the fault were its own. */
function plainError<Failure extends { readonly code: number; readonly message: string }>(error: Failure): Failure {
	const reason = plainProblem(error.message);
	if (reason === error.message) return error;
	return { ...error, code: ErrorCode.InvalidParams, message: `Invalid params: ${reason}` };
}
