import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { recording, replaying } from "../../../src/host/cassette.js";
import { offlineClient } from "../../../src/host/offline.js";
import { simulatingClient } from "../../../src/host/simulator/client.js";
import { memoryStore } from "../../../src/host/store.js";
import { withTemporaryFiles } from "../../../src/host/temporary.js";
import type { Value } from "../../../src/values/kinds.js";
import { keysOf, objectFrom } from "../../../src/values/object.js";
import { certificate, privateKey } from "../../host/certificate.js";
import { instantClock } from "../../host/clocks.js";
import { emptyFolder } from "../../host/folder.js";
import { closedPort, type Loopback, type ReceivedRequest, serve, serveSecurely } from "../../host/loopback.js";
import { openClient } from "../../host/requests.js";
import { openSimulator } from "../../host/simulator/openai.js";
import { errorOf } from "../functions/context.js";
import { request } from "./api.js";

/** A server that answers everything with the same, and shows what it got. */
function silent(): Promise<Loopback> {
	return serve((_, response) => void response.end());
}

async function received(attributes: Record<string, Value>): Promise<ReceivedRequest> {
	const server = await silent();
	await request({ url: server.url, ...attributes });
	return server.requests[0] as ReceivedRequest;
}

describe("the result", () => {
	test("holds what was sent and what came back", async () => {
		const server = await serve((_, response) => {
			response
				.writeHead(201, "Created", { "Content-Type": "application/json", "X-Two": ["a", "b"] })
				.end('{"b":1,"a":[2.5]}');
		});
		const { request: sent, response } = await request({
			url: `${server.url}/x`,
			method: "POST",
			params: { q: 1 },
			headers: ["Accept: text/html"],
		});
		expect(keysOf(sent)).toEqual(["url", "method", "headers", "params"]);
		expect(sent).toEqual({
			url: `${server.url}/x`,
			method: "POST",
			headers: ["Accept: text/html", "Content-Type: application/json"],
			params: { q: 1 },
		});
		expect(keysOf(response)).toEqual(["headers", "result", "status"]);
		expect(response).toMatchObject({ result: { b: 1, a: [2.5] }, status: 201 });
		const headers = (response as { headers: string[] }).headers;
		expect(headers[0]).toBe("HTTP/1.1 201 Created");
		expect(headers).toEqual(expect.arrayContaining(["Content-Type: application/json", "X-Two: a", "X-Two: b"]));
	});

	test.each([400, 404, 429, 500, 503])("status %i is data", async (status) => {
		const server = await serve((_, response) => void response.writeHead(status).end('{"error":"why"}'));
		const { response } = await request({ url: server.url });
		expect(response).toMatchObject({ status, result: { error: "why" } });
		expect(server.requests).toHaveLength(1);
	});

	test.each<[string, Value]>([
		['{"a":1}', { a: 1 }],
		["[1,2]", [1, 2]],
		["5", 5],
		["-1.5", -1.5],
		['"text"', "text"],
		["true", true],
		["null", null],
		[" \n[1]\n", [1]],
		["\uFEFF[1]", [1]],
		["9223372036854775807", 9223372036854775807n],
		["", ""],
		["plain", "plain"],
		["{not json}", "{not json}"],
		["[1,2", "[1,2"],
		["5 apples", "5 apples"],
		["<html>", "<html>"],
		["[".repeat(10_000), "[".repeat(10_000)],
	])("%j is read", async (body, result) => {
		const server = await serve((_, response) => void response.end(body));
		expect((await request({ url: server.url })).response).toMatchObject({ result });
	});

	test("bytes that are no text survive", async () => {
		const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
		const server = await serve(
			(received, response) => void response.end(received.method === "GET" ? bytes : undefined),
		);
		const { response } = await request({ url: server.url });
		await request({ url: server.url, method: "POST", params: (response as { result: string }).result });
		expect(server.requests[1]?.bytes).toEqual(bytes);
	});

	test("keys keep their order and reach no prototype", async () => {
		const server = await serve((_, response) => void response.end('{"10":1,"2":2,"__proto__":{"polluted":true}}'));
		const { response } = await request({ url: server.url });
		expect(keysOf((response as { result: Map<string, Value> }).result)).toEqual(["10", "2", "__proto__"]);
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	});
});

describe("params", () => {
	test.each(["GET", "HEAD"])("are the query of %s", async (method) => {
		const found = await received({ method, params: { a: "1 2", b: ["x", "y"], c: { d: true, e: false }, f: null } });
		expect(found.url).toBe("/?a=1+2&b%5B0%5D=x&b%5B1%5D=y&c%5Bd%5D=1&c%5Be%5D=0");
		expect(found.body).toBe("");
		expect(found.headers).not.toHaveProperty("content-type");
	});

	test.each([
		["/p?a=1", "/p?a=1&q=x"],
		["/p?", "/p?q=x"],
		["/p?a=1&", "/p?a=1&q=x"],
		["/p#part", "/p?q=x"],
		["/p?a=1#b#c", "/p?a=1&q=x"],
	])("are added to %s", async (path, expected) => {
		const server = await silent();
		await request({ url: `${server.url}${path}`, params: { q: "x" } });
		expect(server.requests[0]?.url).toBe(expected);
	});

	test("that are empty change no address", async () => {
		const empty: Value[] = [{}, [], null, ""];
		for (const params of empty) expect((await received({ params })).url).toBe("/");
	});

	test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("are the JSON body of %s", async (method) => {
		const params = objectFrom([
			["2", "ü"],
			["1", [null, { deep: 9007199254740993n }]],
		]);
		const found = await received({ method, params });
		expect(found).toMatchObject({ method, url: "/", body: '{"2":"ü","1":[null,{"deep":9007199254740993}]}' });
		expect(found.headers["content-type"]).toBe("application/json");
	});

	test("keep a Content-Type of the program's own", async () => {
		const found = await received({
			method: "POST",
			params: { a: 1 },
			headers: ["content-type: application/vnd.api+json"],
		});
		expect(found.headers["content-type"]).toBe("application/vnd.api+json");
		expect(found.body).toBe('{"a":1}');
	});

	test("are a form when the Content-Type says so", async () => {
		const headers = ["Content-Type: application/x-www-form-urlencoded; charset=utf-8"];
		const params = { a: "ä&=+~", b: { c: [1, 2.5] }, d: null, e: true };
		const found = await received({ method: "POST", params, headers });
		expect(found.body).toBe("a=%C3%A4%26%3D%2B%7E&b%5Bc%5D%5B0%5D=1&b%5Bc%5D%5B1%5D=2.5&e=1");
		expect((await received({ method: "POST", params: "a=1&b", headers })).body).toBe("a=1&b");
	});

	test("that are text are sent as they are", async () => {
		const found = await received({ method: "POST", params: '{"already": "encoded"}' });
		expect(found.body).toBe('{"already": "encoded"}');
		expect(found.headers).not.toHaveProperty("content-type");
	});

	test("empty ones are an empty JSON body, except of DELETE", async () => {
		expect((await received({ method: "POST", params: {} })).body).toBe("{}");
		expect((await received({ method: "DELETE", params: {} })).body).toBe("");
		expect((await received({ method: "POST", params: null })).body).toBe("");
	});
});

/** Skipped where there is no PHP; its answers are the standard for forms, for Xano runs on it. */
const hasPhp = (() => {
	try {
		execFileSync("php", ["-v"], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
})();

test.runIf(hasPhp)("forms are what PHP makes of them", async () => {
	const params = { "a b": ["x", { "ü[": "~!*'()", n: null, t: true, f: false }], d: 0.1, s: "a+b&c=d\n-_.", e: [] };
	const code = "echo http_build_query(json_decode(stream_get_contents(STDIN), true));";
	const expected = execFileSync("php", ["-r", code], { input: JSON.stringify(params) }).toString();
	const headers = ["Content-Type: application/x-www-form-urlencoded"];
	expect((await received({ method: "POST", params, headers })).body).toBe(expected);
});

describe("multipart", () => {
	const file = { name: "a.png", type: "image", size: 4, mime: "image/png", data: "\udc89PNG" };

	/** Reads a body with the platform's own parser. */
	function parsed(found: ReceivedRequest): Promise<FormData> {
		return new Response(new Uint8Array(found.bytes), {
			headers: { "content-type": found.headers["content-type"] ?? "" },
		}).formData();
	}

	test("carries files and fields", async () => {
		const form = await parsed(await received({ method: "POST", params: { purpose: "test", file, list: ["a", "b"] } }));
		expect(form.get("purpose")).toBe("test");
		expect([form.get("list[0]"), form.get("list[1]")]).toEqual(["a", "b"]);
		const found = form.get("file") as File;
		expect([found.name, found.type, Buffer.from(await found.arrayBuffer()).toString("latin1")]).toEqual([
			"a.png",
			"image/png",
			"\x89PNG",
		]);
	});

	test("carries files by their path", async () => {
		const store = withTemporaryFiles(memoryStore());
		await store.write("tmp/a.bin", Buffer.from([0, 255, 13, 10]));
		await store.write("storage/public/b.txt", Buffer.from("b"));
		const files = [
			{ name: "a.bin", mime: "application/octet-stream", path: "/tmp/a.bin" },
			{ name: "b.txt", mime: "text/plain", path: "/vault/public/b.txt" },
		];
		const server = await silent();
		await request({ url: server.url, method: "POST", params: { files } }, { store });
		const form = await parsed(server.requests[0] as ReceivedRequest);
		const [first, second] = [form.get("files[0]") as File, form.get("files[1]") as File];
		expect([first.name, [...Buffer.from(await first.arrayBuffer())]]).toEqual(["a.bin", [0, 255, 13, 10]]);
		expect([second.type, await second.text()]).toEqual(["text/plain", "b"]);
		const lost = { ...files[0], path: "/tmp/gone" };
		const error = await errorOf(() => request({ url: server.url, method: "POST", params: { lost } }, { store }));
		expect(error.message).toBe("There is no file /tmp/gone");
	});

	test("carries several files of one name", async () => {
		const second = { name: "", mime: "no mime\r\nX: y", data: "ünï→" };
		const form = await parsed(await received({ method: "POST", params: { files: [file, second] } }));
		const found = form.get("files[1]") as File;
		expect(found.name).toBe("files[1]");
		expect(found.type).toBe("application/octet-stream");
		expect(await found.text()).toBe("ünï→");
	});

	test("is sent whenever the Content-Type says so", async () => {
		const headers = ["Content-Type: multipart/form-data", "X: 1"];
		const found = await received({ method: "POST", params: { a: "1", b: true }, headers });
		expect(found.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=\S+$/);
		expect([...(await parsed(found))]).toEqual([
			["a", "1"],
			["b", "1"],
		]);
		expect(found.headers.x).toBe("1");
		const own = ["Content-Type: multipart/form-data; boundary=mine"];
		expect((await received({ method: "POST", params: { a: 1 }, headers: own })).body).toBe(
			'--mine\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--mine--\r\n',
		);
	});

	test("lets no name end a header", async () => {
		const params = { 'x"\r\nX-Evil: 1\r\n\r\n': { ...file, name: '"; filename="evil\r\nX: y' } };
		const found = await received({ method: "POST", params });
		expect(found.body).not.toMatch(/^X/m);
		expect([...(await parsed(found)).keys()]).toHaveLength(1);
	});

	test("is not sent for what only looks like a file", async () => {
		const params = { note: { name: "x", data: 5 }, other: { data: "x" }, route: { name: "x", path: "/x" } };
		expect((await received({ method: "POST", params })).headers["content-type"]).toBe("application/json");
		const json = ["Content-Type: application/json"];
		expect((await received({ method: "POST", params: { file }, headers: json })).headers["content-type"]).toBe(
			"application/json",
		);
	});
});

describe("headers", () => {
	test("arrive as they are written", async () => {
		const found = await received({ headers: ["X-One: a:b", "  X-Two  :  c  ", "", null, "X-Three:"] });
		expect(found.headers).toMatchObject({ "x-one": "a:b", "x-two": "c", "x-three": "" });
	});

	test("may be an object or a single line", async () => {
		expect((await received({ headers: { "X-One": 1, "X-Two": true } })).headers).toMatchObject({
			"x-one": "1",
			"x-two": "true",
		});
		expect((await received({ headers: "X-One: 1" })).headers).toMatchObject({ "x-one": "1" });
	});

	test.each([
		["X-Name: a\r\nX-Injected: 1"],
		["X-Name: a\nX-Injected: 1"],
		["X-Name: a\rX-Injected: 1"],
		["X-Name: a\0b"],
		["X-Name: a\x01b"],
		["X-Name: a\x7fb"],
		["X Name: a"],
		["X-Näme: a"],
		["X-Name\r\nX-Injected: 1"],
		["GET / HTTP/1.1\r\nHost: a"],
	])("%j is refused", async (line) => {
		const server = await silent();
		const error = await errorOf(() => request({ url: server.url, headers: [line] }));
		expect(error.message).toBe("A header holds a character that is not allowed");
		expect(server.requests).toEqual([]);
	});

	test.each([["no colon"], [": no name"], [5]])("%j is refused", async (line) => {
		const error = await errorOf(() => request({ url: "http://a.invalid", headers: [line] }));
		expect(error.message).toBe("A header is written `Name: value`");
	});

	test("an object is no header", async () => {
		expect((await errorOf(() => request({ url: "http://a.invalid", headers: [{ a: 1 }] }))).code).toBe("ERROR_FATAL");
	});

	test("an address or method lets nothing in either", async () => {
		const server = await silent();
		await request({ url: `${server.url}/a\r\nX-Injected: 1`, params: { "a\r\nb": "\r\n" } });
		expect(server.requests[0]?.headers).not.toHaveProperty("x-injected");
		expect(server.requests).toHaveLength(1);
		const error = await errorOf(() => request({ url: server.url, method: "GET / HTTP/1.1\r\nX: y" }));
		expect(error.message).toMatch(/^api\.request does not know the method/);
	});
});

describe("a request that gets no answer is data", () => {
	test.each<[string, () => Promise<string>, string, RegExp]>([
		[
			"no such host",
			async () => "http://nowhere.invalid/?token=hidden",
			"",
			/^The host nowhere\.invalid could not be found$/,
		],
		[
			"nothing listens",
			async () => `http://127.0.0.1:${await closedPort()}`,
			"ECONNREFUSED",
			/^Nothing accepts connections at 127/,
		],
		[
			"cut",
			async () => (await serve((_, response) => void response.write("half", () => response.destroy()))).url,
			"",
			/closed the connection in the middle of its answer$/,
		],
		[
			"a circle",
			async () => (await serve((_, response) => void response.writeHead(302, { Location: "/" }).end())).url,
			"TOO_MANY_REDIRECTS",
			/keeps redirecting$/,
		],
	])("%s", async (_, urlOf, code, message) => {
		const { request: sent, response } = await request({ url: await urlOf() });
		expect(sent).toMatchObject({ method: "GET" });
		expect(keysOf(response)).toEqual(["headers", "result", "status", "error"]);
		expect(response).toMatchObject({
			headers: [],
			result: false,
			status: 0,
			error: { message: expect.stringMatching(message) },
		});
		if (code !== "") expect(response).toMatchObject({ error: { code } });
	});

	test.each<[Value, number]>([
		[null, 10_000],
		[3, 3000],
		["0.5", 500],
		[0, 1],
		[-5, 1],
		[1e9, 86_400_000],
	])("time-out %j", async (timeout, milliseconds) => {
		const server = await serve(() => undefined);
		const clock = instantClock();
		const { response } = await request({ url: server.url, timeout }, { http: openClient({ clock }) });
		expect(clock.sleeps).toEqual([milliseconds]);
		expect(response).toMatchObject({ status: 0, result: false, error: { code: "ETIMEDOUT" } });
	});

	test("too large an answer", async () => {
		const server = await serve((_, response) => void response.end("x".repeat(2000)));
		const { response } = await request({ url: server.url }, { limits: { responseBytes: 1000 } });
		expect(response).toMatchObject({
			status: 0,
			error: { code: "too-large", message: expect.stringMatching(/more than 1,000 bytes$/) },
		});
	});

	test("a certificate nobody vouches for, unless it is not to be checked", async () => {
		const server = await serveSecurely((_, response) => void response.end("x"), privateKey, certificate);
		const url = server.url;
		expect((await request({ url })).response).toMatchObject({
			status: 0,
			error: { message: expect.stringContaining("self-signed") },
		});
		expect((await request({ url, verify_peer: null, verify_host: null })).response).toMatchObject({ status: 0 });
		expect((await request({ url, verify_peer: false, verify_host: false })).response).toMatchObject({ status: 200 });
		const named = await request({ url, ca_certificate: certificate, verify_host: false });
		expect(named.response).toMatchObject({ status: 200 });
	});
});

test("redirects are followed unless they are not to be", async () => {
	const server = await serve((found, response) => {
		if (found.url === "/") response.writeHead(302, { Location: "/to" }).end("from");
		else response.end("to");
	});
	expect((await request({ url: server.url })).response).toMatchObject({ status: 200, result: "to" });
	expect((await request({ url: server.url, follow_location: false })).response).toMatchObject({
		status: 302,
		result: "from",
	});
});

describe("requests that cannot be sent raise", () => {
	test.each<[Record<string, Value>, string]>([
		[{ url: null }, "api.request: `url` is null"],
		[{ url: "" }, "The address of a request has to begin with http:// or https:// and a host"],
		[{ url: "example.com" }, "The address of a request has to begin with http:// or https:// and a host"],
		[{ url: "file:///etc/passwd" }, "The address of a request has to begin with http:// or https:// and a host"],
		[{ url: { a: 1 } }, "Unable to use an object as text"],
		[{ url: "http://a.invalid", method: "TRACE" }, "api.request does not know the method TRACE"],
		[{ url: "http://a.invalid", timeout: "soon" }, "Not numeric."],
	])("%j", async (attributes, message) => {
		expect((await errorOf(() => request(attributes))).message).toBe(message);
	});

	test("offline", async () => {
		const error = await errorOf(() => request({ url: "https://example.com/?token=hidden" }, { http: offlineClient() }));
		expect(error.message).toBe(
			"Nothing leaves this machine: GET https://example.com/?token=«redacted:token» was refused",
		);
		expect(error.help).toMatch(/--offline/);
	});

	test("when nothing was recorded for them", async () => {
		const file = `${emptyFolder()}/run.json`;
		const server = await serve((_, response) => void response.end("x"));
		await request({ url: `${server.url}/a` }, { http: recording(openClient(), file, []) });
		await server.close();
		expect((await request({ url: `${server.url}/a` }, { http: replaying(file) })).response).toMatchObject({
			result: "x",
		});
		const error = await errorOf(() => request({ url: `${server.url}/b` }, { http: replaying(file) }));
		expect(error.message).toContain(`GET ${server.url}/b`);
		expect(error.message).toContain(`GET ${server.url}/a`);
	});
});

test("a cancelled request ends with what cancelled it", async () => {
	const caller = new AbortController();
	const reason = new Error("enough");
	const server = await serve(() => caller.abort(reason));
	await expect(request({ url: server.url }, { signal: caller.signal })).rejects.toBe(reason);
});

test("OpenAI's address reaches the stand-in", async () => {
	const simulator = await openSimulator();
	const { response } = await request(
		{
			url: "https://api.openai.com/v1/chat/completions",
			method: "POST",
			headers: ["Authorization: Bearer sk-simulated"],
			params: { model: "gpt-4o", messages: [{ role: "user", content: "hi" }] },
		},
		{ http: simulatingClient(openClient(), simulator.url) },
	);
	expect(response).toMatchObject({
		status: 200,
		result: {
			choices: [{ message: { content: "This is a simulated answer of gpt-4o to: hi" }, finish_reason: "stop" }],
		},
	});
});
