import { charsetFilters } from "../filters/charset.js";
import { dateFilters } from "../filters/date.js";
import { encodingFilters } from "../filters/encoding.js";
import { lambdaFilters } from "../filters/lambda.js";
import { regexFilters } from "../filters/regex.js";
import { urlFilters } from "../filters/url.js";
import { xmlFilters } from "../filters/xml.js";
import { yamlFilters } from "../filters/yaml.js";
import { lambdaStatements } from "../statements/lambda.js";
import { utilStatements } from "../statements/util.js";
import type { Group } from "./group.js";

/** What turns values into other forms and back, and user JavaScript. */
export function formats(): Group {
	return {
		filters: [
			...lambdaFilters,
			...charsetFilters,
			...regexFilters,
			...dateFilters,
			...encodingFilters,
			...xmlFilters,
			...yamlFilters,
			...urlFilters,
		],
		queryFilters: [],
		statements: [...lambdaStatements, ...utilStatements],
	};
}
