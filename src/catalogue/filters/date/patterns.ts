/**
 * Building blocks of the patterns of dates and times. Named groups say what was found; alternatives stand longest
 * first, so that a pattern takes as much as it can.
 */

/** A pattern of lower-case words, for any case. */
export function anyCase(words: string): string {
	return words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

const space = "[ \\t]+";
const separators = "[ \\t.-]*";

const hour24Digits = "(?:2[0-4]|[01]?[0-9])";
const hour24 = `(?<hour>${hour24Digits})`;
const hour24Full = "(?<hour>2[0-4]|[01][0-9])";
const hour12 = "(?<hour>1[0-2]|0?[1-9])";
const minute = "(?<minute>[0-5]?[0-9])";
const minuteFull = "(?<minute>[0-5][0-9])";
const second = "(?<second>60|[0-5]?[0-9])";
const secondFull = "(?<second>60|[0-5][0-9])";
const fraction = "\\.(?<fraction>[0-9]+)";
/** What follows belongs to it: the end of the text, which is a NUL, or white space. */
const meridian = "(?<meridian>[AaPp]\\.?[Mm]\\.?)[\\0\\t ]";

const month = "(?<month>1[0-2]|0?[0-9])";
const monthFull = "(?<month>1[0-2]|0[0-9])";
const day = "(?<day>3[01]|[0-2]?[0-9])(?:st|nd|rd|th)?";
const dayFull = "(?<day>3[01]|[0-2][0-9])";
const year = "(?<year>[0-9]{1,4})";
const year2 = "(?<year>[0-9]{2})";
const year4 = "(?<year>[0-9]{4})";

const monthNames =
	"january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";
const monthShort = "jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec";
const monthName = `(?<monthName>${anyCase(monthNames)})`;
const monthAbbreviation = `(?<monthName>${anyCase(monthShort)})`;
const monthText = `(?<monthName>${anyCase(monthNames)}|VIII|VII|VI|IV|V|XII|XI|X|IX|III|II|I)`;

const offset = `(?:GMT)?[+-](?:[0-2][0-9]:[0-5][0-9]:[0-5][0-9]|[0-2][0-9][0-5][0-9][0-5][0-9]|${hour24Digits}(?::?[0-5]?[0-9])?)`;
const zoneName = "[A-Z][a-z]+(?:[_/-][A-Za-z]+)+|\\(?[A-Za-z]{1,6}\\)?";
const offsetZone = `(?<zone>${offset})`;
const anyZone = `(?<zone>${offset}|${zoneName})`;

const weekdayNames = "sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tue|wed|thu|fri|sat";
const weekdaysNames = "sundays|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays";
const weekday = `(?<unit>${anyCase(`${weekdaysNames}|${weekdayNames}`)})`;
const weekdayText = `(?<unit>${anyCase(`${weekdaysNames}|weekdays|weekday|${weekdayNames}`)})`;

const ordinals = "first|second|third|fourth|fifth|sixth|seventh|eighth|eight|ninth|tenth|eleventh|twelfth";
const directions = "next|last|previous|this";
const ordinal = `(?<ordinal>${anyCase(`${ordinals}|${directions}`)})`;
const direction = `(?<ordinal>${anyCase(directions)})`;

const plainUnits =
	"msec|millisecond|\u00b5sec|microsecond|usec|second|sec|minute|min|hour|day|fortnight|forthnight|month|year";
const unitNames = `(?:${plainUnits})s|weeks|${plainUnits}|ms|\u00b5s|${weekdaysNames}|weekdays|weekday|${weekdayNames}`;
const unit = `(?<unit>${anyCase(unitNames)})`;
/** `week` is a unit after a number only; after `next` it means the whole week. */
const countedUnit = `(?<unit>${anyCase(`${unitNames}|week`)})`;

/** `march 5`, with whatever may stand between it and what follows. */
const shortDate = `${monthText}${separators}${day}(?:[,.stndrh\\t ]+|\\0)`;
const timeMark = anyCase("t");

const blocks: Readonly<Record<string, string>> = {
	space,
	separators,
	hour24,
	hour24Full,
	hour12,
	minute,
	minuteFull,
	second,
	secondFull,
	fraction,
	meridian,
	month,
	monthFull,
	day,
	dayFull,
	year,
	year2,
	year4,
	monthName,
	monthAbbreviation,
	monthText,
	offsetZone,
	anyZone,
	weekday,
	weekdayText,
	ordinal,
	direction,
	unit,
	countedUnit,
	shortDate,
	timeMark,
};

/**
 * A pattern with every `{name}` replaced by the building block of that name.
 *
 * @throws Error for a name that is none, a mistake in this folder
 */
export function expand(template: string): string {
	return template.replace(/\{([a-z]\w*)\}/gi, (_, name: string) => {
		const block = Object.hasOwn(blocks, name) ? blocks[name] : undefined;
		if (block === undefined) throw new Error(`No pattern is called ${name}`);
		return block;
	});
}
