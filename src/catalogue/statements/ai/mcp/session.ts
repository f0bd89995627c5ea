import type { CallContext } from "../../../define.js";
import { failureToRaise } from "./failures.js";
import type { Client, Transport } from "./model_context_protocol.js";
import { OrderedTransport } from "./ordered_transport.js";
import type { ServerAddress } from "./server_address.js";
import { openWire, requestMilliseconds } from "./wire.js";

/** A server one has been introduced to. */
export interface Session {
	readonly client: Client;
	/** What every request to the server takes along. */
	readonly options: { readonly signal: AbortSignal; readonly timeout: number };
}

/**
 * Connects to an MCP server, does something with it, and takes leave.
 *
 * @throws XanoError that says why there is no such server, or what it refused
 */
export async function withServer<Result>(
	context: CallContext,
	server: ServerAddress,
	action: (session: Session) => Promise<Result>,
): Promise<Result> {
	const { Client, SSEClientTransport, StreamableHTTPClientTransport } = await import("./model_context_protocol.js");
	const wire = openWire(context, server.type, (question) => transport.end(question));
	const settings = {
		fetch: wire.fetch,
		requestInit: { headers: server.token === "" ? {} : { Authorization: `Bearer ${server.token}` } },
	};
	const streaming = server.type === "stream" ? new StreamableHTTPClientTransport(server.url, settings) : null;
	// The SDK's own types are not as exact about optional properties as ours have to be.
	const inner = (streaming ?? new SSEClientTransport(server.url, settings)) as Transport;
	let lose = (_: Error): void => undefined;
	const lost = new Promise<never>((_, reject) => {
		lose = reject;
	});
	const transport = new OrderedTransport(inner, streaming === null, (error) => lose(error));
	const client = new Client({ name: "xano-local", version: "1" });
	// The HttpClient keeps the time: a little more than it takes, and its message is the one that is seen.
	const options = { signal: context.signal, timeout: requestMilliseconds(context) + 10_000 };
	const work = async (): Promise<Result> => {
		await client.connect(transport, options);
		return action({ client, options });
	};
	try {
		const result = await Promise.race([work(), lost]);
		// A server need not have sessions, and the result is there without its consent.
		await streaming?.terminateSession().catch(() => undefined);
		return result;
	} catch (thrown) {
		throw failureToRaise(thrown, context, server, wire);
	} finally {
		await client.close();
		await inner.close();
		await wire.close();
	}
}
