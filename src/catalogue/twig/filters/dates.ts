import { formatDate } from "../../filters/date/format.js";
import type { TwigFilter } from "../callable.js";
import { textOf } from "../convert.js";
import { formatInterval } from "../intervals.js";
import { momentOf, movedMoment } from "../moments.js";
import { Interval } from "../values.js";

/** Filters on dates. */
export const dateFilters: readonly TwigFilter[] = [
	{
		name: "date",
		parameters: [
			{ name: "format", default: null },
			{ name: "timezone", default: null },
		],
		run: (rendering, subject, [format = null, zone = null]) => {
			if (subject instanceof Interval) return formatInterval(subject, format === null ? "%d days" : textOf(format));
			const moment = momentOf(subject, zone, rendering);
			return formatDate(moment.milliseconds, format === null ? "F j, Y H:i" : textOf(format), moment.zone);
		},
	},
	{
		name: "date_modify",
		parameters: [{ name: "modifier" }],
		run: (rendering, subject, [words = null]) => movedMoment(subject, words, rendering),
	},
];
