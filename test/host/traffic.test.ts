import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { layeredEnvironment } from "../../src/host/environment.js";
import type { HttpClient } from "../../src/host/ports.js";
import { openTraffic, type Traffic, type TrafficRoute } from "../../src/host/traffic.js";
import { emptyFolder } from "./folder.js";
import { answering, failureOf, openClient, requestTo, textOf } from "./requests.js";

const environment = layeredEnvironment([new Map([["OPENAI_API_KEY", "sk-own-secret"]])]);
const models = requestTo("https://api.openai.com/v1/models", { headers: [["Authorization", "Bearer sk-own-secret"]] });

async function open(
	network: HttpClient,
	traffic: Traffic,
	recordFile: string | null = null,
	openaiBaseUrl: string | null = null,
): Promise<TrafficRoute> {
	const route = await openTraffic(network, { traffic, recordFile, openaiBaseUrl });
	onTestFinished(() => route.close());
	return route;
}

test("live traffic goes where it wants to go", async () => {
	const network = answering(() => ({ body: "live" }));
	const client = (await open(network, { kind: "live" })).clientFor(environment);
	expect(await textOf(await client.send(models))).toBe("live");
	expect(network.requests).toEqual([models]);
});

test("OpenAI's address stands for OPENAI_BASE_URL", async () => {
	const network = answering(() => ({}));
	const send = async (baseUrl: string, url: string) => {
		await (await open(network, { kind: "live" }, null, baseUrl)).clientFor(environment).send(requestTo(url));
		return network.requests.at(-1)?.url;
	};
	expect(await send("http://llm.example/api/v1/", "https://api.openai.com/v1/models?a=1")).toBe(
		"http://llm.example/api/v1/models?a=1",
	);
	for (const url of ["https://other.example/v1/models", "no address", "https://api.openai.com.evil.example/v1"])
		expect(await send("http://llm.example/v1", url)).toBe(url);
	for (const baseUrl of ["no address", "https://api.openai.com/v2"])
		expect(await send(baseUrl, "https://api.openai.com/v1/x")).toBe("https://api.openai.com/v1/x");
});

test("offline, nothing is sent", async () => {
	const network = answering(() => ({}));
	const client = (await open(network, { kind: "offline" })).clientFor(environment);
	expect((await failureOf(() => client.send(models))).kind).toBe("offline");
	expect(network.requests).toEqual([]);
});

test("what the stand-in answers can be recorded without secrets and played without any network", async () => {
	const file = join(emptyFolder(), "run.json");
	const recorder = (await open(openClient(), { kind: "simulate" }, file)).clientFor(environment);
	const answer = JSON.parse(await textOf(await recorder.send(models)));
	expect(answer).toMatchObject({ object: "list" });
	expect(readFileSync(file, "utf8")).not.toContain("sk-own-secret");
	const network = answering(() => ({}));
	const player = (await open(network, { kind: "replay", file })).clientFor(environment);
	expect(JSON.parse(await textOf(await player.send(models)))).toEqual(answer);
	expect((await failureOf(() => player.send(models))).kind).toBe("replay-miss");
	expect(network.requests).toEqual([]);
});

test("a played recording can be recorded anew", async () => {
	const folder = emptyFolder();
	const [first, second] = [join(folder, "first.json"), join(folder, "second.json")];
	const live = (
		await open(
			answering(() => ({ body: "x" })),
			{ kind: "live" },
			first,
		)
	).clientFor(environment);
	await (await live.send(models)).bytes();
	const again = (await open(openClient(), { kind: "replay", file: first }, second)).clientFor(environment);
	await (await again.send(models)).bytes();
	expect(readFileSync(second, "utf8")).toBe(readFileSync(first, "utf8"));
});
