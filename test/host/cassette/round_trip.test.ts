import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { decodeCassette } from "../../../src/host/cassette/exchange.js";
import { recording, replaying } from "../../../src/host/cassette.js";
import { fetchOf } from "../../../src/host/fetch.js";
import { type HttpClient, HttpFailure, type HttpRequest } from "../../../src/host/ports.js";
import type { Secrets } from "../../../src/host/redact.js";
import { simulatingClient } from "../../../src/host/simulator/client.js";
import { XanoError } from "../../../src/values/error.js";
import { emptyFolder } from "../folder.js";
import { closedPort, serve } from "../loopback.js";
import { answering, failureOf, openClient, requestTo, textOf } from "../requests.js";
import { openSimulator } from "../simulator/openai.js";

const key = "sk-proj-this/is+the=key";
const secrets: Secrets = new Map([["OPENAI_API_KEY", key]]);

function cassetteFile(): string {
	return join(emptyFolder(), "cassettes", "run.json");
}

function sdkThrough(client: HttpClient): OpenAI {
	const options = { timeoutMilliseconds: 0, maximumResponseBytes: 1_000_000 };
	return new OpenAI({
		apiKey: key,
		baseURL: "https://api.openai.com/v1",
		maxRetries: 0,
		logLevel: "off",
		fetch: fetchOf(client, options),
	});
}

const question: OpenAI.ChatCompletionCreateParamsNonStreaming = {
	model: "gpt-4o",
	messages: [{ role: "user", content: `Keep ${key} to yourself` }],
};

async function streamed(sdk: OpenAI): Promise<string> {
	let text = "";
	const events = await sdk.chat.completions.create({ ...question, stream: true });
	for await (const event of events) text += event.choices[0]?.delta.content ?? "";
	return text;
}

test("the official SDK gets from a cassette what it got from the API, without any network", async () => {
	const simulator = await openSimulator();
	const file = cassetteFile();
	const recorder = sdkThrough(recording(simulatingClient(openClient(), simulator.url), file, secrets));
	const whole = await recorder.chat.completions.create(question);
	const text = await streamed(recorder);
	await expect(recorder.models.retrieve("gpt-9")).rejects.toMatchObject({ status: 404 });
	await simulator.close();

	const player = sdkThrough(replaying(file, new Map([["OPENAI_API_KEY", key]])));
	const content = (answer: OpenAI.ChatCompletion) =>
		answer.choices[0]?.message.content?.replace(key, "«redacted:OPENAI_API_KEY»");
	const replayed = await player.chat.completions.create(question);
	expect(content(replayed)).toBe(content(whole));
	expect(replayed.usage).toEqual(whole.usage);
	// In a stream the key arrived in pieces, which nobody can find; the test below looks at whole ones.
	expect(await streamed(player)).toBe(text);
	await expect(player.models.retrieve("gpt-9")).rejects.toMatchObject({ status: 404, code: "model_not_found" });
});

test("a cassette holds no secret in any form", async () => {
	const file = cassetteFile();
	const echo = await serve((received, response) => {
		response
			.writeHead(200, {
				"Content-Type": "application/json",
				"Set-Cookie": "session=abcdefgh",
				"X-Echo": encodeURI(key),
			})
			.end(JSON.stringify({ headers: received.headers, url: received.url, body: received.body, api_key: "other-key" }));
	});
	const client = recording(openClient(), file, secrets);
	const send = async (given: Partial<HttpRequest>, path = "/") =>
		(await client.send(requestTo(`${echo.url}${path}`, { method: "POST", ...given }))).bytes();
	await send({ headers: [["Authorization", `Bearer ${key}`]], body: JSON.stringify({ deep: [{ key }] }) });
	await send({ headers: [["Authorization", `Basic ${Buffer.from(`me:${key}`).toString("base64")}`]] });
	await send({ headers: [["Authorization", "Bearer unknown-bearer"]] });
	await send({ headers: [["X-Api-Key", "unknown-api-key"]] });
	await send({ headers: [["Authorization", `Basic ${Buffer.from("me:unknown-basic").toString("base64")}`]] });
	await send({ headers: [["X-Custom", key]] }, `/?token=unknown-token&k=${encodeURIComponent(key)}`);
	await send({
		headers: [["Content-Type", "application/x-www-form-urlencoded"]],
		body: `${new URLSearchParams({ key, password: "unknown-password" })}`,
	});
	await send({ body: Uint8Array.from([255, 0, ...Buffer.from(key), 255]) });
	await failureOf(() => client.send(requestTo(`http://me:${encodeURIComponent(key)}@nowhere.invalid/`)));

	const written = readFileSync(file, "utf8");
	expect(decodeCassette(written)).toHaveLength(9);
	const forms = [
		key,
		"this/is",
		encodeURIComponent(key),
		"unknown-token",
		"unknown-bearer",
		"unknown-api-key",
		"unknown-basic",
		"unknown-password",
		"other-key",
		"abcdefgh",
		Buffer.from(`me:${key}`).toString("base64"),
		Buffer.from("me:unknown-basic").toString("base64"),
	];
	for (const form of forms) expect(written).not.toContain(form);
	for (const [base64] of written.matchAll(/[A-Za-z0-9+/]{16,}={0,2}/g))
		expect(Buffer.from(base64, "base64").toString("latin1")).not.toContain(key);
	expect(written).toContain("Bearer «redacted:OPENAI_API_KEY»");
});

test("a cassette is JSON that people can read", async () => {
	const file = cassetteFile();
	const client = answering(() => ({
		headers: [["Content-Type", "application/json"]],
		body: '{"b":1,"a":[9007199254740993]}',
	}));
	const recorder = recording(client, file, secrets);
	const request = requestTo("https://example.com/x", {
		method: "post",
		headers: [["Authorization", `Bearer ${key}`]],
		body: '{"question": "why?"}',
	});
	await (await recorder.send(request)).bytes();
	expect(readFileSync(file, "utf8")).toMatchInlineSnapshot(`
		"{
		  "cassette": 1,
		  "exchanges": [
		    {
		      "request": {
		        "method": "POST",
		        "url": "https://example.com/x",
		        "headers": [
		          "Authorization: Bearer «redacted:OPENAI_API_KEY»"
		        ],
		        "body": {
		          "json": {
		            "question": "why?"
		          }
		        }
		      },
		      "response": {
		        "status": 200,
		        "statusText": "OK",
		        "httpVersion": "1.1",
		        "url": "https://example.com/x",
		        "headers": [
		          "Content-Type: application/json"
		        ],
		        "body": {
		          "json": {
		            "b": 1,
		            "a": [
		              9007199254740993
		            ]
		          }
		        }
		      }
		    }
		  ]
		}
		"
	`);
});

describe("every kind of answer comes back", () => {
	test.each<[string, string | Buffer, Record<string, string>]>([
		["text", "plain text", {}],
		["text of several lines", "one\ntwo\r\n\n", {}],
		["text that begins like JSON", "[not JSON", {}],
		["nothing", "", {}],
		["bytes", Buffer.from([0, 255, 254, 10, 13]), {}],
		["a packed text", gzipSync("unpacked"), { "Content-Encoding": "gzip" }],
		["a text with a byte-order mark", "\uFEFFtext", {}],
	])("%s", async (_, body, headers) => {
		const file = cassetteFile();
		const server = await serve((_, response) => void response.writeHead(203, "Fine", headers).end(body));
		const recorded = await recording(openClient(), file, []).send(requestTo(server.url));
		const bytes = await recorded.bytes();
		const replayed = await replaying(file).send(requestTo(server.url));
		expect(replayed).toMatchObject({ status: 203, statusText: "Fine", url: recorded.url, httpVersion: "1.1" });
		expect(Buffer.from(await replayed.bytes())).toEqual(Buffer.from(bytes));
		expect(replayed.headers.map(([name]) => name)).toEqual(recorded.headers.map(([name]) => name));
	});

	test("JSON keeps the order of its keys and its numbers", async () => {
		const file = cassetteFile();
		const json = '{"10":1,"2":9007199254740993,"__proto__":{"a":1.5},"e":{},"l":[]}';
		await (
			await recording(
				answering(() => ({ body: json })),
				file,
				[],
			).send(requestTo("http://a.example/"))
		).bytes();
		expect(await textOf(await replaying(file).send(requestTo("http://a.example/")))).toBe(json);
	});

	test("failures", async () => {
		const file = cassetteFile();
		const url = `http://127.0.0.1:${await closedPort()}/`;
		const recorded = await failureOf(() => recording(openClient(), file, []).send(requestTo(url)));
		const replayed = await failureOf(() => replaying(file).send(requestTo(url)));
		expect(replayed).toMatchObject({ kind: recorded.kind, code: recorded.code, message: recorded.message });
	});

	test("an answer that was cut", async () => {
		const file = cassetteFile();
		const server = await serve((_, response) => void response.write("half", () => response.destroy()));
		const read = async (client: HttpClient) => {
			const pieces: string[] = [];
			const failure = await failureOf(async () => {
				for await (const piece of (await client.send(requestTo(server.url))).body)
					pieces.push(Buffer.from(piece).toString());
			});
			return [pieces, failure.kind, failure.message];
		};
		const recorded = await read(recording(openClient(), file, []));
		expect(await read(replaying(file))).toEqual(recorded);
	});
});

describe("while recording", () => {
	test("the file is whole after every exchange, in the order of the requests", async () => {
		const file = cassetteFile();
		const client = recording(
			answering((_, count) => ({ body: String(count) })),
			file,
			[],
		);
		const first = await client.send(requestTo("http://a.example/1"));
		expect(decodeCassette(readFileSync(file, "utf8"))).toEqual([]);
		await (await client.send(requestTo("http://a.example/2"))).bytes();
		expect(decodeCassette(readFileSync(file, "utf8")).map(({ request }) => request.url)).toEqual([
			"http://a.example/2",
		]);
		await first.bytes();
		expect(decodeCassette(readFileSync(file, "utf8")).map(({ request }) => request.url)).toEqual([
			"http://a.example/1",
			"http://a.example/2",
		]);
		expect(readdirSync(join(file, ".."))).toEqual(["run.json"]);
	});

	test("requests at the same time do not disturb each other", async () => {
		const file = cassetteFile();
		const client = recording(
			answering((request) => ({ body: request.url })),
			file,
			[],
		);
		const urls = Array.from({ length: 20 }, (_, index) => `http://a.example/${index}`);
		await Promise.all(urls.map(async (url) => (await client.send(requestTo(url))).bytes()));
		expect(decodeCassette(readFileSync(file, "utf8")).map(({ request }) => request.url)).toEqual(urls);
	});

	test("an answer nobody read to its end does not look whole", async () => {
		const file = cassetteFile();
		const response = await recording(
			answering(() => ({ body: "all of it" })),
			file,
			[],
		).send(requestTo("http://a.example/"));
		for await (const _ of response.body) break;
		const failure = await failureOf(async () => (await replaying(file).send(requestTo("http://a.example/"))).bytes());
		expect(failure.code).toBe("NOT_READ");
	});

	test("cancelled requests are left out", async () => {
		const file = cassetteFile();
		const client = recording(openClient(), file, []);
		const request = requestTo("http://a.example/", { signal: AbortSignal.abort() });
		expect((await failureOf(() => client.send(request))).kind).toBe("aborted");
		expect(decodeCassette(readFileSync(file, "utf8"))).toEqual([]);
	});

	test("an endless answer is kept as far as it was wanted", async () => {
		const file = cassetteFile();
		const server = await serve((_, response) => void response.write("as far as this"));
		const enough = new AbortController();
		const request = requestTo(server.url, { signal: enough.signal });
		const reading = failureOf(async () => {
			for await (const _ of (await recording(openClient(), file, []).send(request)).body)
				enough.abort(new HttpFailure("reset", "That was enough", "NOT_READ"));
		});
		expect((await reading).kind).toBe("aborted");
		const played = await replaying(file).send(requestTo(server.url));
		let text = "";
		const failure = await failureOf(async () => {
			for await (const chunk of played.body) text += new TextDecoder().decode(chunk);
		});
		expect([text, failure.code]).toEqual(["as far as this", "NOT_READ"]);
	});

	test("a file that cannot be written is told before anything is sent", async () => {
		const folder = emptyFolder();
		writeFileSync(join(folder, "file"), "");
		mkdirSync(join(folder, "taken"));
		for (const place of [join(folder, "file", "run.json"), join(folder, "taken")]) {
			const client = answering(() => ({}));
			const sending = recording(client, place, []).send(requestTo("http://a.example/"));
			await expect(sending).rejects.toBeInstanceOf(XanoError);
			await expect(sending).rejects.toThrow(/^The recording .* cannot be written \(E[A-Z]+\)$/);
			expect(client.requests).toEqual([]);
		}
		expect(readdirSync(folder).sort()).toEqual(["file", "taken"]);
	});
});
