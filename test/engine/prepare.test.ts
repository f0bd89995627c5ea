import { describe, expect, test } from "vitest";
import {
	createEngine,
	type HttpClient,
	type LocatedLog,
	projectFromText,
	RunError,
	SetupError,
} from "../../src/index.js";
import { echoingClient, engineOf, functionText, stillClock } from "./support.js";

const turn = (): Promise<void> => new Promise(setImmediate);

describe("a prepared run", () => {
	test("begins any number of times, side by side, and each has a state of its own", async () => {
		const text = functionText("f", {
			input: "int n",
			stack: `debug.log {
      value = $input.n
    }

    api.request {
      url = "http://h/" ~ $input.n
    } as $call`,
			response: "$call.response.result.url",
		});
		const prepared = await engineOf(text, { host: { http: echoingClient() } }).prepare({ function: "f" });
		const heard: LocatedLog[] = [];
		const results = await Promise.all(
			[1, 2, 3].map((n) => prepared.run({ input: { n }, onLog: (log) => heard.push(log) })),
		);
		expect(results.map(({ response }) => response)).toEqual(["http://h/1", "http://h/2", "http://h/3"]);
		expect(results.map(({ logs }) => logs.map(({ value }) => value))).toEqual([[1], [2], [3]]);
		expect(results.map(({ usage }) => usage.requests)).toEqual([1, 1, 1]);
		expect(heard.map(({ value }) => value).sort()).toEqual([1, 2, 3]);
	});

	test("fails and is cancelled alone", async () => {
		const text = functionText("f", {
			input: "int n",
			stack:
				'util.sleep {\n      value = 1\n    }\n\n    precondition ($input.n != 1) {\n      error = "not one"\n    }',
			response: "$input.n",
		});
		const wakes: (() => void)[] = [];
		const clock = {
			...stillClock(0),
			sleep: (_: number, signal?: AbortSignal) =>
				new Promise<void>((resolve, reject) => {
					wakes.push(resolve);
					signal?.addEventListener("abort", () => reject(signal.reason));
				}),
		};
		const prepared = await engineOf(text, { host: { clock } }).prepare({ function: "f" });
		const cancelling = new AbortController();
		const runs = [0, 1, 2].map((n) =>
			prepared.run({ input: { n }, ...(n === 2 ? { signal: cancelling.signal } : {}) }),
		);
		const ended = Promise.allSettled(runs);
		while (wakes.length < 3) await turn();
		cancelling.abort();
		for (const wake of wakes) wake();
		const [first, second, third] = await ended;
		expect(first).toMatchObject({ status: "fulfilled", value: { response: 0 } });
		expect(second).toMatchObject({ status: "rejected", reason: expect.any(RunError) });
		expect(second).toMatchObject({ reason: { message: "not one" } });
		expect(third).toMatchObject({ reason: { code: "LIMIT_CANCELLED" } });
	});

	test("looks for what is wrong and reads the environment once", async () => {
		let read = 0;
		const project = projectFromText("<test>", functionText("f", { response: "$env.NAME" }), "/nowhere");
		const engine = createEngine({
			project,
			host: {
				environment: () => {
					read++;
					return { get: () => `value ${read}`, names: () => ["NAME"] };
				},
			},
		});
		const prepared = await engine.prepare({ function: "f" });
		expect((await prepared.run()).response).toBe("value 1");
		const { response, timings } = await prepared.run();
		expect(response).toBe("value 1");
		expect(timings).toEqual({ compile: 0, run: timings.total, total: timings.total });
		expect(read).toBe(1);
		await expect(engine.prepare({ function: "g" })).rejects.toBeInstanceOf(SetupError);
		await expect(prepared.run({ input: [1] })).rejects.toMatchObject({ code: "wrong-input" });
	});
});

describe("requests to one host", () => {
	/** Starts so many requests without waiting for them, and gives how many were under way at most. */
	async function highestOf(count: number, connections: number | undefined): Promise<number> {
		let underWay = 0;
		let highest = 0;
		let answered = 0;
		const waiting: (() => void)[] = [];
		const echo = echoingClient();
		const http: HttpClient = {
			send: async (request) => {
				highest = Math.max(highest, ++underWay);
				await new Promise<void>((resolve) => waiting.push(resolve));
				underWay--;
				return echo.send(request);
			},
		};
		const text = functionText("f", {
			stack: `var $ids {
      value = []
    }

    foreach (1..${count}) {
      each as $n {
        api.request {
          url = "http://h/" ~ $n
          async = true
        } as $id

        array.push $ids {
          value = $id
        }
      }
    }

    await {
      ids = $ids
    } as $all`,
			response: "$all|values|count",
		});
		const engine = engineOf(text, { host: { http }, ...(connections === undefined ? {} : { connections }) });
		const running = engine.run({ function: "f" });
		while (answered < count) {
			// Nothing is answered before no further request comes.
			for (let before = -1; before !== waiting.length; await turn()) before = waiting.length;
			for (const answer of waiting.splice(0)) {
				answered++;
				answer();
			}
		}
		expect((await running).response).toBe(count);
		return highest;
	}

	test.each([
		[200, undefined, 64],
		[20, 6, 6],
		[5, 1, 1],
		[5, 100, 5],
	])("%i that are started, %s allowed: %i at a time", async (count, connections, expected) => {
		expect(await highestOf(count, connections)).toBe(expected);
	});

	test("are those of all runs of an engine", async () => {
		let underWay = 0;
		let highest = 0;
		const echo = echoingClient();
		const http: HttpClient = {
			send: async (request) => {
				highest = Math.max(highest, ++underWay);
				await turn();
				underWay--;
				return echo.send(request);
			},
		};
		const text = functionText("f", { stack: 'api.request {\n      url = "http://h/"\n    } as $call' });
		const engine = engineOf(text, { host: { http }, connections: 3 });
		await Promise.all(Array.from({ length: 12 }, () => engine.run({ function: "f" })));
		expect(highest).toBe(3);
	});
});
