import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { XanoError } from "../../../../src/values/error.js";
import { decodeJson, encodeJson } from "../../../../src/values/json.js";
import type { Value, XanoObject } from "../../../../src/values/kinds.js";
import { entriesOf } from "../../../../src/values/object.js";
import { expectDeviations } from "../../../php/deviations.js";
import { apply } from "../evaluate.js";

type Row = [subject: Value, args: Value[], answer: Value];

/** What PHP answered, for each filter; the scripts of the same names in `scripts/php` asked. */
function tablesOf(name: string): [string, Row[]][] {
	const text = readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8");
	return entriesOf(decodeJson(text) as XanoObject).filter((entry): entry is [string, Row[]] => Array.isArray(entry[1]));
}

function outcomeOf(name: string, subject: Value, args: readonly Value[]): Value {
	try {
		return apply(name, subject, args);
	} catch (error) {
		if (error instanceof XanoError) return "error";
		throw error;
	}
}

describe.each(["arrays", "numbers", "strings", "urls"])("as PHP answers: %s", (file) => {
	test.each(tablesOf(file))("%s", (name, rows) => {
		expect(rows.length).toBeGreaterThan(5);
		const differing = rows
			.filter(([subject, args, answer]) => encodeJson(outcomeOf(name, subject, args)) !== encodeJson(answer))
			.map(([subject, args]) => encodeJson([subject, args]));
		expectDeviations(`php/${file}: ${name}`, differing);
	});
});
