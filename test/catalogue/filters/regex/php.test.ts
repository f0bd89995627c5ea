import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeJson, encodeJson } from "../../../../src/values/json.js";
import type { Value } from "../../../../src/values/kinds.js";
import { outcomeOf } from "../evaluate.js";
import { applyRegex } from "./apply.js";

/** What PHP answered; `scripts/php/regex.php` asked. */
const [, ...rows] = decodeJson(readFileSync(new URL("./php.json", import.meta.url), "utf8")) as [Value, ...Value[][]];

const filters: Readonly<Record<string, string>> = {
	first: "regex_get_first_match",
	all: "regex_get_all_matches",
	replace: "regex_replace",
	quote: "regex_quote",
};

function ask(kind: string, pattern: string, subject: string, rest: readonly Value[]): Value {
	const name = filters[kind] as string;
	return applyRegex(name, pattern, kind === "replace" ? [rest[0] as Value, subject] : [subject]);
}

describe.each(Object.keys(filters))("%s as PHP answers", (kind) => {
	const asked = rows.filter((row) => row[0] === kind) as [string, string, string, ...Value[]][];

	test("there are questions", () => {
		expect(asked.length).toBeGreaterThan(40);
	});

	test("the answers are PHP's", () => {
		const different: string[] = [];
		for (const [, pattern, subject, ...rest] of asked) {
			const answer = rest.at(-1) as Value;
			const outcome = outcomeOf(() => ask(kind, pattern, subject, rest));
			const isRight = answer === null ? outcome.startsWith("error: ") : outcome === encodeJson(answer);
			if (!isRight) different.push(`${encodeJson([pattern, subject, ...rest])} but ${outcome}`);
		}
		expect(different).toEqual([]);
	});
});
