import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { XanoError } from "../../../../src/values/error.js";
import { decodeJson, encodeJson } from "../../../../src/values/json.js";
import type { Value, XanoObject } from "../../../../src/values/kinds.js";
import { getKey } from "../../../../src/values/object.js";
import { expectDeviations } from "../../../php/deviations.js";
import { apply } from "../evaluate.js";

/** What Symfony's YAML answered; `scripts/php/yaml.php` asked. */
const answers = decodeJson(readFileSync(new URL("./php.json", import.meta.url), "utf8")) as XanoObject;

function outcomeOf(action: () => Value): string {
	try {
		return encodeJson(action());
	} catch (error) {
		if (error instanceof XanoError) return '"error"';
		throw error;
	}
}

describe("as Symfony answers", () => {
	test("what a text means", () => {
		const rows = getKey(answers, "parsed") as [text: string, answer: Value][];
		expect(rows.length).toBeGreaterThan(2_500);
		const differing = rows.filter(([text, answer]) => {
			return outcomeOf(() => apply("yaml_decode", text)) !== encodeJson(answer);
		});
		expectDeviations(
			"yaml/php: parsed",
			differing.map(([text]) => encodeJson(text)),
		);
	});

	test("how a value is written", () => {
		const rows = getKey(answers, "dumped") as [value: Value, ...style: number[], answer: string][];
		expect(rows.length).toBeGreaterThan(2_000);
		const differing: string[] = [];
		for (const [value, flags, inline, indent, answer] of rows as [Value, number, number, number, string][]) {
			const written = outcomeOf(() => apply("yaml_encode", value, [flags, inline, indent]));
			if (written !== encodeJson(answer)) differing.push(encodeJson([value, flags, inline, indent]));
		}
		expectDeviations("yaml/php: dumped", differing);
	});
});
