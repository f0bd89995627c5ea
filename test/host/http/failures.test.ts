import { describe, expect, test } from "vitest";
import { failureOf as failureFrom } from "../../../src/host/http/failures.js";
import { instantClock, stillClock } from "../clocks.js";
import { closedPort, serve, serveSocket } from "../loopback.js";
import { failureOf, openClient, requestTo } from "../requests.js";

const secretPath = "/path?token=never-shown";

test("a host that does not exist", async () => {
	const failure = await failureOf(() => openClient().send(requestTo(`http://nowhere.invalid${secretPath}`)));
	expect(failure.kind).toBe("dns");
	expect(failure.message).toBe("The host nowhere.invalid could not be found");
	expect(["ENOTFOUND", "EAI_AGAIN"]).toContain(failure.code);
});

test("a port at which nothing listens", async () => {
	const port = await closedPort();
	const failure = await failureOf(() => openClient().send(requestTo(`http://127.0.0.1:${port}${secretPath}`)));
	expect(failure).toMatchObject({
		kind: "refused",
		code: "ECONNREFUSED",
		message: `Nothing accepts connections at 127.0.0.1:${port}`,
	});
});

test("a connection cut before any answer", async () => {
	const server = await serveSocket((socket) => socket.once("data", () => socket.destroy()));
	const failure = await failureOf(() => openClient().send(requestTo(server.url)));
	expect(failure.kind).toBe("reset");
	expect(failure.message).toBe(`127.0.0.1:${server.port} closed the connection without an answer`);
});

test.each([
	["of known length", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"],
	["in chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"],
])("an answer %s cut in the middle", async (_, start) => {
	const server = await serveSocket((socket) => socket.once("data", () => socket.write(start, () => socket.destroy())));
	const failure = await failureOf(async () => (await openClient().send(requestTo(server.url))).bytes());
	expect(failure.kind).toBe("reset");
	expect(failure.message).toBe(`127.0.0.1:${server.port} closed the connection in the middle of its answer`);
});

test("something that is not HTTP", async () => {
	const server = await serveSocket((socket) => socket.once("data", () => socket.end("SSH-2.0-OpenSSH\r\n")));
	const failure = await failureOf(() => openClient().send(requestTo(server.url)));
	expect(failure.kind).toBe("network");
	expect(failure.message).toBe(`The request to 127.0.0.1:${server.port} failed: what came back is not HTTP`);
});

test.each(["", "example.com", "ftp://example.com", "http://", "javascript:alert(1)", "file:///etc/passwd"])(
	"%j is no address of a request",
	async (url) => {
		const failure = await failureOf(() => openClient().send(requestTo(url)));
		expect(failure.kind).toBe("invalid-url");
		expect(failure.message).toBe("The address of a request has to begin with http:// or https:// and a host");
	},
);

describe("time-outs", () => {
	test("no answer", async () => {
		const server = await serve(() => undefined);
		const clock = instantClock();
		const request = requestTo(`${server.url}${secretPath}`, { timeoutMilliseconds: 2500 });
		const failure = await failureOf(() => openClient({ clock }).send(request));
		expect(failure).toMatchObject({
			kind: "timeout",
			code: "ETIMEDOUT",
			message: `127.0.0.1:${server.port} did not answer within 2.5 seconds`,
		});
		expect(clock.sleeps).toEqual([2500]);
	});

	test("an answer that never ends", async () => {
		const server = await serve((_, response) => void response.write("begun"));
		const clock = stillClock();
		const response = await openClient({ clock }).send(requestTo(server.url, { timeoutMilliseconds: 1000 }));
		const failure = await failureOf(async () => {
			for await (const _ of response.body) clock.wake();
		});
		expect(failure.kind).toBe("timeout");
		expect(failure.message).toBe(`127.0.0.1:${server.port} did not answer within 1 second`);
	});

	test("no timer is left behind, however a request ends", async () => {
		const server = await serve((received, response) => {
			if (received.url === "/cut") response.destroy();
			else response.end("x");
		});
		const clock = stillClock();
		const client = openClient({ clock });
		await (await client.send(requestTo(server.url))).bytes();
		await client.send(requestTo(server.url, { method: "HEAD" }));
		await failureOf(() => client.send(requestTo(`${server.url}/cut`)));
		for await (const _ of (await client.send(requestTo(server.url))).body) break;
		await failureOf(() => client.send(requestTo(server.url, { maximumResponseBytes: 0 })));
		expect(clock.sleeps).toHaveLength(5);
		expect(clock.waiting).toBe(0);
	});

	test("0 is no limit", async () => {
		const server = await serve((_, response) => void response.end("x"));
		const clock = instantClock();
		const response = await openClient({ clock }).send(requestTo(server.url, { timeoutMilliseconds: 0 }));
		expect(await response.bytes()).toHaveLength(1);
		expect(clock.sleeps).toEqual([]);
	});
});

describe("cancelling", () => {
	test("before the request is sent", async () => {
		const server = await serve((_, response) => void response.end());
		const failure = await failureOf(() =>
			openClient().send(requestTo(server.url, { signal: AbortSignal.abort("enough") })),
		);
		expect(failure.kind).toBe("aborted");
		expect(failure.cause).toBe("enough");
		expect(server.requests).toEqual([]);
	});

	test("while waiting for the answer", async () => {
		const caller = new AbortController();
		const server = await serve(() => caller.abort("enough"));
		const failure = await failureOf(() => openClient().send(requestTo(server.url, { signal: caller.signal })));
		expect(failure).toMatchObject({ kind: "aborted", code: "ABORT_ERR", cause: "enough" });
	});

	test("while the answer arrives", async () => {
		const caller = new AbortController();
		const server = await serve((_, response) => void response.write("begun"));
		const response = await openClient().send(requestTo(server.url, { signal: caller.signal }));
		const failure = await failureOf(async () => {
			for await (const _ of response.body) caller.abort();
		});
		expect(failure.kind).toBe("aborted");
	});
});

describe("answers that are too large", () => {
	test("are refused by their announced length", async () => {
		const server = await serve(
			(_, response) => void response.writeHead(200, { "Content-Length": "11" }).end("x".repeat(11)),
		);
		const failure = await failureOf(() => openClient().send(requestTo(server.url, { maximumResponseBytes: 10 })));
		expect(failure.kind).toBe("too-large");
	});

	test("are given up while they arrive", async () => {
		const server = await serve(async (_, response) => {
			while (!response.destroyed) {
				await new Promise((resolve) => response.write(Buffer.alloc(100_000), resolve));
			}
		});
		const request = requestTo(server.url, { maximumResponseBytes: 1_000_000 });
		const failure = await failureOf(async () => (await openClient().send(request)).bytes());
		expect(failure.kind).toBe("too-large");
	});

	test("may be exactly as large as allowed", async () => {
		const server = await serve((_, response) => void response.end("x".repeat(10)));
		const response = await openClient().send(requestTo(server.url, { maximumResponseBytes: 10 }));
		expect(await response.bytes()).toHaveLength(10);
	});
});

test.each([
	[{ code: "CERT_HAS_EXPIRED" }, "tls", "No secure connection to example.com: its certificate has expired"],
	[
		{ code: "ERR_TLS_CERT_ALTNAME_INVALID" },
		"tls",
		"No secure connection to example.com: its certificate is for another host",
	],
	[{ code: "EPROTO" }, "tls", "No secure connection to example.com: the server does not speak TLS there"],
	[{ code: "EHOSTUNREACH" }, "network", "The request to example.com failed: the host cannot be reached"],
	[{ errors: [{ code: "ECONNREFUSED" }] }, "refused", "Nothing accepts connections at example.com"],
	[{ cause: { cause: { code: "EAI_AGAIN" } } }, "dns", "The host example.com could not be found"],
	["a thrown text", "network", "The request to example.com failed: a thrown text"],
])("%j is reported as %s", (thrown, kind, message) => {
	const failure = failureFrom(thrown, new URL(`https://example.com${secretPath}`), false);
	expect(failure.kind).toBe(kind);
	expect(failure.message).toBe(message);
});
