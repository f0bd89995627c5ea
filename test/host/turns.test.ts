import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HttpFailure, type HttpRequest, type HttpResponse } from "../../src/host/ports.js";
import { Turns } from "../../src/host/turns.js";
import { serve } from "./loopback.js";
import { openClient, requestTo } from "./requests.js";

const turn = (): Promise<void> => new Promise(setImmediate);

/** A client whose answers are given by hand. */
function held(): {
	readonly client: { send(request: HttpRequest): Promise<HttpResponse> };
	readonly sent: string[];
	answer(url: string): void;
	fail(url: string): void;
} {
	const open = new Map<string, { resolve(response: HttpResponse): void; reject(failure: HttpFailure): void }>();
	const sent: string[] = [];
	return {
		sent,
		client: {
			send: ({ url }) => {
				sent.push(url);
				return new Promise((resolve, reject) => open.set(url, { resolve, reject }));
			},
		},
		answer: (url) => open.get(url)?.resolve(answerOf(url)),
		fail: (url) => open.get(url)?.reject(new HttpFailure("reset", "gone")),
	};
}

function answerOf(url: string): HttpResponse {
	const bytes = new TextEncoder().encode(url);
	const body = async function* (): AsyncGenerator<Uint8Array> {
		yield bytes;
	};
	return { status: 200, statusText: "", httpVersion: "1.1", headers: [], url, body: body(), bytes: async () => bytes };
}

describe("requests to one host", () => {
	test("go out so many at a time, in the order in which they came", async () => {
		const { client, sent, answer } = held();
		const { send } = new Turns(2).through(client);
		const urls = ["http://h/1", "http://h/2", "http://h/3", "http://h/4"];
		const all = urls.map(async (url) => (await send(requestTo(url))).bytes());
		await turn();
		expect(sent).toEqual(urls.slice(0, 2));
		answer("http://h/2");
		await turn();
		expect(sent).toEqual(urls.slice(0, 3));
		for (const url of urls) {
			answer(url);
			await turn();
		}
		expect((await Promise.all(all)).map((bytes) => new TextDecoder().decode(bytes))).toEqual(urls);
	});

	test("do not wait for those to others", async () => {
		const { client, sent } = held();
		const { send } = new Turns(1).through(client);
		const urls = ["http://a/", "http://b/", "http://a:81/", "https://a/", "http://a/late"];
		for (const url of urls) send(requestTo(url)).catch(() => undefined);
		await turn();
		expect(sent).toEqual(urls.slice(0, 4));
	});

	test("let the next one out when they fail", async () => {
		const { client, sent, fail } = held();
		const { send } = new Turns(1).through(client);
		const first = send(requestTo("http://h/1"));
		void send(requestTo("http://h/2"));
		await turn();
		fail("http://h/1");
		await expect(first).rejects.toThrow("gone");
		await turn();
		expect(sent).toEqual(["http://h/1", "http://h/2"]);
	});

	test("leave the line when nobody wants their answer any more", async () => {
		const { client, sent, answer } = held();
		const { send } = new Turns(1).through(client);
		const given = new AbortController();
		const first = send(requestTo("http://h/1"));
		const second = send(requestTo("http://h/2", { signal: given.signal }));
		const third = send(requestTo("http://h/3"));
		given.abort(new Error("enough"));
		await expect(second).rejects.toMatchObject({ kind: "aborted", cause: new Error("enough") });
		await expect(send(requestTo("http://h/4", { signal: given.signal }))).rejects.toMatchObject({ kind: "aborted" });
		answer("http://h/1");
		await (await first).bytes();
		await turn();
		answer("http://h/3");
		await third;
		expect(sent).toEqual(["http://h/1", "http://h/3"]);
	});

	test("do not wait for an answer that is kept to be read in pieces", async () => {
		const { client, answer } = held();
		const { send } = new Turns(1).through(client);
		const kept = send(requestTo("http://h/kept"));
		await turn();
		answer("http://h/kept");
		const { body } = await kept;
		const other = send(requestTo("http://h/other"));
		await turn();
		answer("http://h/other");
		await other;
		for await (const chunk of body) expect(new TextDecoder().decode(chunk)).toBe("http://h/kept");
	});

	test("to what is no address are the client's to refuse", async () => {
		const { client, sent } = held();
		const { send } = new Turns(1).through(client);
		void send(requestTo("nowhere"));
		void send(requestTo("nowhere"));
		expect(sent).toEqual(["nowhere", "nowhere"]);
	});

	test("are never more than allowed, and none is forgotten, whatever happens to them", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 4 }),
				fc.array(fc.constantFrom("answer", "fail", "abort", "keep"), { maxLength: 20 }),
				fc.infiniteStream(fc.nat({ max: 3 })),
				async (most, fates, waits) => {
					let underWay = 0;
					let highest = 0;
					const { send } = new Turns(most).through({
						send: async ({ url }) => {
							highest = Math.max(highest, ++underWay);
							for (let left = waits.next().value as number; left > 0; left--) await turn();
							underWay--;
							if (url.endsWith("fail")) throw new HttpFailure("reset", "gone");
							return answerOf(url);
						},
					});
					const ends = fates.map(async (fate) => {
						const given = new AbortController();
						const answer = send(requestTo(`http://h/${fate}`, { signal: given.signal }));
						if (fate === "abort") given.abort();
						const response = await answer.catch(() => null);
						if (fate === "answer") await response?.bytes();
					});
					await Promise.all(ends);
					expect(highest).toBeLessThanOrEqual(most);
				},
			),
			{ numRuns: 60 },
		);
	});

	test("are counted by a real server", async () => {
		const most = 5;
		let highest = 0;
		const waiting: (() => void)[] = [];
		const server = await serve((_, response) => {
			waiting.push(() => void response.end("ok"));
			highest = Math.max(highest, waiting.length);
			if (waiting.length >= most) for (const end of waiting.splice(0)) end();
		});
		const { send } = new Turns(most).through(openClient());
		const count = 12 * most;
		await Promise.all(Array.from({ length: count }, async () => (await send(requestTo(server.url))).bytes()));
		expect(server.requests).toHaveLength(count);
		expect(highest).toBe(most);
	});
});
