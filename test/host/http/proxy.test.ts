import { expect, test } from "vitest";
import { serve } from "../loopback.js";
import { failureOf, openClient, requestTo, textOf } from "../requests.js";

test("requests go through a proxy, those to this machine do not", async () => {
	const proxy = await serve((_, response) => void response.end("through the proxy"));
	const server = await serve((_, response) => void response.end("straight"));
	const client = openClient({ proxies: { http: proxy.url.replace("http://", "") } });
	expect(await textOf(await client.send(requestTo("http://far.invalid/x")))).toBe("through the proxy");
	expect(proxy.requests[0]?.url).toBe("http://far.invalid/x");
	expect(await textOf(await client.send(requestTo(server.url)))).toBe("straight");
});

test("hosts can be left out", async () => {
	const proxy = await serve((_, response) => void response.end("through the proxy"));
	const client = openClient({ proxies: { http: proxy.url, except: "far.invalid" } });
	expect((await failureOf(() => client.send(requestTo("http://far.invalid/x")))).kind).toBe("dns");
});

test("an address that is none is named, not shown", async () => {
	const client = openClient({ proxies: { http: "http://user:never-shown@:" } });
	const failure = await failureOf(() => client.send(requestTo("http://far.invalid/x")));
	expect(failure.code).toBe("ERR_INVALID_PROXY");
	expect(failure.message).not.toContain("never-shown");
});
