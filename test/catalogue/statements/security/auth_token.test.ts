import { describe, expect, test } from "vitest";
import { authAlgorithms, authKeyPath } from "../../../../src/catalogue/statements/security/auth_token.js";
import type { Store } from "../../../../src/host/ports.js";
import { folderStore, memoryStore } from "../../../../src/host/store.js";
import { instantClock } from "../../../host/clocks.js";
import { emptyFolder } from "../../../host/folder.js";
import { runAt } from "../../filters/crypto/support.js";
import { apply } from "../../filters/evaluate.js";
import { errorOf, resultOf } from "./support.js";

function program(attributes = 'table = "user" id = 7 extras = {role: "admin"}'): string {
	return `security.create_auth_token { ${attributes} } as $token\nresponse = $token`;
}

/** What a token holds for whoever has the key of the project. */
async function opened(store: Store, token: unknown, now = 0): Promise<unknown> {
	const key = Buffer.from((await store.read(authKeyPath)) as Uint8Array).toString();
	const { keyAlgorithm, contentAlgorithm } = authAlgorithms;
	return apply("jwe_decode", token as string, [{}, key, keyAlgorithm, contentAlgorithm], runAt(now));
}

describe("security.create_auth_token", () => {
	test("names a row, and expires after a day", async () => {
		const store = memoryStore();
		const token = await resultOf(program(), { store });
		expect(JSON.stringify(await opened(store, token, 86_399))).toBe(
			'{"table":"user","id":7,"extras":{"role":"admin"},"iat":0,"nbf":0,"exp":86400}',
		);
		await expect(opened(store, token, 86_400)).rejects.toThrow("The token is expired");
	});

	test("may never expire, and hold no extras", async () => {
		const store = memoryStore();
		const token = await resultOf(program('table = "user" id = "7f3a" expiration = 0'), { store });
		expect(await opened(store, token, 4_000_000_000)).toEqual({ table: "user", id: "7f3a", extras: {} });
	});

	test("shows nothing of what it holds", async () => {
		const token = String(await resultOf(program()));
		expect(token).toMatch(/^eyJhbGciOiJBMjU2S1ciLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0\./);
		for (const part of token.split(".")) {
			expect(Buffer.from(part, "base64url").toString("latin1")).not.toMatch(/user|admin/);
		}
	});

	test("keeps the key of the project", async () => {
		const folder = emptyFolder();
		const first = await resultOf(program(), { store: folderStore(folder) });
		const again = await resultOf(program(), { store: folderStore(folder) });
		expect(again).not.toBe(first);
		for (const token of [first, again]) expect(await opened(folderStore(folder), token)).toMatchObject({ id: 7 });
	});

	test("is sealed with another key in another project", async () => {
		const [mine, theirs] = [memoryStore(), memoryStore()];
		const token = await resultOf(program(), { store: mine });
		await resultOf(program(), { store: theirs });
		await expect(opened(theirs, token)).rejects.toThrow("The token cannot be decrypted");
	});

	test("takes the key that another program makes at the same time", async () => {
		const inner = memoryStore();
		const key = Buffer.from('{"kty":"oct","k":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"}');
		let reads = 0;
		const store: Store = {
			...inner,
			read: async (path) => {
				reads++;
				// First there is nothing, then the other one's empty file, then its key.
				return reads === 1 ? null : reads < 5 ? new Uint8Array() : inner.read(path);
			},
			create: async (path) => {
				await inner.write(path, key);
				return false;
			},
		};
		const clock = instantClock();
		const token = await resultOf(program(), { store, clock });
		expect(await opened(inner, token)).toMatchObject({ id: 7 });
		expect(clock.sleeps.length).toBe(4);
	});

	test.each(["", "no json", "[]", '{"kty":"RSA"}'])("says that its key is damaged: %j", async (content) => {
		const store = memoryStore();
		await store.write(authKeyPath, Buffer.from(content));
		const { message } = await errorOf(program(), { store });
		expect(message).toBe("The key in keys/auth_token.json is damaged");
	});

	test.each([
		['table = "" id = 7', "security.create_auth_token needs the name of a table"],
		["table = null id = 7", "security.create_auth_token needs the name of a table"],
		["table = {} id = 7", "`security.create_auth_token` needs a text as table, not an object"],
		['table = "user" id = null', "security.create_auth_token needs the id of a row"],
		['table = "user" id = {a: 1}', "security.create_auth_token needs the id of a row"],
		['table = "user" id = 7 expiration = -1', "expiration must not be negative"],
		[
			'table = "user" id = 7 expiration = "soon"',
			"The expiration of `security.create_auth_token` must be a number, not a text",
		],
		[
			'table = "user" id = 7 extras = "role"',
			"The extras of `security.create_auth_token` must be an object, not a text",
		],
	])("refuses %s", async (attributes, message) => {
		expect((await errorOf(program(attributes))).message).toBe(message);
	});
});
