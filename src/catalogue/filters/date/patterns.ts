/**
 * Building blocks of the patterns of dates and times. Named groups say what was found; alternatives stand longest
 * first, so that a pattern takes as much as it can.
 */

/** A pattern of lower-case words, for any case. */
export function anyCase(words: string): string {
	return words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

export const space = "[ \\t]+";
export const separators = "[ \\t.-]*";

const hour24Digits = "(?:2[0-4]|[01]?[0-9])";
export const hour24 = `(?<hour>${hour24Digits})`;
export const hour24Full = "(?<hour>2[0-4]|[01][0-9])";
export const hour12 = "(?<hour>1[0-2]|0?[1-9])";
export const minute = "(?<minute>[0-5]?[0-9])";
export const minuteFull = "(?<minute>[0-5][0-9])";
export const second = "(?<second>60|[0-5]?[0-9])";
export const secondFull = "(?<second>60|[0-5][0-9])";
export const fraction = "\\.(?<fraction>[0-9]+)";
/** What follows belongs to it: the end of the text, which is a NUL, or white space. */
export const meridian = "(?<meridian>[AaPp]\\.?[Mm]\\.?)[\\0\\t ]";

export const month = "(?<month>1[0-2]|0?[0-9])";
export const monthFull = "(?<month>1[0-2]|0[0-9])";
export const day = "(?<day>3[01]|[0-2]?[0-9])(?:st|nd|rd|th)?";
export const dayFull = "(?<day>3[01]|[0-2][0-9])";
export const year = "(?<year>[0-9]{1,4})";
export const year2 = "(?<year>[0-9]{2})";
export const year4 = "(?<year>[0-9]{4})";

const monthNames =
	"january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";
const monthShort = "jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec";
export const monthName = `(?<monthName>${anyCase(monthNames)})`;
export const monthAbbreviation = `(?<monthName>${anyCase(monthShort)})`;
export const monthText = `(?<monthName>${anyCase(monthNames)}|VIII|VII|VI|IV|V|XII|XI|X|IX|III|II|I)`;

const offset = `(?:GMT)?[+-](?:[0-2][0-9]:[0-5][0-9]:[0-5][0-9]|[0-2][0-9][0-5][0-9][0-5][0-9]|${hour24Digits}(?::?[0-5]?[0-9])?)`;
const zoneName = "[A-Z][a-z]+(?:[_/-][A-Za-z]+)+|\\(?[A-Za-z]{1,6}\\)?";
export const offsetZone = `(?<zone>${offset})`;
export const anyZone = `(?<zone>${offset}|${zoneName})`;

const weekdayNames = "sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tue|wed|thu|fri|sat";
const weekdaysNames = "sundays|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays";
export const weekday = `(?<unit>${anyCase(`${weekdaysNames}|${weekdayNames}`)})`;
export const weekdayText = `(?<unit>${anyCase(`${weekdaysNames}|weekdays|weekday|${weekdayNames}`)})`;

const ordinals = "first|second|third|fourth|fifth|sixth|seventh|eighth|eight|ninth|tenth|eleventh|twelfth";
const directions = "next|last|previous|this";
export const ordinal = `(?<ordinal>${anyCase(`${ordinals}|${directions}`)})`;
export const direction = `(?<ordinal>${anyCase(directions)})`;

const plainUnits =
	"msec|millisecond|\u00b5sec|microsecond|usec|second|sec|minute|min|hour|day|fortnight|forthnight|month|year";
const unitNames = `(?:${plainUnits})s|weeks|${plainUnits}|ms|\u00b5s|${weekdaysNames}|weekdays|weekday|${weekdayNames}`;
export const unit = `(?<unit>${anyCase(unitNames)})`;
/** `week` is a unit after a number only; after `next` it means the whole week. */
export const countedUnit = `(?<unit>${anyCase(`${unitNames}|week`)})`;
