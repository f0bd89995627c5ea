import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatDate } from "../../../../src/catalogue/filters/date/format.js";
import { readFormattedDate } from "../../../../src/catalogue/filters/date/from_format.js";
import { moveMoment, readDateText } from "../../../../src/catalogue/filters/date/parse.js";
import { findZone, type TimeZone } from "../../../../src/catalogue/filters/date/zones.js";

/** What PHP answered; `scripts/php/dates.php` asked. Moments are seconds, false where it refused a text. */
interface Answers {
	readonly letters: string;
	readonly bases: readonly (readonly [zone: string, moment: number])[];
	readonly texts: readonly (readonly [text: string, ...answers: (number | false)[]])[];
	readonly moved: readonly (readonly [text: string, ...answers: (number | false)[]])[];
	readonly workdays: readonly (readonly [base: number, count: number, answer: number])[];
	readonly clocks: readonly (readonly [zone: string, text: string, answer: number | false])[];
	readonly formatted: readonly (readonly [zone: string, moment: number, written: string])[];
	readonly parsed: readonly (readonly [format: string, text: string, zone: string, answer: number | false])[];
}

const answers = JSON.parse(readFileSync(new URL("./php.json", import.meta.url), "utf8")) as Answers;

function zoneOf(name: string): TimeZone {
	const zone = findZone(name);
	if (zone === null) throw new Error(`no zone ${name}`);
	return zone;
}

/** Whole seconds, as PHP gives them. */
function seconds(milliseconds: number | null): number | false {
	return milliseconds === null ? false : Math.floor(milliseconds / 1000);
}

describe("as PHP answers", () => {
	test("what texts mean, seen from several moments and zones", () => {
		expect(answers.texts.length).toBeGreaterThan(900);
		for (const [text, ...expected] of answers.texts) {
			const actual = answers.bases.map(([zone, base]) => seconds(readDateText(text, zoneOf(zone), base * 1000)));
			expect([text, ...actual]).toEqual([text, ...expected]);
		}
	});

	test("where a text moves a moment", () => {
		expect(answers.moved.length).toBeGreaterThan(300);
		for (const [text, ...expected] of answers.moved) {
			const actual = answers.bases
				.slice(3, 8)
				.map(([zone, base]) => seconds(moveMoment(text, zoneOf(zone), base * 1000)));
			expect([text, ...actual]).toEqual([text, ...expected]);
		}
	});

	test("working days", () => {
		for (const [base, count, expected] of answers.workdays) {
			const actual = seconds(readDateText(`${count} weekdays`, zoneOf("UTC"), base * 1000));
			expect([base, count, actual]).toEqual([base, count, expected]);
		}
	});

	test("changes of the clocks", () => {
		for (const [zone, text, expected] of answers.clocks) {
			expect([zone, text, seconds(readDateText(text, zoneOf(zone), 0))]).toEqual([zone, text, expected]);
		}
	});

	test("every letter of a format", () => {
		const format = [...answers.letters].join("\\|");
		for (const [zone, moment, expected] of answers.formatted) {
			expect([zone, moment, formatDate(moment * 1000, format, zoneOf(zone))]).toEqual([zone, moment, expected]);
		}
	});

	test("dates in a format of their own", () => {
		for (const [format, text, zone, expected] of answers.parsed) {
			const actual = seconds(readFormattedDate(text, format, zoneOf(zone), 0));
			expect([format, text, zone, actual]).toEqual([format, text, zone, expected]);
		}
	});
});
