import { describe, expect, test } from "vitest";
import { serve } from "../loopback.js";
import { openClient, requestTo, textOf } from "../requests.js";

test("a request arrives as it was given, and its answer comes back", async () => {
	const server = await serve((_, response) => {
		response.writeHead(201, "Made", { "Content-Type": "text/plain", "X-Two": ["a", "b"] }).end("héllo");
	});
	const response = await openClient().send(
		requestTo(`${server.url}/a%20b?c=d&e`, {
			method: "post",
			headers: [
				["X-Name", "Grüße"],
				["Content-Type", "text/plain; charset=utf-8"],
			],
			body: "naïve",
		}),
	);
	expect(response.status).toBe(201);
	expect(response.statusText).toBe("Made");
	expect(response.httpVersion).toBe("1.1");
	expect(response.url).toBe(`${server.url}/a%20b?c=d&e`);
	expect(response.headers.filter(([name]) => name.toLowerCase() === "x-two")).toEqual([
		["X-Two", "a"],
		["X-Two", "b"],
	]);
	expect(await textOf(response)).toBe("héllo");
	const [received] = server.requests;
	expect(received).toMatchObject({ method: "POST", url: "/a%20b?c=d&e", body: "naïve" });
	expect(Buffer.from(received?.headers["x-name"] as string, "latin1").toString("utf8")).toBe("Grüße");
	expect(received?.headers["content-length"]).toBe("6");
});

test("what a server wants to know is sent, unless the program says otherwise", async () => {
	const server = await serve((_, response) => void response.end());
	const client = openClient();
	await client.send(requestTo(server.url));
	await client.send(
		requestTo(server.url, {
			headers: [
				["accept", "text/html"],
				["user-agent", "mine"],
				["accept-encoding", "identity"],
			],
		}),
	);
	const [plain, own] = server.requests;
	expect(plain?.headers).toMatchObject({
		accept: "*/*",
		"user-agent": "xano-local",
		"accept-encoding": "gzip, deflate, br",
	});
	expect(own?.headers).toMatchObject({ accept: "text/html", "user-agent": "mine", "accept-encoding": "identity" });
});

test("headers of the connection are not the program's", async () => {
	const server = await serve((_, response) => void response.end());
	await openClient().send(
		requestTo(server.url, {
			method: "POST",
			body: "four",
			headers: [
				["Content-Length", "9999"],
				["Transfer-Encoding", "chunked"],
				["Connection", "upgrade"],
				["Upgrade", "h2c"],
			],
		}),
	);
	expect(server.requests[0]?.headers).toMatchObject({ "content-length": "4" });
	expect(server.requests[0]?.headers).not.toHaveProperty("transfer-encoding");
	expect(server.requests[0]?.headers).not.toHaveProperty("upgrade");
});

test("user name and password of an address become Basic authorization and leave the address", async () => {
	const server = await serve((_, response) => void response.end());
	const address = server.url.replace("http://", "http://me%40home:p%20w%@");
	const response = await openClient().send(requestTo(`${address}/x`));
	expect(response.url).toBe(`${server.url}/x`);
	expect(server.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from("me@home:p%20w%").toString("base64")}`);
});

test("bytes arrive as they are", async () => {
	const server = await serve((received, response) => void response.end(received.bytes));
	const body = Uint8Array.from({ length: 256 }, (_, index) => index);
	const response = await openClient().send(requestTo(server.url, { method: "PUT", body }));
	expect([...(await response.bytes())]).toEqual([...body]);
});

describe("answers without a body", () => {
	test.each([
		["HEAD", 200],
		["GET", 204],
		["GET", 304],
	])("%s %i", async (method, status) => {
		const server = await serve((_, response) => {
			response.writeHead(status, status === 204 ? {} : { "Content-Length": "1000000" }).end();
		});
		const response = await openClient().send(requestTo(server.url, { method, maximumResponseBytes: 10 }));
		expect(response.status).toBe(status);
		expect(await response.bytes()).toHaveLength(0);
	});
});

test("an answer can be read while it arrives", async () => {
	let finish = (): void => undefined;
	const server = await serve((_, response) => {
		response.write("first");
		finish = () => void response.end("second");
	});
	const response = await openClient().send(requestTo(server.url));
	const pieces: string[] = [];
	for await (const piece of response.body) {
		pieces.push(new TextDecoder().decode(piece));
		finish();
	}
	expect(pieces).toEqual(["first", "second"]);
});

test("connections are kept for the next request", async () => {
	const ports = new Set<number | undefined>();
	const server = await serve((_, response) => {
		ports.add(response.socket?.remotePort);
		response.end("x");
	});
	const client = openClient();
	for (let count = 0; count < 6; count++) await textOf(await client.send(requestTo(server.url)));
	// A connection is free again a moment after its answer has been read.
	expect(ports.size).toBeLessThanOrEqual(2);
});
