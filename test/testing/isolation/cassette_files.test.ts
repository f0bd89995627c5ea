import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cassetteFile, removeCassette } from "../../../src/testing/isolation/cassette_files.js";
import { emptyFolder } from "../../host/folder.js";

function placeOf(construct: string, name: string): string {
	return relative("/project", cassetteFile("/project", construct, name))
		.split(sep)
		.join("/");
}

const names = fc.oneof(
	fc.string({ unit: "binary", maxLength: 300 }),
	fc.stringMatching(/^[a-zA-Z ./~_-]{0,12}$/),
	fc.constantFrom(
		"..",
		".",
		"",
		"/",
		"con",
		"CON",
		"a/../b",
		"a\0b",
		"\ud800",
		"\ud801",
		"ä",
		"a\u0308",
		"🎉",
		"x".repeat(300),
	),
);

describe("the place of a cassette", () => {
	test("is readable for the names most tests have", () => {
		expect(placeOf("create_user", "refuses an empty name")).toBe("cassettes/create_user/refuses-an-empty-name.json");
		expect(placeOf("openai/chat", "answers")).toBe("cassettes/openai.chat/answers.json");
		expect(placeOf("greet", "Says hello!")).toMatch(/^cassettes\/greet\/Says-hello~[\da-f]{12}\.json$/);
		expect(placeOf("greet", "🎉")).toMatch(/^cassettes\/greet\/unnamed~[\da-f]{12}\.json$/);
	});

	test("is a file of its own in a folder of its own, whatever the names", () => {
		fc.assert(
			fc.property(names, names, (construct, name) => {
				const [folder, own, file, ...others] = placeOf(construct, name).split("/");
				expect([folder, others]).toEqual(["cassettes", []]);
				for (const step of [own, file]) {
					expect(step).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.~-]*$/);
					expect(step!.length).toBeLessThan(110);
					expect(step).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
				}
			}),
		);
	});

	test("is no other test's, also where file systems do not tell upper case from lower", () => {
		fc.assert(
			fc.property(names, names, (one, other) => {
				fc.pre(one !== other);
				expect(placeOf("f", one).toLowerCase()).not.toBe(placeOf("f", other).toLowerCase());
				expect(placeOf(one, "t").toLowerCase()).not.toBe(placeOf(other, "t").toLowerCase());
			}),
		);
		const alike = ["a b", "A b", "a B", "a-b", "a.b", "a/b", "a  b", " a b", "a b ", "a_b", "a~b", "ab"];
		expect(new Set(alike.map((name) => placeOf("f", name).toLowerCase())).size).toBe(alike.length);
	});
});

describe("removing a cassette", () => {
	test("takes the folder away with the last one, and nothing where there is none", async () => {
		const root = emptyFolder();
		const [one, other] = [cassetteFile(root, "f", "one"), cassetteFile(root, "f", "other")] as [string, string];
		mkdirSync(dirname(one), { recursive: true });
		for (const file of [one, other]) writeFileSync(file, "{}");
		await removeCassette(one);
		expect([existsSync(one), existsSync(other)]).toEqual([false, true]);
		await removeCassette(other);
		expect(existsSync(dirname(other))).toBe(false);
		await removeCassette(other);
		expect(existsSync(join(root, "cassettes"))).toBe(true);
	});
});
