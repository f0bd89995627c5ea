import { inRange, notADate, zoneArgument } from "../filters/date/coerce.js";
import { moveMoment, readDateText } from "../filters/date/parse.js";
import { findZone, type TimeZone } from "../filters/date/zones.js";
import { textOf } from "./convert.js";
import type { Rendering } from "./rendering.js";
import { Moment, type TwigValue } from "./values.js";

/** Seconds from here on are more likely milliseconds: it is the year 5138. */
const SUSPICIOUS_SECONDS = 1e11;

function zoneOf(zone: TwigValue, { context }: Rendering): TimeZone {
	return zoneArgument(zone === null || zone === false ? null : textOf(zone), context, "date");
}

/**
 * A value as a date: null, "" and "now" are this moment, whole numbers seconds since 1970, texts what PHP reads of them.
 *
 * @param zone the zone to show it in; null that of the run, false the one it has
 * @throws XanoError when it is no date
 */
export function momentOf(value: TwigValue, zone: TwigValue, rendering: Rendering): Moment {
	if (value instanceof Moment) return zone === false ? value : new Moment(value.milliseconds, zoneOf(zone, rendering));
	const shown = zone === false ? offsetOf(value) : null;
	return new Moment(millisecondsOf(value, rendering), shown ?? zoneOf(zone, rendering));
}

const OFFSET = /\d\d:\d\d(?::\d\d(?:\.\d+)?)? *(Z|[+-]\d\d:?\d\d)$/;

/** The zone a text gives its time in as an offset; null when it names none. */
function offsetOf(value: TwigValue): TimeZone | null {
	const offset = typeof value === "string" ? OFFSET.exec(value)?.[1] : undefined;
	return offset === undefined ? null : findZone(offset);
}

function millisecondsOf(value: TwigValue, rendering: Rendering): number {
	const { context } = rendering;
	const text = textOf(value);
	if (text === "" || text === "now") return context.clock.now();
	if (/^-?\d+$/.test(text)) {
		const seconds = Number(text);
		if (Math.abs(seconds) >= SUSPICIOUS_SECONDS) {
			context.warn(
				"template-date",
				"Dates in templates count seconds, and this looks like milliseconds: write {{ ($at // 1000)|date }}",
			);
		}
		return inRange(seconds * 1000);
	}
	const milliseconds = readDateText(text, zoneOf(null, rendering), context.clock.now());
	if (milliseconds === null) throw notADate(text);
	return milliseconds;
}

/**
 * A date moved by words such as "+1 day".
 *
 * @throws XanoError when the words are none
 */
export function movedMoment(value: TwigValue, words: TwigValue, rendering: Rendering): Moment {
	const moment = momentOf(value, false, rendering);
	const text = textOf(words);
	const milliseconds = moveMoment(text, moment.zone, moment.milliseconds);
	if (milliseconds === null) throw notADate(text, 'Write words such as "+1 day" or "first monday of january 2025".');
	return new Moment(inRange(milliseconds), moment.zone);
}
