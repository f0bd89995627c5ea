import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { XanoError } from "../../../../src/values/error.js";
import { decodeJson, encodeJson } from "../../../../src/values/json.js";
import type { Value, XanoObject } from "../../../../src/values/kinds.js";
import { getKey } from "../../../../src/values/object.js";
import { expectDeviations } from "../../../php/deviations.js";
import { apply } from "../evaluate.js";

/** What PHP's XML parser answered, in the shape of `xml_decode`; `scripts/php/xml.php` asked. */
const answers = decodeJson(readFileSync(new URL("./php.json", import.meta.url), "utf8")) as XanoObject;

function outcomeOf(document: string, isShapeKnown: boolean): string {
	try {
		const value = apply("xml_decode", document);
		return isShapeKnown ? encodeJson(value) : '"well-formed"';
	} catch (error) {
		if (error instanceof XanoError) return '"error"';
		throw error;
	}
}

describe("as PHP answers", () => {
	test("what is well-formed, and what is in it", () => {
		const rows = getKey(answers, "rows") as [document: string, answer: Value][];
		expect(rows.length).toBeGreaterThan(250);
		const differing = rows.filter(([document, answer]) => {
			return outcomeOf(document, answer !== "well-formed") !== encodeJson(answer);
		});
		expectDeviations(
			"xml/php: rows",
			differing.map(([document]) => encodeJson(document)),
		);
	});
});
