import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { Source } from "../../../grammar/source.js";
import { type HttpClient, HttpFailure } from "../../../src/host/ports.js";
import { testClock } from "../../../src/testing/isolation/clock.js";
import { type TestTraffic, type TestTrafficOptions, testTraffic } from "../../../src/testing/isolation/traffic.js";
import { stillClock } from "../../host/clocks.js";
import { emptyFolder } from "../../host/folder.js";
import { answering, failureOf, openClient, requestTo, textOf } from "../../host/requests.js";

const secrets = new Map([["SHOP_KEY", "a-very-secret-key"]]);
const place = { functionName: "buy", source: new Source("buy.xs", "api.request"), span: { start: 0, end: 11 } };

function opened(given: Partial<TestTrafficOptions> & { file?: string } = {}): TestTraffic {
	const { file = join(emptyFolder(), "cassettes", "buy", "pays.json"), ...options } = given;
	return testTraffic({
		mode: "refuse",
		cassette: () => file,
		network: unreachable,
		secrets,
		clock: testClock({ now: 0, system: stillClock(), sleepsForReal: false }),
		callsHere: () => [place],
		...options,
	});
}

const unreachable: HttpClient = {
	send: async ({ url }) => {
		throw new Error(`${url} was really sent`);
	},
};

const shop = (): ReturnType<typeof answering> => answering((_, count) => ({ body: `answer ${count}` }));

/** Records what a test sends. */
async function record(file: string, urls: readonly string[], passed = true): Promise<void> {
	const traffic = opened({ mode: "update", file, network: shop() });
	for (const url of urls) await textOf(await traffic.client.send(requestTo(url)));
	await traffic.close({ passed });
}

describe("requests that no mock answers", () => {
	test("are refused and noted, without their secrets", async () => {
		const traffic = opened();
		const url = "https://me:pass@shop.example/pay?token=t0ken&note=a-very-secret-key";
		const failure = await failureOf(() => traffic.client.send(requestTo(url, { method: "POST" })));
		expect(failure.kind).toBe("unmocked");
		expect(failure.message).toMatch(/^A test sends nothing, and no mock answers this request: POST https:/);
		expect(failure.message).not.toMatch(/pass@|t0ken|very-secret/);
		expect(traffic.refused).toEqual([
			{
				method: "POST",
				url: "https://«redacted:user»@shop.example/pay?token=«redacted:token»&note=«redacted:SHOP_KEY»",
				miss: null,
				calls: [place],
			},
		]);
		await traffic.close({ passed: false });
	});

	test("are all noted, in order", async () => {
		const traffic = opened();
		const urls = ["https://a.example/", "https://b.example/", "https://a.example/"];
		await Promise.allSettled(urls.map((url) => traffic.client.send(requestTo(url))));
		expect(traffic.refused.map(({ url }) => url)).toEqual(urls);
	});

	test("go out with `live`", async () => {
		const traffic = opened({ mode: "live", network: shop() });
		expect(await textOf(await traffic.client.send(requestTo("https://shop.example/")))).toBe("answer 1");
		await traffic.close({ passed: true });
		expect(traffic.refused).toEqual([]);
	});
});

describe("a cassette", () => {
	test("answers what it holds; anything else is refused with the reason", async () => {
		const file = join(emptyFolder(), "cassettes", "buy", "pays.json");
		await record(file, ["https://shop.example/a?key=1", "https://shop.example/b"]);
		const traffic = opened({ file });
		expect(await textOf(await traffic.client.send(requestTo("https://shop.example/b")))).toBe("answer 2");
		const failure = await failureOf(() => traffic.client.send(requestTo("https://shop.example/b")));
		expect(failure.message).toContain("it has been asked once more");
		await failureOf(() => traffic.client.send(requestTo("https://shop.example/c")));
		expect(traffic.refused.map(({ url, miss }) => [url, miss?.includes("closest recorded one")])).toEqual([
			["https://shop.example/b", false],
			["https://shop.example/c", true],
		]);
	});

	test("that cannot be read refuses with the reason", async () => {
		const file = join(emptyFolder(), "broken.json");
		writeFileSync(file, "{");
		const traffic = opened({ file });
		await failureOf(() => traffic.client.send(requestTo("https://shop.example/b")));
		expect(traffic.refused[0]?.miss).toContain("broken.json cannot be played");
	});

	test("passes on the failures it holds", async () => {
		const file = join(emptyFolder(), "down.json");
		const down: HttpClient = {
			send: async () => {
				throw new HttpFailure("dns", "There is no host of that name", "ENOTFOUND");
			},
		};
		const recorder = opened({ mode: "update", file, network: down });
		await failureOf(() => recorder.client.send(requestTo("https://gone.example/")));
		await recorder.close({ passed: true });
		const traffic = opened({ file });
		expect((await failureOf(() => traffic.client.send(requestTo("https://gone.example/")))).kind).toBe("dns");
		expect(traffic.refused).toEqual([]);
	});
});

describe("recording anew", () => {
	test("writes the whole cassette when the test has passed, and nothing else", async () => {
		const root = emptyFolder();
		const file = join(root, "cassettes", "buy", "pays.json");
		const traffic = opened({ mode: "update", file, network: shop() });
		await textOf(await traffic.client.send(requestTo("https://shop.example/?note=a-very-secret-key")));
		expect(readdirSync(root)).toEqual([]);
		await traffic.close({ passed: true });
		expect(readdirSync(dirname(file))).toEqual(["pays.json"]);
		const text = readFileSync(file, "utf8");
		expect(text).toContain("answer 1");
		expect(text).not.toContain("very-secret");
	});

	test("leaves the cassette of a test that failed as it was", async () => {
		const file = join(emptyFolder(), "cassettes", "buy", "pays.json");
		await record(file, ["https://shop.example/a"]);
		const before = readFileSync(file, "utf8");
		await record(file, ["https://shop.example/b"], false);
		expect(readFileSync(file, "utf8")).toBe(before);
		await record(file, ["https://shop.example/b"]);
		expect(readFileSync(file, "utf8")).not.toBe(before);
	});

	test("removes the cassette of a test that passes without a request", async () => {
		const file = join(emptyFolder(), "cassettes", "buy", "pays.json");
		await record(file, ["https://shop.example/a"]);
		await record(file, [], false);
		expect(existsSync(file)).toBe(true);
		await record(file, []);
		expect(existsSync(dirname(file))).toBe(false);
		await record(file, []);
	});

	test("says when the cassette cannot be written", async () => {
		const file = join(emptyFolder(), "cassettes");
		mkdirSync(join(file, "in the way"), { recursive: true });
		await expect(record(file, ["https://shop.example/a"])).rejects.toThrow(/cassettes cannot be written/);
		expect(readdirSync(file)).toEqual(["in the way"]);
	});
});

describe("the stand-in", () => {
	const question = (model: string) =>
		requestTo("https://api.openai.com/v1/chat/completions", {
			method: "POST",
			headers: [
				["Content-Type", "application/json"],
				["Authorization", "Bearer sk-test"],
			],
			body: JSON.stringify({ model, messages: [{ role: "user", content: "Hello" }] }),
		});

	test("answers for OpenAI, and every other request is refused", async () => {
		const traffic = opened({ mode: "simulate", network: openClient() });
		const response = await traffic.client.send(question("gpt-4o"));
		expect([response.status, response.url]).toEqual([200, "https://api.openai.com/v1/chat/completions"]);
		expect(JSON.parse(await textOf(response))).toMatchObject({ object: "chat.completion" });
		await failureOf(() => traffic.client.send(requestTo("https://shop.example/")));
		expect(traffic.refused.map(({ url, calls }) => [url, calls])).toEqual([["https://shop.example/", [place]]]);
		await traffic.close({ passed: true });
	});

	test("begins anew for each test", async () => {
		for (let round = 0; round < 2; round++) {
			const traffic = opened({ mode: "simulate", network: openClient() });
			const statuses = [];
			for (let time = 0; time < 2; time++) {
				const response = await traffic.client.send(question("simulate-500-once"));
				statuses.push(response.status);
				await response.bytes();
			}
			expect(statuses).toEqual([500, 200]);
			await traffic.close({ passed: true });
		}
	});
});

test("virtual time stands still while an answer is under way", async () => {
	const clock = testClock({ now: 0, system: stillClock(), sleepsForReal: false });
	const answers: (() => void)[] = [];
	const slow: HttpClient = {
		send: (request) =>
			new Promise((resolve) => {
				answers.push(() => resolve(shop().send(request)));
			}),
	};
	const file = join(emptyFolder(), "slow.json");
	const traffic = opened({ mode: "update", network: slow, clock, file });
	const order: string[] = [];
	const sent = traffic.client
		.send(requestTo("https://shop.example/"))
		.then(textOf)
		.then(() => order.push("answer"));
	while (answers.length === 0) await new Promise((resolve) => setImmediate(resolve));
	const slept = clock.sleep(1_000).then(() => order.push("sleep"));
	for (let round = 0; round < 30; round++) await new Promise((resolve) => setImmediate(resolve));
	expect(order).toEqual([]);
	answers[0]?.();
	await Promise.all([sent, slept]);
	expect(order).toEqual(["answer", "sleep"]);
});
