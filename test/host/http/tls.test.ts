import { expect, test } from "vitest";
import type { HttpRequest } from "../../../src/host/ports.js";
import { certificate, privateKey } from "../certificate.js";
import { serveSecurely } from "../loopback.js";
import { failureOf, openClient, requestTo, textOf } from "../requests.js";

/** Any name leads to this machine, so that names can be tested without a name server. */
const lookup = (_: string, options: { all?: boolean }, callback: (...result: never[]) => void): void => {
	const answer = options.all ? [null, [{ address: "127.0.0.1", family: 4 }]] : [null, "127.0.0.1", 4];
	(callback as (...result: unknown[]) => void)(...answer);
};

async function ask(host: string, given: Partial<HttpRequest>): Promise<string> {
	const server = await serveSecurely((_, response) => void response.end("secret"), privateKey, certificate);
	const client = openClient({ lookup: lookup as never });
	return textOf(await client.send(requestTo(`https://${host}:${server.port}/`, given)));
}

test("an unknown authority is refused", async () => {
	const failure = await failureOf(() => ask("localhost", {}));
	expect(failure.kind).toBe("tls");
	expect(failure.message).toMatch(/^No secure connection to localhost:\d+: its certificate is self-signed$/);
});

test("the authority can be given", async () => {
	expect(await ask("localhost", { caCertificate: certificate })).toBe("secret");
});

test("a certificate for another host is refused", async () => {
	const failure = await failureOf(() => ask("elsewhere.example", { caCertificate: certificate }));
	expect(failure.kind).toBe("tls");
	expect(failure.message).toMatch(/its certificate is for another host$/);
});

test("the host's name alone can be left unchecked", async () => {
	expect(await ask("elsewhere.example", { caCertificate: certificate, verifyHost: false })).toBe("secret");
	expect((await failureOf(() => ask("elsewhere.example", { verifyHost: false }))).kind).toBe("tls");
});

test("the authority alone can be left unchecked", async () => {
	expect(await ask("localhost", { verifyPeer: false })).toBe("secret");
	expect((await failureOf(() => ask("elsewhere.example", { verifyPeer: false }))).kind).toBe("tls");
});

test("both can be left unchecked", async () => {
	expect(await ask("elsewhere.example", { verifyPeer: false, verifyHost: false })).toBe("secret");
});

test("a connection made without verification is not used for a request that asks for it", async () => {
	const server = await serveSecurely((_, response) => void response.end("secret"), privateKey, certificate);
	const client = openClient({ lookup: lookup as never });
	const url = `https://localhost:${server.port}/`;
	await textOf(await client.send(requestTo(url, { verifyPeer: false, verifyHost: false })));
	expect((await failureOf(() => client.send(requestTo(url)))).kind).toBe("tls");
	expect(server.requests).toHaveLength(1);
});
