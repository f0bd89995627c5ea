import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatDate } from "../../../../src/catalogue/filters/date/format.js";
import { findZone } from "../../../../src/catalogue/filters/date/zones.js";
import { deviations } from "../../../php/deviations.js";

/** What PHP's clocks show; `scripts/php/zones.php` asked. Moments are seconds. */
interface Answers {
	readonly moments: readonly number[];
	readonly rows: readonly (readonly [zone: string, ...shown: string[]])[];
}

const answers = JSON.parse(readFileSync(new URL("./zones.json", import.meta.url), "utf8")) as Answers;

/** The answers as questions: what a zone shows at a moment, in a format. */
function* questions(): Generator<{ readonly question: string; readonly shown: string; readonly written: string }> {
	for (const [name, ...row] of answers.rows) {
		const zone = findZone(name);
		for (const [index, moment] of answers.moments.entries()) {
			const written = zone === null ? "unknown" : formatDate(moment * 1000, "Y-m-d H:i:s P T I", zone);
			yield { question: `${name} ${moment}`, shown: row[index] as string, written };
		}
	}
}

const clock = (shown: string): string => shown.split(" ").slice(0, 3).join(" ");

test("the clocks of all zones show what PHP's show", () => {
	expect(answers.rows.length).toBeGreaterThan(400);
	const wrong = [...questions()].filter(({ shown, written }) => clock(shown) !== clock(written));
	expect(wrong).toEqual([]);
});

test("abbreviations and summer time are PHP's, but for those that Node's data do not tell", () => {
	// Node's data change with its version: an answer may become PHP's.
	const recorded = new Set(
		deviations.filter(({ table }) => table === "date/zones: rows").flatMap((each) => each.questions),
	);
	const differing = [...questions()].filter(({ shown, written }) => shown !== written);
	expect(differing.map(({ question }) => question).filter((question) => !recorded.has(question))).toEqual([]);
});
