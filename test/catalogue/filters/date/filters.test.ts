import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDate } from "../../../../src/catalogue/filters/date/format.js";
import { readFormattedDate } from "../../../../src/catalogue/filters/date/from_format.js";
import { readDateText } from "../../../../src/catalogue/filters/date/parse.js";
import { findZone, UTC } from "../../../../src/catalogue/filters/date/zones.js";
import { dateFilters } from "../../../../src/catalogue/filters/date.js";
import { parseDate } from "../../../../src/catalogue/input_helpers.js";
import { XanoError } from "../../../../src/values/error.js";
import type { Value } from "../../../../src/values/kinds.js";
import { apply } from "../evaluate.js";

const moment = 1_700_000_000_123;

function messageOf(name: string, subject: Value, args: readonly unknown[] = []): string {
	try {
		return `no error, but ${String(apply(name, subject, args))}`;
	} catch (error) {
		if (!(error instanceof XanoError)) throw error;
		return error.message;
	}
}

describe("date filters", () => {
	test("null stays null in all of them", () => {
		for (const { name, arguments: declared } of dateFilters) {
			expect(
				apply(
					name,
					null,
					declared.map(() => "Y"),
				),
				name,
			).toBeNull();
		}
	});

	test("numbers and numeric texts are milliseconds, whatever digits they have", () => {
		for (const subject of [moment, String(moment), moment + 0.9, ` ${moment}`]) {
			expect(apply("to_ms", subject)).toBe(moment);
			expect(apply("to_timestamp", subject)).toBe(moment);
		}
		expect(apply("to_timestamp", "2024")).toBe(2024);
	});

	test("counts are cut off towards zero", () => {
		expect(apply("to_seconds", -1500)).toBe(-1);
		expect(apply("to_days", 86_399_999)).toBe(0);
		expect(Object.is(apply("to_days", -1), 0)).toBe(true);
	});

	test("a phrase without a time keeps the milliseconds", () => {
		expect(apply("transform_timestamp", moment, ["+1 day"])).toBe(moment + 86_400_000);
		expect(apply("transform_timestamp", moment, ["now"])).toBe(moment);
		expect(apply("transform_timestamp", moment, ["-1500 ms"])).toBe(moment - 1500);
		expect(apply("transform_timestamp", moment, ["today"])).toBe(1_699_920_000_000);
		expect(apply("transform_timestamp", moment, ["noon"])).toBe(1_699_963_200_000);
	});

	test("fractions of a second are kept to the millisecond", () => {
		expect(apply("to_timestamp", "2024-01-01T00:00:00.123456Z")).toBe(1_704_067_200_123);
		expect(apply("to_timestamp", "@-1.25")).toBe(-1250);
		expect(apply("parse_timestamp", "2024-01-01 00:00:00.5", ["Y-m-d H:i:s.u"])).toBe(1_704_067_200_500);
		expect(apply("format_timestamp", moment, ["U.v u"])).toBe("1700000000.123 123000");
		expect(apply("format_timestamp", -1, ["U.v"])).toBe("-1.999");
	});

	test("zones are names, abbreviations and offsets in any case", () => {
		const hour = (zone: string): Value => apply("format_timestamp", moment, ["H:i T", zone]);
		expect(hour("europe/PARIS")).toBe("23:13 CET");
		expect(hour("est")).toBe("17:13 EST");
		expect(hour("+05:30")).toBe("03:43 GMT+0530");
		expect(hour("Asia/Kathmandu")).toBe("03:58 +0545");
		expect(hour("")).toBe("22:13 UTC");
	});

	test("what cannot be read is said", () => {
		expect(messageOf("to_timestamp", "garbage")).toBe('Unable to read "garbage" as a date');
		expect(messageOf("to_timestamp", "")).toBe('Unable to read "" as a date');
		expect(messageOf("to_timestamp", "x".repeat(5000))).toBe(`Unable to read "${"x".repeat(60)}…" as a date`);
		expect(messageOf("to_ms", 1, ["\u2028\n"])).toBe('Unknown time zone "\\u2028\\n"');
		expect(messageOf("to_ms", [1])).toBe("`to_ms` needs a timestamp or date text, not an array");
		expect(messageOf("to_ms", true)).toBe("`to_ms` needs a timestamp or date text, not a bool");
		expect(messageOf("to_ms", 1, ["Mars/Phobos"])).toBe('Unknown time zone "Mars/Phobos"');
		expect(messageOf("to_ms", 1, [7])).toBe("The time zone of `to_ms` must be a text, not an int");
		expect(messageOf("format_timestamp", 1, [[]])).toBe(
			"The format of `format_timestamp` must be a text, not an array",
		);
		expect(messageOf("add_secs_to_timestamp", 1, ["x"])).toBe(
			'The seconds of `add_secs_to_timestamp` must be a number, not the text "x"',
		);
	});

	test("dates end where JavaScript's do", () => {
		expect(apply("to_ms", 8_639_999_999_999_999)).toBe(8_639_999_999_999_999);
		for (const far of [8_640_000_000_000_000, -8_640_000_000_000_001, "1e300", "1e999", 9_223_372_036_854_775_807n]) {
			expect(messageOf("to_ms", far)).toBe("The timestamp is out of range");
		}
		expect(messageOf("add_secs_to_timestamp", 0, [1e300])).toBe("The timestamp is out of range");
		expect(apply("format_timestamp", 8_639_999_999_999_999, ["Y-m-d T", "Asia/Tokyo"])).toBe("275760-09-13 JST");
		expect(apply("format_timestamp", -8_640_000_000_000_000, ["Y-m-d", "America/New_York"])).toBe("-271821-04-19");
		expect(messageOf("transform_timestamp", 0, ["+9999999999 years"])).toBe(
			'Unable to read "+9999999999 years" as a date',
		);
	});
});

describe("laws", () => {
	const zones = ["UTC", "America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "-03:30"];
	const zone = fc.constantFrom(...zones).map((name) => findZone(name) ?? UTC);
	const instants = fc.integer({ min: 0, max: 4_102_444_800 }).map((second) => second * 1000);

	test("what was written is read again as the same moment", () => {
		fc.assert(
			fc.property(instants, zone, (instant, place) => {
				for (const format of ["Y-m-d\\TH:i:sP", "D, d M Y H:i:s O", "Y-m-d H:i:s P"]) {
					const text = formatDate(instant, format, place);
					expect(readDateText(text, UTC, 0), text).toBe(instant);
					expect(readFormattedDate(text, format, UTC, 0), text).toBe(instant);
				}
				expect(readDateText(`@${instant / 1000}`, place, 0)).toBe(instant);
			}),
		);
	});

	test("a day there and back is the same day, and relative phrases count on", () => {
		fc.assert(
			fc.property(instants, fc.integer({ min: 1, max: 5000 }), (instant, days) => {
				const there = readDateText(`+${days} days`, UTC, instant);
				expect(there).toBe(instant + days * 86_400_000);
				expect(readDateText(`${days} days ago`, UTC, there ?? 0)).toBe(instant);
			}),
		);
	});

	test("any text is a moment or none", () => {
		const words = fc.constantFrom(
			..."next last first monday of ago week +1 - 2024 01 31 : / . T10:00 noon january @5 EST Europe/Paris W10 st 5pm é \0 \n".split(
				" ",
			),
		);
		const texts = fc.oneof(
			fc.string(),
			fc.string({ unit: "binary" }),
			fc.array(words, { maxLength: 8 }).map((parts) => parts.join(" ")),
			fc.array(words, { maxLength: 8 }).map((parts) => parts.join("")),
		);
		fc.assert(
			fc.property(texts, texts, zone, (text, format, place) => {
				for (const read of [readDateText(text, place, moment), readFormattedDate(text, format, place, moment)]) {
					expect(read === null || (Number.isInteger(read) && Math.abs(read) <= 8.64e15), `${text} ${read}`).toBe(true);
				}
				expect(typeof formatDate(moment, text, place)).toBe("string");
				expect(findZone(text)?.offsetAt(0) ?? 0).toBeTypeOf("number");
			}),
			{ numRuns: 300 },
		);
	});

	test("a long text is refused without being read", () => {
		expect(readDateText(`1${" ".repeat(1_000_000)}x`, UTC, 0)).toBeNull();
		expect(readDateText("+".repeat(499), UTC, 0)).toBeNull();
		expect(readDateText(`1${" -.".repeat(160)}`, UTC, 0)).toBeNull();
	});
});

test("inputs read dates in the zone of the run", () => {
	expect(parseDate("2024-01-31 10:00", "Europe/Paris", 0)).toBe(1_706_691_600_000);
	expect(parseDate("yesterday", "UTC", moment)).toBe(1_699_833_600_000);
	expect(parseDate("nonsense", "UTC", moment)).toBeNull();
	expect(parseDate("2024-01-31", "Nowhere/Land", 0)).toBe(1_706_659_200_000);
});
