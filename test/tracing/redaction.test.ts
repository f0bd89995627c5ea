import { expect, test } from "vitest";
import { SensitiveValues } from "../../src/host/sensitive.js";
import { Redaction } from "../../src/tracing/recording/redaction.js";

const redaction = new Redaction([["TOKEN", "swordfish-9"]], new SensitiveValues());

test("a secret in a source is hidden, and what stands around it is not", () => {
	const source = 'var $key {\n  value = "swordfish-9" // of the shop\n}\n';
	expect(redaction.source(source)).toBe('var $key {\n  value = "•••••••••••" // of the shop\n}\n');
});

test("offsets in a source stay what they are, with several secrets on a line as well", () => {
	const source = 'a = ["swordfish-9", 1, "swordfish-9"]\nb = "sk-test-0123456789abcdefghij" ~ "é𝄞"\n';
	const safe = redaction.source(source);
	expect(safe).toHaveLength(source.length);
	expect(safe).toBe(`a = ["${"•".repeat(13)} •• ${"•".repeat(12)}"]\nb = "${"•".repeat(28)}" ~ "é𝄞"\n`);
});
