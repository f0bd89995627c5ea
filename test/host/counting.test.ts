import { expect, test } from "vitest";
import { countingClient } from "../../src/host/counting.js";
import type { Clock } from "../../src/host/ports.js";
import { closedPort, serve } from "./loopback.js";
import { failureOf, openClient, requestTo } from "./requests.js";

/** Every look at it takes five milliseconds. */
function tickingClock(): Clock {
	let now = 0;
	const tick = (): number => (now += 5);
	return { now: tick, monotonic: tick, sleep: async () => undefined };
}

test("every request is noted, without its credentials", async () => {
	const server = await serve((received, response) => {
		if (received.url === "/cut") response.write("half", () => response.destroy());
		else response.writeHead(404).end("1234");
	});
	const { client, records } = countingClient(openClient(), tickingClock());
	await (await client.send(requestTo(`${server.url}/a?token=secret`, { method: "POST" }))).bytes();
	await failureOf(async () => (await client.send(requestTo(`${server.url}/cut`))).bytes());
	const port = await closedPort();
	await failureOf(() => client.send(requestTo(`http://127.0.0.1:${port}/`)));
	expect(records).toEqual([
		{
			method: "POST",
			url: `${server.url}/a?token=«redacted:token»`,
			status: 404,
			failure: null,
			milliseconds: 10,
			bytes: 4,
		},
		{ method: "GET", url: `${server.url}/cut`, status: 200, failure: "reset", milliseconds: 10, bytes: 4 },
		{ method: "GET", url: `http://127.0.0.1:${port}/`, status: 0, failure: "refused", milliseconds: 5, bytes: 0 },
	]);
});
