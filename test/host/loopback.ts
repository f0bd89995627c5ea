import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface ReceivedRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingMessage["headers"];
	readonly rawHeaders: readonly string[];
	readonly body: string;
	readonly bytes: Buffer;
}

export interface Loopback {
	/** `http://127.0.0.1:PORT` */
	readonly url: string;
	readonly port: number;
	/** What has arrived so far. */
	readonly requests: readonly ReceivedRequest[];
	close(): Promise<void>;
}

type Answer = (request: ReceivedRequest, response: ServerResponse) => void | Promise<void>;

/** A real HTTP server on this machine that ends with the test. */
export async function serve(answer: Answer): Promise<Loopback> {
	const { listener, requests } = listening(answer);
	return opened(createServer(listener), "http", requests);
}

/** The same over TLS, with the certificate of `localhost`. */
export async function serveSecurely(answer: Answer, key: string, cert: string): Promise<Loopback> {
	const { listener, requests } = listening(answer);
	return opened(createSecureServer({ key, cert }, listener), "https", requests);
}

/** A server that treats the bare connection itself. */
export async function serveSocket(onConnection: (socket: Socket) => void): Promise<Loopback> {
	const sockets = new Set<Socket>();
	const server = createSocketServer((socket) => {
		sockets.add(socket);
		socket.on("error", () => undefined);
		onConnection(socket);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const close = async (): Promise<void> => {
		for (const socket of sockets) socket.destroy();
		server.close();
	};
	onTestFinished(close);
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, port, requests: [], close };
}

/** A port at which nothing listens. */
export async function closedPort(): Promise<number> {
	const server = await serve(() => undefined);
	await server.close();
	return server.port;
}

function listening(answer: Answer): { listener: RequestListener; requests: ReceivedRequest[] } {
	const requests: ReceivedRequest[] = [];
	const listener: RequestListener = (request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			const bytes = Buffer.concat(chunks);
			const received: ReceivedRequest = {
				method: request.method ?? "",
				url: request.url ?? "",
				headers: request.headers,
				rawHeaders: request.rawHeaders,
				body: bytes.toString("utf8"),
				bytes,
			};
			requests.push(received);
			void answer(received, response);
		});
	};
	return { listener, requests };
}

async function opened(server: Server, scheme: string, requests: ReceivedRequest[]): Promise<Loopback> {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	let closing: Promise<void> | null = null;
	const close = (): Promise<void> => {
		closing ??= new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
		return closing;
	};
	onTestFinished(close);
	return { url: `${scheme}://127.0.0.1:${port}`, port, requests, close };
}
