import { expect, test } from "vitest";
import { HttpFailure, type HttpResponse, type Redis, type Store } from "../../src/host/ports.js";
import { createRecall, type Doors } from "../../src/host/recall.js";
import { requestTo } from "./requests.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Doors to an outside that never gives the same answer twice, and how often each was used. */
function countingDoors(): { doors: Doors; redis: Redis; used: Map<string, number> } {
	const used = new Map<string, number>();
	const use = (door: string): number => {
		const count = (used.get(door) ?? 0) + 1;
		used.set(door, count);
		return count;
	};
	const store: Store = {
		read: async () => (use("read") % 2 === 0 ? null : bytes(`read ${used.get("read")}`)),
		write: async () => void use("write"),
		create: async () => use("create") % 2 === 1,
		append: async () => void use("append"),
		remove: async () => use("remove") % 2 === 1,
		urlOf: (path) => `file:///${path}`,
	};
	const doors: Doors = {
		clock: { now: () => use("now"), monotonic: () => 0, sleep: async () => void use("sleep") },
		random: {
			bytes: (count) => new Uint8Array(count).fill(use("bytes")),
			integer: () => use("integer"),
			uuid: () => `uuid ${use("uuid")}`,
		},
		http: { send: async () => answer(use("send")) },
		files: {
			readText: async (path) => {
				if (use("readText") === 2) throw new Error(`no ${path}`);
				return `text ${used.get("readText")}`;
			},
			readBytes: async () => bytes(`bytes ${use("readBytes")}`),
		},
		store,
	};
	return { doors, redis: { command: async (name) => `${name} ${use("command")}` } as Redis, used };
}

/** The second answer ends in the middle, to the third request none comes. */
function answer(count: number): HttpResponse {
	if (count === 3) throw new HttpFailure("timeout", "too late");
	const body = async function* (): AsyncGenerator<Uint8Array> {
		yield bytes(`begin ${count}`);
		if (count === 2) throw new HttpFailure("network", "cut off");
		yield bytes(" end");
	};
	return {
		status: 200 + count,
		statusText: "OK",
		httpVersion: "1.1",
		headers: [],
		url: "http://x/",
		body: body(),
		bytes: async () => bytes(""),
	};
}

async function told(work: () => unknown): Promise<unknown> {
	try {
		const value = await work();
		return value instanceof Uint8Array ? Buffer.from(value).toString() : value;
	} catch (thrown) {
		return `! ${(thrown as Error).message}`;
	}
}

/** Uses every door some times, and tells what came of it. */
async function through({ clock, random, http, files, store }: Doors, redis: Redis): Promise<unknown[]> {
	const seen: unknown[] = [];
	for (let round = 0; round < 3; round++) {
		seen.push(clock.now(), random.integer(0, 9), random.uuid(), Buffer.from(random.bytes(3)).toString("hex"));
		seen.push(await told(() => files.readText("a")), await told(() => files.readBytes("b")));
		seen.push(await told(() => store.read("p")), await told(() => store.create("p", bytes("c"))));
		seen.push(await told(() => store.write("p", bytes("w"))), await told(() => store.append("p", bytes("a"))));
		seen.push(await told(() => store.remove("p")), await told(() => redis.command("GET", "k")));
		seen.push(store.urlOf("p"), await told(() => clock.sleep(1_000)));
		const pieces: string[] = [];
		const response = await told(() => http.send(requestTo("http://x/")));
		if (typeof response === "string") seen.push(response);
		else {
			const { status, body } = response as HttpResponse;
			const end = await told(async () => {
				for await (const chunk of body) pieces.push(Buffer.from(chunk).toString());
			});
			seen.push(status, pieces, end);
		}
	}
	return seen;
}

test("the same is answered again, and the outside is asked nothing", async () => {
	const { doors, redis, used } = countingDoors();
	const recall = createRecall();
	const first = await through(recall.through(doors), recall.throughRedis(redis));
	expect(recall.isWhole).toBe(true);
	expect(first).toContain("! cut off");
	expect(first).toContain("! too late");
	expect(first).toContain("! no a");
	const before = new Map(used);
	expect([...before.values()].every((count) => count === 3)).toBe(true);
	// As often as one likes.
	for (let time = 0; time < 2; time++) {
		const again = recall.again();
		expect(await through(again.through(doors), again.throughRedis(redis))).toEqual(first);
	}
	expect(used).toEqual(before);
});

test("what was never asked has no answer, and nobody else is asked instead", async () => {
	const { doors, redis, used } = countingDoors();
	const again = createRecall().again();
	const { http, store, clock } = again.through(doors);
	expect(() => clock.now()).toThrow("Nothing is remembered of `now`");
	expect(await told(() => http.send(requestTo("http://x/")))).toMatch(/^! Nothing is remembered/);
	expect(await told(() => store.write("p", bytes("w")))).toMatch(/^! Nothing is remembered/);
	expect(await told(() => again.throughRedis(redis).command("SET", "k"))).toMatch(/^! Nothing is remembered/);
	expect(used.size).toBe(0);
});

test("an answer that had not come has none when it is asked for again", async () => {
	const { doors } = countingDoors();
	const recall = createRecall();
	void recall
		.through({ ...doors, http: { send: () => new Promise(() => undefined) } })
		.http.send(requestTo("http://x/"));
	const { http } = recall.again().through(doors);
	expect(await told(() => http.send(requestTo("http://x/")))).toBe("! Nothing is remembered of `send`");
});

test("too many answers are forgotten altogether", () => {
	const recall = createRecall();
	const { clock } = recall.through(countingDoors().doors);
	for (let time = 0; time < 100_000; time++) clock.now();
	expect(recall.isWhole).toBe(true);
	expect(clock.now()).toBe(100_001);
	expect(recall.isWhole).toBe(false);
	expect(() => recall.again().through(countingDoors().doors).clock.now()).toThrow("Nothing is remembered");
});

test("too many bytes of files and answers are forgotten, and go on to the program", async () => {
	const large = new Uint8Array(9 * 1024 * 1024);
	const { doors } = countingDoors();
	const recall = createRecall();
	const body = async function* (): AsyncGenerator<Uint8Array> {
		yield large;
	};
	const { files, http } = recall.through({
		...doors,
		files: { ...doors.files, readBytes: async () => large },
		http: { send: async () => ({ ...answer(1), body: body() }) },
	});
	expect((await files.readBytes("a")).length).toBe(large.length);
	expect(recall.isWhole).toBe(true);
	const response = await http.send(requestTo("http://x/"));
	let read = 0;
	for await (const chunk of response.body) read += chunk.length;
	expect(read).toBe(large.length);
	expect(recall.isWhole).toBe(false);
});
