import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newPassword } from "../../../../src/catalogue/statements/security/password_rules.js";
import { systemRandom } from "../../../../src/host/random.js";
import { noRandom } from "../../../engine/support.js";
import { errorOf, resultOf } from "./support.js";

describe("security.create_password", () => {
	const flags = fc.record({
		lowercase: fc.boolean(),
		uppercase: fc.boolean(),
		digit: fc.boolean(),
		symbol: fc.boolean(),
	});

	test("keeps the rules", () => {
		const kinds = { lowercase: /[a-z]/, uppercase: /[A-Z]/, digit: /\d/, symbol: /[^a-zA-Z0-9]/ } as const;
		fc.assert(
			fc.property(flags, fc.integer({ min: 4, max: 40 }), (rules, length) => {
				const password = newPassword({ ...rules, length, symbols: "" }, systemRandom());
				expect(password.length).toBe(length);
				const wanted = Object.values(rules).some((rule) => rule) ? rules : null;
				for (const [kind, pattern] of Object.entries(kinds) as [keyof typeof kinds, RegExp][]) {
					if (wanted) expect(pattern.test(password), `${kind} in ${password}`).toBe(wanted[kind]);
				}
				if (!wanted) expect(password).toMatch(/^[a-zA-Z0-9]+$/);
			}),
		);
	});

	test("uses the symbols of the list only", () => {
		const rules = { length: 50, lowercase: false, uppercase: false, digit: false, symbol: true, symbols: "#\u{1F600}" };
		expect(newPassword(rules, systemRandom())).toMatch(/^[#\u{1F600}]{50}$/u);
		expect(newPassword({ ...rules, symbol: false, length: 8 }, systemRandom())).toMatch(/^[a-zA-Z0-9]{8}$/);
	});

	test("puts the kinds at random places, and every character is possible", () => {
		const rules = { length: 4, lowercase: true, uppercase: true, digit: true, symbol: true, symbols: "" };
		const passwords = Array.from({ length: 2000 }, () => newPassword(rules, systemRandom()));
		const places = passwords.map((password) => password.search(/\d/));
		for (const place of [0, 1, 2, 3]) expect(places.filter((each) => each === place).length).toBeGreaterThan(300);
		expect(new Set(passwords.join("")).size).toBe(26 + 26 + 10 + 28);
	});

	test("has 12 letters and digits, and its randomness comes from the run", async () => {
		const program = "security.create_password as $password\nresponse = $password";
		expect(await resultOf(program)).toMatch(/^[a-zA-Z0-9]{12}$/);
		expect(await resultOf(program, { random: noRandom })).toBe(await resultOf(program, { random: noRandom }));
	});

	test.each([
		["character_count = 3 require_symbol = true", "character_count is too small"],
		["character_count = -1", "character_count is too small"],
		["character_count = 0 require_lowercase = false", "character_count is too small"],
		['character_count = "long"', "The character_count of `security.create_password` must be a number"],
		["character_count = 100000000000", "A text grew beyond"],
		["symbol_whitelist = [1]", "`security.create_password` needs a text as symbol_whitelist"],
	])("refuses %s", async (attributes, message) => {
		expect((await errorOf(`security.create_password { ${attributes} } as $p`)).message).toContain(message);
	});
});

describe("security.check_password", () => {
	const login = (typed: string): string => `function "example" {
		input {
			password secret?="correct horse battery"
		}
		stack {
			security.check_password { text_password = ${typed} hash_password = $input.secret } as $is_right
		}
		response = $is_right
	}`;

	test("tells the right password from others", async () => {
		expect(await resultOf(login('"correct horse battery"'))).toBe(true);
		for (const typed of ['"correct horse batterY"', '""', "null", "0"])
			expect(await resultOf(login(typed))).toBe(false);
	});

	test.each(['""', "null", '"plain"', "12345", '"$scrypt$ln=99,r=8,p=1$AAAA$BBBB"'])(
		"nothing matches %s",
		async (hash) => {
			const program = `security.check_password { text_password = "plain" hash_password = ${hash} } as $is_right\nresponse = $is_right`;
			expect(await resultOf(program)).toBe(false);
		},
	);

	test.each([
		"$2y$10$abcdefghijklmnopqrstuuJ0xJ0xJ0xJ0xJ0xJ0xJ0xJ0xJ0xJ0xJ",
		"$argon2id$v=19$m=65536,t=4,p=1$c2FsdA$aGFzaA",
		"$6$salt$hash",
		`0123456789abcdef.${"0".repeat(64)}`,
	])("a hash of another maker is an error: %s", async (hash) => {
		const program = `security.check_password { text_password = "secret" hash_password = '${hash}' } as $is_right`;
		const { message, help } = await errorOf(program);
		expect(message).toBe("hash_password was not made by this program");
		expect(`${message} ${help}`).not.toContain(hash.slice(-8));
	});

	test("the password must be a text", async () => {
		const program = 'security.check_password { text_password = ["a"] hash_password = "b" } as $is_right';
		expect((await errorOf(program)).message).toContain("needs a text as text_password, not an array");
	});
});
