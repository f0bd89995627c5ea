import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { XanoError } from "../../../src/values/error.js";
import { decodeJson, encodeJson } from "../../../src/values/json.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { entriesOf } from "../../../src/values/object.js";
import { apply } from "./evaluate.js";

/** What PHP answered, for each filter subject, arguments and result; `scripts/php/texts.php` asked. */
const answers = entriesOf(
	decodeJson(readFileSync(new URL("./texts.json", import.meta.url), "utf8")) as XanoObject,
).filter((entry): entry is [string, [Value, Value[], Value][]] => Array.isArray(entry[1]));

function outcomeOf(name: string, subject: Value, args: readonly Value[]): Value {
	try {
		return apply(name, subject, args);
	} catch (error) {
		if (error instanceof XanoError) return "error";
		throw error;
	}
}

describe("as PHP answers", () => {
	test.each(answers)("%s", (name, rows) => {
		expect(rows.length).toBeGreaterThan(5);
		const written = rows.map((row) => encodeJson(row));
		const actual = rows.map(([subject, args]) => encodeJson([subject, args, outcomeOf(name, subject, args)]));
		expect(actual.filter((row, index) => row !== written[index])).toEqual([]);
	});
});
