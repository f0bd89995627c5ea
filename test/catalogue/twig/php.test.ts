import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderTemplate } from "../../../src/catalogue/twig/render.js";
import { XanoError } from "../../../src/values/error.js";
import { decodeJson } from "../../../src/values/json.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { getKey, keysOf } from "../../../src/values/object.js";
import { stillRun } from "../filters/evaluate.js";
import { surroundingsOf } from "./surroundings.js";

/** A template and what it gave; or null, the message of its error and the line. */
type Row = readonly [template: string, result: string] | readonly [string, null, message: string, line: number];

/** What Twig on PHP answered; `scripts/php/twig.php` asked. */
interface Answers {
	readonly rows: readonly Row[];
}

const text = readFileSync(new URL("./php.json", import.meta.url), "utf8");
const { rows } = JSON.parse(text) as Answers;
const data = getKey(decodeJson(text) as XanoObject, "data") as XanoObject;
const deviations = decodeJson(readFileSync(new URL("./deviations.json", import.meta.url), "utf8")) as Readonly<
	Record<string, Value>
>;
const excused = new Map(
	keysOf(deviations).flatMap((reason) =>
		Object.entries(deviations[reason] as Record<string, string>).map(([template, ours]) => [template, ours] as const),
	),
);

/** Text, or the message of an error. */
function outcome(template: string): string {
	try {
		return renderTemplate(stillRun(), template, surroundingsOf(data));
	} catch (error) {
		if (error instanceof XanoError) return `error: ${error.message}`;
		throw error;
	}
}

function expected([, result, message, line]: Row): string {
	if (result !== null) return result;
	if (message === "php") return "error: php";
	const mark = /[.?]$/.exec(message)?.[0] ?? "";
	return `error: ${message.slice(0, message.length - mark.length)} at line ${line}${mark}`;
}

describe("as Twig answers", () => {
	test("enough was asked", () => {
		expect(rows.length).toBeGreaterThan(2_500);
	});

	test("every row", () => {
		const wrong: unknown[] = [];
		for (const row of rows) {
			const [template] = row;
			const actual = outcome(template);
			const wanted = excused.get(template) ?? expected(row);
			const isRefused = wanted === "error: php" && actual.startsWith("error: ");
			if (actual !== wanted && !isRefused) wrong.push({ template, wanted, actual });
		}
		expect(wrong).toEqual([]);
	});

	test("what is excused does deviate", () => {
		const byTemplate = new Map(rows.map((row) => [row[0], row]));
		for (const [template, ours] of excused) {
			const row = byTemplate.get(template);
			expect(row, template).toBeDefined();
			expect(expected(row as Row), template).not.toBe(ours);
		}
	});
});
