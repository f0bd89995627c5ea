import type { FilterDefinition } from "../define.js";
import { arrayFilters } from "./array.js";
import { charsetFilters } from "./charset.js";
import { compareFilters } from "./compare.js";
import { conversionFilters } from "./conversion.js";
import { cryptoFilters } from "./crypto.js";
import { dateFilters } from "./date.js";
import { encodingFilters } from "./encoding.js";
import { escapeFilters } from "./escape.js";
import { expressionFilters } from "./expression.js";
import { lambdaFilters } from "./lambda.js";
import { mathFilters } from "./math.js";
import { objectFilters } from "./object.js";
import { regexFilters } from "./regex.js";
import { textFilters } from "./text.js";
import { typeFilters } from "./type.js";
import { urlFilters } from "./url.js";
import { xmlFilters } from "./xml.js";
import { yamlFilters } from "./yaml.js";

/** Every filter, by family in the order the documentation shows them. */
export const allFilters: readonly FilterDefinition[] = [
	...mathFilters,
	...arrayFilters,
	...objectFilters,
	...expressionFilters,
	...lambdaFilters,
	...compareFilters,
	...typeFilters,
	...conversionFilters,
	...textFilters,
	...escapeFilters,
	...charsetFilters,
	...regexFilters,
	...dateFilters,
	...encodingFilters,
	...xmlFilters,
	...yamlFilters,
	...cryptoFilters,
	...urlFilters,
];
