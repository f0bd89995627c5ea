import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { serve } from "../loopback.js";
import { failureOf, openClient, requestTo, textOf } from "../requests.js";

const text = "All of this was packed. ".repeat(100);

test.each([
	["gzip", gzipSync(text)],
	["x-gzip", gzipSync(text)],
	["deflate", deflateSync(text)],
	["deflate", deflateRawSync(text)],
	["br", brotliCompressSync(text)],
	["gzip, br", brotliCompressSync(gzipSync(text))],
	["identity", Buffer.from(text)],
])("%s is unpacked", async (encoding, body) => {
	const server = await serve((_, response) => void response.writeHead(200, { "Content-Encoding": encoding }).end(body));
	expect(await textOf(await openClient().send(requestTo(server.url)))).toBe(text);
});

test("an encoding unknown here is left as it is", async () => {
	const server = await serve(
		(_, response) => void response.writeHead(200, { "Content-Encoding": "zstd" }).end("packed"),
	);
	expect(await textOf(await openClient().send(requestTo(server.url)))).toBe("packed");
});

test("an empty body is none, whatever it claims to be packed with", async () => {
	const server = await serve((_, response) => void response.writeHead(200, { "Content-Encoding": "gzip" }).end());
	expect(await textOf(await openClient().send(requestTo(server.url)))).toBe("");
});

test.each([
	["no gzip at all", Buffer.from("plain")],
	["a gzip cut in the middle", gzipSync(text).subarray(0, 30)],
])("%s is a failure of the server", async (_, body) => {
	const server = await serve((_, response) => void response.writeHead(200, { "Content-Encoding": "gzip" }).end(body));
	const failure = await failureOf(async () => (await openClient().send(requestTo(server.url))).bytes());
	expect(failure.kind).toBe("network");
	expect(failure.message).toBe(`The answer of 127.0.0.1:${server.port} is not compressed the way it says`);
});

test("a small archive cannot fill the memory", async () => {
	const bomb = gzipSync(Buffer.alloc(20_000_000));
	const server = await serve((_, response) => void response.writeHead(200, { "Content-Encoding": "gzip" }).end(bomb));
	const request = requestTo(server.url, { maximumResponseBytes: 1_000_000 });
	const failure = await failureOf(async () => (await openClient().send(request)).bytes());
	expect(failure.kind).toBe("too-large");
	expect(failure.message).toBe(`The answer of 127.0.0.1:${server.port} has more than 1,000,000 bytes`);
});
