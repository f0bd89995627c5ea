import { arrayFilters } from "../filters/array.js";
import { compareFilters } from "../filters/compare.js";
import { conversionFilters } from "../filters/conversion.js";
import { escapeFilters } from "../filters/escape.js";
import { expressionFilters } from "../filters/expression.js";
import { mathFilters } from "../filters/math.js";
import { objectFilters } from "../filters/object.js";
import { textFilters } from "../filters/text.js";
import { typeFilters } from "../filters/type.js";
import type { Group } from "./group.js";

/** Filters of texts, numbers, arrays and objects. */
export function values(): Group {
	return {
		filters: [
			...mathFilters,
			...arrayFilters,
			...objectFilters,
			...expressionFilters,
			...compareFilters,
			...typeFilters,
			...conversionFilters,
			...textFilters,
			...escapeFilters,
		],
		queryFilters: [],
		statements: [],
	};
}
