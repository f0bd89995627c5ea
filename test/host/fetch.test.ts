import { expect, test } from "vitest";
import { fetchOf } from "../../src/host/fetch.js";
import { HttpFailure } from "../../src/host/ports.js";
import { closedPort, serve } from "./loopback.js";
import { answering, openClient } from "./requests.js";

const options = { timeoutMilliseconds: 1000, maximumResponseBytes: 1000 };

test("requests arrive and answers come back as with fetch", async () => {
	const server = await serve((_, response) => void response.writeHead(404, "Gone", { "X-A": "1" }).end("body"));
	const response = await fetchOf(openClient(), options)(`${server.url}/x`, {
		method: "post",
		headers: { "X-B": "2" },
		body: "sent",
	});
	expect(response.status).toBe(404);
	expect(response.statusText).toBe("Gone");
	expect(response.ok).toBe(false);
	expect(response.url).toBe(`${server.url}/x`);
	expect(response.headers.get("x-a")).toBe("1");
	expect(await response.text()).toBe("body");
	expect(server.requests[0]).toMatchObject({ method: "POST", body: "sent", headers: { "x-b": "2" } });
});

test("every kind of body is sent", async () => {
	const client = answering(() => ({}));
	const send = fetchOf(client, options);
	await send("http://a.example/", { method: "POST", body: new Uint8Array([1, 2]) });
	await send("http://a.example/", { method: "POST", body: new URLSearchParams({ a: "1" }) });
	await send("http://a.example/", { method: "POST", body: new Blob(["blob"], { type: "text/x" }) });
	await send(new Request("http://a.example/", { method: "PUT", body: "whole request" }));
	const bodies = client.requests.map(({ body }) =>
		typeof body === "string" ? body : Buffer.from(body ?? []).toString(),
	);
	expect(bodies).toEqual(["\u0001\u0002", "a=1", "blob", "whole request"]);
	expect(client.requests[1]?.headers).toContainEqual([
		"content-type",
		"application/x-www-form-urlencoded;charset=UTF-8",
	]);
	expect(client.requests[3]?.method).toBe("PUT");
	expect(client.requests[0]).toMatchObject(options);
});

test.each([204, 304])("%i has no body", async (status) => {
	const response = await fetchOf(
		answering(() => ({ status })),
		options,
	)("http://a.example/");
	expect(response.status).toBe(status);
	expect(response.body).toBeNull();
});

test("redirects are left alone when asked to", async () => {
	const client = answering(() => ({}));
	await fetchOf(client, options)("http://a.example/", { redirect: "manual" });
	await fetchOf(client, options)("http://a.example/");
	expect(client.requests.map(({ followRedirects }) => followRedirects)).toEqual([false, true]);
});

test("a failure is the failure itself", async () => {
	const url = `http://127.0.0.1:${await closedPort()}/`;
	await expect(fetchOf(openClient(), options)(url)).rejects.toBeInstanceOf(HttpFailure);
});

test("a failure in the middle of the body is the failure itself", async () => {
	const server = await serve((_, response) => void response.end("x".repeat(2000)));
	await expect(
		fetchOf(openClient(), options)(server.url, {}).then((response) => response.text()),
	).rejects.toMatchObject({ kind: "too-large" });
});

test("a cancelled request rejects with the reason", async () => {
	const caller = new AbortController();
	const server = await serve(() => caller.abort("enough"));
	await expect(fetchOf(openClient(), options)(server.url, { signal: caller.signal })).rejects.toBe("enough");
});

test("a body that is cancelled while it arrives rejects with the reason", async () => {
	const caller = new AbortController();
	const server = await serve((_, response) => void response.write("begun"));
	const response = await fetchOf(openClient(), options)(server.url, { signal: caller.signal });
	const reader = (response.body as ReadableStream<Uint8Array>).getReader();
	await reader.read();
	caller.abort("enough");
	await expect(reader.read()).rejects.toBe("enough");
});

test("a reader that leaves early closes the connection", async () => {
	let closed = (): void => undefined;
	const isClosed = new Promise<void>((resolve) => {
		closed = resolve;
	});
	const server = await serve((_, response) => {
		response.on("close", closed);
		response.write("begun");
	});
	const response = await fetchOf(openClient(), options)(server.url);
	await response.body?.cancel();
	await isClosed;
});
