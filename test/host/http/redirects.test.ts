import { describe, expect, test } from "vitest";
import { type Hop, redirected } from "../../../src/host/http/redirects.js";
import { serve } from "../loopback.js";
import { failureOf, openClient, requestTo, textOf } from "../requests.js";

const personal: [string, string][] = [
	["Authorization", "Bearer token-for-one-host"],
	["Cookie", "session=1"],
	["X-Other", "kept"],
];

test("a redirect within a host keeps credentials", async () => {
	const server = await serve((received, response) => {
		if (received.url === "/from") response.writeHead(302, { Location: "to?x=1" }).end("a body nobody reads");
		else response.end("arrived");
	});
	const response = await openClient().send(requestTo(`${server.url}/from`, { headers: personal }));
	expect(await textOf(response)).toBe("arrived");
	expect(response.url).toBe(`${server.url}/to?x=1`);
	expect(server.requests[1]?.headers).toMatchObject({
		authorization: "Bearer token-for-one-host",
		cookie: "session=1",
		"x-other": "kept",
	});
});

test("a redirect to another host loses credentials", async () => {
	const other = await serve((_, response) => void response.end("arrived"));
	const server = await serve((_, response) => void response.writeHead(307, { Location: `${other.url}/` }).end());
	const headers: [string, string][] = [...personal, ["Host", "first.example"]];
	await openClient().send(requestTo(server.url, { headers }));
	const received = other.requests[0]?.headers;
	expect(received).not.toHaveProperty("authorization");
	expect(received).not.toHaveProperty("cookie");
	expect(received).toMatchObject({ "x-other": "kept", host: `127.0.0.1:${other.port}` });
});

test("redirects are data when they are not followed", async () => {
	const server = await serve((_, response) => void response.writeHead(302, { Location: "/to" }).end("see there"));
	const response = await openClient().send(requestTo(server.url, { followRedirects: false }));
	expect(response.status).toBe(302);
	expect(await textOf(response)).toBe("see there");
	expect(server.requests).toHaveLength(1);
});

test("a circle of redirects ends", async () => {
	const server = await serve((_, response) => void response.writeHead(302, { Location: "/" }).end());
	const failure = await failureOf(() => openClient().send(requestTo(server.url)));
	expect(failure).toMatchObject({ kind: "network", code: "TOO_MANY_REDIRECTS" });
	expect(server.requests).toHaveLength(21);
});

test.each(["file:///etc/passwd", "ftp://example.com/", "http://"])("a redirect to %s is refused", async (location) => {
	const server = await serve((_, response) => void response.writeHead(302, { Location: location }).end());
	const failure = await failureOf(() => openClient().send(requestTo(server.url)));
	expect(failure.kind).toBe("invalid-url");
});

test("a redirect without a target is an ordinary answer", async () => {
	const server = await serve((_, response) => void response.writeHead(302).end("x"));
	expect((await openClient().send(requestTo(server.url))).status).toBe(302);
});

describe("method and body", () => {
	const hop = (method: string): Hop => ({
		method,
		url: new URL("http://a.example/"),
		headers: [
			["Content-Type", "text/plain"],
			["X", "1"],
		],
		body: "body",
	});

	test.each([
		["POST", 301, "GET"],
		["POST", 302, "GET"],
		["POST", 303, "GET"],
		["PUT", 303, "GET"],
		["HEAD", 303, "HEAD"],
		["PUT", 302, "PUT"],
		["POST", 307, "POST"],
		["POST", 308, "POST"],
	])("%s after %i is %s", (method, status, expected) => {
		const next = redirected(hop(method), status, "/next");
		expect(next?.method).toBe(expected);
		const isKept = expected === method && expected !== "HEAD";
		if (isKept) expect(next?.body).toBe("body");
		if (expected === "GET") {
			expect(next?.body).toBeNull();
			expect(next?.headers).toEqual([["X", "1"]]);
		}
	});

	test.each([200, 300, 304, 305])("%i is no redirect", (status) => {
		expect(redirected(hop("GET"), status, "/next")).toBeNull();
	});

	test("credentials in the target are not taken over", () => {
		expect(redirected(hop("GET"), 302, "http://me:pw@b.example/")?.url.href).toBe("http://b.example/");
	});
});
