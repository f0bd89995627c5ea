import type { Value } from "../../values/kinds.js";
import { type CallContext, type FilterArgument, type FilterDefinition, filter } from "../define.js";
import { formatArgument, inRange, momentSubject, movedBy, notADate, zoneArgument } from "./date/coerce.js";
import { formatDate } from "./date/format.js";
import { readFormattedDate } from "./date/from_format.js";
import { moveMoment } from "./date/parse.js";
import { type TimeZone, UTC } from "./date/zones.js";
import { textSubject } from "./text/coerce.js";

const timeZone: FilterArgument = {
	name: "timezone",
	kind: "text",
	required: false,
	summary: 'IANA name such as "Europe/Paris", abbreviation or offset; UTC when left out.',
};

const subjectNote =
	"Numbers and numeric text are milliseconds since 1970, other texts are read as PHP's `strtotime` reads them. Null stays null.";

/** A filter that counts whole units since 1970; what is left over is cut off. */
function counting(unit: string, alias: string, size: number, result: string): FilterDefinition {
	const name = `to_${unit}`;
	const title = unit === "ms" ? "milliseconds" : unit;
	return filter({
		name,
		family: "date",
		aliases: [alias],
		summary: `The ${title} since 1970 of a timestamp or date text.`,
		arguments: [timeZone],
		result: "int",
		context: true,
		evidence: "documented",
		notes: `${subjectNote}${size === 1 ? "" : " What is left over is cut off."}`,
		examples: [
			{ code: `1758265200000|${name}`, result },
			{ code: `null|${name}`, result: "null" },
			{ code: `"2025-09-19"|${name}:"America/Los_Angeles"`, result },
		],
		run: (context, subject, zone: Value) => {
			if (subject === null) return null;
			const moment = momentSubject(subject, zoneArgument(zone, context, name), context, name);
			return Math.trunc(moment / size) + 0;
		},
	});
}

/** A filter that adds a fixed length of time. */
function adding(unit: "secs" | "ms", size: number, given: readonly [title: string, amount: number, result: string]) {
	const name = `add_${unit}_to_timestamp`;
	const [title, amount, result] = given;
	return filter({
		name,
		family: "date",
		aliases: [`epochms_add_${unit}`],
		summary: `Adds ${title} to a timestamp; negative ones go back.`,
		arguments: [{ name: title, kind: "int", required: true, summary: `How many ${title}.` }],
		result: "int",
		context: true,
		evidence: "documented",
		notes: subjectNote,
		examples: [
			{ code: `1698710400000|${name}:${amount}`, result },
			{ code: `"2023-10-31"|${name}:${amount}`, result },
		],
		run: (context: CallContext, subject: Value, value: Value) =>
			subject === null ? null : movedBy(momentSubject(subject, UTC, context, name), value, size, name, title),
	});
}

/** A filter that gives one field of a date. Xano has these names in database queries only. */
function field(name: string, title: string, letter: string, result: string): FilterDefinition {
	return filter({
		name: `timestamp_${name}`,
		family: "date",
		summary: `The ${title} of a timestamp.`,
		arguments: [timeZone],
		result: "int",
		context: true,
		evidence: "documented",
		notes: subjectNote,
		portability: `Xano has \`timestamp_${name}\` in database queries only: write \`|format_timestamp:"${letter}"|to_int\`.`,
		examples: [{ code: `1698710400000|timestamp_${name}:"America/New_York"`, result }],
		run: (context, subject, zone: Value) => {
			if (subject === null) return null;
			const place = zoneArgument(zone, context, `timestamp_${name}`);
			return Number(formatDate(momentSubject(subject, place, context, `timestamp_${name}`), letter, place));
		},
	});
}

function transform(context: CallContext, subject: Value, phrase: Value, zone: Value): Value {
	if (subject === null) return null;
	const place: TimeZone = zoneArgument(zone, context, "transform_timestamp");
	const moment = momentSubject(subject, place, context, "transform_timestamp");
	const text = formatArgument(phrase, "transform_timestamp");
	const moved = moveMoment(text, place, moment);
	if (moved === null) throw notADate(text, "Write what to change, such as `-7 days` or `first monday of next month`.");
	return moved;
}

/** Filters that read, write and move timestamps. */
export const dateFilters: readonly FilterDefinition[] = [
	filter({
		name: "to_timestamp",
		family: "date",
		aliases: ["to_epochms"],
		summary: "Reads a date text as a timestamp in milliseconds since 1970.",
		arguments: [timeZone],
		result: "int",
		context: true,
		evidence: "documented",
		notes: `${subjectNote} Relative words count from the current time, which is \`now\`. A day a month lacks runs over into the next.`,
		examples: [
			{ code: '"10 September 2000"|to_timestamp', result: "968544000000" },
			{ code: '"2024-01-31 10:00"|to_timestamp:"Europe/Paris"', result: "1706691600000" },
			{ code: '"first monday of january 2025"|to_timestamp', result: "1736121600000" },
			{ code: '"2024-01-31T10:00:00.250+02:00"|to_timestamp', result: "1706688000250" },
			{ code: '"someday"|to_timestamp', result: 'error: Unable to read "someday" as a date' },
		],
		run: (context, subject, zone: Value) =>
			subject === null
				? null
				: momentSubject(subject, zoneArgument(zone, context, "to_timestamp"), context, "to_timestamp"),
	}),
	counting("ms", "to_epoch_ms", 1, "1758265200000"),
	counting("seconds", "to_epoch_sec", 1000, "1758265200"),
	counting("minutes", "to_epoch_minute", 60_000, "29304420"),
	counting("hours", "to_epoch_hour", 3_600_000, "488407"),
	counting("days", "to_epoch_day", 86_400_000, "20350"),
	filter({
		name: "parse_timestamp",
		family: "date",
		aliases: ["epochms_from_format"],
		summary: "Reads a text in a format of your own as a timestamp.",
		arguments: [
			{
				name: "format",
				kind: "text",
				required: true,
				summary: "PHP's date letters, as `DateTime::createFromFormat` reads them.",
			},
			timeZone,
		],
		result: "int",
		context: true,
		evidence: "documented",
		notes:
			"A format without a time gives midnight (documented), one without a date today. The whole text has to fit. Null stays null.",
		examples: [
			{ code: '"2023-08-15 13:45:30"|parse_timestamp:"Y-m-d H:i:s":"America/Los_Angeles"', result: "1692132330000" },
			{ code: '"31/01/2024"|parse_timestamp:"d/m/Y"', result: "1706659200000" },
			{ code: '"2024-01-31"|parse_timestamp:"d/m/Y"', result: 'error: Unable to read "2024-01-31" as a date' },
		],
		run: (context, subject, format: Value, zone: Value) => {
			if (subject === null) return null;
			const text = textSubject(subject, "parse_timestamp");
			const letters = formatArgument(format, "parse_timestamp");
			const place = zoneArgument(zone, context, "parse_timestamp");
			const moment = readFormattedDate(text, letters, place, context.clock.now());
			if (moment === null) throw notADate(text, `It does not have the format ${JSON.stringify(letters.slice(0, 60))}.`);
			return inRange(moment);
		},
	}),
	filter({
		name: "format_timestamp",
		family: "date",
		aliases: ["epochms_date"],
		summary: "Writes a timestamp as text.",
		arguments: [
			{
				name: "format",
				kind: "text",
				required: true,
				summary: "PHP's date letters; a backslash keeps the next letter.",
			},
			timeZone,
		],
		result: "text",
		context: true,
		evidence: "documented",
		notes: subjectNote,
		examples: [
			{ code: '1698710400000|format_timestamp:"Y-m-d"', result: '"2023-10-31"' },
			{ code: '"1692132330000"|format_timestamp:"Y-m-d H:i:s":"America/New_York"', result: '"2023-08-15 16:45:30"' },
			{
				code: '1698710400000|format_timestamp:"l, jS F Y \\\\a\\\\t g:i a T":"Europe/Paris"',
				result: '"Tuesday, 31st October 2023 at 1:00 am CET"',
			},
		],
		run: (context, subject, format: Value, zone: Value) => {
			if (subject === null) return null;
			const place = zoneArgument(zone, context, "format_timestamp");
			const moment = momentSubject(subject, place, context, "format_timestamp");
			return formatDate(moment, formatArgument(format, "format_timestamp"), place);
		},
	}),
	filter({
		name: "transform_timestamp",
		family: "date",
		aliases: ["epochms_transform"],
		summary: "Moves a timestamp by a relative phrase: adds or takes away days, months and so on.",
		arguments: [
			{
				name: "format",
				kind: "text",
				required: true,
				summary: "A phrase as PHP's `modify` reads it, such as `-7 days` or `next friday`.",
			},
			timeZone,
		],
		result: "int",
		context: true,
		evidence: "documented",
		notes: `${subjectNote} The time of day stays unless the phrase names another, also by a word such as \`midnight\` or \`friday\`. A month later than January 31 is March 2 or 3, as in PHP.`,
		examples: [
			{
				code: '"2023-08-15T20:45:30.000Z"|transform_timestamp:"-7 days":"America/Los_Angeles"',
				result: "1691527530000",
			},
			{ code: '1698710400000|transform_timestamp:"last Monday":"UTC"', result: "1698624000000" },
			{ code: '1698710400000|transform_timestamp:"last day of next month"', result: "1701302400000" },
			{ code: '1700042400000|transform_timestamp:"first day of january 2025"', result: "1735725600000" },
			{
				code: '1698710400000|transform_timestamp:"a bit later"',
				result: 'error: Unable to read "a bit later" as a date',
			},
		],
		run: transform,
	}),
	adding("secs", 1000, ["seconds", 60, "1698710460000"]),
	adding("ms", 1, ["milliseconds", -2000, "1698710398000"]),
	field("year", "year", "Y", "2023"),
	field("month", "month, 1 to 12,", "n", "10"),
	field("day_of_month", "day of the month, 1 to 31,", "j", "30"),
	field("day_of_week", "day of the week, 0 for Sunday,", "w", "1"),
	field("hour", "hour, 0 to 23,", "G", "20"),
	field("minute", "minute, 0 to 59,", "i", "0"),
];
