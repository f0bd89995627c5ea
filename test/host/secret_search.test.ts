import { describe, expect, test, vi } from "vitest";
import { redactMessage } from "../../src/host/redact.js";
import { SecretIndex } from "../../src/host/secret_index.js";
import * as spellings from "../../src/host/spellings.js";

/** More than are looked for all at once, and most of them begin alike. */
const many = Array.from({ length: 1_500 }, (_, at) => `customer number ${at * 7_919 + 100_000} of the shop`);

const secrets = [
	...many.map((value) => ["input", value] as const),
	["PASSWORD", 'pass-"word"/1'],
	["PASSPHRASE", "密码 – é"],
	["SIGNS", "!?-!?-!?"],
	["FLAG", "«a:b»\n%\\&"],
] as const;

const written: Readonly<Record<string, (text: string) => string>> = {
	"as they are": (text) => text,
	"in JSON within JSON": (text) => JSON.stringify(JSON.stringify(text)),
	"percent-encoded": (text) => encodeURIComponent(text),
	"in base64": (text) => Buffer.from(`a:${text}`).toString("base64"),
	"in hexadecimal digits": (text) => Buffer.from(text).toString("hex").toUpperCase(),
	"in bytes read as Latin-1": (text) => Buffer.from(text).toString("latin1"),
};

describe("of very many secrets each is found", () => {
	test.each(Object.entries(written))("%s", (_, spell) => {
		for (const [name, value] of [...secrets.slice(0, 40), ...secrets.slice(-6)])
			expect(redactMessage(`It is (${spell(value)}).`, secrets)).toContain(`«redacted:${name}»`);
	});

	test.each(Object.entries(written))("%s, where a text is cut off within it", (_, spell) => {
		const value = many[700] as string;
		const shown = spell(value).slice(0, -8);
		expect(redactMessage(`It is ${shown}…`, secrets)).toContain("«redacted:input»…");
	});

	test("the longest one at a place, the others beside it", () => {
		const own = [...secrets, ["LONG", `${many[3]}, really`], ["NAME", "Ada Lovelace"]] as const;
		expect(redactMessage(`${many[3]}, really; ${many[3]}; Ada Lovelace`, own)).toBe(
			"«redacted:LONG»; «redacted:input»; «redacted:NAME»",
		);
	});
});

test("of very many secrets only those are looked for that may be in a text", () => {
	const index = new SecretIndex(many);
	expect(index.likelyIn("a customer with a number in the shop")).toEqual([]);
	const likely = index.likelyIn(`the ${many[1_234]}`);
	expect(likely).toContain(1_234);
	expect(likely.length).toBeLessThan(20);
});

test("how secrets are written is worked out once for as long as they are the same", () => {
	const pattern = vi.spyOn(spellings, "secretPattern");
	const known = new Map([["KEY", "swordfish-9"]]);
	for (const text of ["a", "b swordfish-9", "c"]) redactMessage(text, known);
	expect(pattern).toHaveBeenCalledTimes(1);
	known.set("TOKEN", "trout-fish-8");
	expect(redactMessage("trout-fish-8 swordfish-9", known)).toBe("«redacted:TOKEN» «redacted:KEY»");
	known.delete("KEY");
	expect(redactMessage("trout-fish-8 swordfish-9", known)).toBe("«redacted:TOKEN» swordfish-9");
	pattern.mockRestore();
});
