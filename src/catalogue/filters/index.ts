import type { FilterDefinition } from "../define.js";
import { arrayFilters } from "./array.js";
import { compareFilters } from "./compare.js";
import { conversionFilters } from "./conversion.js";
import { cryptoFilters } from "./crypto.js";
import { dateFilters } from "./date.js";
import { encodingFilters } from "./encoding.js";
import { expressionFilters } from "./expression.js";
import { mathFilters } from "./math.js";
import { objectFilters } from "./object.js";
import { regexFilters } from "./regex.js";
import { textFilters } from "./text.js";
import { typeFilters } from "./type.js";
import { urlFilters } from "./url.js";

/** Every filter, by family in the order the documentation shows them. */
export const allFilters: readonly FilterDefinition[] = [
	...mathFilters,
	...arrayFilters,
	...objectFilters,
	...expressionFilters,
	...compareFilters,
	...typeFilters,
	...conversionFilters,
	...textFilters,
	...regexFilters,
	...dateFilters,
	...encodingFilters,
	...cryptoFilters,
	...urlFilters,
];
