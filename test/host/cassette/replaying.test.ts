import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recording, replaying } from "../../../src/host/cassette.js";
import type { HttpRequest } from "../../../src/host/ports.js";
import { emptyFolder } from "../folder.js";
import { answering, failureOf, requestTo, textOf } from "../requests.js";

/** A cassette with these requests; the answer to each is its number, counted from 1. */
async function recorded(...requests: HttpRequest[]): Promise<string> {
	const file = join(emptyFolder(), "run.json");
	const client = recording(
		answering((_, count) => ({ body: `answer ${count}` })),
		file,
		[],
	);
	for (const request of requests) await (await client.send(request)).bytes();
	return file;
}

function post(body: string | Uint8Array, headers: [string, string][] = []): HttpRequest {
	return requestTo("http://a.example/x", { method: "POST", body, headers });
}

test("equal requests get their answers in order, each once", async () => {
	const client = replaying(await recorded(post("a"), post("b"), post("a")));
	expect(await textOf(await client.send(post("a")))).toBe("answer 1");
	expect(await textOf(await client.send(post("a")))).toBe("answer 3");
	expect(await textOf(await client.send(post("b")))).toBe("answer 2");
	const failure = await failureOf(() => client.send(post("b")));
	expect(failure.kind).toBe("replay-miss");
	expect(failure.message).toMatch(
		/holds an answer to this request once, and it has been asked once more:\n {2}POST http/,
	);
});

describe("requests are the same", () => {
	test("whatever the order of JSON keys and their blanks", async () => {
		const client = replaying(await recorded(post('{"a": 1, "b": {"c": 2, "d": [3]}}')));
		expect(await textOf(await client.send(post('{"b":{"d":[3],"c":2},"a":1}')))).toBe("answer 1");
	});

	test("whatever their headers", async () => {
		const client = replaying(await recorded(post("a", [["X-Time", "1"]])));
		expect(await textOf(await client.send(post("a", [["X-Time", "2"]])))).toBe("answer 1");
	});

	test("whatever the case of the method", async () => {
		const client = replaying(await recorded(requestTo("http://a.example/x", { method: "get" })));
		expect(await textOf(await client.send(requestTo("http://a.example/x")))).toBe("answer 1");
	});

	test("whatever the line between parts", async () => {
		const multipart = (line: string) =>
			post(`--${line}\r\n\r\nx\r\n--${line}--\r\n`, [["Content-Type", `multipart/form-data; boundary=${line}`]]);
		const client = replaying(await recorded(multipart("first-line")));
		expect(await textOf(await client.send(multipart("second-line")))).toBe("answer 1");
	});

	test("whatever the value of a secret", async () => {
		const file = join(emptyFolder(), "run.json");
		const asked = (key: string) => requestTo(`http://a.example/${key}`, { headers: [["Authorization", key]] });
		const client = recording(
			answering(() => ({ body: "answer" })),
			file,
			[["KEY", "old-secret"]],
		);
		await (await client.send(asked("old-secret"))).bytes();
		const player = replaying(file, [["KEY", "new-secret"]]);
		expect(await textOf(await player.send(asked("new-secret")))).toBe("answer");
	});
});

describe("a request that was not recorded is shown beside the closest one", () => {
	async function missOf(file: string, request: HttpRequest): Promise<string> {
		const failure = await failureOf(() => replaying(file).send(request));
		expect(failure.kind).toBe("replay-miss");
		return failure.message.replaceAll(file, "run.json");
	}

	test("another body", async () => {
		const file = await recorded(
			requestTo("http://b.example/"),
			post('{"messages":[{"role":"user","content":"What is the capital of France?"}]}'),
			post("unlike"),
		);
		const message = await missOf(
			file,
			post('{"messages":[{"role":"user","content":"What is the capital of Spain?"}]}'),
		);
		expect(message).toMatchInlineSnapshot(`
			"run.json holds no answer to this request:
			  POST http://a.example/x
			  {"messages":[{"content":"What is the capital of Spain?","role":"user"}]}
			The closest recorded one is number 2:
			  POST http://a.example/x
			  {"messages":[{"content":"What is the capital of France?","role":"user"}]}"
		`);
	});

	test("another address", async () => {
		const file = await recorded(requestTo("http://a.example/users/1"), requestTo("http://b.example/"));
		expect(await missOf(file, requestTo("http://a.example/users/2"))).toMatchInlineSnapshot(`
			"run.json holds no answer to this request:
			  GET http://a.example/users/2
			The closest recorded one is number 1:
			  GET http://a.example/users/1"
		`);
	});

	test("a long body is shown where the two part", async () => {
		const long = (middle: string) => post(`${"before ".repeat(100)}${middle}${" after".repeat(100)}`);
		const message = await missOf(await recorded(long("ONE")), long("TWO"));
		expect(message).toContain("TWO");
		expect(message).toContain("ONE");
		expect(message.length).toBeLessThan(700);
	});

	test("an empty cassette", async () => {
		const file = join(emptyFolder(), "run.json");
		writeFileSync(file, '{"cassette": 1, "exchanges": []}');
		expect(await missOf(file, post("a"))).toMatchInlineSnapshot(`
			"run.json holds no answer to this request:
			  POST http://a.example/x
			  a
			Nothing at all is recorded there."
		`);
	});

	test("without its secrets", async () => {
		const file = await recorded(post("a"));
		const secret = requestTo("http://me:pw@a.example/?token=unknown", { body: "known-secret", method: "PUT" });
		const failure = await failureOf(() => replaying(file, [["KEY", "known-secret"]]).send(secret));
		for (const hidden of ["pw@", "unknown", "known-secret"]) expect(failure.message).not.toContain(hidden);
	});
});

test("a cancelled request is not answered", async () => {
	const client = replaying(await recorded(post("a")));
	const failure = await failureOf(() => client.send({ ...post("a"), signal: AbortSignal.abort() }));
	expect(failure.kind).toBe("aborted");
	expect(await textOf(await client.send(post("a")))).toBe("answer 1");
});

test("an answer that is too large now is refused", async () => {
	const client = replaying(await recorded(post("a")));
	expect((await failureOf(() => client.send({ ...post("a"), maximumResponseBytes: 3 }))).kind).toBe("too-large");
});

describe("files that are no cassette", () => {
	test.each([
		["{", "it is not JSON"],
		["[]", "it is not a cassette: it does not begin with the key `cassette`"],
		["{}", "it is not a cassette: it does not begin with the key `cassette`"],
		['{"cassette": 2}', "it is a cassette of version 2, which is unknown here"],
		['{"cassette": 1}', "its `exchanges` are not a list"],
		['{"cassette": 1, "exchanges": [5]}', "exchange 1 has no `request`"],
		['{"cassette": 1, "exchanges": [{"request": {}}]}', "exchange 1 has neither `response` nor `failure`"],
		[
			'{"cassette": 1, "exchanges": [{"request": {"method": "GET"}, "failure": {}}]}',
			"exchange 1, request: `url` is not a text",
		],
		[
			'{"cassette": 1, "exchanges": [{"request": {"method": "GET", "url": "x"}, "response": {"status": "ok"}}]}',
			"exchange 1, response: `status` is not a number from 100 to 599",
		],
		[
			'{"cassette": 1, "exchanges": [{"request": {"method": "GET", "url": "x"}, "response": {"status": 200, "body": "ok"}}]}',
			"exchange 1, response: `body` is not null, and has none of the keys json, text, lines, base64",
		],
	])("%j", async (text, reason) => {
		const file = join(emptyFolder(), "run.json");
		writeFileSync(file, text);
		const failure = await failureOf(() => replaying(file).send(post("a")));
		expect(failure.kind).toBe("replay-miss");
		expect(failure.message).toBe(`The recording ${file} cannot be played: ${reason}`);
	});

	test("a missing one", async () => {
		const file = join(emptyFolder(), "none.json");
		const failure = await failureOf(() => replaying(file).send(post("a")));
		expect(failure.message).toBe(`The recording ${file} cannot be played: there is no such file`);
	});
});

test("a cassette written by hand may leave out what can be guessed", async () => {
	const file = join(emptyFolder(), "run.json");
	const exchanges = [
		{
			request: { method: "GET", url: "http://a.example/" },
			response: { status: 200, headers: ["X-A:  b ", "bare"], body: { json: { ok: true } } },
		},
	];
	writeFileSync(file, JSON.stringify({ cassette: 1, exchanges }));
	const response = await replaying(file).send(requestTo("http://a.example/"));
	expect(response).toMatchObject({ status: 200, statusText: "", httpVersion: "1.1", url: "http://a.example/" });
	expect(response.headers).toEqual([
		["X-A", "b"],
		["bare", ""],
	]);
	expect(await textOf(response)).toBe('{"ok":true}');
});
