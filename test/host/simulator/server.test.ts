import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { simulatingClient } from "../../../src/host/simulator/client.js";
import { startSimulator } from "../../../src/host/simulator/server.js";
import { serve } from "../loopback.js";
import { failureOf, openClient, requestTo, textOf } from "../requests.js";
import { openSimulator, refusalOf, sdkOn } from "./openai.js";

const authorization: [string, string] = ["Authorization", "Bearer sk-simulated"];

test("models", async () => {
	const sdk = await sdkOn(await openSimulator());
	const { data } = await sdk.models.list();
	expect(data.map(({ id }) => id)).toContain("gpt-4o");
	expect(await sdk.models.retrieve("gpt-4o")).toMatchObject({ id: "gpt-4o", object: "model" });
	const refusal = await refusalOf(() => sdk.models.retrieve("gpt-9"));
	expect(refusal).toMatchObject({ status: 404, code: "model_not_found" });
});

describe("embeddings", () => {
	test("have length 1 and depend on the text alone", async () => {
		const sdk = await sdkOn(await openSimulator());
		const { data, usage } = await sdk.embeddings.create({
			model: "text-embedding-3-small",
			input: ["same", "same", "other"],
			dimensions: 64,
			encoding_format: "float",
		});
		const [first, second, third] = data.map(({ embedding }) => embedding) as [number[], number[], number[]];
		expect(first).toHaveLength(64);
		expect(Math.hypot(...first)).toBeCloseTo(1);
		expect(second).toEqual(first);
		const product = first.reduce((sum, number, index) => sum + number * (third[index] as number), 0);
		expect(Math.abs(product)).toBeLessThan(0.6);
		expect(usage).toEqual({ prompt_tokens: 4, total_tokens: 4 });
	});

	test("the SDK reads them in base64 as well", async () => {
		const sdk = await sdkOn(await openSimulator());
		const given = { model: "text-embedding-3-small", input: "text" };
		const plain = await sdk.embeddings.create({ ...given, encoding_format: "float" });
		const packed = await sdk.embeddings.create(given);
		expect(plain.data[0]?.embedding).toHaveLength(1536);
		for (const [index, number] of (packed.data[0]?.embedding ?? []).entries())
			expect(number).toBeCloseTo(plain.data[0]?.embedding[index] as number, 5);
	});

	test.each([{ input: "" }, { input: [] }, { input: 5 }, { input: "x", dimensions: 0 }])(
		"%j is refused",
		async (given) => {
			const sdk = await sdkOn(await openSimulator());
			const refusal = await refusalOf(() =>
				sdk.embeddings.create({ model: "text-embedding-3-small", ...given } as never),
			);
			expect(refusal.status).toBe(400);
		},
	);
});

describe("what is no request of the API", () => {
	test.each([
		["GET", "/v1/chat/completions", "", 405],
		["DELETE", "/v1/models", "", 405],
		["POST", "/v1/images", "{}", 404],
		["GET", "/", "", 404],
		["POST", "/v1/chat/completions", "{", 400],
		["POST", "/v1/chat/completions", "[]", 400],
		["POST", "/v1/chat/completions", "", 400],
		["GET", "/v1/models/%E0%A4%A", "", 404],
	])("%s %s %j is answered %i", async (method, path, body, status) => {
		const simulator = await openSimulator();
		const response = await openClient().send(
			requestTo(`${simulator.url}${path}`, { method, headers: [authorization], body: body || null }),
		);
		expect(response.status).toBe(status);
		expect(JSON.parse(await textOf(response))).toMatchObject({ error: { message: expect.any(String) } });
	});

	test("a strange target ends only its own connection", async () => {
		const simulator = await openSimulator();
		const port = Number(new URL(simulator.url).port);
		await new Promise<void>((resolve) => {
			const socket = connect(port, "127.0.0.1", () =>
				socket.end("GET // HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\n\r\n"),
			);
			socket.on("close", () => resolve()).resume();
		});
		expect((await (await sdkOn(simulator)).models.list()).data.length).toBeGreaterThan(0);
	});
});

test("a port can be asked for, and is refused when it is taken", async () => {
	const first = await openSimulator();
	const port = Number(new URL(first.url).port);
	await expect(startSimulator({ port })).rejects.toThrow(/EADDRINUSE/);
});

test("closing ends connections that wait", async () => {
	const simulator = await startSimulator();
	const asking = failureOf(() =>
		openClient().send(
			requestTo(`${simulator.url}/v1/models`, { headers: [["Authorization", "Bearer sk-simulate-slow"]] }),
		),
	);
	const sdk = await sdkOn(simulator);
	await sdk.models.list();
	await simulator.close();
	expect(["reset", "refused"]).toContain((await asking).kind);
});

describe("routing", () => {
	test("what is meant for OpenAI goes to the stand-in, everything else where it wants to go", async () => {
		const simulator = await openSimulator();
		const elsewhere = await serve((_, response) => void response.end("elsewhere"));
		const client = simulatingClient(openClient(), simulator.url);
		const response = await client.send(
			requestTo("https://api.openai.com/v1/models/gpt-4o?x=1", { headers: [authorization] }),
		);
		expect(response.url).toBe("https://api.openai.com/v1/models/gpt-4o?x=1");
		expect(JSON.parse(await textOf(response))).toMatchObject({ id: "gpt-4o" });
		expect(await textOf(await client.send(requestTo(elsewhere.url)))).toBe("elsewhere");
		expect((await failureOf(() => client.send(requestTo("no address")))).kind).toBe("invalid-url");
	});

	test.each(["https://api.openai.com.evil.invalid/v1/models", "https://evil.invalid/?api.openai.com/v1"])(
		"%s is not OpenAI",
		async (url) => {
			const simulator = await openSimulator();
			const client = simulatingClient(openClient(), simulator.url);
			expect((await failureOf(() => client.send(requestTo(url)))).kind).toBe("dns");
		},
	);

	test("failures name the host that was asked", async () => {
		const simulator = await openSimulator();
		const client = simulatingClient(openClient(), simulator.url);
		const request = requestTo("https://api.openai.com/v1/models", {
			headers: [["Authorization", "Bearer sk-simulate-cut"]],
		});
		const cut = await failureOf(async () => (await client.send(request)).bytes());
		expect(cut.message).toBe("api.openai.com closed the connection in the middle of its answer");
		await simulator.close();
		const refused = await failureOf(() => client.send(request));
		expect(refused).toMatchObject({
			kind: "refused",
			code: "ECONNREFUSED",
			message: "Nothing accepts connections at api.openai.com",
		});
	});

	test("OPENAI_BASE_URL is answered for as well", async () => {
		const simulator = await openSimulator();
		const client = simulatingClient(openClient(), simulator.url, "https://llm.invalid/openai/v1/");
		const ask = (url: string) => client.send(requestTo(url, { headers: [authorization] }));
		expect((await ask("https://llm.invalid/openai/v1/models")).status).toBe(200);
		expect((await failureOf(() => ask("https://llm.invalid/other"))).kind).toBe("dns");
		expect((await failureOf(() => ask("https://llm.invalid/openai/v1models"))).kind).toBe("dns");
	});
});
