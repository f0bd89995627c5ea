import type { JSONRPCMessage, RequestId, Transport } from "./model_context_protocol.js";

/**
 * Hands answers on only once their question has been asked: a recorded event stream holds all of them at once. Tells,
 * too, when an answer will never come because the connection is lost, for which the SDK would wait in vain.
 */
export class OrderedTransport implements Transport {
	onclose?: () => void;
	onerror?: (error: Error) => void;
	onmessage?: NonNullable<Transport["onmessage"]>;
	private readonly waiting = new Set<RequestId>();
	private readonly early = new Map<RequestId, () => void>();
	private lost: Error | null = null;

	/**
	 * @param isOneStream whether all answers come through one connection
	 * @param onLost called when a question that has been asked gets no answer
	 */
	constructor(
		private readonly inner: Transport,
		private readonly isOneStream: boolean,
		private readonly onLost: (error: Error) => void,
	) {}

	async start(): Promise<void> {
		this.inner.onclose = () => this.onclose?.();
		this.inner.onerror = (error) => this.fail(error);
		this.inner.onmessage = (message, extra) => {
			const deliver = (): void => this.onmessage?.(message, extra);
			const id = answeredBy(message);
			if (id === null || this.waiting.delete(id)) deliver();
			else this.early.set(id, deliver);
		};
		await this.inner.start();
	}

	async send(...[message, options]: Parameters<Transport["send"]>): Promise<void> {
		const id = "method" in message && "id" in message ? message.id : null;
		if (id !== null && !this.early.has(id)) {
			if (this.lost !== null) throw this.lost;
			this.waiting.add(id);
		}
		await this.inner.send(message, options);
		if (id !== null) this.early.get(id)?.();
	}

	async close(): Promise<void> {
		await this.inner.close();
	}

	setProtocolVersion(version: string): void {
		this.inner.setProtocolVersion?.(version);
	}

	/** To be called when what should have held the answer to a question has ended. */
	end(question: unknown): void {
		if (this.isOneStream || !this.waiting.has(question as RequestId)) return;
		this.onLost(new Error("The answer ended before it said anything"));
	}

	private fail(error: Error): void {
		if (this.isOneStream) this.lost ??= error;
		this.onerror?.(error);
		if (this.waiting.size > 0) this.onLost(error);
	}
}

/** The id of the question a message answers; null when it is no answer. */
function answeredBy(message: JSONRPCMessage): RequestId | null {
	return !("method" in message) && "id" in message ? (message.id ?? null) : null;
}
